"""Who else does nearly what a question asks for: urges the same, or goes on with the thing that it names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.tokens import Line

KINDS: Final = (
    "requests", "proposals", "hopes", "warnings", "praises", "complaints", "guesses", "denials", "promises",
)  # fmt: skip  # lists of nouns of acts that are nearly the same
POINTING: Final = frozenset({"itu", "ini", "tersebut", "serupa"})
BEHIND: Final = 3  # sentences in which a thing may be taken up
SHORTEST: Final = 4  # letters of a noun that means one thing


def done_alike(finding: Finding, text: Text) -> Iterator[str]:
    """Walk the names of the sentences of an Indonesian article whose doers may answer a question for a doer as well."""
    if finding.rule != "doer" or text.language != "id":
        return
    line = next(line for line in text.lines if line.address == finding.address)
    asked = text.lexicon.writing.stems(finding.question)
    for other in (*_same_acts(line, asked, text), *_taking_up(line, finding.question, text)):
        yield from (name.text for name in text.named(other.address))


def _same_acts(line: Line, asked: frozenset[str] | set[str], text: Text) -> Iterator[Line]:
    """Walk the other sentences with a verb of nearly the same act as this one's, about something that it names too."""
    nouns = _nouns(line, text)
    alike = nouns.union(*(text.lexicon[kind] for kind in KINDS if not nouns.isdisjoint(text.lexicon[kind])))
    verbs = text.lexicon.writing.stems(" ".join(text.lexicon.acts))
    for other in text.lines if nouns else ():
        shared = asked & text.stems[other.address] - verbs
        if other.address != line.address and shared and not alike.isdisjoint(_nouns(other, text)):
            yield other


def _nouns(line: Line, text: Text) -> frozenset[str]:
    """Return the nouns of the acts of which a sentence has the verbs."""
    return frozenset(text.lexicon.acts[word.small] for word in line.tokens if word.small in text.lexicon.acts)


def _taking_up(line: Line, question: str, text: Text) -> Iterator[Line]:
    """Walk the next sentences that take up a thing of the question: bantuan itu, desakan serupa."""
    at = text.lines.index(line)
    asked = question.lower().split()
    for other in text.lines[at + 1 : at + 1 + BEHIND]:
        for noun, word in pairwise(other.tokens):
            taken = word.small in POINTING and len(noun.text) >= SHORTEST and not noun.capital
            if taken and noun.small in asked:
                yield other
                break
