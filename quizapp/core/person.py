"""Persons: who somebody is to the site, what they may be called, and why a name or password is turned down."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.core.refusal import Malformed


class Role(StrEnum):
    """Name what a person may do; a person holds a set of these."""

    STUDENT = "student"
    EDITOR = "editor"
    TEACHER = "teacher"
    ADMIN = "admin"


STAFF = frozenset({Role.EDITOR, Role.TEACHER, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Person:
    """Hold who is signed in. ``name`` is "" for a guest without a nickname; ``id`` never leaves the server."""

    id: int
    public_id: str
    name: str
    guest: bool
    roles: frozenset[Role] = field(default_factory=frozenset)

    @property
    def staff(self) -> bool:
        """Tell whether any role is more than a student's."""
        return not self.roles.isdisjoint(STAFF)


class BadName(Malformed):
    """Refuse a name that is empty, too long or holds characters that cannot be seen; belongs to the name field."""


class NameTaken(BadName):
    """Refuse a name that somebody else already signs in with; belongs to the name field."""


class BadPassword(Malformed):
    """Refuse a password shorter than 8 or longer than 128 characters; belongs to the password field."""


def name_key(name: str) -> str:
    """Return the form in which names are unique: NFKC, case folded, blanks collapsed (``Budi `` is ``budi``)."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())
