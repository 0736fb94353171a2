"""``quizapp quiz``: what a site has to do with its quizzes from time to time."""

from __future__ import annotations

from pathlib import Path

import click

from quizapp.cli.bank import data_option
from quizapp.cli.edge import now, said, say, session
from quizapp.core.i18n import msg


@click.group("quiz", help=said(msg("Look after quizzes that are being taken.")))
def quiz() -> None:
    """Hold the commands."""


@quiz.command("close-overdue", help=said(msg("Hand in every attempt whose time is over; safe to repeat.")))
@data_option
def close_overdue(data: Path | None) -> None:
    """Hand in every attempt whose time is over; safe to repeat."""
    from quizapp.services.submitting import end_overdue

    total, ended = 0, 1
    while ended:
        with session(data) as open_session:
            ended = end_overdue(open_session, now=now())
        total += ended
    say(msg("Handed in %(count)s overdue attempts.", count=total))
