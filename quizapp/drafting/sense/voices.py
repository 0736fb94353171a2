"""Who speaks in an article, and of whom it tells the death: the ones are asked for words, the others are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.tokens import Line

BESIDE: Final = 2  # words between a name and the verb behind it: Prys-Howell then said
BEFORE: Final = 24  # letters before a name in which "the late" is looked for


def speakers(lines: Iterable[Line], mentions: Mapping[str, tuple[Mention, ...]], lexicon: Lexicon) -> frozenset[Name]:
    """Return the people who say something beside a verb of saying, certain or not: they have a voice in the article."""
    verbs = lexicon.speech.keys() | lexicon["speaking"] | lexicon["attributed"] | lexicon["speech_after"]
    return frozenset(
        some.name
        for line in lines
        for some in mentions.get(line.address, ())
        if some.name and some.name.kind == PERSON and not verbs.isdisjoint(_beside(line, some))
    )


def _beside(line: Line, some: Mention) -> Iterator[str]:
    """Walk the word before a name with its office, and the first ones behind it, an aside left out."""
    before = [word for word in line.tokens if word.end <= some.start]
    behind = [word for word in line.tokens if word.start >= some.end]
    yield from (word.small for word in before[-1:])
    if behind and behind[0].text == ",":  # Slamet, warga yang selamat, menuturkan
        close = next((at for at, word in enumerate(behind[1:], 1) if word.text == ","), 0)
        yield from (word.small for word in behind[close + 1 : close + 1 + BESIDE])
    yield from (word.small for word in behind[:BESIDE])


def lost(
    lines: Iterable[Line],
    mentions: Mapping[str, tuple[Mention, ...]],
    clauses: Iterable[Clause],
    living: Iterable[Name],
    lexicon: Lexicon,
) -> frozenset[Name]:
    """Return the people of whom an article tells the death; ``living`` are those who speak or hold an office.

    The living are lost only by a word of their own: the late X, X died; who else is named beside a death may be.
    """
    found = {name for line in lines for name in _dead(line, mentions.get(line.address, ()), frozenset(living), lexicon)}
    died = (clause.mention for clause in clauses if clause.main.small in lexicon["deaths"])
    return frozenset(found.union(some.name for some in died if some and some.name and some.name.kind == PERSON))


def _dead(line: Line, there: Iterable[Mention], living: frozenset[Name], lexicon: Lexicon) -> Iterator[Name]:
    told = lexicon.one_of("deaths").search(line.text)
    for some in there:
        if some.name is None or some.name.kind != PERSON:
            continue
        before = line.text[max(0, some.start - BEFORE) : some.start].rstrip()
        late = any(match.end() == len(before) for match in lexicon.one_of("late").finditer(before))
        if late or (told and some.name not in living):
            yield some.name
