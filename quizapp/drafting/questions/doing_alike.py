"""Who else does nearly what a question asks for: urges the same, or goes on with the thing that it names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tokens import Line, tokens

KINDS: Final = (
    "requests", "proposals", "hopes", "warnings", "praises", "complaints", "guesses", "denials", "promises",
)  # fmt: skip  # lists of nouns of acts that are nearly the same
DEEDS: Final = frozenset({"doer", "pair"})
JOINING: Final = frozenset({"ikut", "juga", "pula", "pun", "turut"})
AROUND: Final = 6  # sentences in which somebody may join in, or a thing be taken up
SHARED: Final = 2  # stems of what is done: the verb, and what it is done to
POINTING: Final = frozenset({"itu", "ini", "tersebut", "serupa"})
SHORTEST: Final = 4  # letters of a noun that means one thing


def done_alike(finding: Finding, text: Text) -> Iterator[str]:
    """Walk the names of the sentences of an Indonesian article whose doers may answer a question for a doer as well."""
    if finding.rule not in DEEDS or text.language != "id":
        return
    line = next(line for line in text.lines if line.address == finding.address)
    asked = text.lexicon.writing.stems(finding.question)
    question = finding.question
    others = (*_same_acts(line, asked, text), *_taking_up(line, question, text), *_joining(line, question, text))
    for other in others:
        yield from (name.text for name in text.perhaps_named(other.address))


def joined_in(finding: Finding, text: Text) -> bool:
    """Tell whether an Indonesian doer only does what somebody did before: Bank B juga menyalurkan kredit."""
    if finding.rule != "doer" or text.language != "id":
        return False
    line = next(line for line in text.lines if line.address == finding.address)
    own = JOINING.intersection(word.small for word in line.tokens)
    before = (
        other for other in _joining(line, finding.question, text) if text.lines.index(other) < text.lines.index(line)
    )
    names = " ".join(finding.name.names) if finding.name else ""
    asked = text.lexicon.writing.stems(finding.question) - text.lexicon.writing.stems(names)
    return bool(own) and any(len(asked & text.stems[other.address]) >= SHARED for other in before)


def _same_acts(line: Line, asked: frozenset[str] | set[str], text: Text) -> Iterator[Line]:
    """Walk the other sentences with a verb of nearly the same act as this one's, about something that it names too."""
    nouns = _nouns(line, text)
    alike = nouns.union(*(text.lexicon[kind] for kind in KINDS if not nouns.isdisjoint(text.lexicon[kind])))
    stems = text.lexicon.writing.stems
    for other in text.lines if nouns else ():
        verbs = (word.small for one in (line, other) for word in one.tokens if word.small in text.lexicon.acts)
        shared = asked & text.stems[other.address] - stems(" ".join(verbs))
        if other.address != line.address and shared and not alike.isdisjoint(_nouns(other, text)):
            yield other


def _nouns(line: Line, text: Text) -> frozenset[str]:
    """Return the nouns of the acts of which a sentence has the verbs."""
    return frozenset(text.lexicon.acts[word.small] for word in line.tokens if word.small in text.lexicon.acts)


def _taking_up(line: Line, question: str, text: Text) -> Iterator[Line]:
    """Walk the next sentences that take up a thing or the deed of the question: bantuan itu, penyerahan tersebut."""
    at, stems = text.lines.index(line), text.lexicon.writing.stems
    asked = stems(question)
    for other in text.lines[at + 1 : at + 1 + AROUND]:
        for noun, word in pairwise(other.tokens):
            named = noun.capital and noun is not other.tokens[0]
            taken = word.small in POINTING and len(noun.text) >= SHORTEST and not named
            if taken and stems(noun.small) & asked:
                yield other
                break


def _joining(line: Line, question: str, text: Text) -> Iterator[Line]:
    """Walk the sentences around that have the same verb, where a "too" stands in one of the two: juga mengusung."""
    at = text.lines.index(line)
    near = (*text.lines[max(0, at - AROUND) : at], *text.lines[at + 1 : at + 1 + AROUND])
    behind = tokens(question.partition(" yang ")[2])
    verbs = {next((word.small for word in behind if word.small.startswith(VERBAL)), "")}
    own = {word.small for word in line.tokens}
    for other in near:
        theirs = {word.small for word in other.tokens}
        if verbs & theirs and JOINING & (own | theirs):
            yield other
