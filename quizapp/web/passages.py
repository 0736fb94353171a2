"""Passages as HTML: each made once a process, because a published passage never changes."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from flask import current_app
from markupsafe import Markup

from quizapp.core.passage import Paragraph, Passage

KEPT = 64  # passages; each takes about 10 KB


@lru_cache(maxsize=KEPT)
def reading_text(passage: Passage) -> Markup:
    """Return a passage as the main thing on its page."""
    return _macros().passage(passage, 1)


@lru_cache(maxsize=KEPT)
def text_beside(passage: Passage) -> Markup:
    """Return a passage as it stands beside an item: without anchors, nothing marked."""
    return _macros().passage(passage, 2)


@lru_cache(maxsize=KEPT)
def proving_text(passage: Passage, marked: frozenset[str]) -> Markup:
    """Return a passage for the review: the sentences at the addresses ``marked`` are highlighted and have anchors."""
    return _macros().passage(passage, 2, marked, ids=True)


def around(passage: Passage, addresses: tuple[str, ...]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the paragraphs that hold the addressed sentences, and the heading over the first of them."""
    wanted = {address.partition(".")[0] for address in addresses}
    found = [
        (section.heading, paragraph)
        for section in passage.sections
        for paragraph in section.paragraphs
        if f"p{paragraph.number}" in wanted
    ]
    return (found[0][0] if found else ""), tuple(paragraph for _, paragraph in found)


class _Macros(Protocol):
    def passage(self, text: Passage, level: int, marked: frozenset[str] = ..., *, ids: bool = ...) -> Markup: ...


def _macros() -> _Macros:
    return cast("_Macros", current_app.jinja_env.get_template("passage.html").module)
