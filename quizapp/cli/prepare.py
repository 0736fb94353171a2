"""What a start needs done first: data folder, key, tables, shipped banks, the first administrator's link.

``serve`` runs it as a process of its own, so that the memory it takes is given back before the site starts.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli.edge import complain, now, progress, refusals_said, settings
from quizapp.config import ConfigError, Settings, ensure_data_folder, ensure_secret_key
from quizapp.core.i18n import msg
from quizapp.core.refusal import BadBank, Unavailable
from quizapp.resources import ResourceMissingError, questions_folder

if TYPE_CHECKING:
    from quizapp.core.bank import Bank


@click.command()
def main() -> None:
    """Prepare the site that the environment describes; print the token of the first administrator's link, if any."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the process that waits for this one says what there is to say
    with refusals_said():
        click.echo(prepare(settings(None)), nl=False)


def prepare(chosen: Settings) -> str:
    """Make or update everything a site stands on; return a token for ``/account/first-admin/``, "" when not needed.

    Raises Unavailable when the data folder, the key, the database or the installation cannot be used, NotNow for a
    database of a newer quizapp.
    """
    from quizapp.db.engine import unit
    from quizapp.db.migrate import upgrade
    from quizapp.services.setup import make_setup_link

    _needs_redis(chosen)
    with ours_to_say(), site_engine(chosen) as engine:
        upgrade(engine)
        load_banks(engine, questions_folder())
        with unit(engine) as session:
            return make_setup_link(session, now=now()) or ""


def _needs_redis(chosen: Settings) -> None:
    """Raise Unavailable when the settings name Redis and its package is absent: the pages could only fail on it."""
    if chosen.limits_url.startswith("redis") and find_spec("redis") is None:
        raise Unavailable(msg("Counting tries in Redis needs the Python package “redis”; install “quizapp[redis]”."))


@contextmanager
def site_engine(chosen: Settings) -> Iterator[Any]:
    """Lend the engine of the site's database; folder and key are made where they are missing."""
    from quizapp.db.engine import make_engine

    data_folder(chosen)
    ensure_secret_key(chosen)
    engine = make_engine(chosen.database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def data_folder(chosen: Settings) -> Path:
    """Return the data folder, made where it is missing; what this process makes from now on is its owner's alone."""
    os.umask(0o077)
    return ensure_data_folder(chosen)


def load_banks(engine: Any, folder: Path) -> None:  # noqa: ANN401 - SQLAlchemy's engine, which cli does not know
    """Publish the banks of a folder, and date the notes of those that the site has made its own.

    A bank that cannot be published is told on stderr and left out: the others are still a site.
    """
    from quizapp.bank.files import find_banks
    from quizapp.cli.show import show_problems
    from quizapp.db.engine import unit
    from quizapp.services.note_times import date_stored
    from quizapp.services.publish import Origin, publish_bank

    dated = []
    for path in progress(find_banks(folder), msg("Loading question banks")):
        try:
            bank = _read(path)
            with unit(engine) as session:
                published = publish_bank(session, bank, origin=Origin.SHIPPED, now=now())
            dated += [] if published.kept else [published.slug]
        except BadBank as refusal:
            show_problems(refusal.problems, err=True)
            complain(msg("The bank in %(folder)s was not loaded: %(why)s", folder=str(path), why=refusal.message))
    with unit(engine) as session:
        date_stored(session, now(), but=dated)


@contextmanager
def ours_to_say() -> Iterator[None]:
    """Turn what settings and resources complain about into a refusal."""
    try:
        yield
    except ConfigError as fault:
        raise Unavailable(msg("%(sentences)s", sentences=" ".join(fault.sentences))) from fault
    except ResourceMissingError as fault:
        raise Unavailable(msg("%(sentences)s", sentences=str(fault))) from fault


def _read(path: Path) -> Bank:
    from quizapp.bank.files import read_folder

    bank, problems = read_folder(path)
    if bank is None:
        raise BadBank(msg("it has errors."), tuple(problems))
    return bank


if __name__ == "__main__":
    main()
