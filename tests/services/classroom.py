"""Teachers, classes and students for the tests of classes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from quizapp.core.class_code import pin_of, shown_code
from quizapp.core.cohort import Cohort, CohortPage, Joined
from quizapp.core.person import Person, Role, name_key
from quizapp.db.engine import Database
from quizapp.db.models import PersonRoleRow, PersonRow
from quizapp.db.types import new_public_id
from quizapp.services import cohorts, joining, sign_ins
from tests.services.school import NOW

KEYS = ("kunci-situs-" * 3,)


def account(database: Database, name: str, *roles: Role) -> Person:
    """Return somebody with these roles and a password that nobody knows: hashing one takes long."""
    with database.change() as session:
        row = PersonRow(
            public_id=new_public_id(),
            name=name,
            name_key=name_key(name),
            password_hash="-",
            guest=False,
            created_at=NOW,
        )
        session.add(row)
        session.flush()
        session.add_all(PersonRoleRow(person_id=row.id, role=role) for role in roles)
        return Person(row.id, row.public_id, name, guest=False, roles=frozenset(roles))


def teacher(database: Database, name: str = "Bu Rina") -> Person:
    """Return a teacher."""
    return account(database, name, Role.TEACHER)


def a_class(database: Database, person: Person, name: str = "Kelas 8A") -> Cohort:
    """Return a new class of a teacher."""
    with database.change() as session:
        return cohorts.make_cohort(session, name=name, teacher=person, now=NOW)


def join(  # noqa: PLR0913 - what joining takes
    database: Database, code: str, nickname: str = "Budi", person: Person | None = None, *, ticket: str = "",
    now: datetime = NOW,
) -> Joined:  # fmt: skip
    """Join in a transaction of its own, by the code as it is shown."""
    with database.change() as session:
        return joining.join(session, code=shown_code(code), nickname=nickname, person=person, now=now, ticket=ticket)


def come_back(database: Database, code: str, nickname: str, pin: str, guest: Person | None = None) -> Person:
    """Come back with a PIN in a transaction of its own."""
    with database.change() as session:
        return joining.return_with_pin(session, code=code, nickname=nickname, pin=pin, keys=KEYS, guest=guest)


def pin(joined: Joined) -> str:
    """Return the PIN on somebody's card."""
    return pin_of(KEYS, joined.enrolment)


def signed_in(database: Database, person: Person, now: datetime = NOW) -> str:
    """Return the token of a new sign-in."""
    with database.change() as session:
        return sign_ins.open_sign_in(session, person=person, now=now)


def works(database: Database, token: str, now: datetime = NOW) -> bool:
    """Tell whether a token still signs somebody in."""
    with database.reads() as reads:
        return sign_ins.person_of(reads, token=token, now=now) is not None


def names(database: Database) -> list[str]:
    """Return the names of all people in the order in which they came."""
    with database.look() as session:
        return list(session.execute(select(PersonRow.name).order_by(PersonRow.id)).scalars())


SENTENCE = "Nickname or PIN is wrong. Your teacher can give you a new PIN."


def tries(database: Database, code: str, nickname: str = "Budi") -> str:
    with database.reads() as reads:
        return joining.tries(reads, code=code, nickname=nickname)


def page(database: Database, cohort: Cohort, person: Person) -> CohortPage:
    with database.look() as session:
        return cohorts.cohort_page(session, cohort=cohort.public_id, person=person)
