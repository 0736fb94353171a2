"""Rows of classes as values, and the one condition under which a class exists for a person: they teach it."""

from __future__ import annotations

from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, and_, exists, false, select, true
from sqlalchemy.orm import Session

from quizapp.core.cohort import Cohort, Enrolment
from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role, name_key
from quizapp.core.refusal import NotFound, NotNow
from quizapp.db.models import ClassCodeRow, CohortRow, CohortTeacherRow, EnrolmentRow
from quizapp.db.types import AnyRow, sought

CODE: Final = (
    select(ClassCodeRow.code)
    .where(ClassCodeRow.cohort_id == CohortRow.id, ClassCodeRow.revoked_at.is_(None))
    .correlate(CohortRow)
    .scalar_subquery()
)
COHORT: Final[tuple[Any, ...]] = (
    CohortRow.id.label("cohort_id"),
    CohortRow.public_id.label("cohort_public_id"),
    CohortRow.name.label("cohort_name"),
    CODE.label("code"),
    CohortRow.created_at,
    CohortRow.archived_at,
)


def scope(person: Person) -> ColumnElement[bool]:
    """Return the condition for the classes that exist for a person: a teacher's own; for an administrator all."""
    if Role.ADMIN in person.roles:
        return true()
    if Role.TEACHER not in person.roles:
        return false()
    return exists().where(CohortTeacherRow.cohort_id == CohortRow.id, CohortTeacherRow.person_id == person.id)


def own_cohort(session: Session, cohort: str, person: Person) -> CohortRow:
    """Return a class to change; whoever else changes it waits. Raises NotFound for one not in the person's scope."""
    mine = select(CohortRow).where(CohortRow.public_id == sought(cohort), scope(person))
    # Not a lock on the key: whoever is joining refers to it while this waits for their code.
    row = session.execute(mine.with_for_update(key_share=True, of=CohortRow)).scalar_one_or_none()
    if row is None:
        raise not_found()
    return row


def open_cohort(session: Session, cohort: str, person: Person) -> CohortRow:
    """Return a class to change that is not archived. Raises as ``own_cohort``, and NotNow for an archived one."""
    row = own_cohort(session, cohort, person)
    if row.archived_at is not None:
        raise NotNow(msg("This class is archived. Bring it back before you change it."))
    return row


def hold_door(session: Session, row: CohortRow) -> None:
    """Let whoever is joining a class finish, and everybody else wait until this transaction ends."""
    working = select(ClassCodeRow.id).where(ClassCodeRow.cohort_id == row.id, ClassCodeRow.revoked_at.is_(None))
    session.execute(working.with_for_update())


def own_enrolment(session: Session, enrolment: str, person: Person) -> EnrolmentRow:
    """Return a student of an own class to change, removed ones included; whoever else changes the class waits.

    Raises NotFound, and NotNow for a student of an archived class.
    """
    theirs = EnrolmentRow.public_id == sought(enrolment)
    found = select(CohortRow.public_id).join(EnrolmentRow, EnrolmentRow.cohort_id == CohortRow.id)
    cohort = session.execute(found.where(theirs, scope(person))).scalar_one_or_none()
    open_cohort(session, cohort or "", person)
    return session.execute(select(EnrolmentRow).where(theirs).with_for_update()).scalar_one()


def not_found() -> NotFound:
    """Return the refusal for a class or student that does not exist or is somebody else's: they look alike."""
    return NotFound(msg("There is no such page among your classes."))


def active() -> ColumnElement[bool]:
    """Return the condition for a student who is in the class of the surrounding statement."""
    return and_(EnrolmentRow.cohort_id == CohortRow.id, EnrolmentRow.removed_at.is_(None))


class Listed(Protocol):
    """Stand for any line about a student of a class."""

    @property
    def number(self) -> int | None:
        """Return the place in the class list, None for none."""

    @property
    def nickname(self) -> str:
        """Return what the student is called."""


def by_list(student: Listed) -> tuple[bool, int, str]:
    """Return the key of the order in which students are listed: by number, those without one behind, by nickname."""
    return student.number is None, student.number or 0, name_key(student.nickname)


def cohort_in(row: AnyRow, students: int) -> Cohort:
    """Return the class of a row with the columns ``COHORT``."""
    return Cohort(
        id=row.cohort_id,
        public_id=row.cohort_public_id,
        name=row.cohort_name,
        code=row.code or "",
        students=students,
        created=row.created_at,
        archived=row.archived_at,
    )


def enrolment_in(row: AnyRow) -> Enrolment:
    """Return the enrolment of a row with the columns ``enrolment_columns``."""
    return Enrolment(
        id=row.enrolment_id,
        public_id=row.enrolment_public_id,
        person=row.enrolment_person_id,
        nickname=row.enrolment_nickname,
        number=row.enrolment_number,
        nis=row.enrolment_nis,
        nisn=row.enrolment_nisn,
        generation=row.enrolment_pin_generation,
        joined=row.enrolment_joined_at,
        removed=row.enrolment_removed_at,
    )


def enrolment_of(row: EnrolmentRow) -> Enrolment:
    """Return the value of a row of the table."""
    return Enrolment(
        id=row.id,
        public_id=row.public_id,
        person=row.person_id,
        nickname=row.nickname,
        number=row.number,
        nis=row.nis,
        nisn=row.nisn,
        generation=row.pin_generation,
        joined=row.joined_at,
        removed=row.removed_at,
    )
