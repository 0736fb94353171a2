"""``quizapp``: the commands by name, each imported when it is called; no command means ``serve``."""

from __future__ import annotations

from typing import Any, Final

import click

import quizapp
from quizapp.cli.edge import Lazy, refusals_said, said
from quizapp.core.i18n import Message, msg

DEFAULT: Final = "serve"
OWN: Final = {"--help", "--version"}
COMMANDS: Final[dict[str, tuple[str, Message]]] = {
    "serve": ("quizapp.cli.site:serve", msg("Start the site (this is what “quizapp” alone does).")),
    "demo": (
        "quizapp.cli.demo:demo",
        msg("Fill a new data folder with a teacher and a class that has handed in a quiz."),
    ),
    "bank": ("quizapp.cli.bank:bank", msg("Check, list, import, export and begin question banks.")),
    "draft": ("quizapp.cli.draft:draft", msg("Draft questions and facts from an article, without any network.")),
    "deck": ("quizapp.cli.deck:deck", msg("Build Anki decks and date their notes.")),
    "quiz": ("quizapp.cli.quiz:quiz", msg("Look after quizzes that are being taken.")),
    "user": ("quizapp.cli.user:user", msg("Add people and their roles.")),
    "db": ("quizapp.cli.db:db", msg("Upgrade, check, back up and restore the database.")),
}


class Quizapp(Lazy):
    """The group itself: adds the default command, and says refusals of every command in one place."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before options that are not the group's own."""
        if not args or (args[0].startswith("-") and args[0] not in OWN):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click
        """Run the command; a refusal becomes a sentence and exit code 1."""
        with refusals_said():
            return super().invoke(ctx)


@click.group(
    "quizapp",
    cls=Quizapp,
    lazy=COMMANDS,
    help=said(
        msg("An article becomes a question bank; the bank becomes a quiz site with stored scores, and Anki decks.")
    ),
    context_settings={"help_option_names": ["--help"]},
)
@click.version_option(quizapp.__version__, prog_name="quizapp", message="%(prog)s %(version)s")
def main() -> None:
    """Hold the commands."""
