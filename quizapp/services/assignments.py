"""Assignments: teachers give a quiz to classes, change dates, give single students more; a student's list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update
from sqlalchemy.orm import Session

from quizapp.bank.plain import dump_policy, make_policy
from quizapp.core.assignment import Assignment, Window
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.policy import Policy
from quizapp.core.refusal import Malformed, NotFound, NotNow
from quizapp.db.models import (
    AssignmentPersonRow,
    AssignmentRow,
    BankRow,
    CohortRow,
    EnrolmentRow,
    QuizRow,
)
from quizapp.db.types import AnyRow, new_public_id, sought
from quizapp.services import audit
from quizapp.services.audit import Deed
from quizapp.services.cohort_rows import open_cohort, scope
from quizapp.services.quiz_rows import offered_to
from quizapp.services.retiming import retime

MOST_CLASSES: Final = 50  # one batch
MOST_EXTRA: Final = timedelta(hours=24)
MOST_EXTRA_TRIES: Final = 100


def assign(  # noqa: PLR0913 - what an assignment is, all by name
    session: Session, *, quiz: str, cohorts: Sequence[str], by: Person, policy: Policy, window: Window, now: datetime,
    only: Iterable[str] = (),
) -> tuple[str, ...]:  # fmt: skip
    """Give a quiz to one or more classes and return the public id of each assignment, in the order of ``cohorts``.

    ``only`` names students (public ids of enrolments) for whom alone it is meant; none means everyone in the classes.
    Raises NotFound for an unknown quiz, class or student or one not in ``by``'s scope, NotNow for an archived class,
    Malformed for no class, more than 50, or a window that closes before it opens.
    """
    if not cohorts:
        raise Malformed(msg("Choose the classes that get this quiz."))
    if len(cohorts) > MOST_CLASSES or len(set(cohorts)) < len(cohorts):
        raise Malformed(msg("Choose at most %(most)s classes, each once.", most=MOST_CLASSES))
    check_window(window)
    offered = QuizRow.public_id == sought(quiz), offered_to(by)
    found = select(QuizRow.id).join(BankRow, BankRow.id == QuizRow.bank_id).where(*offered)
    staying = found.with_for_update(read=True, of=QuizRow, key_share=True)  # nobody removes it meanwhile
    quiz_id = session.execute(staying).scalar_one_or_none()
    if quiz_id is None:
        raise NotFound(msg("This quiz does not exist."))
    chosen, batch = tuple(only), new_public_id()
    common = {
        "batch": batch, "quiz_id": quiz_id, "everyone": not chosen, "policy": dump_policy(policy),
        "purpose": policy.purpose, "opens_at": window.opens, "closes_at": window.closes,
        "made_by": by.public_id, "made_at": now,
    }  # fmt: skip
    made = [
        AssignmentRow(public_id=new_public_id(), cohort_id=open_cohort(session, cohort, by).id, **common)
        for cohort in cohorts
    ]
    session.add_all(made)
    session.flush()
    _include(session, made, chosen)
    for row in made:
        audit.note(session, Deed.ASSIGNED, by=by, kind="assignment", subject=row.public_id, now=now)
    return tuple(row.public_id for row in made)


def check_window(window: Window) -> None:
    """Raise Malformed for a window that closes before it opens."""
    if window.opens is not None and window.closes is not None and window.closes <= window.opens:
        raise Malformed(msg("The quiz would close before it opens. Choose a later closing time."))


def own_assignment(reads: Connection | Session, *, assignment: str, person: Person) -> Assignment:
    """Return an assignment of a class in a teacher's scope. Raises NotFound."""
    row = reads.execute(_ASSIGNMENTS.where(_theirs(assignment, person))).one_or_none()
    if row is None:
        raise not_found()
    return assignment_in(row)


def change(  # noqa: PLR0913 - what an assignment is, all by name
    session: Session, *, assignment: str, by: Person, policy: Policy, window: Window, now: datetime
) -> Assignment:
    """Give an assignment another policy and window; attempts that have begun keep their policy, and close with it.

    Raises NotFound, NotNow for a withdrawn one, Malformed as ``check_window``.
    """
    check_window(window)
    found = own_assignment(session, assignment=assignment, person=by)
    if found.withdrawn is not None:
        raise NotNow(msg("This assignment was withdrawn. Assign the quiz again."))
    values = {
        "policy": dump_policy(policy), "purpose": policy.purpose, "opens_at": window.opens, "closes_at": window.closes,
    }  # fmt: skip
    session.execute(update(AssignmentRow).where(AssignmentRow.id == found.id).values(values))
    retime(session, assignment=found.id)
    audit.note(session, Deed.ASSIGNMENT_CHANGED, by=by, kind="assignment", subject=assignment, now=now)
    return own_assignment(session, assignment=assignment, person=by)


def withdraw(session: Session, *, assignment: str, by: Person, now: datetime) -> None:
    """Take an assignment back; attempts stay. Withdrawing again changes nothing. Raises NotFound."""
    found = own_assignment(session, assignment=assignment, person=by)
    if found.withdrawn is None:
        session.execute(update(AssignmentRow).where(AssignmentRow.id == found.id).values(withdrawn_at=now))
        audit.note(session, Deed.ASSIGNMENT_WITHDRAWN, by=by, kind="assignment", subject=assignment, now=now)


def extend(  # noqa: PLR0913 - what a student gets, all by name
    session: Session, *, assignment: str, enrolment: str, by: Person, now: datetime, extra: timedelta = timedelta(),
    extra_tries: int = 0, closes: datetime | None = None,
) -> None:  # fmt: skip
    """Give one student more time, more tries or another closing time than the class; it replaces what was given before.

    An attempt that runs gets the time, too.
    Raises NotFound, Malformed for less than nothing, more than 24 hours or more than 100 tries.
    """
    if not timedelta() <= extra <= MOST_EXTRA or not 0 <= extra_tries <= MOST_EXTRA_TRIES:
        raise Malformed(msg("Give 0 to 24 hours and 0 to 100 tries more."))
    found = own_assignment(session, assignment=assignment, person=by)
    person_id = students_in(session, (found.cohort,), (enrolment,))[enrolment].person_id
    one = and_(AssignmentPersonRow.assignment_id == found.id, AssignmentPersonRow.person_id == person_id)
    included = session.execute(select(AssignmentPersonRow.included).where(one).with_for_update()).scalar_one_or_none()
    session.execute(delete(AssignmentPersonRow).where(one))
    row = {
        "assignment_id": found.id, "person_id": person_id,
        "included": found.everyone if included is None else included,
        "extra_seconds": int(extra.total_seconds()), "extra_tries": extra_tries, "closes_at": closes,
    }  # fmt: skip
    session.execute(insert(AssignmentPersonRow), row)
    retime(session, assignment=found.id, person=person_id)
    details = {"enrolment": enrolment, "seconds": row["extra_seconds"], "tries": extra_tries}
    audit.note(session, Deed.EXTENDED, by=by, kind="assignment", subject=assignment, now=now, details=details)


def assignment_in(row: AnyRow) -> Assignment:
    """Return the assignment of a row of ``_ASSIGNMENTS``."""
    return Assignment(
        id=row.id,
        public_id=row.public_id,
        batch=row.batch,
        quiz_id=row.quiz_id,
        quiz=row.quiz,
        cohort=row.cohort,
        everyone=row.everyone,
        policy=make_policy(row.policy),
        window=Window(row.opens_at, row.closes_at),
        made=row.made_at,
        withdrawn=row.withdrawn_at,
    )


def not_found() -> NotFound:
    """Return the refusal for an assignment that does not exist or is not in the person's classes: they look alike."""
    return NotFound(msg("There is no such assignment among your classes."))


_ASSIGNMENTS: Final = (
    select(
        AssignmentRow.id, AssignmentRow.public_id, AssignmentRow.batch.label("batch"), AssignmentRow.quiz_id,
        AssignmentRow.everyone,
        AssignmentRow.policy, AssignmentRow.opens_at, AssignmentRow.closes_at, AssignmentRow.made_at,
        AssignmentRow.withdrawn_at, QuizRow.public_id.label("quiz"), CohortRow.public_id.label("cohort"),
    )
    .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
    .join(CohortRow, CohortRow.id == AssignmentRow.cohort_id)
)  # fmt: skip


def _theirs(assignment: str, person: Person) -> ColumnElement[bool]:
    return and_(AssignmentRow.public_id == sought(assignment), scope(person))


def _include(session: Session, made: Sequence[AssignmentRow], chosen: Sequence[str]) -> None:
    """Mark the chosen students, each in the assignment of their class. Raises NotFound for one in none of them."""
    if not chosen:
        return
    by_cohort = {row.cohort_id: row.id for row in made}
    cohorts = session.execute(select(CohortRow.public_id).where(CohortRow.id.in_(by_cohort))).scalars().all()
    rows = [
        {
            "assignment_id": by_cohort[student.cohort_id], "person_id": student.person_id, "included": True,
            "extra_seconds": 0, "extra_tries": 0, "closes_at": None,
        }
        for student in students_in(session, cohorts, chosen).values()
    ]  # fmt: skip
    session.execute(insert(AssignmentPersonRow), rows)


def students_in(session: Session, cohorts: Sequence[str], enrolments: Sequence[str]) -> dict[str, AnyRow]:
    """Return enrolment -> row for students who are in these classes now. Raises NotFound when one is not."""
    found = session.execute(
        select(EnrolmentRow.public_id, EnrolmentRow.person_id, EnrolmentRow.cohort_id)
        .join(CohortRow, CohortRow.id == EnrolmentRow.cohort_id)
        .where(
            CohortRow.public_id.in_(cohorts),
            EnrolmentRow.public_id.in_([sought(each) for each in enrolments]),
            EnrolmentRow.removed_at.is_(None),
        )
    ).all()
    rows = {row.public_id: row for row in found}
    if set(rows) != set(enrolments):
        raise NotFound(msg("One of the students is not in these classes now. Load the page again and choose anew."))
    return rows
