"""The history of an entry: who made which state and when, what changed, and bringing one back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.bank.states import differences
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.services import entry_history
from quizapp.services.bank_rights import right
from quizapp.services.editing import Edit, save
from quizapp.services.entries import entry as stored_entry
from quizapp.services.entry_history import Deed, Named
from quizapp.services.pictures import exchanged, words_for
from quizapp.web.forms import number_in
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.editor import KINDS

DEEDS: Final[Mapping[Deed, Message]] = MappingProxyType(
    {
        Deed.CREATED: msg("written"),
        Deed.EDITED: msg("changed"),
        Deed.REVIEWED: msg("reviewed"),
        Deed.PUBLISHED: msg("published"),
        Deed.RETIRED: msg("withdrawn"),
        Deed.RESTORED: msg("brought back"),
        Deed.IMPORTED: msg("as its files have it"),
        Deed.DRAFTED: msg("drafted"),
    }
)


@workshop.get("/banks/<bank>/<language>/<any(facts, items):kind>/<entry>/history")
def history(bank: str, language: str, kind: str, entry: str) -> str:
    """Show every state of an entry, the newest first, with what changed from one to the next."""
    with database().look() as session:
        found = right(session, slug=bank, person=the_visitor())
        stored = stored_entry(session, bank=found.id, kind=KINDS[kind], language=language, id=entry)
        states = entry_history.states(session, Named(found.id, stored.kind, entry, language))
        words = words_for(stored.source, *(state.source for state in states))
        pictures = exchanged(session, found.id, words)
    changes = [differences(older.source, newer.source) for newer, older in pairwise(states)]
    address = url_for("workshop.edit", bank=bank, language=language, kind=kind, entry=entry)
    shown = list(zip(states, [*changes, ()][: len(states)], strict=True))
    return render_template(
        "workshop/history.html",
        states=shown, deeds=DEEDS, may=found.change, bank=bank, language=language, kind=kind, entry=entry,
        address=address, pictures=pictures, words=words,
    )  # fmt: skip


@workshop.post("/banks/<bank>/<language>/<any(facts, items):kind>/<entry>/restore")
def restore(bank: str, language: str, kind: str, entry: str) -> Reply:
    """Bring back the text of an earlier state; how far the entry is in its life stays as it is."""
    with database().change() as session:
        found = right(session, slug=bank, person=the_visitor(), change=True)
        number, base = _number("number"), _number("base")
        stored = stored_entry(session, bank=found.id, kind=KINDS[kind], language=language, id=entry)
        wanted = entry_history.state(session, Named(found.id, stored.kind, entry, language), number).source
        alive = {each: stored.source[each] for each in ("status", "retired") if each in stored.source}
        source = {each: value for each, value in wanted.items() if each not in {"status", "retired"}} | alive
        note = gettext("from revision %(number)s", number=number)
        edit = Edit(stored.kind, entry, language, source, base, Deed.RESTORED, note)
        save(session, found, edit, person=the_visitor(), now=now())
    flash(gettext("Revision %(number)s is back.", number=number))
    return redirect(url_for("workshop.edit", bank=bank, language=language, kind=kind, entry=entry), 303)


def _number(name: str) -> int:
    number = number_in(request.form.get(name, ""))
    if number is None:
        raise Malformed(msg("Parts of the page were missing from what was sent. Load the page again."))
    return number
