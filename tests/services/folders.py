"""The folder of a bank on its way down and up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from quizapp.bank.three_way import Key, Side
from quizapp.core.bank import Bank
from quizapp.core.person import Person
from quizapp.db.engine import Database
from quizapp.exchange.bank_zip import pack, unpack
from quizapp.services import bank_folder
from quizapp.services.bank_rights import Right, right
from quizapp.services.banks import read_bank
from tests.services import school

NOW = school.NOW + timedelta(hours=1)
SLUG = school.BANK.slug
MAP = "media/peta.png"
Files = Mapping[str, bytes]


def its(database: Database, person: Person, slug: str = SLUG) -> Right:
    with database.look() as session:
        return right(session, slug=slug, person=person, change=True)


def down(database: Database, person: Person, slug: str = SLUG) -> dict[str, bytes]:
    """Take a folder down as a zip archive and open that."""
    with database.change() as session:
        files = bank_folder.take_down(session, its(database, person, slug), person=person, now=NOW)
    return unpack(pack(files, slug))


def up(
    database: Database, person: Person, files: Files, choices: Mapping[Key, Side] | None = None, slug: str = SLUG
) -> int:
    there, folder = its(database, person, slug), bank_folder.read_files(files)
    with database.look() as session:
        seal = bank_folder.compare_folder(session, there, folder).seal
    with database.change() as session:
        return bank_folder.bring_up(session, there, folder, choices=choices or {}, seal=seal, person=person, now=NOW)


def stored(database: Database, slug: str = SLUG) -> Bank:
    with database.look() as session:
        return read_bank(session, slug)


def restore_base(database: Database, person: Person, files: Files) -> None:
    """Let the site forget that a folder came up meanwhile, as when the edit was made in the browser."""
    with database.change() as session:
        bank_folder._keep_base(session, its(database, person).id, files, NOW)  # noqa: SLF001 - what an edit leaves
