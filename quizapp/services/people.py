"""Who people are: guests, accounts, passwords checked, roles given, a guest's work moved to the account."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn

from sqlalchemy import Connection, delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.core.class_code import LETTERS
from quizapp.core.i18n import msg
from quizapp.core.person import LONGEST_NAME, NameTaken, Person, Role, clean_name, name_key, sought_key
from quizapp.core.refusal import NotAllowed, NotFound, NotNow
from quizapp.db.models import AttemptRow, EnrolmentRow, PersonRoleRow, PersonRow, SignInRow
from quizapp.db.types import new_public_id, sought
from quizapp.services import audit
from quizapp.services.audit import PERSON, Deed
from quizapp.services.guest_decks import move_decks
from quizapp.services.passwords import hash_password, matches, outdated
from quizapp.services.sign_ins import close_other_sign_ins


def new_guest(session: Session, *, now: datetime, nickname: str = "") -> Person:
    """Make a guest. Raises BadName when the nickname is longer than 80 characters or holds invisible ones."""
    name = clean_name(nickname) if nickname.strip() else ""
    row = PersonRow(public_id=new_public_id(), name=name, guest=True, created_at=now)
    session.add(row)
    session.flush()
    return _person(row, ())


def sign_up(session: Session, *, name: str, password: str, now: datetime, guest: Person | None = None) -> Person:
    """Make an account with the role student, or turn ``guest`` into one in place, so that its attempts stay.

    Raises BadName (1 to 80 characters), NameTaken, BadPassword (8 to 128 characters).
    """
    clean, hashed = (
        clean_name(name),
        hash_password(password),
    )  # before the first statement, so that no lock waits for it
    row = _guest_row(session, guest) or PersonRow(public_id=new_public_id(), created_at=now)
    try:
        with session.begin_nested():
            row.name, row.name_key, row.password_hash, row.guest = clean, name_key(clean), hashed, False
            session.add(row)
            session.flush()
    except IntegrityError:
        _refuse_taken()
    session.add(PersonRoleRow(person_id=row.id, role=Role.STUDENT))
    session.flush()
    return _person(row, (Role.STUDENT,))


def authenticate(reads: Connection | Session, *, name: str, password: str) -> Person:
    """Return whose name and password these are; takes equally long for a name nobody has.

    Only looks, so that no lock is held while the password is checked. Raises NotAllowed with one and the same sentence
    for an unknown name and a wrong password, Unavailable when too many passwords wait to be checked.
    """
    columns = (PersonRow.id, PersonRow.public_id, PersonRow.name, PersonRow.guest, PersonRow.password_hash)
    row = reads.execute(select(*columns).where(PersonRow.name_key == sought_key(name))).one_or_none()
    if not matches(password, row.password_hash if row else None) or row is None:
        raise NotAllowed(msg("Name or password is wrong."))
    return Person(row.id, row.public_id, row.name, row.guest, _roles(reads, row.id))


def renew_password_hash(session: Session, *, person: Person, password: str) -> None:
    """Hash a password anew that was just found right, when its hash was made with former settings."""
    row = session.get_one(PersonRow, person.id)
    if row.password_hash and outdated(row.password_hash):
        row.password_hash = hash_password(password)


def change_password(session: Session, *, person: Person, password: str, now: datetime) -> None:
    """Give an account another password; every sign-in of it ends.

    Raises BadPassword (8 to 128 characters), Unavailable when too many passwords wait to be hashed.
    """
    hashed = hash_password(password)  # before the first statement, so that no lock waits for it
    account = PersonRow.id == person.id, PersonRow.guest.is_(False)
    session.execute(update(PersonRow).where(*account).values(password_hash=hashed))
    close_other_sign_ins(session, person=person, now=now)


def find_person(reads: Connection | Session, *, name: str) -> Person:
    """Return the account with a name. Raises NotFound."""
    columns = (PersonRow.id, PersonRow.public_id, PersonRow.name, PersonRow.guest)
    row = reads.execute(select(*columns).where(PersonRow.name_key == sought_key(name))).one_or_none()
    if row is None:
        raise NotFound(msg("Nobody here is called “%(name)s”.", name=name[:LONGEST_NAME]))
    return Person(row.id, row.public_id, row.name, row.guest, _roles(reads, row.id))


def merge_guest(session: Session, *, guest: Person, person: Person) -> None:
    """Move a guest's attempts and decks to another person and remove the guest; anything but a guest is left alone.

    So is a guest who is in a class: that is a student with a PIN, whoever else has signed in at the same browser.
    """
    if guest.id == person.id or _guest_row(session, guest) is None:
        return
    if session.execute(select(exists().where(EnrolmentRow.person_id == guest.id))).scalar():
        return
    session.execute(update(AttemptRow).where(AttemptRow.person_id == guest.id).values(person_id=person.id))
    move_decks(session, guest_id=guest.id, person_id=person.id)
    session.execute(delete(PersonRow).where(PersonRow.id == guest.id, PersonRow.guest))


def grant(session: Session, *, person: Person, roles: Iterable[Role]) -> Person:
    """Add roles to a person and return it as it is now; its sign-ins end, so that new roles need a new one."""
    held = _roles(session, person.id)
    missing = set(roles) - held
    session.add_all(PersonRoleRow(person_id=person.id, role=role) for role in sorted(missing))
    if missing:
        session.execute(delete(SignInRow).where(SignInRow.person_id == person.id))
    session.flush()
    return Person(person.id, person.public_id, person.name, person.guest, held | missing)


def account_by_id(reads: Connection | Session, *, public_id: str, by: Person) -> Person:
    """Return an account for whoever gives roles. Raises NotFound, also when ``by`` is no administrator."""
    columns = (PersonRow.id, PersonRow.public_id, PersonRow.name, PersonRow.guest)
    theirs = PersonRow.public_id == sought(public_id), PersonRow.guest.is_(False)
    row = reads.execute(select(*columns).where(*theirs)).one_or_none() if Role.ADMIN in by.roles else None
    if row is None:
        raise NotFound(msg("There is no such person, or not for you."))
    return Person(row.id, row.public_id, row.name, row.guest, _roles(reads, row.id))


def set_roles(session: Session, *, by: Person, person: Person, roles: Iterable[Role], now: datetime) -> Person:
    """Give a person exactly these roles, note it, and return it as it is now; all its sign-ins end when they change.

    Raises NotAllowed when ``by`` is no administrator (any more); NotNow for a guest, who has no password, and for the
    last administrator, who stays one.
    """
    administrators = select(PersonRoleRow.person_id).where(PersonRoleRow.role == Role.ADMIN.value)
    admins = set(session.execute(administrators.with_for_update()).scalars())  # held: two may not unmake each other
    if by.id not in admins:
        raise NotAllowed(msg("Only administrators give and take roles."))
    held, wanted = _roles(session, person.id), frozenset(roles)
    if wanted and session.get_one(PersonRow, person.id).guest:
        raise NotNow(msg("A guest has no password. Somebody who is to have roles signs up first."))
    if Role.ADMIN in held - wanted and admins == {person.id}:
        raise NotNow(msg("This is the only administrator. Make another one first."))
    if held != wanted:
        theirs = PersonRoleRow.person_id == person.id
        session.execute(delete(PersonRoleRow).where(theirs, PersonRoleRow.role.in_(held - wanted)))
        session.add_all(PersonRoleRow(person_id=person.id, role=role) for role in sorted(wanted - held))
        session.flush()
        close_other_sign_ins(session, person=person, now=now)
        change = {"roles": sorted(wanted), "before": sorted(held)}
        audit.note(session, Deed.ROLES_SET, by=by, kind=PERSON, subject=person.public_id, now=now, details=change)
    return Person(person.id, person.public_id, person.name, person.guest, wanted)


def give_password(session: Session, *, by: Person, person: Person, now: datetime) -> str:
    """Give somebody who has forgotten theirs another password, note it, and return it: 12 letters and digits, 60 bits.

    Every sign-in of the person ends. Raises NotAllowed when ``by`` is no administrator.
    """
    if Role.ADMIN not in by.roles:
        raise NotAllowed(msg("Only administrators give passwords."))
    letters = "".join(secrets.choice(LETTERS.lower()) for _ in range(12))
    made = "-".join((letters[:4], letters[4:8], letters[8:]))
    change_password(session, person=person, password=made, now=now)
    audit.note(session, Deed.PASSWORD_GIVEN, by=by, kind=PERSON, subject=person.public_id, now=now)
    return made


def _guest_row(session: Session, guest: Person | None) -> PersonRow | None:
    row = session.get(PersonRow, guest.id, with_for_update=True) if guest else None
    return row if row and row.guest else None


def _refuse_taken() -> NoReturn:
    raise NameTaken(msg("This name is taken. Add something to it, such as your class."))


def _roles(reads: Connection | Session, person_id: int) -> frozenset[Role]:
    found = reads.execute(select(PersonRoleRow.role).where(PersonRoleRow.person_id == person_id)).scalars()
    return frozenset(map(Role, found))


def _person(row: PersonRow, roles: Iterable[Role]) -> Person:
    return Person(row.id, row.public_id, row.name, row.guest, frozenset(roles))
