"""``quizapp deck``: build Anki packages and date the notes of bank folders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from quizapp.cli.bank import data_option
from quizapp.cli.bank_check import EXISTING
from quizapp.cli.edge import now, progress, said, say, session
from quizapp.core.i18n import msg
from quizapp.core.refusal import BadBank, NotFound

if TYPE_CHECKING:
    from quizapp.core.bank import Bank

EDITIONS: Final = ("id", "en", "id-en")
YEARS: Final = range(2000, 2100)


class Moment(click.ParamType[datetime]):
    """Read a time as ``2026-11-23T01:02:03Z`` or ``2026-11-23``; without a zone it is UTC."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the time in UTC; what is none is wrong use."""
        try:
            read = datetime.fromisoformat(str(value))
            moment = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
        except (ValueError, OverflowError):
            moment = None
        if moment is None or moment.year not in YEARS:
            fault = msg("“%(text)s” is no time; write 2026-11-23T01:02:03Z or 2026-11-23.", text=str(value))
            self.fail(said(fault), param, ctx)
        return moment


edition_option = click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="id",
    show_default=True,
    help=said(msg("The language of the deck; id-en asks in Indonesian and answers in both.")),
)
typed_option = click.option(
    "--typed", is_flag=True, help=said(msg("Add a sub-deck of short answers to type (another way to ask the same)."))
)


@click.group("deck", help=said(msg("Build Anki decks and date their notes.")))
def deck() -> None:
    """Hold the commands."""


@deck.command("build", help=said(msg("Write the Anki package of a bank folder, or of a bank of this site.")))
@click.argument("bank", metavar="PATH_OR_SLUG")
@click.option("-o", "--output", metavar="FILE.apkg", required=True, type=click.Path(dir_okay=False, path_type=Path),
              help=said(msg("The file to write.")))  # fmt: skip
@edition_option
@click.option("--as-of", metavar="TIME", type=Moment(),
              help=said(msg("Date new and changed notes so, in this file alone.")))  # fmt: skip
@typed_option
@data_option
def build(  # noqa: PLR0913 - what a package is made of, all by name
    *, bank: str, output: Path, edition: str, as_of: datetime | None, typed: bool, data: Path | None
) -> None:
    """Write a package."""
    from quizapp.anki.build import deck_notes, write_deck

    found = _find(bank, data)
    write_deck(found, edition, output, as_of, typed=typed)
    _say_written(len(deck_notes(found, edition, typed=typed)), output)


@deck.command("text", help=said(msg("Write the notes as text: the update that keeps what students noted themselves.")))
@click.argument("bank", metavar="PATH_OR_SLUG")
@click.option("-o", "--output", metavar="FILE.txt", required=True, type=click.Path(dir_okay=False, path_type=Path),
              help=said(msg("The file to write.")))  # fmt: skip
@edition_option
@typed_option
@data_option
def text(*, bank: str, output: Path, edition: str, typed: bool, data: Path | None) -> None:
    """Write a file for Anki's text import."""
    from quizapp.anki.build import deck_notes, write_text

    found = _find(bank, data)
    write_text(found, edition, output, typed=typed)
    _say_written(len(deck_notes(found, edition, typed=typed)), output)


def _say_written(notes: int, output: Path) -> None:
    say(msg("Wrote %(count)s notes into %(file)s.", count=notes, file=str(output)))


@deck.command("stamp", help=said(msg("Date new and changed notes in deck.times.yaml.")))
@click.argument("path", type=EXISTING)
def stamp_(path: Path) -> None:
    """Date the notes of one bank folder, or of every bank in a folder."""
    from quizapp.anki.build import stamp
    from quizapp.anki.times import changes
    from quizapp.bank.files import find_banks
    from quizapp.bank.writer import write_times

    folders = find_banks(path)
    if not folders:
        raise NotFound(msg("There is no bank in %(folder)s.", folder=str(path)))
    banks = [(folder, _read(folder)) for folder in progress(folders, msg("Reading"))]
    stamped = [(folder, found, stamp(found, now())) for folder, found in banks]
    for folder, found, times in stamped:
        if times != found.note_times:
            write_times(replace(found, note_times=times), folder)
        counts = changes(found.note_times, times)
        say(
            msg(
                "%(slug)s: %(new)s new, %(changed)s changed, %(unchanged)s unchanged, %(withdrawn)s withdrawn.",
                slug=found.slug,
                new=counts.new,
                changed=counts.changed,
                unchanged=counts.unchanged,
                withdrawn=counts.withdrawn,
            )
        )


def _find(bank: str, data: Path | None) -> Bank:
    """Return the bank of a folder, else the one that the site knows by this slug."""
    folder = Path(bank)
    if folder.is_dir():
        return _read(folder)
    if folder.name != bank:
        raise NotFound(msg("There is no folder %(folder)s.", folder=bank))
    from quizapp.services.banks import read_bank

    with session(data) as open_session:
        return read_bank(open_session, bank)


def _read(folder: Path) -> Bank:
    from quizapp.bank.files import read_folder

    found, problems = read_folder(folder)
    if found is None:
        raise BadBank(msg("The bank has errors; mend them first."), tuple(problems))
    return found
