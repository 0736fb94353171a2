"""Class results: the grid of an assignment page by page, its grade lists, and the threshold of the class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from operator import attrgetter
from typing import Final

from sqlalchemy import Connection, Select, select, update
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.class_results import (
    Cell,
    ClassResults,
    GradeLine,
    GradeList,
    Outcome,
    Progress,
    ResultColumn,
    ResultRow,
    ResultsHead,
)
from quizapp.core.grade import grade_of, in_hundred
from quizapp.core.i18n import msg
from quizapp.core.item import Process
from quizapp.core.person import Person
from quizapp.core.policy import Grade
from quizapp.core.refusal import Malformed
from quizapp.core.response import Given
from quizapp.db.models import AssignmentRow, AttemptItemRow, AttemptRow, ResponseRow
from quizapp.db.types import AnyRow
from quizapp.db.writes import saved_in
from quizapp.services import audit
from quizapp.services.attempt_rows import TOTAL, mark_in
from quizapp.services.audit import Deed
from quizapp.services.marks import MARKED, total_of
from quizapp.services.results_rows import head_of, heads_of_batch, students_of
from quizapp.services.revisions import ItemRevision, item_revisions

A_PAGE: Final = 40  # students: a class and a few more
HIGHEST_PAGE: Final = 10_000
MOST_AT_ONCE: Final = 1000  # students of a class in a file


def class_results(reads: Connection | Session, *, assignment: str, teacher: Person, page: int = 1) -> ClassResults:
    """Return one page (from 1) of the grid of an assignment, by at most five reads; a page beyond the last is empty.

    Shown of each student is the attempt that counts, the last one where the mean does. Raises NotFound for an
    assignment that is not in the teacher's scope.
    """
    head = head_of(reads, assignment, teacher)
    place = min(max(page, 1), HIGHEST_PAGE)
    students = students_of(reads, head, limit=A_PAGE, offset=A_PAGE * (place - 1))
    runs = _runs(reads, head, students)
    shown = {person: _shown(head.policy.grade, run) for person, run in runs.items() if _handed_in(run)}
    cells = _cells(reads, [row.id for row in shown.values()])
    revisions = item_revisions(reads, {row.item_revision_id for rows in cells.values() for row in rows})
    rows = tuple(_row(head, student, runs, shown, cells, revisions) for student in students)
    columns = _columns(head, rows, revisions)
    return ClassResults(head, columns, rows, place, max(1, -(-head.students // A_PAGE)))


def grade_lists(reads: Connection | Session, *, assignment: str, teacher: Person) -> tuple[GradeList, ...]:
    """Return the grade list of every class of the teacher that got the quiz together with this one, by class name.

    Raises NotFound for an assignment that is not in the teacher's scope.
    """
    heads = heads_of_batch(reads, head_of(reads, assignment, teacher).batch, teacher)
    return tuple(_grade_list(reads, head) for head in heads)


def set_threshold(session: Session, *, assignment: str, teacher: Person, threshold: int | None, now: datetime) -> None:
    """Keep from which grade on (1 to 100) a student has reached the goal, None for no such grade.

    Raises NotFound for an assignment that is not in the teacher's scope, Malformed for another number.
    """
    if threshold is not None and not 1 <= threshold <= 100:  # noqa: PLR2004 - the scale of school grades
        raise Malformed(msg("Write a whole number from 1 to 100, or leave the field empty."))
    head = head_of(session, assignment, teacher)
    session.execute(update(AssignmentRow).where(AssignmentRow.id == head.id).values(threshold=threshold))
    details = {"threshold": threshold, "before": head.threshold}
    audit.note(
        session, Deed.ASSIGNMENT_CHANGED, by=teacher, kind="assignment", subject=assignment, now=now, details=details
    )


def note_export(session: Session, *, lists: Iterable[GradeList], teacher: Person, form: str, now: datetime) -> None:
    """Log that grade lists left the site in a file; ``form`` names its kind."""
    for each in lists:
        subject, details = each.head.public_id, {"form": form, "students": len(each.lines)}
        audit.note(session, Deed.EXPORTED, by=teacher, kind="assignment", subject=subject, now=now, details=details)


_RUNS: Final = select(AttemptRow.id, AttemptRow.public_id, AttemptRow.person_id, AttemptRow.state, *TOTAL)


def _grade_list(reads: Connection | Session, head: ResultsHead) -> GradeList:
    students = students_of(reads, head, limit=MOST_AT_ONCE)
    runs = _runs(reads, head, students)
    return GradeList(head, tuple(_line(head, student, runs[student.person_id]) for student in students))


def _runs(reads: Connection | Session, head: ResultsHead, students: Sequence[AnyRow]) -> Mapping[int, list[AnyRow]]:
    """Return person -> their attempts under the assignment, in order."""
    people = [student.person_id for student in students]
    found: dict[int, list[AnyRow]] = defaultdict(list)
    if people:
        theirs = AttemptRow.assignment_id == head.id, AttemptRow.person_id.in_(people)
        # Put in order here: asked for an order, SQLite goes through all attempts, which have it.
        for row in sorted(reads.execute(_RUNS.where(*theirs)), key=attrgetter("id")):
            found[row.person_id].append(row)
    return found


def _handed_in(run: Sequence[AnyRow]) -> list[AnyRow]:
    return [row for row in run if row.state == AttemptState.SUBMITTED]


def _share(row: AnyRow) -> Fraction:
    mark = mark_in(row)
    return mark.share if mark else Fraction(0)


def _shown(method: Grade, run: Sequence[AnyRow]) -> AnyRow:
    """Return the attempt that counts; of several best ones the first, for a mean the last."""
    done = _handed_in(run)
    if method is Grade.BEST:
        return max(done, key=_share)
    return done[0] if method is Grade.FIRST else done[-1]


def _line(head: ResultsHead, student: AnyRow, run: Sequence[AnyRow]) -> GradeLine:
    done = _handed_in(run)
    waiting = sum(row.waiting for row in done)
    known = bool(done) and not waiting
    progress = Progress.SUBMITTED if done else Progress.OPEN if run else Progress.NOT_BEGUN
    return GradeLine(
        enrolment=student.public_id,
        number=student.number,
        nisn=student.nisn or "",
        name=student.nickname,
        progress=progress,
        attempts=len(done),
        waiting=waiting,
        grade=in_hundred(grade_of(head.policy.grade, [_share(row) for row in done])) if known else None,
    )


def _cells(reads: Connection | Session, attempts: Sequence[int]) -> Mapping[int, list[AnyRow]]:
    """Return attempt -> its places with response and mark."""
    found: dict[int, list[AnyRow]] = defaultdict(list)
    if attempts:
        marked: Select[tuple[object, ...]] = MARKED.add_columns(AttemptItemRow.attempt_id)
        # Said of both tables: from one alone PostgreSQL does not follow for the other, and goes through all responses.
        theirs = AttemptItemRow.attempt_id.in_(attempts), ResponseRow.attempt_id.in_(attempts)
        for row in reads.execute(marked.where(*theirs).order_by(None)):
            found[row.attempt_id].append(row)
    return found


def _row(  # noqa: PLR0913, PLR0917 - what was read of one student, each by one statement
    head: ResultsHead, student: AnyRow, runs: Mapping[int, list[AnyRow]], shown: Mapping[int, AnyRow],
    cells: Mapping[int, list[AnyRow]], revisions: Mapping[int, ItemRevision],
) -> ResultRow:  # fmt: skip
    line, attempt = _line(head, student, runs[student.person_id]), shown.get(student.person_id)
    if attempt is None:
        return ResultRow(line, {}, {})
    rows = cells[attempt.id]
    named = {revisions[row.item_revision_id].item: _cell(attempt.public_id, row, revisions) for row in rows}
    return ResultRow(line, named, dict(_by_process(rows)))


def _by_process(rows: Sequence[AnyRow]) -> Iterable[tuple[Process, Fraction]]:
    for process in Process:
        mark = total_of(row for row in rows if row.process == process)
        if mark.possible:
            yield process, mark.share


def _cell(attempt: str, row: AnyRow, revisions: Mapping[int, ItemRevision]) -> Cell:
    revision, response = revisions[row.item_revision_id], saved_in(row).response
    given = revision.type.summarise(revision.bound, response) if isinstance(response, Given) else ""
    points = None if row.numerator is None else Fraction(row.numerator, row.denominator) * row.points
    return Cell(attempt, row.place, _outcome(row), points, row.points, given)


def _outcome(row: AnyRow) -> Outcome:
    if row.numerator is None:
        return Outcome.WAITING
    if row.data is None:
        return Outcome.BLANK
    if row.numerator == row.denominator:
        return Outcome.RIGHT
    return Outcome.PARTLY if row.numerator > 0 else Outcome.WRONG


def _columns(
    head: ResultsHead, rows: Sequence[ResultRow], revisions: Mapping[int, ItemRevision]
) -> tuple[ResultColumn, ...]:
    """Return the items of the grid: the fixed ones as the quiz has them, then those drawn, by author id."""
    newest = {revisions[id_].item: revisions[id_] for id_ in sorted(revisions)}
    order = {item: place for place, item in enumerate(head.items)}
    items = sorted(newest, key=lambda item: (order.get(item, len(order)), item))
    return tuple(_column(item, newest[item], rows) for item in items)


def _column(item: str, revision: ItemRevision, rows: Sequence[ResultRow]) -> ResultColumn:
    cells = (row.cells[item] for row in rows if item in row.cells)
    shares = [cell.points / cell.possible for cell in cells if cell.points is not None]
    mean = sum(shares, Fraction(0)) / len(shares) if shares else None
    return ResultColumn(item, revision.bound.stem, revision.bound.language, mean)
