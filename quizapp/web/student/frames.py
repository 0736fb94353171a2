"""The item page in parts: made once for each quiz, place and language of the interface, filled in for each student.

Nearly all of an item page is the same for everybody, the passage above all. Rendering it anew costs ten times what
everything else of the request costs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from flask import current_app, render_template
from markupsafe import Markup

from quizapp.core.attempt import AttemptHead, Spot
from quizapp.core.passage import Passage
from quizapp.web.compression import End, end_of
from quizapp.web.held import Held
from quizapp.web.language import interface_language
from quizapp.web.passages import text_beside
from quizapp.web.security import unencrypted

SLOTS = ("address", "token", "key", "version", "look", "word", "asked", "checked", "spots")
# Control characters cannot come from any text of ours: banks and names that hold them are refused.
SLOT = re.compile("\x02([a-z]+)\x03")
KEPT = 2048  # frames; each takes about 15 KB, and a quiz has one a place and language


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold a page's literal parts up to its last slot, after each the name of the slot there, and the page's end."""

    parts: tuple[str, ...]
    end: End

    def start(self, values: Mapping[str, str]) -> str:
        """Return the page up to its end with the slots filled; ``values`` are HTML."""
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what tells item pages apart that look alike to every student.

    ``interface`` is the reader's language, ``language`` the quiz's; ``revision`` is the id of the passage's.
    """

    interface: str
    title: str
    language: str
    items: int
    place: int
    revision: int
    unencrypted: bool


def frame_of(head: AttemptHead, place: int, passage: Passage) -> Frame:
    """Return the frame of the page of an item in the reader's language."""
    page = Page(interface_language(), head.title, head.language, head.items, place, head.passage, unencrypted())
    return _frame(page, Held(passage))


def row(spots: tuple[Spot, ...], here: int) -> str:
    """Return the entries of the list of places."""
    language = interface_language()
    return "".join(_entry(language, spot, spot.place == here) for spot in spots)


@lru_cache(maxsize=KEPT)
def _frame(page: Page, held: Held[Passage]) -> Frame:
    slots = {name: Markup(f"\x02{name}\x03") for name in SLOTS}  # noqa: S704 - names of ours, no text of anybody
    rendered = render_template("student/item.html", page=page, passage=text_beside(held.value), slot=slots)
    *parts, end = SLOT.split(rendered)
    return Frame(tuple(parts), end_of(end))


class _Macros(Protocol):
    def entry(self, spot: Spot, here: bool) -> Markup: ...  # noqa: FBT001 - a macro takes what it is given


@lru_cache(maxsize=KEPT)
def _entry(_language: str, spot: Spot, here: bool) -> str:  # noqa: FBT001 - one of three keys of a cache
    macros = cast("_Macros", current_app.jinja_env.get_template("student/spots.html").module)
    return str(macros.entry(spot, here))
