"""Terms for the quizzes of a drill, by turns: with and without a time limit, graded at the end, checked once, tried."""

from __future__ import annotations

from itertools import cycle
from typing import Final

from sqlalchemy import Engine, select, update

from quizapp.db.models import QuizRow

TERMS: Final[tuple[dict[str, object], ...]] = (
    {"behaviour": "deferred", "time_limit": 240},
    {"behaviour": "interactive"},
    {"behaviour": "immediate", "time_limit": 240},
)


def set_terms(engine: Engine) -> None:
    """Change the terms under which attempts at the site's quizzes begin from now on."""
    with engine.begin() as connection:
        quizzes = connection.execute(select(QuizRow.id, QuizRow.source).order_by(QuizRow.id)).all()
        for quiz, terms in zip(quizzes, cycle(TERMS), strict=False):
            source = dict(quiz.source) | terms
            connection.execute(update(QuizRow).where(QuizRow.id == quiz.id).values(source=source))
