"""What all commands share: the reader's language, sentences, refusals as exit codes, the session, the progress bar."""

from __future__ import annotations

import gettext
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeVar

import click

import quizapp
from quizapp.config import ConfigError, Settings
from quizapp.core.i18n import Message, Translate, msg
from quizapp.core.refusal import BadBank, Refusal, Unavailable

Thing = TypeVar("Thing")

PROBLEMS_FOUND: Final = 1
LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order that POSIX gives them
TRANSLATIONS: Final = Path(quizapp.__file__).parent / "translations"
# What a file name or an author's text could do to a terminal: move the cursor, ring, break a line, turn the writing.
UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def translator() -> Translate:
    """Return the translation into the language that the environment asks for: Indonesian, else English."""
    wanted = next((os.environ[name] for name in LOCALE_VARIABLES if os.environ.get(name)), "")
    if not re.match(r"(id|in)(_|\.|@|$)", wanted):
        return str
    return gettext.translation("messages", TRANSLATIONS, ["id"], fallback=True).gettext


def said(message: Message) -> str:
    """Return a sentence in the reader's language, fit to be shown on a terminal."""
    return shown(message.translated(translator()))


def shown(text: str) -> str:
    """Return text with everything that is no visible character replaced by U+FFFD."""
    return UNSHOWN.sub("\ufffd", text)


def say(message: Message) -> None:
    """Print a sentence."""
    click.echo(said(message))


def complain(message: Message) -> None:
    """Print a sentence where errors go, in red on a terminal."""
    click.secho(said(message), err=True, fg="red")


@contextmanager
def refusals_said() -> Iterator[None]:
    """Turn a refusal into its sentence and exit code 1; a bad bank shows its problems first."""
    try:
        yield
    except BadBank as refusal:
        from quizapp.cli.show import show_problems

        show_problems(refusal.problems, err=True)
        complain(refusal.message)
        raise click.exceptions.Exit(PROBLEMS_FOUND) from refusal
    except Refusal as refusal:
        complain(refusal.message)
        raise click.exceptions.Exit(PROBLEMS_FOUND) from refusal


class Lazy(click.Group):
    """A group whose commands are imported when called: ``lazy`` maps a name to ``module:attribute`` and its help."""

    lazy: dict[str, tuple[str, Message]]

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, Message]] | None = None, **options: Any) -> None:  # noqa: ANN401 - as click
        super().__init__(*args, **options)
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order they were given."""
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now; None for an unknown name."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, attribute = self.lazy[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click
        """Write the list of commands without importing any."""
        with formatter.section(said(msg("Commands"))):
            formatter.write_dl([(name, said(text)) for name, (_, text) in self.lazy.items()])


def settings(data: Path | None) -> Settings:
    """Return the settings of the environment, with the data folder of ``--data`` where it was given.

    Raises Unavailable that tells every setting that cannot be used.
    """
    try:
        return Settings.from_environment(os.environ, data)
    except ConfigError as fault:
        raise Unavailable(msg("%(sentences)s", sentences=" ".join(fault.sentences))) from fault


@contextmanager
def session(data: Path | None) -> Iterator[Any]:
    """Open the one session of a command: committed once at the end, rolled back when anything is raised.

    Its type is SQLAlchemy's, which cli does not know. Raises Unavailable when there is no site or its database fails.
    """
    from quizapp.db.engine import make_engine, unit

    chosen = settings(data)
    if chosen.database_url.startswith("sqlite") and not chosen.data.is_dir():
        message = msg("There is no site in %(folder)s yet. Make one with: quizapp db upgrade", folder=str(chosen.data))
        raise Unavailable(message)
    engine = make_engine(chosen.database_url)
    try:
        with unit(engine) as opened:
            yield opened
    finally:
        engine.dispose()


def progress(things: Sequence[Thing], label: Message) -> Iterable[Thing]:
    """Walk ``things`` behind a progress bar: on a terminal when there are several, else silently."""
    if len(things) < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - one thing needs no bar
        return things
    from rich.console import Console
    from rich.progress import track

    return track(things, said(label), console=Console(stderr=True), transient=True)


def now() -> datetime:
    """Return the time that a command hands inward: the one place where cli reads the clock."""
    return datetime.now(UTC)
