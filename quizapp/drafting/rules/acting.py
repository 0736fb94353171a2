"""Acts done by saying them (a warning, a denial, a promise) that only one sentence of the article reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from quizapp.core.fact import Stance
from quizapp.drafting.rules.pairing import pair_of
from quizapp.drafting.sense.antecedents import Antecedent
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.subjects import clause_behind_pronoun, subjects
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Name
from quizapp.drafting.words.tokens import Line, tokens

LEADING: Final = 3  # words of a sentence among which a pronoun is its subject


@dataclass(frozen=True, slots=True)
class Act:
    """Hold an act: the sentence that reports it, its noun (a warning), who did it in words, and by their names."""

    line: Line
    noun: str
    who: str
    doers: frozenset[Name]


def acts(text: Text) -> Iterator[Act]:
    """Walk the acts that only one sentence can be."""
    about = subjects(text)
    taken: set[tuple[str, str]] = set()
    for line in text.sound:
        act = _act(line, about, text)
        if act and (act.noun, act.who) not in taken and _alone(act, about, text):
            taken.add((act.noun, act.who))
            yield act


def _act(line: Line, about: Mapping[str, Antecedent], text: Text) -> Act | None:
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
            return _denial(lexicon)
    behind = words[clause.verb + 1].small if clause.verb + 1 < len(words) else ""
    verb = clause.main.small
    return lexicon.acts.get(f"{verb} {behind}", lexicon.acts.get(verb, ""))  # meminta maaf is another act


def _denial(lexicon: Lexicon) -> str:
    return next(noun for verb, noun in lexicon.acts.items() if lexicon.speech.get(verb) is Stance.DENIAL)


def _alone(act: Act, about: Mapping[str, Antecedent], text: Text) -> bool:
    """Tell whether no other sentence can be that act: none says so of them, and no quotation beside it."""
    lexicon = text.lexicon
    verbs = " ".join(verb for verb, noun in lexicon.acts.items() if noun == act.noun)
    stems = lexicon.writing.stems(f"{verbs} {act.noun}")
    others = [other for other in text.lines if other.address != act.line.address]
    if any(stems & text.stems[other.address] and _perhaps(other, act, about, text) for other in others):
        return False
    near = (other for other in others if other.quotes and _paragraph(other) == _paragraph(act.line))
    near = (other for other in near if act.noun != _denial(lexicon) or _denies(other, lexicon))
    if any(_perhaps(other, act, about, text) for other in near) or _quoted_next(act, about, text):
        return False
    following = _following(act.line, text)
    if following is None or _of_another_kind(following, act, about, text):
        return True
    spoken = any(word.small in lexicon.speech or word.small in lexicon["attributed"] for word in following.tokens)
    if (
        act.noun == _denial(lexicon)
        and not spoken
        and not lexicon["negations"] & {one.small for one in following.tokens}
    ):
        return True  # what they did instead denies nothing
    if spoken and any(name.kind != PERSON for name in act.doers):
        return False  # who speaks next may speak for the same side
    return not (act.doers & set(text.named(following.address)) or _leads_by_pronoun(following, text))


def _quoted_next(act: Act, about: Mapping[str, Antecedent], text: Text) -> bool:
    """Tell whether the next paragraph opens with words of who did an act, which may do the same again.

    A denial is one in words that deny: “We are not setting prices,” he said. A complaint goes on in any words.
    """
    place = text.lines.index(act.line) + 1
    behind = text.lines[place] if place < len(text.lines) else None
    if behind is None or not behind.quotes or not _perhaps(behind, act, about, text):
        return False
    lexicon = text.lexicon
    return act.noun in lexicon["complaining"] or (act.noun == _denial(lexicon) and _denies(behind, lexicon))


def _denies(line: Line, lexicon: Lexicon) -> bool:
    return any(word.small in lexicon["negations"] or word.small.endswith(("n't", "n’t")) for word in line.tokens)


def _perhaps(other: Line, act: Act, about: Mapping[str, Antecedent], text: Text) -> bool:
    """Tell whether another sentence may be about who did an act."""
    theirs = set(text.named(other.address))
    if other.address in about:
        return about[other.address].name in act.doers or bool(act.doers & theirs)
    unsure = not theirs and other.address not in text.article.damaged
    return unsure or bool(act.doers & theirs) or _leads_by_pronoun(other, text)


def _of_another_kind(following: Line, act: Act, about: Mapping[str, Antecedent], text: Text) -> bool:
    """Tell whether the next sentence is an act as well, and another one: it does not go on with the first."""
    other = _act(following, about, text)
    return other is not None and other.noun != act.noun


def _paragraph(line: Line) -> str:
    return line.address.partition(".")[0]


def _following(line: Line, text: Text) -> Line | None:
    """Return the next sentence of the same paragraph, None behind the last."""
    place = next(at for at, other in enumerate(text.lines) if other.address == line.address)
    after = text.lines[place + 1] if place + 1 < len(text.lines) else None
    return None if after is None or after.fresh else after


def _leads_by_pronoun(line: Line, text: Text) -> bool:
    return any(
        word.small in text.lexicon["pronouns"] or word.small.endswith("nya") for word in tokens(line.text)[:LEADING]
    )
