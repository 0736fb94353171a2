"""Reasons and purposes that only one sentence of the article, or of its paragraph, can be taken for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.rules.explaining import Explained, explained
from quizapp.drafting.rules.purposes import purposes
from quizapp.drafting.rules.tellers import told
from quizapp.drafting.sense.placing import SPANNING
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.tokens import Line

FEWEST: Final = 3  # sentences of a paragraph in which one is looked for
SHORTEST: Final = 3  # words of a reason, which the question leaves to be found
SHORTEST_AIM: Final = 2
SAME: Final = 0.5  # of the stems of an event that another sentence has: it may tell why as well
NEAR: Final = 0.25  # of them in a sentence of the same paragraph
REPEATED: Final = 0.6  # of the stems of a sentence that its event may have, where it is to be found by its reason
RESULT: Final = re.compile(r"[Hh]asilnya(?!,)")  # what came out of it; with a comma it opens what follows
LONG: Final = 9  # words of such an event
ALIKE: Final = 0.3  # of the stems of a reason that a neighbour has: it may be the reason too


@dataclass(frozen=True, slots=True)
class SoleReason:
    """Hold what is explained; ``inside`` tells that only its paragraph is free of others that may explain it.

    ``aim`` tells that it is done for a purpose, not for a reason.
    """

    explained: Explained
    inside: bool
    aim: bool = False


def sole_reasons(text: Text) -> Iterator[SoleReason]:
    """Walk the reasons that one sentence gives for certain, each paragraph's by itself where it is long enough."""
    yield from _sole(explained(text), text, SHORTEST)


def sole_purposes(text: Text) -> Iterator[SoleReason]:
    """Walk the purposes that one sentence tells for certain."""
    yield from (replace(one, aim=True) for one in _sole(purposes(text), text, SHORTEST_AIM))


def _sole(found: Iterable[Explained], text: Text, least: int) -> Iterator[SoleReason]:
    for one in found:
        paragraph = [line for line in text.lines if line.paragraph == one.line.paragraph]
        inside = len(paragraph) >= FEWEST and not any(line.address in text.article.damaged for line in paragraph)
        if _gone_on(one, paragraph, text):
            continue
        offered = paragraph if inside else text.lines
        others = [line for line in offered if line.address not in {one.line.address, one.effect.address}]
        enough = _known(one, text, inside=inside) and len(words(one.reason)) >= least
        if enough and not any(_explains(line, one, text) for line in others):
            yield SoleReason(one, inside)


def _known(one: Explained, text: Text, *, inside: bool) -> bool:
    """Tell whether a question may ask for a reason: for somebody's with its teller, whose other words are not offered.

    ``inside`` says that only the sentences of its paragraph are.
    """
    if one.told and (not one.by or not (inside or _once(one, text))):
        return False
    return inside or not _repeats(one, text)


def _once(one: Explained, text: Text) -> bool:
    """Tell whether the teller of a reason surely says nothing in another sentence, which may give one too."""
    others = (line for line in text.lines if line.address != one.line.address and (line.quotes or told(line, text)))
    named = ([name.text for name in text.named(line.address)] for line in others)
    return all(names and one.by not in names for names in named)


def _repeats(one: Explained, text: Text) -> bool:
    """Tell whether a long question has nearly all the words of its sentence, which is found without being read."""
    whole = text.stems[one.line.address]
    return len(words(one.event)) > LONG and len(text.lexicon.writing.stems(one.event) & whole) >= REPEATED * len(whole)


def _gone_on(one: Explained, paragraph: Sequence[Line], text: Text) -> bool:
    """Tell whether a neighbour in the paragraph may give the reason in other words.

    It does so by naming the reason too, or by telling more of it behind it: in a quotation, or with a word of cause.
    """
    place = next(at for at, line in enumerate(paragraph) if line.address == one.effect.address)
    after = paragraph[place + 1 : place + 2]
    first = place - (one.line.address != one.effect.address)
    near = (*paragraph[max(0, first - 1) : first], *after)
    reason = text.lexicon.writing.stems(one.reason)
    named = any(len(reason & text.stems[line.address]) >= ALIKE * max(1, len(reason)) for line in near)
    return named or any(line.quotes or told(line, text) or _caused(line, text, SPANNING) for line in after)


def _caused(line: Line, text: Text, without: frozenset[str] = frozenset()) -> bool:
    causes = text.lexicon.one_of("caused").finditer(line.text)
    return any(found[0].lower() not in without and not RESULT.match(line.text, found.start()) for found in causes)


def _explains(line: Line, one: Explained, text: Text) -> bool:
    """Tell whether another sentence speaks of an event, and of a cause or in somebody's words."""
    asked = text.lexicon.writing.stems(one.event)
    least = NEAR if line.paragraph == one.line.paragraph else SAME
    again = len(asked & text.stems[line.address]) >= least * len(asked)
    return again and (bool(line.quotes) or _caused(line, text))
