"""Passages as HTML: each made once a process, because a published passage never changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, cast

from flask import Flask, current_app
from flask_babel import force_locale, gettext
from markupsafe import Markup

from quizapp.core.i18n import msg
from quizapp.core.passage import Paragraph, Passage, Term

WORDS = msg("Words in this text")
EXCERPT = msg("Only the sentences that answers rest on are shown here. The whole text:")
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


def init_app(app: Flask) -> None:
    """Give the template of passages what it needs."""
    app.add_template_global(linked)
    app.add_template_global(glossary_title)
    app.add_template_global(excerpt_note)


def glossary_title(language: str) -> str:
    """Return the heading over explained words, in the language of the passage: its HTML is kept for all readers."""
    with force_locale(language):
        return WORDS.translated(gettext)


def excerpt_note(language: str) -> str:
    """Return the line under an excerpt, in the language of the passage, as ``glossary_title``."""
    with force_locale(language):
        return EXCERPT.translated(gettext)


def linked(sentence: Markup, terms: Sequence[Term]) -> Markup:
    """Return a sentence (HTML) in which the first place of each word is a link to its explanation."""
    for term in terms:
        there = re.compile(f"{term.pattern.pattern}(?![^<]*>)", re.IGNORECASE)  # never inside a tag
        link = f'<a id="in-{term.id}" href="#word-{term.id}">\\1</a>'
        sentence = Markup(there.sub(link, str(sentence), count=1))  # noqa: S704 - HTML already; an id holds letters and hyphens
    return sentence


class _Macros(Protocol):
    def passage(self, text: Passage, level: int, marked: frozenset[str] = ..., *, ids: bool = ...) -> Markup: ...


def _macros() -> _Macros:
    return cast("_Macros", current_app.jinja_env.get_template("passage.html").module)
