"""The whole check of a folder: its files can be read, they agree, and they follow the rules of writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizapp.bank.files import HEAD_FILE, STAMPS_FILE, edition_files, read_whole
from quizapp.bank.lacking import still_to_write
from quizapp.bank.lint.ground import Kind, Owner
from quizapp.bank.lint.places import places_in
from quizapp.bank.lint.run import Locate, check
from quizapp.bank.source import Folder
from quizapp.bank.stamps import read_stamps, unbound
from quizapp.core.bank import Bank
from quizapp.core.i18n import msg
from quizapp.core.problem import Place, Problem, Problems, Severity
from quizapp.core.stamp import Stamps


def check_folder(path: Folder) -> tuple[Bank | None, Problems]:
    """Return the bank of a folder (None when it cannot be read without an error) and everything that is wrong with it.

    The rules of writing are asked once the files can be read: until then they would tell of what is being mended.
    """
    reading = read_whole(path)
    if reading.bank is None:
        return None, reading.problems
    stamps = read_stamps(path, reading.problems)
    passages = {language: path / edition_files(language)[0] for language in reading.bank.languages}
    locate = places_in(reading.draft, str(path / HEAD_FILE), passages)
    reading.problems.extend(check(reading.bank, stamps, locate))
    reading.problems.extend(_unfinished(reading.bank, locate))
    if found := _unbound(path, reading.bank, stamps):
        reading.problems.found.append(found)
    return reading.bank, reading.problems


def _unfinished(bank: Bank, locate: Locate) -> Iterator[Problem]:
    """Walk what drafts lack: worth knowing, no fault, as nobody but their authors sees them."""
    for language, edition in bank.editions.items():
        for item in edition.items:
            place = locate(Owner(Kind.ITEMS, item.id, language), ())
            yield from still_to_write(item, place, Severity.INFO)


def _unbound(path: Folder, bank: Bank, stamps: Mapping[str, Stamps]) -> Problem | None:
    """Tell how many entries rest on sentences that nothing watches yet."""
    new = {name for language, edition in bank.editions.items() for name in unbound(edition, stamps.get(language, {}))}
    if not new:
        return None
    message = msg("%(count)s facts and items are not bound to their evidence yet.", count=len(new))
    mend = msg("Run: quizapp bank stamp %(folder)s", folder=str(path))
    return Problem("evidence-unbound", message, Place(str(path / STAMPS_FILE)), Severity.INFO, mend=mend)
