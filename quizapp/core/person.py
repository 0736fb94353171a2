"""Persons: who somebody is to the site, what they may be called, and why a name or password is turned down."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed

LONGEST_NAME: Final = 80
LONGEST_KEY: Final = 320  # some single characters are folded into many
# Control characters, surrogates, unassigned ones; and format characters, which turn or hide what is written.
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and signs that are drawn as nothing: fillers of Hangul, Khmer and Braille, the joiner of graphemes.
EMPTY: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Which of two pictures a sign gets: phones add it to some emoji, and names that differ only in it look alike.
PICTURE_CHOICE: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
MOST_MARKS: Final = 3  # combining marks in a row; more of them climb over the neighbouring lines
MARKS: Final = frozenset({"Mn", "Me"})


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


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Hold an account as administrators see it; ``last_sign_in`` is None when nobody is or was signed in by it."""

    public_id: str
    name: str
    roles: frozenset[Role]
    since: datetime
    last_sign_in: datetime | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Hold a page of accounts: ``found`` on all pages together, ``page`` of ``pages``, counted from 1."""

    people: tuple[ListedPerson, ...]
    found: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Hold what was done to a person; ``by`` is the name of who did it, "" for whoever is gone or used the machine."""

    at: datetime
    deed: str
    by: str
    roles: tuple[str, ...]


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


def clean_name(name: str) -> str:
    """Return a name as it is kept: NFC, blanks collapsed, 1 to 80 characters that can all be seen. Raises BadName."""
    shown = PICTURE_CHOICE.sub("", name).strip()
    clean = " ".join(unicodedata.normalize("NFC", shown).split())
    if len(clean) > LONGEST_NAME or not 1 <= len(name_key(clean)) <= LONGEST_KEY:
        raise BadName(msg("A name has 1 to %(most)s characters.", most=LONGEST_NAME))
    if any(unicodedata.category(character) in UNSEEN or character in EMPTY for character in shown):
        raise BadName(msg("The name holds a character that cannot be seen; type it again."))
    if _piled(clean):
        raise BadName(msg("The name piles up too many marks on one letter; leave some out."))
    return clean


def sought_key(name: str) -> str:
    """Return the key of a name that somebody may have, "" (which nobody has) for one that cannot be a name."""
    try:
        return name_key(clean_name(name))
    except BadName:
        return ""


def _piled(name: str) -> bool:
    row = 0
    for character in name:
        row = row + 1 if unicodedata.category(character) in MARKS else 0
        if row > MOST_MARKS:
            return True
    return False
