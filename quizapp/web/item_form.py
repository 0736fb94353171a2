"""The form of one item: the answer field that the item's type makes, the flag, and what makes a save repeatable.

It is made anew for every request, so it is WTForms' bare form with the one field; the token is checked before any view.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, cast

from flask import current_app, request
from markupsafe import Markup
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta

from quizapp.core.attempt import Snapshot
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.core.response import Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.services.revisions import ItemRevision
from quizapp.web.forms import add_fault

STRANGE = msg("Parts of the page were missing from what was sent. Load the page again and repeat your answer.")
KEY_BYTES = 12  # 96 random bits: no two pages share a key
LONGEST_NUMBER = 9  # digits


class Meta(DefaultMeta):
    """Leave WTForms' own translations unread: every message here is written by us."""

    locales = False


META = Meta()


class Look(Protocol):
    """Name the macros of an item type's template that pages use."""

    def ask(self, field: Field, bound: Bound[Any], order: tuple[str, ...], uid: str) -> Markup:
        """Return stem and answer field."""

    def feedback(self, bound: Bound[Any], order: tuple[str, ...], response: Response, score: Score) -> Markup:
        """Return the response beside the key, part by part."""


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """Hold what an item page shows and sends: the type's field, the flag, the page's own key, the version it saw."""

    response: Field
    flag: bool
    key: str
    version: int


@cache
def _template(look: str) -> str:
    return f"itemtypes/{look}.html"


def look_of(item_type: ItemType[Any]) -> Look:
    """Return the macros of a type's look."""
    return cast("Look", current_app.jinja_env.get_template(_template(item_type.look)).module)


def new_key() -> str:
    """Return a key that no other page has."""
    return secrets.token_urlsafe(KEY_BYTES)


def fresh(revision: ItemRevision, seen: Snapshot) -> AnswerForm:
    """Return the form of an item as it is saved, under a new key."""
    saved = seen.saved
    return AnswerForm(_field(revision, seen, None), saved.flag, new_key(), saved.version)


def sent(revision: ItemRevision, seen: Snapshot) -> tuple[AnswerForm, Parsed]:
    """Return the form as it was sent and the response it means; why it cannot be one stands beside the field as well.

    Raises Malformed when parts of the page are missing from what was sent.
    """
    given, version = request.form, request.form.get("version", "")
    if "key" not in given or not (version.isascii() and version.isdigit() and len(version) <= LONGEST_NUMBER):
        raise Malformed(STRANGE)
    field = _field(revision, seen, given)
    parsed = revision.type.parse(revision.bound, field.data, seen.placed.order)
    if isinstance(parsed, Invalid):
        add_fault(field, parsed.reason)
    return AnswerForm(field, "flag" in given, given["key"], int(version)), parsed


def _field(revision: ItemRevision, seen: Snapshot, formdata: Any) -> Field:  # noqa: ANN401 - as WTForms has it
    unbound = revision.type.field(revision.bound, seen.placed.order, seen.saved.response)
    form = BaseForm({"response": unbound}, meta=META)
    form.process(formdata)
    return form["response"]
