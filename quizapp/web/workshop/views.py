"""All routes of the workshop: importing this module hangs them on the blueprint."""

from __future__ import annotations

from quizapp.web.workshop import banks, drafts, editor, field_words, folders, history, passages, sentences, texts
from quizapp.web.workshop.blueprint import workshop

__all__ = [
    "banks",
    "drafts",
    "editor",
    "field_words",
    "folders",
    "history",
    "passages",
    "sentences",
    "texts",
    "workshop",
]
