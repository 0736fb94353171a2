"""Looks: the macros by which the pages show an item, each item type's in the template that the type names."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol, cast

from flask import current_app
from markupsafe import Markup
from wtforms import Field, Form

from quizapp.core.response import Response
from quizapp.core.score import Score
from quizapp.itemtypes.contract import Bound, ItemType


class Look(Protocol):
    """Name the macros of an item type's template; ``judge`` is there where a teacher grades its responses."""

    def ask(self, field: Field, bound: Bound[Any], order: tuple[str, ...], uid: str) -> Markup:
        """Return stem and answer field."""

    def feedback(self, bound: Bound[Any], order: tuple[str, ...], response: Response, score: Score) -> Markup:
        """Return the response beside the key, part by part."""

    def edit(self, form: Form | None) -> Markup:
        """Return the form in which a teacher writes the content."""

    def paper(self, bound: Bound[Any], order: tuple[str, ...], number: int) -> Markup:
        """Return the item as it is printed, without a form."""

    def judge(self, form: Form, bound: Bound[Any], response: Response) -> Markup:
        """Return a response and the form in which a teacher grades it."""


def look_of(item_type: ItemType[Any]) -> Look:
    """Return the macros of a type's look."""
    return cast("Look", current_app.jinja_env.get_template(_template(item_type.look)).module)


@cache
def _template(look: str) -> str:
    return f"itemtypes/{look}.html"
