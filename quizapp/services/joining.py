"""Students coming in: by class code and nickname the first time, with a PIN after that; no password, no slow hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NoReturn

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.core.class_code import UNKNOWN, Keys, pin_matches, read_code, tries_key
from quizapp.core.cohort import MOST_STUDENTS, BadCode, Enrolment, Joined, Membership, NicknameTaken, WrongPin
from quizapp.core.i18n import msg
from quizapp.core.person import Person, clean_name, name_key, sought_key
from quizapp.core.refusal import NotAllowed, NotNow
from quizapp.db.class_start import (
    CALL_GUEST,
    ENROL,
    HOLDER,
    NEW_GUEST,
    OPENED,
    RETURN,
    RETURN_HELD,
    WELCOME,
    enrolment_columns,
)
from quizapp.db.models import CohortRow, EnrolmentRow
from quizapp.db.types import AnyRow, new_public_id
from quizapp.services.cohort_rows import active, enrolment_in
from quizapp.services.enrolments import free_nickname
from quizapp.services.people import merge_guest
from quizapp.services.sign_ins import person_in
from quizapp.services.tokens import token_hash

TICKET_LASTS: Final = timedelta(hours=1)
SHORTEST_TICKET: Final = 22  # characters: 128 bits in base 64


def join(  # noqa: PLR0913 - who asks for what, all by name
    session: Session, *, code: str, nickname: str, person: Person | None, now: datetime, ticket: str = ""
) -> Joined:
    """Enrol whoever has the code, by three statements; ``person`` is who is signed in here, and keeps every attempt.

    A guest who is in a class under another nickname is taken for the student who used this browser before: the new one
    becomes a person of their own. Joining again changes nothing, nor does a request sent again within an hour with the
    same ``ticket`` (random text of the page, 22 characters or more). Raises BadCode, BadName, NicknameTaken, NotAllowed
    for somebody whom a teacher has removed, NotNow when the class is full.
    """
    name = clean_name(nickname)
    hashed = token_hash(ticket) if len(ticket) >= SHORTEST_TICKET else None
    asking = _Asking(session, read_code(code), name, name_key(name), person, hashed, now)
    row = asking.welcome()
    joined = asking.known(row) or asking.enrol(row)
    if joined is None:  # somebody was faster by a moment: a namesake, or the same student in another window
        row = asking.welcome()
        joined = asking.known(row)
    if joined is None:
        _refuse_taken(session, row.cohort_id, name)
    return joined


def check_code(reads: Connection | Session, *, code: str) -> None:
    """Raise BadCode for a code that opens nothing, by one read that waits for nobody."""
    if reads.execute(OPENED, {"code": read_code(code)}).one_or_none() is None:
        raise BadCode(UNKNOWN)


def tries(reads: Connection | Session, *, code: str, nickname: str) -> str:
    """Return under what wrong PINs are counted, by one read; a fresh PIN has a fresh count. Raises BadCode.

    There is a count for a nickname that nobody has, too: from outside the two look alike.
    """
    read, key = read_code(code), sought_key(nickname)
    row = reads.execute(RETURN, {"code": read, "key": key}).one_or_none()
    if row is None:
        raise BadCode(UNKNOWN)
    known = row.enrolment_public_id is not None
    return f"{row.enrolment_public_id}.{row.pin_generation}" if known else tries_key(read, nickname)


def return_with_pin(  # noqa: PLR0913 - who asks for what, all by name
    session: Session, *, code: str, nickname: str, pin: str, keys: Keys, guest: Person | None = None
) -> Person:
    """Return who comes in, to be signed in, by one statement; what ``guest`` did in this browser before moves along.

    Raises BadCode; WrongPin with one and the same sentence for an unknown nickname and a wrong PIN, after the same
    time; NotAllowed, only when the PIN is right, for somebody who has an account: a PIN opens none.
    """
    row = session.execute(RETURN_HELD, {"code": read_code(code), "key": sought_key(nickname)}).one_or_none()
    if row is None:
        raise BadCode(UNKNOWN)
    right = pin_matches(keys, row.enrolment_public_id or "", row.pin_generation or 1, pin)
    if not right or row.enrolment_public_id is None:
        raise WrongPin(msg("Nickname or PIN is wrong. Your teacher can give you a new PIN."))
    if not row.guest:
        raise NotAllowed(msg("You have an account: sign in with your name and password."))
    person = person_in(row)
    if guest:
        merge_guest(session, guest=guest, person=person)
    return person


def my_classes(reads: Connection | Session, *, person: Person) -> tuple[Membership, ...]:
    """Return the open classes that a person is a student of, by name."""
    mine = (
        select(CohortRow.name.label("cohort_name"), *enrolment_columns(EnrolmentRow.__table__))
        .join(EnrolmentRow, active())
        .where(EnrolmentRow.person_id == person.id, CohortRow.archived_at.is_(None))
    )
    found = [Membership(row.cohort_name, enrolment_in(row)) for row in reads.execute(mine)]
    return tuple(sorted(found, key=lambda each: (name_key(each.cohort), each.enrolment.id)))


@dataclass(frozen=True, slots=True)
class _Asking:
    """Somebody who wants to join."""

    session: Session
    code: str
    name: str
    key: str
    person: Person | None
    ticket: str | None
    now: datetime

    def welcome(self) -> AnyRow:
        """Return the class, and what is known of the nickname and the person in it. Raises BadCode."""
        asked = {"code": self.code, "key": self.key, "person": self.person.id if self.person else None}
        row = self.session.execute(WELCOME, asked).one_or_none()
        if row is None:
            raise BadCode(UNKNOWN)
        return row

    def known(self, row: AnyRow) -> Joined | None:
        """Return what became of an earlier joining of the same student, None when there is none."""
        if self.person and self._is_in(row, self.person):
            if row.enrolment_removed_at is not None:
                raise NotAllowed(msg("Your teacher has taken you off this class. Ask to be let in again."))
            return Joined(self.person, enrolment_in(row), row.cohort_name, new=False)
        if row.holder_id is None:
            return None
        fresh = row.holder_joined_at > self.now - TICKET_LASTS
        if not self.ticket or row.ticket_hash != self.ticket or not fresh:
            _refuse_taken(self.session, row.cohort_id, self.name)
        holder = self.session.execute(HOLDER, {"holder": row.holder_id}).one_or_none()
        return Joined(person_in(holder), enrolment_in(holder), row.cohort_name, new=False) if holder else None

    def enrol(self, row: AnyRow) -> Joined | None:
        """Enrol somebody; None when the nickname or the person got in meanwhile. Raises NotNow for a full class."""
        if row.students >= MOST_STUDENTS:
            raise NotNow(msg("This class is full. Tell your teacher."))
        who, public_id = self._student(row), new_public_id()
        values = {
            "public_id": public_id,
            "cohort": row.cohort_id,
            "person": who.id,
            "nickname": self.name,
            "key": self.key,
            "ticket": self.ticket,
            "now": self.now,
        }
        statement = ENROL[self.session.get_bind().dialect.name]
        made = self.session.execute(statement, values).scalar_one_or_none()
        if made is None:
            return None
        enrolment = Enrolment(made, public_id, who.id, self.name, None, None, None, generation=1, joined=self.now)
        return Joined(who, enrolment, row.cohort_name, new=True)

    def _is_in(self, row: AnyRow, person: Person) -> bool:
        """Tell whether a person is in this class and is the one who asks: an account is, a guest by the nickname."""
        if row.enrolment_id is None:
            return False
        return not person.guest or name_key(row.enrolment_nickname) == self.key

    def _student(self, row: AnyRow) -> Person:
        """Return who is to be enrolled: an account, a guest under the nickname, or somebody new."""
        person = self.person
        if person and not person.guest:
            return person
        if person and row.enrolment_id is None and (not row.elsewhere or name_key(person.name) == self.key):
            named = self.session.execute(CALL_GUEST, {"person": person.id, "name": self.name}).scalar_one_or_none()
            if named is not None:
                return Person(person.id, person.public_id, self.name, guest=True, roles=person.roles)
        public_id = new_public_id()
        made = self.session.execute(NEW_GUEST, {"public_id": public_id, "name": self.name, "now": self.now})
        return Person(made.scalar_one(), public_id, self.name, guest=True)


def _refuse_taken(session: Session, cohort: int, name: str) -> NoReturn:
    free = free_nickname(session, cohort, name)
    sentence = msg(
        "Somebody in this class is called “%(name)s” already. If that is you, sign in with your PIN. If not, take a "
        "name such as “%(free)s”, or add the first letter of another of your names.",
        name=name,
        free=free,
    )
    raise NicknameTaken(sentence, free)
