"""``quizapp db``: the database brought up to date, examined, copied and put back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from quizapp.cli.bank import data_option
from quizapp.cli.edge import PROBLEMS_FOUND, complain, said, say, session, settings
from quizapp.core.i18n import Message, msg

FILE: Final = click.Path(dir_okay=False, path_type=Path)


@click.group("db", help=said(msg("Upgrade, check, back up and restore the database.")))
def db() -> None:
    """Hold the commands."""


@db.command("upgrade", help=said(msg("Make the database, or bring its tables up to date.")))
@data_option
def upgrade(data: Path | None) -> None:
    """Make the database, or bring its tables up to date."""
    from quizapp.cli.prepare import ours_to_say, site_engine
    from quizapp.db.migrate import upgrade as bring_up

    with ours_to_say(), site_engine(settings(data)) as engine:
        before, after = bring_up(engine)
    if before == after:
        say(msg("The database is up to date."))
    else:
        say(msg("The database went from version %(before)s to %(after)s.", before=before or "0", after=after))


@db.command("check", help=said(msg("Say whether the database is up to date and sound.")))
@data_option
def check(data: Path | None) -> None:
    """Say whether the database is up to date and sound."""
    from quizapp.db.backup import faults

    found = faults(settings(data).database_url)
    for fault in found:
        complain(fault)
    if found:
        raise click.exceptions.Exit(PROBLEMS_FOUND)
    say(msg("The database is up to date and sound."))


@db.command(
    "backup", help=said(msg("Copy the database into a file, while the site runs; its checksum goes beside it."))
)
@click.argument("file", type=FILE)
@data_option
def backup(file: Path, data: Path | None) -> None:
    """Copy the database into a file."""
    from quizapp.db.backup import back_up

    with steps(msg("Copying")) as step:
        back_up(settings(data).database_url, file, step)
    say(msg("Wrote %(file)s and its checksum %(file)s.sha256; keep both.", file=str(file)))


@db.command(
    "verify-audit", help=said(msg("Say whether every deed in the log is as it was written, by the chain of its seals."))
)
@click.option("--holds", default="", help=said(msg("A newest seal that you noted earlier; it must still be there.")))
@data_option
def verify_audit(data: Path | None, holds: str) -> None:
    """Say whether every deed in the log is as it was written."""
    from quizapp.db.seals import check_seals, holds_seal

    with session(data) as opened:
        found, there = check_seals(opened), not holds or holds_seal(opened, holds)
    if found.broken is not None:
        complain(msg("Deed number %(number)s of the log was changed, or written past the site.", number=found.broken))
    if not there:
        complain(msg("The seal you gave is not in the log: deeds at its end are gone, or it is another site's."))
    if found.broken is not None or not there:
        raise click.exceptions.Exit(PROBLEMS_FOUND)
    say(msg("The %(deeds)s deeds of the log hold together.", deeds=found.deeds))
    if found.seal:
        say(msg("Newest seal, to note elsewhere: %(seal)s", seal=found.seal))


@db.command("restore", help=said(msg("Replace the database by a backup, after checking it; the present one is kept.")))
@click.argument("file", type=FILE)
@data_option
def restore(file: Path, data: Path | None) -> None:
    """Replace the database by a backup."""
    from quizapp.cli.prepare import data_folder, ours_to_say
    from quizapp.db.backup import restore as put_back

    chosen = settings(data)
    with ours_to_say(), steps(msg("Checking")) as step:
        restored = put_back(chosen.database_url, file, data_folder(chosen), step)
    say(msg("Restored %(file)s.", file=str(file)))
    if restored.kept is not None:
        say(msg("The former database is kept in %(kept)s.", kept=str(restored.kept)))
    if restored.upgrade_due:
        say(msg("It was made by an older quizapp. Run: quizapp db upgrade"))


@contextmanager
def steps(label: Message) -> Iterator[Callable[[int, int], None]]:
    """Lend a function that takes (done, of) and moves a progress bar: on a terminal, else nothing is shown."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(said(label), total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
