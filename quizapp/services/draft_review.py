"""Deciding about drafts one by one: what waits, taking, rejecting, taking back.

Taking a draft makes it a reviewed item; rejecting withdraws it, with the facts that only it asked. Nothing is deleted,
and the history of each entry tells who decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, select, update
from sqlalchemy.orm import Session

from quizapp.core.drafted import Reason, Verdict
from quizapp.core.i18n import msg
from quizapp.core.item import Status
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed, NotFound, NotNow, Stale
from quizapp.db.models import DraftedItemRow, EntryHistoryRow, ItemEditionRow, ItemRow
from quizapp.db.turns import Turn, take_turn
from quizapp.services.bank_rights import Right
from quizapp.services.editing import rewrite
from quizapp.services.entries import Kind, newest, rows_of
from quizapp.services.entry_history import Deed
from quizapp.services.republish import republish

MOST: Final = 500  # drafts of one bank
LONGEST_REMARK: Final = 500
SORTED_BY: Final = frozenset({"status", "topics"})
WHY: Final = {"id": "Draf soal yang menanyakannya ditolak.", "en": "The draft that asked it was rejected."}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Hold one draft: the item's id, what made it and how, what was decided, None for not yet, with its remark.

    ``status`` is what the item is now: others than its reviewer may have changed it since.
    """

    id: str
    rule: str
    how: str
    confidence: int
    verdict: Verdict | None
    reason: Reason | None
    remark: str
    status: Status


@dataclass(frozen=True, slots=True)
class Decision:
    """Say what a person decides: ``verdict`` None takes a decision back; ``base`` is the state of the item they saw."""

    item: str
    verdict: Verdict | None
    base: int
    reason: Reason | None = None
    remark: str = ""


def drafts_of(reads: Connection | Session, *, bank: int, language: str) -> tuple[Waiting, ...]:
    """Return the drafts of a bank in the order of its items, decided or not; the first 500 at most."""
    columns = (
        ItemRow.author_id, DraftedItemRow.rule, DraftedItemRow.how, DraftedItemRow.confidence, DraftedItemRow.verdict,
        DraftedItemRow.reason, DraftedItemRow.remark, ItemEditionRow.source["status"].as_string().label("status"),
    )  # fmt: skip
    rows = reads.execute(
        select(*columns)
        .join(DraftedItemRow, DraftedItemRow.item_id == ItemRow.id)
        .join(ItemEditionRow, ItemEditionRow.item_id == ItemRow.id)
        .where(ItemRow.bank_id == bank, DraftedItemRow.language == language, ItemEditionRow.language == language)
        .order_by(ItemEditionRow.place)
        .limit(MOST)
    )
    return tuple(
        Waiting(
            row.author_id, row.rule, row.how, row.confidence,
            None if row.verdict is None else Verdict(row.verdict), None if row.reason is None else Reason(row.reason),
            row.remark, Status(row.status),
        )
        for row in rows
    )  # fmt: skip


def has_drafts(reads: Connection | Session, *, bank: int, language: str) -> bool:
    """Tell whether anything of a bank was drafted, decided or not."""
    drafts = (
        select(DraftedItemRow.item_id)
        .join(ItemRow, ItemRow.id == DraftedItemRow.item_id)
        .where(ItemRow.bank_id == bank, DraftedItemRow.language == language)
    )
    return reads.execute(drafts.limit(1)).first() is not None


def decide(  # noqa: PLR0913 - one decision, all by name
    session: Session, right: Right, decision: Decision, *, language: str, person: Person, now: datetime
) -> None:
    """Store a decision and let the item follow it; one that was stored already, by a second click, changes nothing.

    Raises NotFound for what is no draft, Stale when it was changed since, NotNow for an item that is published,
    Malformed for a rejection without a reason.
    """
    take_turn(session, Turn.BANKS)
    if decision.verdict is Verdict.REJECTED and decision.reason is None:
        raise Malformed(msg("Choose why this draft is rejected."))
    row = _item(session, right.id, language, decision.item)
    before = None if row.verdict is None else Verdict(row.verdict)
    if before is not None and decision.verdict is (Verdict.ACCEPTED if before is Verdict.EDITED else before):
        return
    if newest(session, bank=right.id, kind=Kind.ITEM, language=language, id=decision.item) != decision.base:
        raise Stale(msg("This draft was changed or decided about meanwhile, perhaps in another tab. Look at it again."))
    if row.source["status"] == Status.PUBLISHED:
        raise NotNow(msg("This item is published. Withdraw it in its editor before you change the verdict."))
    verdict = decision.verdict
    if verdict is Verdict.ACCEPTED and _was_edited(session, right.id, row):
        verdict = Verdict.EDITED
    _store(session, right.id, decision, verdict, person, now)
    _follow(session, right.id, row, verdict, decision, person, now)


def settle(  # noqa: PLR0913 - one draft, all by name
    session: Session, right: Right, item: str, *, language: str, person: Person, now: datetime
) -> None:
    """Count a waiting draft as taken that its editor has marked as reviewed or published; leave anything else alone."""
    row = session.execute(_drafted(right.id, language, item)).one_or_none()
    if row is None or row.verdict is not None or row.source["status"] not in {Status.REVIEWED, Status.PUBLISHED}:
        return
    verdict = Verdict.EDITED if _was_edited(session, right.id, row) else Verdict.ACCEPTED
    _store(session, right.id, Decision(item, verdict, 0), verdict, person, now)


def _drafted(bank: int, language: str, name: str) -> Select[Any]:
    drafted = rows_of(bank, Kind.ITEM, language, name).join(DraftedItemRow, DraftedItemRow.item_id == ItemRow.id)
    return drafted.add_columns(DraftedItemRow.verdict)


def _item(session: Session, bank: int, language: str, name: str) -> Any:  # noqa: ANN401 - a row of rows_of
    row = session.execute(_drafted(bank, language, name)).one_or_none()
    if row is None:
        raise NotFound(msg("There is no draft “%(id)s” in this bank.", id=name[:80]))
    return row


def _was_edited(session: Session, bank: int, row: Any) -> bool:  # noqa: ANN401 - a row of rows_of
    """Tell whether an item is another than was drafted; its state and what it is sorted under are no matter."""
    history = EntryHistoryRow
    first = session.execute(
        select(history.source).where(
            history.bank_id == bank, history.kind == Kind.ITEM, history.author_id == row.author_id,
            history.language == row.language, history.deed == Deed.DRAFTED,
        )
    ).scalars().first()  # fmt: skip
    return first is not None and _compared(first) != _compared(row.source)


def _compared(source: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in source.items() if name not in SORTED_BY}


def _store(  # noqa: PLR0913, PLR0917 - one row
    session: Session, bank: int, decision: Decision, verdict: Verdict | None, person: Person, now: datetime
) -> None:
    item = select(ItemRow.id).where(ItemRow.bank_id == bank, ItemRow.author_id == decision.item).scalar_subquery()
    rejected = verdict is Verdict.REJECTED
    values = {
        "verdict": verdict,
        "reason": decision.reason if rejected else None,
        "remark": decision.remark[:LONGEST_REMARK] if rejected else "",
        "decided_by": None if verdict is None else person.public_id,
        "decided_at": None if verdict is None else now,
    }
    session.execute(
        update(DraftedItemRow)
        .where(DraftedItemRow.item_id == item)
        .values(values)
        .execution_options(synchronize_session=False)
    )


# What an item becomes by a verdict, and what its history says of it.
BECOMES: Final[Mapping[Verdict | None, tuple[Status, Deed]]] = {
    Verdict.ACCEPTED: (Status.REVIEWED, Deed.REVIEWED),
    Verdict.EDITED: (Status.REVIEWED, Deed.REVIEWED),
    Verdict.REJECTED: (Status.RETIRED, Deed.RETIRED),
    None: (Status.DRAFT, Deed.RESTORED),
}


def _follow(  # noqa: PLR0913, PLR0917 - what a decision knows
    session: Session, bank: int, row: Any, verdict: Verdict | None, decision: Decision, person: Person, now: datetime  # noqa: ANN401 - a row
) -> None:  # fmt: skip
    status, deed = BECOMES[verdict]
    note = ": ".join(filter(None, (decision.reason, decision.remark[:LONGEST_REMARK]))) if decision.reason else ""
    if row.source["status"] != status:
        after = {**row.source, "status": str(status)}
        rewrite(session, bank, (Kind.ITEM, row), after, deed, note, person=person, now=now)
        republish(session, bank, Kind.ITEM, (row.author_id,), now=now)
    _follow_facts(session, bank, row, status, person, now)


def _follow_facts(  # noqa: PLR0913, PLR0917 - likewise
    session: Session, bank: int, row: Any, status: Status, person: Person, now: datetime  # noqa: ANN401 - a row
) -> None:  # fmt: skip
    """Withdraw the facts that only a rejected draft asks, and bring them back with it."""
    wanted = set(row.source.get("facts", ()))
    if not wanted:
        return
    asked = {
        fact
        for other in session.execute(rows_of(bank, Kind.ITEM, row.language))
        if other.author_id != row.author_id and other.source["status"] != Status.RETIRED
        for fact in other.source.get("facts", ())
    }
    changed = []
    for fact in session.execute(rows_of(bank, Kind.FACT, row.language)).all():
        if (
            fact.author_id in wanted - asked
            and (after := _fact_after(fact.source, status, row.language, now)) != fact.source
        ):
            deed = Deed.RETIRED if status is Status.RETIRED else Deed.RESTORED
            rewrite(session, bank, (Kind.FACT, fact), after, deed, "", person=person, now=now)
            changed.append(fact.author_id)
    if changed:
        republish(session, bank, Kind.FACT, changed, now=now)


def _fact_after(source: Mapping[str, Any], status: Status, language: str, now: datetime) -> Mapping[str, Any]:
    kept = {name: value for name, value in source.items() if name != "retired"}
    if status is not Status.RETIRED:
        return kept
    return {**source, "retired": {"on": now.date().isoformat(), "reason": WHY.get(language, WHY["en"])}}
