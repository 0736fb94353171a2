"""The item page in parts: made once for each quiz, place and language of the interface, filled in for each student.

Nearly all of an item page is the same for everybody, the passage above all. Rendering it anew costs ten times what
everything else of the request costs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
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
from quizapp.web.theme import theme
from quizapp.web.words import time_of

SLOTS = ("address", "token", "key", "version", "look", "word", "time", "asked", "tries", "checked", "spots",
         "person", "clock")  # fmt: skip
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
        return _filled(self.parts, values)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what tells item pages apart that look alike to every student.

    ``interface`` and ``theme`` are the reader's, ``language`` is the quiz's; ``revision`` is the id of the passage's.
    """

    interface: str
    title: str
    language: str
    items: int
    place: int
    revision: int
    unencrypted: bool
    theme: str


def frame_of(head: AttemptHead, place: int, passage: Passage) -> Frame:
    """Return the frame of the page of an item in the reader's language and theme."""
    return _frame(_page(head, place), Held(passage))


def part_of(head: AttemptHead, place: int, values: Mapping[str, str]) -> str:
    """Return the form of an item by itself, with its slots filled: what the script puts in place of another."""
    return _filled(_part(_page(head, place)), values)


def _page(head: AttemptHead, place: int) -> Page:
    quiz = head.title, head.language, head.items
    return Page(interface_language(), *quiz, place, head.passage, unencrypted(), theme())


def _filled(parts: tuple[str, ...], values: Mapping[str, str]) -> str:
    filled = list(parts)
    filled[1::2] = [values[name] for name in parts[1::2]]
    return "".join(filled)


def row(spots: tuple[Spot, ...], here: int) -> str:
    """Return the entries of the list of places."""
    language = interface_language()
    return "".join(_entry(language, spot, spot.place == here) for spot in spots)


_SLOTS = {name: Markup(f"\x02{name}\x03") for name in SLOTS}  # noqa: S704 - names of ours, no text of anybody


@lru_cache(maxsize=KEPT)
def _part(page: Page) -> tuple[str, ...]:
    return tuple(SLOT.split(render_template("student/part.html", page=page, slot=_SLOTS)))


@lru_cache(maxsize=KEPT)
def _frame(page: Page, held: Held[Passage]) -> Frame:
    rendered = render_template("student/item.html", page=page, passage=text_beside(held.value), slot=_SLOTS)
    *parts, end = SLOT.split(rendered)
    return Frame(tuple(parts), end_of(end))


def clock(head: AttemptHead, moment: datetime) -> str:
    """Return how long an attempt may still take, as HTML; "" without a limit."""
    left = head.left(moment)
    if left is None or head.due is None:
        return ""
    macros = cast("_Macros", current_app.jinja_env.get_template("student/clock.html").module)
    return str(macros.clock(int(left.total_seconds()), time_of(head.due)))


class _Macros(Protocol):
    def clock(self, seconds: int, end: str) -> Markup: ...

    def entry(self, spot: Spot, here: bool) -> Markup: ...  # noqa: FBT001 - a macro takes what it is given


@lru_cache(maxsize=KEPT)
def _entry(_language: str, spot: Spot, here: bool) -> str:  # noqa: FBT001 - one of three keys of a cache
    macros = cast("_Macros", current_app.jinja_env.get_template("student/spots.html").module)
    return str(macros.entry(spot, here))
