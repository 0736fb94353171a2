"""``quizapp bank``: check, list, import, export, begin and measure question banks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import click

from quizapp.cli.edge import PROBLEMS_FOUND, now, progress, said, say, session
from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problems, Severity
from quizapp.core.refusal import BadBank, Refusal

if TYPE_CHECKING:
    from quizapp.core.bank import Bank

FOLDER: Final = click.Path(path_type=Path)
EXISTING: Final = click.Path(exists=True, file_okay=False, path_type=Path)
data_option = click.option(
    "--data", type=FOLDER, metavar="DIR", help=said(msg("The data folder (else QUIZAPP_DATA, else its usual place)."))
)


@click.group("bank", help=said(msg("Check, list, import, export and begin question banks.")))
def bank() -> None:
    """Hold the commands."""


@bank.command("check", help=said(msg("Report what is wrong with banks, line by line.")))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=EXISTING)
@click.option("--strict", is_flag=True, help=said(msg("Exit with 1 for warnings too.")))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help=said(msg("How problems are printed.")))  # fmt: skip
def check(paths: tuple[Path, ...], *, strict: bool, form: str) -> None:
    """Report everything that is wrong."""
    from quizapp.cli.show import problems_json, show_problems

    banks, problems = _read(paths)
    for path, found in banks.items():
        _check_times(path, found, problems)
    if form == "json":
        click.echo(problems_json(problems))
    else:
        show_problems(problems)
        _summary(len(banks), problems)
    if problems.blocking or (strict and len(problems)):
        raise click.exceptions.Exit(PROBLEMS_FOUND)


@bank.command("list", help=said(msg("List the banks of this site.")))
@data_option
def list_(data: Path | None) -> None:
    """List the banks of this site."""
    from quizapp.services.banks import list_banks

    with session(data) as open_session:
        for found in list_banks(open_session):
            title = next(iter(found.title.values()), "")
            click.echo("\t".join((found.slug, ",".join(found.languages), str(len(found.quizzes)), title)))


@bank.command("import", help=said(msg("Import banks: all of them, or nothing.")))
@click.argument("path", type=EXISTING)
@data_option
def import_(path: Path, data: Path | None) -> None:
    """Import a bank or a folder of banks."""
    from quizapp.services.publish import Origin, publish_bank

    banks = _read_clean(path, msg("Nothing was imported."))
    with session(data) as open_session:
        for folder, found in progress(tuple(banks.items()), msg("Importing")):
            with _placed(folder):
                publish_bank(open_session, found, origin=Origin.IMPORTED, now=now())
    for found in banks.values():
        say(msg("Imported %(slug)s.", slug=found.slug))


@bank.command("export", help=said(msg("Write a bank of this site as a folder.")))
@click.argument("slug")
@click.option("-o", "--output", metavar="DIR", type=FOLDER, required=True, help=said(msg("The folder to write into.")))
@data_option
def export(slug: str, output: Path, data: Path | None) -> None:
    """Write a bank of this site as a folder."""
    from quizapp.bank.writer import export_folder
    from quizapp.services.banks import read_bank

    with session(data) as open_session:
        found = read_bank(open_session, slug)
    export_folder(found, output)
    say(msg("Wrote %(slug)s into %(folder)s.", slug=slug, folder=str(output)))


@bank.command("new", help=said(msg("Begin a bank with commented files.")))
@click.argument("slug")
@click.option(
    "-o", "--output", metavar="DIR", type=FOLDER, help=said(msg("The folder to make (else one named as SLUG)."))
)
def new(slug: str, output: Path | None) -> None:
    """Begin a bank."""
    from quizapp.bank.skeleton import new_bank

    folder = output or Path(slug)
    new_bank(folder, slug, uuid4())
    say(
        msg("Began %(slug)s in %(folder)s. Check it with: quizapp bank check %(folder)s", slug=slug, folder=str(folder))
    )


@bank.command("coverage", help=said(msg("Print who asks each fact, and its notes.")))
@click.argument("path", type=EXISTING)
def coverage(path: Path) -> None:
    """Print which items ask each fact and which notes it becomes."""
    from quizapp.bank.coverage import coverage as cover
    from quizapp.cli.show import show_coverage

    headings = (said(msg("Fact")), said(msg("Items")), said(msg("Notes")))
    banks = _read_clean(path, msg("The bank has errors; mend them first."))
    for found in banks.values():
        for language in found.languages:
            covered = cover(found, language, _notes(found, language))
            say(msg("%(slug)s, %(language)s", slug=found.slug, language=language))
            show_coverage(covered, headings, said(msg("nobody asks this")))
            unasked = sum(not row.asked for row in covered.rows)
            say(msg("Facts: %(facts)s. Not asked: %(unasked)s.", facts=len(covered.rows), unasked=unasked))


@bank.command("format", help=said(msg("Rewrite banks in their canonical form; comments are lost.")))
@click.argument("path", type=EXISTING)
def format_(path: Path) -> None:
    """Rewrite the banks of a folder in their canonical form."""
    from quizapp.bank.writer import write_folder

    banks = _read_clean(path, msg("The bank has errors; mend them first."))
    for folder, found in banks.items():
        write_folder(found, folder)
        say(msg("Wrote %(slug)s into %(folder)s.", slug=found.slug, folder=str(folder)))


@bank.command("schema", help=said(msg("Write the JSON Schemas of a bank's files, for editors.")))
@click.option("-o", "--output", metavar="DIR", type=FOLDER, required=True, help=said(msg("The folder to write into.")))
def schema(output: Path) -> None:
    """Write the JSON Schemas of a bank's files."""
    from quizapp.bank.schema import write_schemas

    write_schemas(output)
    say(msg("Wrote the schemas into %(folder)s.", folder=str(output)))


def _read(paths: tuple[Path, ...]) -> tuple[dict[Path, Bank], Problems]:
    """Return the banks without errors by folder, and the problems of all; a folder that is named twice is read once."""
    from quizapp.bank.files import clashes, find_banks, read_folder

    problems = Problems()
    folders: dict[Path, Path] = {}
    for path in paths:
        found = find_banks(path)
        folders.update({folder.resolve(): folder for folder in found if folder.resolve() not in folders})
        if not found:
            message = msg("There is no bank here.")
            mend = msg("Name a folder with a bank.yaml, or a folder of such folders.")
            problems.error("bank-missing", message, Place(str(path)), mend=mend)
    banks = {}
    for folder in progress(tuple(folders.values()), msg("Reading")):
        bank_, own = read_folder(folder)
        problems.extend(own)
        if bank_ is not None:
            banks[folder] = bank_
    problems.extend(clashes(banks))
    return banks, problems


def _read_clean(path: Path, refusal: Message) -> dict[Path, Bank]:
    banks, problems = _read((path,))
    if problems.blocking:
        raise BadBank(refusal, tuple(problems))
    return banks


@contextmanager
def _placed(folder: Path) -> Iterator[None]:
    """Let problems that the database found name the file as the author typed it."""
    from quizapp.bank.files import HEAD_FILE

    try:
        yield
    except BadBank as refusal:
        place = Place(str(folder / HEAD_FILE))
        raise BadBank(refusal.message, tuple(replace(found, place=place) for found in refusal.problems)) from refusal


def _check_times(path: Path, found: Bank, problems: Problems) -> None:
    """Warn when a deck made now would differ from ``deck.times.yaml``; a bank without that file has no deck yet."""
    from quizapp.bank.files import HEAD_FILE, TIMES_FILE

    if not found.note_times:
        return
    from quizapp.anki.build import stamp

    try:
        stale = stamp(found, now()) != found.note_times
    except Refusal as refusal:
        mend = msg("Mend the fact or item it names.")
        problems.error("deck-refused", refusal.message, Place(str(path / HEAD_FILE)), mend=mend)
        return
    if stale:
        message = msg("The notes changed after this file was written.")
        mend = msg("Run: quizapp deck stamp %(folder)s", folder=str(path))
        problems.warn("deck-times-stale", message, Place(str(path / TIMES_FILE)), mend=mend)


def _summary(banks: int, problems: Problems) -> None:
    counts = {level: sum(problem.severity is level for problem in problems) for level in Severity}
    say(msg("Banks without errors: %(banks)s. Errors: %(errors)s. Warnings: %(warnings)s.",
            banks=banks, errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING]))  # fmt: skip


def _notes(found: Bank, language: str) -> dict[str, list[str]]:
    """Return the facets of the notes that each fact or item becomes, none where the bank names no deck."""
    from quizapp.anki.build import deck_notes

    notes: dict[str, list[str]] = {}
    for note in deck_notes(found, language):
        notes.setdefault(note.source, []).append(str(note.facet))
    return notes
