"""All routes about quizzes: importing this module hangs them on the blueprint."""

from __future__ import annotations

from quizapp.web.quizzes import assigning, building, live, previewing
from quizapp.web.quizzes.blueprint import quizzes

__all__ = ["assigning", "building", "live", "previewing", "quizzes"]
