"""Acts done by saying them (a warning, a denial, a promise) that only one sentence of the article reports."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.core.fact import Stance
from quizapp.drafting.clauses import Clause
from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.names import PERSON, Name
from quizapp.drafting.pairing import pair_of
from quizapp.drafting.text import Text
from quizapp.drafting.tokens import Line, tokens


def acts(text: Text) -> Iterator[tuple[str, str, str]]:
    """Walk the acts that only one sentence can be: its address, the noun of the act, and who did it."""
    taken: set[tuple[str, str]] = set()
    for line in text.sound:
        found = _by_name(line, text) or _by_pair(line, text)
        if not found or found[:2] in taken or not _alone(line, found[0], found[2], text):
            continue
        taken.add(found[:2])
        yield line.address, found[0], found[1]


def _by_name(line: Line, text: Text) -> tuple[str, str, frozenset[Name]] | None:
    clauses = (clause for clause in text.clauses if clause.line is line)
    clause = next((one for one in clauses if one.mention and one.mention.name), None)
    if clause is None or clause.mention is None or clause.mention.name is None:
        return None
    noun = _noun(clause)
    return (noun, clause.subject, frozenset({clause.mention.name})) if noun else None


def _by_pair(line: Line, text: Text) -> tuple[str, str, frozenset[Name]] | None:
    pair = pair_of(line, text)
    noun = _noun(pair.clause) if pair else ""
    return (noun, pair.clause.subject, frozenset({pair.one, pair.other})) if pair and noun else None


def _noun(clause: Clause) -> str:
    """Return the act of a clause, "" for none: a verb of the list, or one that rejects an accusation."""
    lexicon, words = clause.lexicon, clause.line.tokens
    before = {word.small for word in words if clause.start <= word.start < clause.main.start}
    if before & (lexicon["negations"] | lexicon["modal"]) or clause.line.quoted(clause.main.start):
        return ""
    if clause.main.small in lexicon["refusing"]:
        near = {word.small for word in words[clause.verb + 1 : clause.verb + 4]}
        return _denial(lexicon) if near & lexicon["accusations"] else ""
    return lexicon.acts.get(clause.main.small, "")


def _denial(lexicon: Lexicon) -> str:
    return next(noun for verb, noun in lexicon.acts.items() if lexicon.speech.get(verb) is Stance.DENIAL)


def _alone(line: Line, noun: str, doers: frozenset[Name], text: Text) -> bool:
    """Tell whether no other sentence can be that act: none says so of them, and their words do not go on behind it."""
    lexicon = text.lexicon
    stems = lexicon.writing.stems(" ".join(verb for verb, act in lexicon.acts.items() if act == noun) + f" {noun}")
    for other in text.lines:
        if other.address != line.address and stems & lexicon.writing.stems(other.text):
            theirs = set(text.named(other.address))
            unsure = not theirs and other.address not in text.article.damaged
            if unsure or doers & theirs or _leads_by_pronoun(other, text):
                return False
    following = _following(line, text)
    if following is None:
        return True
    spoken = any(word.small in lexicon.speech or word.small in lexicon["attributed"] for word in following.tokens)
    if spoken and any(name.kind != PERSON for name in doers):
        return False  # who speaks next may speak for the same side
    return not (following.quotes or doers & set(text.named(following.address)) or _leads_by_pronoun(following, text))


def _following(line: Line, text: Text) -> Line | None:
    """Return the next sentence of the same paragraph, None behind the last."""
    place = next(at for at, other in enumerate(text.lines) if other.address == line.address)
    after = text.lines[place + 1] if place + 1 < len(text.lines) else None
    return None if after is None or after.fresh else after


def _leads_by_pronoun(line: Line, text: Text) -> bool:
    return any(word.small in text.lexicon["pronouns"] or word.small.endswith("nya") for word in tokens(line.text)[:3])
