"""Acts done by saying them, as single sentences report them: a warning, a denial, a promise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quizapp.core.fact import Stance
from quizapp.drafting.rules.pairing import pair_of
from quizapp.drafting.sense.antecedents import Antecedent
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.subjects import clause_behind_pronoun
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.tokens import Line

JUDGING: Final = re.compile(
    r" \w+ (?:ini|itu|tersebut) (?:kurang|tak|terlalu|tidak)\b"
)  # menuding aturan itu tidak adil


@dataclass(frozen=True, slots=True)
class Act:
    """Hold an act: the sentence that reports it, its noun (a warning), who did it in words, and by their names.

    ``inside`` tells that only its paragraph is free of others that may be it.
    """

    line: Line
    noun: str
    who: str
    doers: frozenset[Name]
    inside: bool = False


def act_of(line: Line, about: Mapping[str, Antecedent], text: Text) -> Act | None:
    """Return the act that a sentence reports, None for none or where nobody certain did it."""
    return _by_name(line, text) or _by_pair(line, text) or _by_pronoun(line, about, text)


def _by_name(line: Line, text: Text) -> Act | None:
    clauses = (clause for clause in text.clauses if clause.line is line)
    clause = next((one for one in clauses if one.mention and one.mention.name), None)
    if clause is None or clause.mention is None or clause.mention.name is None:
        return None
    noun = _noun(clause)
    return Act(line, noun, clause.subject, frozenset({clause.mention.name})) if noun else None


def _by_pair(line: Line, text: Text) -> Act | None:
    pair = pair_of(line, text)
    noun = _noun(pair.clause) if pair else ""
    return Act(line, noun, pair.clause.subject, frozenset({pair.one, pair.other})) if pair and noun else None


def _by_pronoun(line: Line, about: Mapping[str, Antecedent], text: Text) -> Act | None:
    who, clause = about.get(line.address), clause_behind_pronoun(line, text)
    noun = _noun(clause) if clause else ""
    return Act(line, noun, who.name.text, frozenset({who.name})) if who and noun else None


def _noun(clause: Clause) -> str:
    """Return the act of a clause, "" for none: a verb of the list, or one that rejects an accusation."""
    lexicon, words = clause.lexicon, clause.line.tokens
    before = {word.small for word in words if clause.start <= word.start < clause.main.start}
    nothing = lexicon.one_of("empty").search(clause.line.text)
    if nothing or before & (lexicon["negations"] | lexicon["modal"]) or clause.line.quoted(clause.main.start):
        return ""
    if clause.main.small in lexicon["refusing"]:
        near = {word.small for word in words[clause.verb + 1 : clause.verb + 4]}
        if near & lexicon["accusations"]:
            return denial(lexicon)
    if JUDGING.match(clause.line.text, clause.main.end):
        return ""  # that accuses nobody
    behind = words[clause.verb + 1].small if clause.verb + 1 < len(words) else ""
    verb = clause.main.small
    return lexicon.acts.get(f"{verb} {behind}", lexicon.acts.get(verb, ""))  # meminta maaf is another act


def denial(lexicon: Lexicon) -> str:
    """Return the noun of what a verb of denying does."""
    return next(noun for verb, noun in lexicon.acts.items() if lexicon.speech.get(verb) is Stance.DENIAL)
