"""The audit log as administrators read it: the newest deeds first, found by deed, person and day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from flask import Blueprint, render_template, request
from flask_babel import gettext

from quizapp.core.audit_entry import AuditEntry, AuditSearch
from quizapp.core.i18n import Message, msg
from quizapp.core.person import Role
from quizapp.services import audit_log
from quizapp.services.audit import Deed
from quizapp.web.admin.views import role_words
from quizapp.web.language import zone
from quizapp.web.site import database
from quizapp.web.visitors import the_visitor

log = Blueprint("log", __name__, url_prefix="/admin", template_folder="templates")

DEEDS: Final[Mapping[str, Message]] = MappingProxyType({
    Deed.SIGNED_IN: msg("signed in"),
    Deed.ROLES_SET: msg("set the roles"),
    Deed.PASSWORD_GIVEN: msg("gave a new password"),
    Deed.PIN_GIVEN: msg("gave a new PIN"),
    Deed.ASSIGNED: msg("assigned a quiz"),
    Deed.ASSIGNMENT_CHANGED: msg("changed an assignment"),
    Deed.ASSIGNMENT_WITHDRAWN: msg("took an assignment back"),
    Deed.EXTENDED: msg("gave more time or tries"),
    Deed.REOPENED: msg("opened an attempt again"),
    Deed.SUBMITTED_FOR: msg("handed in for a student"),
    Deed.KEYS_SEEN: msg("saw keys"),
    Deed.GRADED: msg("graded by hand"),
    Deed.NAME_SEEN: msg("saw whose answer it is"),
    Deed.EXPORTED: msg("took data out"),
    Deed.PUBLISHED: msg("published"),
    Deed.MODEL_ASKED: msg("asked a language model"),
})  # fmt: skip
DETAILS: Final[Mapping[str, Message]] = MappingProxyType({
    "roles": msg("roles"), "seconds": msg("extra seconds"), "tries": msg("extra tries"), "place": msg("item"),
    "enrolment": msg("student"), "revision": msg("revision"), "before": msg("before"), "threshold": msg("threshold"),
    "form": msg("form of the file or page"), "students": msg("students"), "numerator": msg("parts earned"),
    "of": msg("of"), "host": msg("computer"), "model": msg("model"), "bank": msg("bank"),
})  # fmt: skip
FORMS: Final[Mapping[object, Message]] = MappingProxyType({"keys": msg("keys"), "cards": msg("item cards")})
A_DAY: Final = timedelta(days=1)


@log.get("/log")
def deeds() -> str:
    """Show the deeds that fit, newest first."""
    given = request.args
    deed, words = given.get("deed", ""), given.get("q", "").strip()
    since, until = _day(given.get("from", "")), _day(given.get("to", ""))
    wanted = AuditSearch(deed if deed in DEEDS else "", words, since, until and until + A_DAY)
    with database().reads() as reads:
        found = audit_log.search(reads, by=the_visitor(), wanted=wanted, page=given.get("page", 1, type=int))
    asked = {name: given[name] for name in ("deed", "q", "from", "to") if given.get(name)}
    return render_template("admin/log.html", found=found, deeds=DEEDS, asked=asked)


def deed_word(entry: AuditEntry) -> str:
    """Return what was done, in words; a deed of a later version of the site by its own name."""
    return DEEDS[entry.deed].translated(gettext) if entry.deed in DEEDS else entry.deed


def detail_words(entry: AuditEntry) -> str:
    """Return what the log keeps beside a deed, as one line."""
    return "; ".join(_detail(name, value) for name, value in sorted(entry.details.items()))


log.add_app_template_filter(deed_word)
log.add_app_template_filter(detail_words)


def _detail(name: str, value: object) -> str:
    word = DETAILS[name].translated(gettext) if name in DETAILS else name
    return f"{word}: {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, list):  # of roles
        return role_words(frozenset(map(Role, set(value) & set(Role)))) or "–"
    if value is None:
        return "–"
    return FORMS[value].translated(gettext) if value in FORMS else str(value)


def _day(typed: str) -> datetime | None:
    """Return when a day begins by the site's clock; None for none, or for what is no day."""
    try:
        day = datetime.strptime(typed, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone; the next line gives one
        return datetime.combine(day, time(), zone()).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
