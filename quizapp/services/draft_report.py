"""What became of drafts: counts of verdicts by item type and rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select, true
from sqlalchemy.orm import Session

from quizapp.core.drafted import Verdict
from quizapp.core.person import Person
from quizapp.db.models import BankRow, DraftedItemRow, ItemEditionRow, ItemRow
from quizapp.services.bank_rights import seen_by


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the counts of one item type and rule."""

    type: str
    rule: str
    counts: Mapping[Verdict, int]
    waiting: int

    @property
    def share(self) -> int | None:
        """Return the percentage that was taken as it is of those decided about, None for none of them."""
        return round(100 * self.counts[Verdict.ACCEPTED] / self.decided) if self.decided else None

    @property
    def decided(self) -> int:
        """Return how many were decided about."""
        return sum(self.counts.values())


def report(reads: Connection | Session, *, person: Person | None = None) -> tuple[Line, ...]:
    """Return what became of all drafts in the banks that a person may see (None: of the whole site), by type and rule.

    A draft of two languages would count once each; drafting makes one.
    """
    kind = ItemEditionRow.source["type"].as_string()
    found = reads.execute(
        select(kind.label("type"), DraftedItemRow.rule, DraftedItemRow.verdict, func.count().label("number"))
        .join(ItemRow, ItemRow.id == DraftedItemRow.item_id)
        .join(BankRow, BankRow.id == ItemRow.bank_id)
        .join(
            ItemEditionRow,
            (ItemEditionRow.item_id == ItemRow.id) & (ItemEditionRow.language == DraftedItemRow.language),
        )
        .where(_sight(person))
        .group_by(kind, DraftedItemRow.rule, DraftedItemRow.verdict)
    )
    counts: dict[tuple[str, str], Counter[Verdict | None]] = {}
    for row in found:
        verdict = None if row.verdict is None else Verdict(row.verdict)
        counts.setdefault((row.type, row.rule), Counter())[verdict] += row.number
    return tuple(
        Line(type_, rule, {verdict: each[verdict] for verdict in Verdict}, each[None])
        for (type_, rule), each in sorted(counts.items())
    )


def _sight(person: Person | None) -> ColumnElement[bool]:
    return true() if person is None else seen_by(person)


def total(lines: Iterable[Line]) -> Line:
    """Return the counts of all lines together."""
    found = tuple(lines)
    counts = {verdict: sum(line.counts[verdict] for line in found) for verdict in Verdict}
    return Line("", "", counts, sum(line.waiting for line in found))
