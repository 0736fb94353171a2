"""The content of a cloze by typing: a text with gaps, each a short answer of its own with a weight."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.response import Given, Response
from quizapp.core.shape import ListOf, Record, Scope, Text, Whole, identifier, maybe
from quizapp.core.text import Closeness, Match
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import MOST_PARTS, check_texts, report, within
from quizapp.itemtypes.cloze_typed import scoring
from quizapp.itemtypes.contract import Bound
from quizapp.itemtypes.gapped import LONGEST_GAPPED, by_text, check_gaps, stretches
from quizapp.itemtypes.short_answer import content as short_answer
from quizapp.itemtypes.short_answer.content import Accepted, ShortAnswer

MOST_GAPS: Final = 10
FINEST: Final = math.lcm(*range(1, MOST_PARTS + 1))
TAKEN: Final = ("accepted", "entity", "near_misses", "steps_off", "answer_kind")  # of a short answer

SHAPE: Final = Record({
    "text": Text(LONGEST_GAPPED),
    "gaps": ListOf(
        Record({
            "id": identifier(),
            **{name: short_answer.SHAPE.parts[name] for name in TAKEN},
            "weight": maybe(Whole(1, MOST_PARTS)),
        }),
        1, MOST_GAPS,
    ),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold one gap; ``weight`` is its share of the score."""

    id: str
    answer: ShortAnswer
    weight: int = 1

    def credits(self) -> tuple[Fraction, ...]:
        """Return what may be earned here, apart from 0 and 1."""
        return tuple(accepted.credit for accepted in self.answer.accepted)


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold what was typed into a gap ("" for nothing), the accepted text it means (None for none), how it matched."""

    gap: Gap
    text: str
    accepted: Accepted | None
    match: Match

    @property
    def credit(self) -> Fraction:
        """Return what it earns, from 0 to 1."""
        return Fraction(0) if self.accepted is None else self.accepted.credit

    @property
    def near(self) -> bool:
        """Tell whether it was accepted with an error in the spelling."""
        return self.match.closeness is Closeness.NEAR

    @property
    def right(self) -> bool:
        """Tell whether the gap earns everything."""
        return self.credit == 1


@dataclass(frozen=True, slots=True)
class ClozeTyped:
    """Hold the text and its gaps in the author's order."""

    text: str
    gaps: tuple[Gap, ...]

    @property
    def weights(self) -> tuple[int, ...]:
        """Return the weights of the gaps in the author's order."""
        return tuple(gap.weight for gap in self.gaps)

    def denominator(self) -> int:
        """Return the constant denominator of every score."""
        return scoring.denominator(self.weights, [gap.credits() for gap in self.gaps])

    def stretches(self) -> tuple[tuple[str, str], ...]:
        """Return (what stands before it, gap id) for every gap in the order of the text, and (what stands last, "")."""
        return stretches(self.text)

    def by_text(self) -> tuple[Gap, ...]:
        """Return the gaps in the order of the text."""
        return by_text(self.text, self.gaps)

    def best_words(self) -> dict[str, str]:
        """Return gap id -> the best accepted text there."""
        return {gap.id: gap.answer.best.text for gap in self.gaps}

    def judged(self, bound: Bound[ClozeTyped], response: Response) -> tuple[Judged, ...]:
        """Return how each gap was filled, in the order of the text."""
        texts = typed(response)
        return tuple(self._judge(gap, texts.get(gap.id), bound) for gap in self.by_text())

    def _judge(self, gap: Gap, text: object, bound: Bound[ClozeTyped]) -> Judged:
        written = text if isinstance(text, str) else ""
        return Judged(gap, written, *gap.answer.judge(written, bound.language, bound.names))


def typed(response: Response) -> Mapping[str, object]:
    """Return gap id -> what was typed there, nothing for a blank."""
    texts = response.data.get("gaps") if isinstance(response, Given) else None
    return texts if isinstance(texts, Mapping) else {}


def made(read: Mapping[str, Any]) -> ClozeTyped:
    """Return the content of what ``SHAPE`` read."""
    return ClozeTyped(read["text"], tuple(_gap(row) for row in read["gaps"]))


def _gap(row: Mapping[str, Any]) -> Gap:
    answer = short_answer.made({name: row[name] for name in TAKEN if name in row})
    return Gap(row["id"], answer, row.get("weight", 1))


def plain_content(content: ClozeTyped) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    return {"text": content.text, "gaps": [_plain_gap(gap) for gap in content.gaps]}


def _plain_gap(gap: Gap) -> dict[str, Any]:
    weight = {"weight": gap.weight} if gap.weight > 1 else {}
    return {"id": gap.id} | short_answer.plain_content(gap.answer) | weight


def check(content: ClozeTyped, node: Node, scope: Scope) -> None:
    """Report gaps that text and list do not share or that cannot be filled rightly, and scores too fine to add up."""
    check_gaps(content.text, content.gaps, node, scope)
    for number, gap in enumerate(content.gaps):
        inner, at = within(node, scope, "gaps", number)
        if all(accepted.credit != 1 for accepted in gap.answer.accepted):
            report(at, inner, "no-full-credit", msg("No accepted text earns the full score."), "accepted")
        check_texts([accepted.text for accepted in gap.answer.accepted], "accepted", inner, at)
    if sum(content.weights) > MOST_PARTS:
        fault = msg("The weights of the gaps add up to more than %(most)s.", most=MOST_PARTS)
        report(scope, node, "gap-weights", fault, "gaps")
    elif FINEST % content.denominator():
        fault = msg("The weights and credits together divide the score more finely than can be added up.")
        report(scope, node, "gap-too-fine", fault, "gaps")
