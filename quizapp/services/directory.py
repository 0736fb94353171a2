"""Who has an account here, as administrators look for them; giving roles and passwords is in ``people``."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Connection, exists, func, select
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.person import LONGEST_NAME, ListedPerson, PeoplePage, Person, Role, name_key
from quizapp.core.refusal import NotAllowed
from quizapp.db.joined import Joined
from quizapp.db.models import PersonRoleRow, PersonRow, SignInRow
from quizapp.db.types import AnyRow

ROWS: Final = 50  # people on a page
_ROLES: Final = (
    select(Joined(PersonRoleRow.role)).where(PersonRoleRow.person_id == PersonRow.id).correlate(PersonRow)
).scalar_subquery()
_LAST: Final = (
    select(func.max(SignInRow.created_at)).where(SignInRow.person_id == PersonRow.id).correlate(PersonRow)
).scalar_subquery()
_LINE: Final = (
    PersonRow.public_id,
    PersonRow.name,
    PersonRow.created_at,
    _ROLES.label("roles"),
    _LAST.label("last_sign_in"),
)


def search(
    reads: Connection | Session, *, by: Person, words: str = "", role: Role | None = None, page: int = 1
) -> PeoplePage:
    """Return a page of the accounts whose name holds ``words``, by name, with how many there are; by two reads.

    ``role`` leaves those who have it, ``page`` counts from 1, and the last page stands for all beyond it. Raises
    NotAllowed when ``by`` is no administrator.
    """
    if Role.ADMIN not in by.roles:
        raise NotAllowed(msg("Only administrators see who has an account."))
    wanted = _wanted(words, role)
    found = reads.execute(select(func.count(PersonRow.id)).where(*wanted)).scalar_one()
    pages = max(1, -(-found // ROWS))
    here = min(max(1, page), pages)
    ordered = select(*_LINE).where(*wanted).order_by(PersonRow.name_key, PersonRow.id)
    rows = reads.execute(ordered.limit(ROWS).offset((here - 1) * ROWS))
    return PeoplePage(tuple(map(_listed, rows)), found, here, pages)


def _wanted(words: str, role: Role | None) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [PersonRow.guest.is_(False)]
    if words:
        shown = "".join(letter for letter in words[:LONGEST_NAME] if letter.isprintable())
        wanted.append(PersonRow.name_key.contains(name_key(shown), autoescape=True))
    if role:
        wanted.append(exists().where(PersonRoleRow.person_id == PersonRow.id, PersonRoleRow.role == role.value))
    return wanted


def _listed(row: AnyRow) -> ListedPerson:
    roles = frozenset(map(Role, (row.roles or "").split()))
    return ListedPerson(row.public_id, row.name, roles, row.created_at, row.last_sign_in)
