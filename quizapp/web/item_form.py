"""The form of one item: the answer field that the item's type makes, the flag, and what makes a save repeatable.

The field is WTForms' bare form with the one field; the token is checked before any view.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import request
from markupsafe import Markup
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta

from quizapp.core.attempt import Snapshot
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.services.revisions import ItemRevision
from quizapp.web.forms import add_fault, number_in
from quizapp.web.held import Held
from quizapp.web.language import interface_language
from quizapp.web.looks import look_of

STRANGE = msg("Parts of the page were missing from what was sent. Load the page again and repeat your answer.")
KEY_BYTES = 12  # 96 random bits: no two pages share a key
KEPT = 2048  # rendered fields; each takes about 3 KB
LONGEST_KEPT = 500  # characters of an answer: essays are all different, and would fill the memory


class Meta(DefaultMeta):
    """Leave WTForms' own translations unread: every message here is written by us."""

    locales = False


META = Meta()


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """Hold what an item page shows and sends: stem and answer field, the flag, the page's own key, the version it saw.

    ``faulty`` says that what is shown is not what is stored: the reason stands beside the field.
    """

    asked: Markup
    flag: bool
    key: str
    version: int
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """Hold what came from an item page: the field with what was put in, flag, key and version."""

    field: Field
    flag: bool
    key: str
    version: int


def new_key() -> str:
    """Return a key that no other page has."""
    return secrets.token_urlsafe(KEY_BYTES)


def fresh(revision: ItemRevision, seen: Snapshot) -> AnswerForm:
    """Return the form of an item as it is saved, under a new key."""
    saved, given = seen.saved, seen.saved.response
    data = json.dumps(given.data, sort_keys=True, default=dict) if isinstance(given, Given) else ""
    ask = _kept if len(data) <= LONGEST_KEPT else _asked
    asked = ask(interface_language(), Held(revision), seen.placed.order, data)
    return AnswerForm(asked, saved.flag, new_key(), saved.version)


def shown(revision: ItemRevision, order: tuple[str, ...], formdata: Any = None) -> tuple[Markup, Parsed]:  # noqa: ANN401 - as WTForms has it
    """Return stem and field of an item outside of any attempt, and what was put in; why it cannot be stands beside."""
    field = _field(revision, order, Blank(), formdata)
    parsed = revision.type.parse(revision.bound, field.data, order) if formdata is not None else Blank()
    if isinstance(parsed, Invalid):
        add_fault(field, parsed.reason)
    return _ask(revision, field, order), parsed


def refused(revision: ItemRevision, seen: Snapshot, sent: Sent) -> AnswerForm:
    """Return the form of an item as it was sent, with what is wrong in it beside the field."""
    return AnswerForm(_ask(revision, sent.field, seen.placed.order), sent.flag, sent.key, sent.version, faulty=True)


def unanswered(revision: ItemRevision, order: tuple[str, ...]) -> Markup:
    """Return stem and field of an item as a student meets it; nothing is kept, for it may never be asked."""
    return _ask(revision, _field(revision, order, Blank(), None), order)


def sent(revision: ItemRevision, seen: Snapshot) -> tuple[Sent, Parsed]:
    """Return what was sent and the response it means; why it cannot be one stands beside the field as well.

    Raises Malformed when parts of the page are missing from what was sent.
    """
    given, version = request.form, number_in(request.form.get("version", ""))
    if "key" not in given or version is None:
        raise Malformed(STRANGE)
    order = seen.placed.order
    field = _field(revision, order, seen.saved.response, given)
    parsed = revision.type.parse(revision.bound, field.data, order)
    if isinstance(parsed, Invalid):
        add_fault(field, parsed.reason)
    return Sent(field, "flag" in given, given["key"], version), parsed


def _asked(_language: str, revision: Held[ItemRevision], order: tuple[str, ...], data: str) -> Markup:
    """Return stem and field of an item in the order shown, answered with ``data`` (JSON, "" for blank)."""
    given = Given(json.loads(data)) if data else Blank()
    return _ask(revision.value, _field(revision.value, order, given, None), order)


# A class of 36 sees few different ones of each item, and making one takes longer than the rest of its page.
_kept = lru_cache(maxsize=KEPT)(_asked)


def _ask(revision: ItemRevision, field: Field, order: tuple[str, ...]) -> Markup:
    return look_of(revision.type).ask(field, revision.bound, order, "q")


def _field(revision: ItemRevision, order: tuple[str, ...], given: Response, formdata: Any) -> Field:  # noqa: ANN401 - as WTForms has it
    form = BaseForm({"response": revision.type.field(revision.bound, order, given)}, meta=META)
    form.process(formdata)
    return form["response"]
