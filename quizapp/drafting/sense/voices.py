"""Who speaks in an article, and of whom it tells the death: the ones are asked for words, the others are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.tokens import Line

BESIDE: Final = 2  # words between a name and the verb behind it: Prys-Howell then said
HELPING: Final = re.compile(r"[, ]+(?:(?:had|has|sudah|telah|was|were|who|yang) )*")  # before: died, was killed
LONG_AGO: Final = re.compile(
    r"\b(?:[Ii]n|[Oo]f|[Ff]rom|[Dd]ated|[Tt]ahun|[Pp]ada|[Ss]ejak) (?:the )?"
    r"(?:1[0-8]\d\ds?|19[0-2]\d(?:-?an|s)?|1[0-8]th century|abad ke-?1\d)"
    r"(?![\d.,]?\d|-\d| (?!has|is|says|shows|was)[a-z]+s\b)"
)  # a document from 1783: who did something then speaks no more
BEFORE: Final = 24  # letters before a name in which "the late" is looked for


def speakers(
    lines: Iterable[Line],
    mentions: Mapping[str, tuple[Mention, ...]],
    clauses: Iterable[Clause],
    lexicon: Lexicon,
) -> frozenset[Name]:
    """Return the people who say something beside a verb of saying, certain or not: they have a voice in the article."""
    verbs = lexicon.speech.keys() | lexicon["speaking"] | lexicon["attributed"] | lexicon["speech_after"]
    found = {
        some.name
        for line in lines
        for some in mentions.get(line.address, ())
        if not verbs.isdisjoint(_beside(line, some, mentions[line.address]))
    }
    found |= {clause.mention.name for clause in clauses if clause.mention and clause.main.small in verbs}
    return frozenset(name for name in found if name and name.kind == PERSON)


def _beside(line: Line, some: Mention, others: Iterable[Mention]) -> Iterator[str]:
    """Walk the word before a name with its office, and the first ones behind it, an aside without a name left out."""
    before = [word for word in line.tokens if word.end <= some.start]
    behind = [word for word in line.tokens if word.start >= some.end]
    yield from (word.small for word in before[-1:])
    if behind and behind[0].text == ",":  # Slamet, warga yang selamat, menuturkan
        close = next((at for at, word in enumerate(behind[1:], 1) if word.text == ","), 0)
        if not any(some.end <= other.begin < behind[close].start for other in others):
            yield from (word.small for word in behind[close + 1 : close + 1 + BESIDE])
    yield from (word.small for word in behind[:BESIDE])


def lost(
    lines: Iterable[Line],
    mentions: Mapping[str, tuple[Mention, ...]],
    speaking: frozenset[Name],
    holders: frozenset[Name],
    lexicon: Lexicon,
) -> frozenset[Name]:
    """Return the people of whom an article tells the death, in a list of victims or right beside their name.

    Who speaks in the article, or holds an office, is not lost by standing in a sentence of somebody else's death.
    """
    found: set[Name] = set()
    for line in lines:
        told = [match.start() for match in lexicon.one_of("deaths").finditer(line.text)]
        for some in mentions.get(line.address, ()):
            if some.name is None or some.name.kind != PERSON:
                continue
            others = told and some.name not in speaking
            if _own(line, some, told, lexicon) or (
                others and (some.name not in holders or _listed(line, some, told, lexicon))
            ):
                found.add(some.name)
    return frozenset(found)


def long_gone(
    lines: Iterable[Line], mentions: Mapping[str, tuple[Mention, ...]], speaking: frozenset[Name]
) -> frozenset[Name]:
    """Return the people of whom an article speaks only beside a year so long ago that nobody of it lives."""
    then: set[Name] = set()
    now: set[Name] = set(speaking)
    for line in lines:
        found = {some.name for some in mentions.get(line.address, ()) if some.name and some.name.kind == PERSON}
        (then if LONG_AGO.search(line.text) else now).update(found)
    return frozenset(then - now)


def _own(line: Line, some: Mention, told: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a death stands right beside a name: the late X, X died."""
    before = line.text[max(0, some.start - BEFORE) : some.start].rstrip()
    late = any(match.end() == len(before) for match in lexicon.one_of("late").finditer(before))
    behind = line.text[some.end :]
    gap = HELPING.match(behind)
    return late or (gap is not None and some.end + gap.end() in told)


def _listed(line: Line, some: Mention, told: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a name stands in a list of the dead: the victims were X and Y."""
    before = line.text[: some.start]
    return min(told) < some.start and lexicon.one_of("listing").search(before) is not None
