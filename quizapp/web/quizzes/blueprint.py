"""The blueprint of quizzes; every module of views beside this one hangs its routes on it."""

from __future__ import annotations

from typing import Final

from flask import Blueprint

quizzes: Final = Blueprint("quizzes", __name__, url_prefix="/teacher", template_folder="templates")
