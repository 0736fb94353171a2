"""Classes: made, listed, looked at, renamed, archived; their codes made and revoked. Students: ``enrolments``."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select, update
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.class_code import CODE_BITS, class_code
from quizapp.core.cohort import Cohort, CohortPage, StudentLine
from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role, clean_name, name_key
from quizapp.core.refusal import NotAllowed
from quizapp.db.class_start import enrolled, enrolment_columns
from quizapp.db.models import (
    AttemptRow,
    ClassCodeRow,
    CohortRow,
    CohortTeacherRow,
    EnrolmentRow,
    PersonRow,
    SignInRow,
)
from quizapp.db.types import AnyRow, new_public_id, sought
from quizapp.services.cohort_rows import (
    COHORT,
    by_list,
    cohort_in,
    enrolment_in,
    not_found,
    open_cohort,
    own_cohort,
    scope,
)
from quizapp.services.enrolments import shut_out

MOST_ROWS: Final = 500


def make_cohort(session: Session, *, name: str, teacher: Person, now: datetime) -> Cohort:
    """Make a class with a code. Raises NotAllowed for whoever is no teacher, BadName (1 to 80 characters)."""
    if teacher.roles.isdisjoint({Role.TEACHER, Role.ADMIN}):
        raise NotAllowed(msg("Only teachers make classes."))
    row = CohortRow(public_id=new_public_id(), name=clean_name(name), created_at=now)
    session.add(row)
    session.flush()
    session.add(CohortTeacherRow(cohort_id=row.id, person_id=teacher.id))
    code = _make_code(session, row, now)
    return Cohort(row.id, row.public_id, row.name, code, students=0, created=now, archived=None)


def my_cohorts(reads: Connection | Session, *, person: Person) -> tuple[Cohort, ...]:
    """Return a teacher's classes, an administrator's all; open ones first, by name; the newest 500 at most."""
    mine = select(*COHORT, enrolled().label("students")).where(scope(person)).order_by(CohortRow.id.desc())
    found = [cohort_in(row, row.students) for row in reads.execute(mine.limit(MOST_ROWS))]
    return tuple(sorted(found, key=lambda each: (not each.open, name_key(each.name), each.id)))


def cohort_page(reads: Connection | Session, *, cohort: str, person: Person) -> CohortPage:
    """Return a class with its students and former ones, by one read. Raises NotFound for one out of their scope."""
    rows = reads.execute(_PAGE.where(CohortRow.public_id == sought(cohort), scope(person))).all()
    if not rows:
        raise not_found()
    lines = sorted(
        (_line(row) for row in rows if row.enrolment_id is not None), key=lambda line: by_list(line.enrolment)
    )
    students = tuple(line for line in lines if line.enrolment.removed is None)
    removed = tuple(line.enrolment for line in lines if line.enrolment.removed is not None)
    return CohortPage(cohort_in(rows[0], len(students)), students, removed)


def cohort_name(reads: Connection | Session, *, cohort: str) -> str:
    """Return the name of a class that is known to be in somebody's scope, "" for one that is gone."""
    named = select(CohortRow.name).where(CohortRow.public_id == sought(cohort))
    return reads.execute(named).scalar_one_or_none() or ""


def rename(session: Session, *, cohort: str, person: Person, name: str) -> None:
    """Rename a class. Raises BadName, NotFound, NotNow when it is archived."""
    clean = clean_name(name)
    open_cohort(session, cohort, person).name = clean
    session.flush()


def archive(session: Session, *, cohort: str, person: Person, now: datetime) -> None:
    """Close a class: its code ends, and who came in by it alone is signed out at once. Raises NotFound.

    Attempts stay. Archiving again changes nothing.
    """
    row = own_cohort(session, cohort, person)
    if row.archived_at is not None:
        return
    row.archived_at = now
    session.flush()
    _end_codes(session, row, now)
    shut_out(session, row.id, now=now)


def bring_back(session: Session, *, cohort: str, person: Person) -> None:
    """Open an archived class again, without a code. Raises NotFound."""
    own_cohort(session, cohort, person).archived_at = None
    session.flush()


def new_code(session: Session, *, cohort: str, person: Person, now: datetime) -> str:
    """Give a class another code and return it (8 characters); the one before stops working at once.

    Raises NotFound, NotNow when the class is archived.
    """
    row = open_cohort(session, cohort, person)
    _end_codes(session, row, now)
    return _make_code(session, row, now)


def revoke_code(session: Session, *, cohort: str, person: Person, now: datetime) -> None:
    """Let nobody in or back in until there is a new code; who is signed in stays. Raises NotFound."""
    _end_codes(session, own_cohort(session, cohort, person), now)


def _make_code(session: Session, row: CohortRow, now: datetime) -> str:
    code = class_code(secrets.randbits(CODE_BITS))
    session.add(ClassCodeRow(cohort_id=row.id, code=code, created_at=now))
    session.flush()
    return code


def _end_codes(session: Session, row: CohortRow, now: datetime) -> None:
    working = ClassCodeRow.cohort_id == row.id, ClassCodeRow.revoked_at.is_(None)
    session.execute(update(ClassCodeRow).where(*working).values(revoked_at=now))


_ATTEMPTS: Final = select(func.count(AttemptRow.id)).where(AttemptRow.person_id == EnrolmentRow.person_id)
_PAGE: Final = (
    select(
        *COHORT,
        *enrolment_columns(EnrolmentRow.__table__),
        PersonRow.guest,
        select(func.max(SignInRow.created_at))
        .where(SignInRow.person_id == EnrolmentRow.person_id)
        .correlate(EnrolmentRow)
        .scalar_subquery()
        .label("last_sign_in"),
        _ATTEMPTS.correlate(EnrolmentRow).scalar_subquery().label("attempts"),
        _ATTEMPTS.where(AttemptRow.state == AttemptState.SUBMITTED.value)
        .correlate(EnrolmentRow)
        .scalar_subquery()
        .label("submitted"),
    )
    .select_from(CohortRow)
    .outerjoin(EnrolmentRow, EnrolmentRow.cohort_id == CohortRow.id)
    .outerjoin(PersonRow, PersonRow.id == EnrolmentRow.person_id)
)


def _line(row: AnyRow) -> StudentLine:
    return StudentLine(enrolment_in(row), not row.guest, row.last_sign_in, row.attempts, row.submitted)
