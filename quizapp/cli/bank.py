"""``quizapp bank``: check, list, import, export, begin and measure question banks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import click

from quizapp.cli.bank_check import EXISTING, check, read_clean, rules, stamp
from quizapp.cli.edge import now, progress, said, say, session, translator
from quizapp.core.i18n import msg
from quizapp.core.problem import Place
from quizapp.core.refusal import BadBank

if TYPE_CHECKING:
    from quizapp.core.bank import Bank

FOLDER: Final = click.Path(path_type=Path)
data_option = click.option(
    "--data", type=FOLDER, metavar="DIR", help=said(msg("The data folder (else QUIZAPP_DATA, else its usual place)."))
)


@click.group("bank", help=said(msg("Check, list, import, export and begin question banks.")))
def bank() -> None:
    """Hold the commands."""


for command in (check, rules, stamp):
    bank.add_command(command)


@bank.command("list", help=said(msg("List the banks of this site.")))
@data_option
def list_(data: Path | None) -> None:
    """List the banks of this site."""
    from quizapp.services.banks import list_banks

    with session(data) as open_session:
        for found in list_banks(open_session, private=True):
            title = next(iter(found.title.values()), "")
            click.echo("\t".join((found.slug, ",".join(found.languages), str(len(found.quizzes)), title)))


@bank.command("import", help=said(msg("Import banks: all of them, or nothing.")))
@click.argument("path", type=EXISTING)
@data_option
def import_(path: Path, data: Path | None) -> None:
    """Import a bank or a folder of banks."""
    from quizapp.bank.stamps import read_stamps
    from quizapp.core.problem import Problems
    from quizapp.services.bank_rewrite import store_stamps_of_bank
    from quizapp.services.publish import Origin, publish_bank

    banks = read_clean(path, whole=True, refusal=msg("Nothing was imported."))
    with session(data) as open_session:
        for folder, found in progress(tuple(banks.items()), msg("Importing")):
            with _placed(folder):
                publish_bank(open_session, found, origin=Origin.IMPORTED, now=now())
            if stamps := read_stamps(folder, Problems()):
                store_stamps_of_bank(open_session, found.uuid, stamps)
    for found in banks.values():
        say(msg("Imported %(slug)s.", slug=found.slug))


@bank.command("export", help=said(msg("Write a bank of this site as a folder.")))
@click.argument("slug")
@click.option("-o", "--output", metavar="DIR", type=FOLDER, required=True, help=said(msg("The folder to write into.")))
@data_option
def export(slug: str, output: Path, data: Path | None) -> None:
    """Write a bank of this site as a folder."""
    from quizapp.bank.writer import export_folder
    from quizapp.services.bank_rewrite import stamps_of_bank
    from quizapp.services.banks import read_bank

    with session(data) as open_session:
        found = read_bank(open_session, slug)
        stamps = stamps_of_bank(open_session, found.uuid)
    export_folder(found, output, stamps)
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
    banks = read_clean(path, whole=False)
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

    banks = read_clean(path, whole=False)
    for folder, found in banks.items():
        write_folder(found, folder)
        say(msg("Wrote %(slug)s into %(folder)s.", slug=found.slug, folder=str(folder)))


@bank.command("types", help=said(msg("Print an example of each item type, as a bank's files have it.")))
def types() -> None:
    """Print the guide to item types as Markdown."""
    from quizapp.bank.type_guide import type_guide

    click.echo(type_guide(translator()))


@bank.command("schema", help=said(msg("Write the JSON Schemas of a bank's files, for editors.")))
@click.option("-o", "--output", metavar="DIR", type=FOLDER, required=True, help=said(msg("The folder to write into.")))
def schema(output: Path) -> None:
    """Write the JSON Schemas of a bank's files."""
    from quizapp.bank.schema import write_schemas

    write_schemas(output)
    say(msg("Wrote the schemas into %(folder)s.", folder=str(output)))


@contextmanager
def _placed(folder: Path) -> Iterator[None]:
    """Let problems that the database found name the file as the author typed it."""
    from quizapp.bank.files import HEAD_FILE

    try:
        yield
    except BadBank as refusal:
        place = Place(str(folder / HEAD_FILE))
        raise BadBank(refusal.message, tuple(replace(found, place=place) for found in refusal.problems)) from refusal


def _notes(found: Bank, language: str) -> dict[str, list[str]]:
    """Return the facets of the notes that each fact or item becomes, none where the bank names no deck."""
    from quizapp.anki.build import deck_notes

    notes: dict[str, list[str]] = {}
    for note in deck_notes(found, language):
        notes.setdefault(note.source, []).append(str(note.facet))
    return notes
