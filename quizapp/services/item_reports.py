"""Reports of items: a student tells what is wrong, those who look after items read it, answer it and close it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, exists, func, insert, or_, select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.i18n import msg
from quizapp.core.item_report import ItemReport, Reason, ReportedItem, Told, checked_remark
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound, NotNow
from quizapp.core.response import Blank, Given
from quizapp.db.models import (
    AttemptItemRow,
    AttemptRow,
    BankRow,
    CohortTeacherRow,
    EnrolmentRow,
    ItemEditionRow,
    ItemReportRow,
    ItemRevisionRow,
    ItemRow,
    ResponseRow,
)
from quizapp.db.types import AnyRow, new_public_id, sought
from quizapp.services.attempt_rows import not_found, own
from quizapp.services.bank_rights import KEEPERS
from quizapp.services.revisions import ItemRevision, item_revisions

ROWS: Final = 30  # reports on a page


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """Hold a page of reports: the reports, how many there are in all, which page of how many this is."""

    reports: tuple[ItemReport, ...]
    found: int
    page: int
    pages: int


def reported(reads: Connection | Session, *, attempt: str, place: int, person: Person) -> ReportedItem:
    """Return the item at a place of one's own attempt, and the newest report of it; by two reads at most.

    Raises NotFound when the attempt is not this person's or has no such place.
    """
    row = reads.execute(_PLACE.where(*own(attempt, person), AttemptItemRow.place == place)).first()
    if row is None:
        raise not_found()
    stem = item_revisions(reads, (row.item_revision_id,))[row.item_revision_id].bound.stem
    told = _told(row) if row.reason else None
    open_ = row.state == AttemptState.OPEN
    return ReportedItem(attempt, open_, row.title, row.language, place, row.items, stem, told)


def report(  # noqa: PLR0913 - one report, all by name
    session: Session, *, attempt: str, place: int, person: Person, reason: Reason, remark: str, now: datetime
) -> None:
    """Keep a report of the item at a place of one's own attempt, with what is answered there now.

    The same words again are the same report. Raises NotFound as ``reported`` does, BadRemark for words that are too
    long or missing, NotNow while another report of the same item is open.
    """
    kept = checked_remark(remark, needed=reason is Reason.OTHER)
    row = session.execute(_PLACE.where(*own(attempt, person), AttemptItemRow.place == place)).first()
    if row is None:
        raise not_found()
    if row.reason and row.closed_at is None:
        return _again(row, reason, kept)
    values = {
        "public_id": new_public_id(), "attempt_id": row.attempt_id, "place": place, "data": row.data,
        "item_revision_id": row.item_revision_id, "reason": reason.value, "remark": kept, "at": now, "answer": "",
    }  # fmt: skip
    try:
        with session.begin_nested():
            session.execute(insert(ItemReportRow), values)
    except IntegrityError:  # the same report, sent twice at once
        raise NotNow(_OPEN) from None


def _again(row: AnyRow, reason: Reason, remark: str) -> None:
    if (row.reason, row.remark) != (reason, remark):
        raise NotNow(_OPEN)


def reports(reads: Connection | Session, *, by: Person, closed: bool = False, page: int = 1) -> ReportsPage:
    """Return a page of the open or closed reports that a person may see, newest first; by three reads at most.

    Editors and administrators see all, teachers those of students in their classes and of items in their banks. The
    last page stands for all beyond it.
    """
    wanted = (_scope(by), ItemReportRow.closed_at.is_not(None) if closed else ItemReportRow.closed_at.is_(None))
    found = reads.execute(_COUNT.where(*wanted)).scalar_one()
    pages = max(1, -(-found // ROWS))
    here = min(max(1, page), pages)
    listed = _LISTED.where(*wanted).order_by(ItemReportRow.id.desc()).limit(ROWS).offset((here - 1) * ROWS)
    rows = reads.execute(listed).all()
    revisions = item_revisions(reads, {row.item_revision_id for row in rows}) if rows else {}
    return ReportsPage(tuple(_report(row, revisions[row.item_revision_id]) for row in rows), found, here, pages)


def close(session: Session, *, report: str, by: Person, answer: str, now: datetime) -> None:
    """Close a report with an answer, which may be empty; closing again with the same answer changes nothing.

    Raises NotFound for a report that this person may not see, BadRemark for an answer that is too long, NotNow when
    somebody else has closed it in another way.
    """
    kept = checked_remark(answer, needed=False)
    mine = select(ItemReportRow).join(AttemptRow, AttemptRow.id == ItemReportRow.attempt_id)
    found = mine.where(ItemReportRow.public_id == sought(report), _scope(by)).with_for_update(of=ItemReportRow)
    row = session.execute(found).scalar_one_or_none()
    if row is None:
        raise NotFound(msg("There is no such report, or not for you."))
    if row.closed_at is None:
        row.closed_at, row.closed_by, row.answer = now, by.public_id, kept
    elif row.answer != kept:
        raise NotNow(msg("Somebody else has closed this report. Load the list again to see their answer."))


def _scope(by: Person) -> ColumnElement[bool]:
    """Return the condition for the reports that exist for a person."""
    if not by.roles.isdisjoint(KEEPERS):
        return true()
    in_class = exists().where(
        EnrolmentRow.person_id == AttemptRow.person_id,
        EnrolmentRow.removed_at.is_(None),
        CohortTeacherRow.cohort_id == EnrolmentRow.cohort_id,
        CohortTeacherRow.person_id == by.id,
    )
    in_bank = exists().where(
        ItemRevisionRow.id == ItemReportRow.item_revision_id,
        ItemRow.id == ItemRevisionRow.item_id,
        BankRow.id == ItemRow.bank_id,
        BankRow.owner_id == by.id,
    )
    return or_(*(each.correlate(AttemptRow, ItemReportRow) for each in (in_class, in_bank)))


_OPEN: Final = msg("You have reported this item already, and the report is still open. It is being looked after.")
_TOLD: Final = (
    ItemReportRow.reason,
    ItemReportRow.remark,
    ItemReportRow.at,
    ItemReportRow.closed_at,
    ItemReportRow.answer,
)
_PLACE: Final = (
    select(
        AttemptRow.id.label("attempt_id"), AttemptRow.title, AttemptRow.language, AttemptRow.state, AttemptRow.items,
        AttemptItemRow.item_revision_id, ResponseRow.data, *_TOLD,
    )
    .join(AttemptItemRow, AttemptItemRow.attempt_id == AttemptRow.id)
    .outerjoin(
        ResponseRow, and_(ResponseRow.attempt_id == AttemptRow.id, ResponseRow.place == AttemptItemRow.place)
    )
    .outerjoin(
        ItemReportRow, and_(ItemReportRow.attempt_id == AttemptRow.id, ItemReportRow.place == AttemptItemRow.place)
    )
    .order_by(ItemReportRow.id.desc())
    .limit(1)
)  # fmt: skip
_COUNT: Final = select(func.count(ItemReportRow.id)).join(AttemptRow, AttemptRow.id == ItemReportRow.attempt_id)
_LISTED: Final = (
    select(
        ItemReportRow.public_id, ItemReportRow.item_revision_id, ItemReportRow.data, *_TOLD, AttemptRow.title,
        ItemRow.author_id, ItemRevisionRow.language, ItemRevisionRow.number, BankRow.head,
        (ItemEditionRow.current_revision_id == ItemRevisionRow.id).label("current"),
    )
    .join(AttemptRow, AttemptRow.id == ItemReportRow.attempt_id)
    .join(ItemRevisionRow, ItemRevisionRow.id == ItemReportRow.item_revision_id)
    .join(ItemRow, ItemRow.id == ItemRevisionRow.item_id)
    .join(BankRow, BankRow.id == ItemRow.bank_id)
    .outerjoin(
        ItemEditionRow,
        and_(ItemEditionRow.item_id == ItemRow.id, ItemEditionRow.language == ItemRevisionRow.language),
    )
)  # fmt: skip


def _told(row: AnyRow) -> Told:
    return Told(Reason(row.reason), row.remark, row.at, row.closed_at, row.answer)


def _report(row: AnyRow, revision: ItemRevision) -> ItemReport:
    response = Blank() if row.data is None else Given(row.data)
    return ItemReport(
        public_id=row.public_id,
        bank=dict(row.head["title"]),
        quiz=row.title,
        item=row.author_id,
        language=row.language,
        number=row.number,
        current=bool(row.current),
        stem=revision.bound.stem,
        response=revision.type.summarise(revision.bound, response),
        told=_told(row),
    )
