"""The editor of one fact or item: its page, what it says while one writes, saving, and what was left unfinished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Reply

from quizapp.bank.entry import mend
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed, NotFound, Stale
from quizapp.itemtypes.editing import add_row
from quizapp.itemtypes.registry import item_types
from quizapp.services import unfinished
from quizapp.services.bank_rights import right
from quizapp.services.draft_review import settle
from quizapp.services.editing import Edit, NotSound, Saved, create, save
from quizapp.services.entries import Entry, Kind
from quizapp.services.entries import entry as stored_entry
from quizapp.services.entry_history import Deed
from quizapp.services.merging import meanwhile, merged
from quizapp.services.opening import Opened
from quizapp.services.opening import opened as open_entry
from quizapp.web.forms import number_in
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop import life
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.drafts import to_drafts
from quizapp.web.workshop.merge import began, merge_page
from quizapp.web.workshop.preview import preview
from quizapp.web.workshop.sheet import Fields, Sheet, anchor, looked, named, sheet, show

KINDS: Final = {"facts": Kind.FACT, "items": Kind.ITEM}  # as addresses say it
WORDS: Final = {kind: word for word, kind in KINDS.items()}
NEW_FACT: Final = "fact"
DRAFTS: Final = "drafts"  # what a page says that was opened from the review of drafts, and goes back there
FORM: Final = frozenset({"csrf_token", "go", "mend", "more", "base", "back"})  # what a page sends besides the entry
Answer = Reply | str | tuple[str, int]


@workshop.get("/banks/<bank>/<language>/<any(facts, items):kind>/<entry>")
def edit(bank: str, language: str, kind: str, entry: str) -> str:
    """Show the editor of an entry, as it is stored or as the visitor left it."""
    opened = _stored(bank, language, KINDS[kind], entry)
    return _page(opened, _left(opened))


@workshop.post("/banks/<bank>/<language>/<any(facts, items):kind>/<entry>")
def change(bank: str, language: str, kind: str, entry: str) -> Answer:
    """Save an entry, or look at it, or mend what a remark says, without losing what was written."""
    opened = _stored(bank, language, KINDS[kind], entry, change=True)
    return _changed(opened, sheet(opened.entry, _sent()))


@workshop.get("/banks/<bank>/<language>/new/<type_>")
def new(bank: str, language: str, type_: str) -> str:
    """Show the editor of an entry that is not there yet: ``type_`` is an item type, or ``fact``."""
    opened = _unwritten(bank, language, type_)
    return _page(opened, _left(opened))


@workshop.post("/banks/<bank>/<language>/new/<type_>")
def add(bank: str, language: str, type_: str) -> Answer:
    """Add an entry."""
    opened = _unwritten(bank, language, type_)
    return _changed(opened, sheet(opened.entry, _sent()))


@workshop.post("/banks/<bank>/<language>/look/<what>/<entry>")
def look(bank: str, language: str, what: str, entry: str) -> str:
    """Return remarks and previews of what is being written, for the script."""
    opened = _opened(bank, language, what, entry)
    return render_template("workshop/look.html", **_looks(opened, sheet(opened.entry, _sent())))


@workshop.post("/banks/<bank>/<language>/keep/<what>/<entry>")
def keep(bank: str, language: str, what: str, entry: str) -> tuple[str, int]:
    """Keep what is being written, until it is saved or dropped."""
    opened = _opened(bank, language, what, entry, change=True)
    fields = {field: values for field, values in request.form.lists() if field not in FORM}
    with database().change() as session:
        unfinished.keep(session, opened.named, person=the_visitor(), base=_base(), fields=fields, now=now())
    return "", HTTPStatus.NO_CONTENT


@workshop.post("/banks/<bank>/<language>/drop/<what>/<entry>")
def drop(bank: str, language: str, what: str, entry: str) -> Reply:
    """Drop what was left unfinished, and show what is stored."""
    opened = _opened(bank, language, what, entry, change=True)
    with database().change() as session:
        unfinished.drop(session, opened.named, person=the_visitor())
    return redirect(_here(opened), HTTPStatus.SEE_OTHER)


def _changed(opened: Opened, filled: Sheet) -> Answer:
    """Do what the pressed button says."""
    go = request.form.get("go", "save")
    if request.form.get("mend"):
        return _page(opened, _mended(opened, filled, request.form["mend"]), keep=True)
    if filled.content is not None and request.form.get("more"):
        add_row(filled.content, request.form["more"])
        return _page(opened, filled, keep=True)
    if go == "look":
        return _page(opened, filled, keep=True)
    if go not in life.GOES:
        raise Malformed(msg("Choose what is to happen to this entry."))
    source = life.turned(filled.plain, opened.entry.kind, go, request.form.get("note", ""), now())
    return _save(opened, filled, source, life.GOES[go])


def _save(opened: Opened, filled: Sheet, source: Mapping[str, Any], deed: Deed) -> Answer:
    kind, person = opened.entry.kind, the_visitor()
    edit = Edit(kind, opened.entry.id, opened.entry.language, source, _base(), deed, request.form.get("note", "")[:500])
    try:
        with database().change() as session:
            if not opened.entry.number:
                return _done(opened, create(session, opened.right, edit, person=person, now=now()))
            if began():
                edit = replace(edit, source=merged(session, opened.right.id, edit, began(), request.form))
            saved = save(session, opened.right, edit, person=person, now=now())
            if kind is Kind.ITEM:
                settle(session, opened.right, saved.id, language=edit.language, person=person, now=now())
            return _done(opened, saved)
    except Stale:
        return _conflict(opened, source)
    except NotSound as refusal:
        show(filled, refusal.problems)
        return _page(opened, filled, refused=refusal, keep=True), HTTPStatus.UNPROCESSABLE_ENTITY


def _conflict(opened: Opened, source: Mapping[str, Any]) -> Answer:
    """Keep what was written, and show it beside what somebody else saved meanwhile."""
    fields = {field: values for field, values in request.form.lists() if field not in FORM}
    with database().change() as session:
        unfinished.keep(session, opened.named, person=the_visitor(), base=_base(), fields=fields, now=now())
    with database().look() as session:
        found = meanwhile(session, opened.named, _base())
    page = merge_page(found, source, base=_base(), address=_here(opened), pictures=opened.desk.pictures)
    return page, HTTPStatus.CONFLICT


def _done(opened: Opened, saved: Saved) -> Reply:
    flash(life.DONE.get(request.form.get("go", ""), life.SAVED).translated(gettext))
    if saved.untranslated:
        flash(gettext("The other language of this bank still waits for a translation of what is new."))
    if request.form.get("back") == DRAFTS:
        on = request.form.get("go", "save") != "save"
        return to_drafts(opened.right.slug, opened.entry.language, saved.id, on=on)
    return redirect(_address(opened, saved.id), HTTPStatus.SEE_OTHER)


def _mended(opened: Opened, filled: Sheet, key: str) -> Sheet:
    """Return the sheet with one remark mended; as it is, when the text has changed since."""
    source = filled.plain
    for remark in looked(filled, opened.desk).remarks:
        if remark.key == key and remark.edit is not None:
            return sheet(replace(opened.entry, source={**opened.entry.source, **mend(source, remark)}))
    return filled


def _page(opened: Opened, filled: Sheet, *, refused: NotSound | None = None, keep: bool = False) -> str:
    """Return the editor page; ``keep`` says that what it shows is not what is stored."""
    problems = refused.problems if refused else ()
    return render_template(
        "workshop/editor.html",
        opened=opened,
        sheet=filled,
        **_looks(opened, filled),
        notice=refused.message.translated(gettext) if refused else "",
        stands=[(named(filled, problem), anchor(filled, problem)) for problem in problems],
        unsaved=keep,
        goes=life.buttons(opened.entry),
        address=_here(opened),
        what=_what(opened),
        base=_base() if request.method == "POST" else opened.left.base if opened.left else opened.entry.number,
        types=item_types(),
        back=request.values.get("back") == DRAFTS,
    )


def _looks(opened: Opened, filled: Sheet) -> dict[str, Any]:
    """Return what remarks and previews are rendered from."""
    begun = bool(opened.entry.number or opened.left or request.method == "POST")
    found = looked(filled, opened.desk).remarks if begun else ()  # an empty page has done nothing wrong
    return {
        "begun": begun,
        "remarks": [(remark, anchor(filled, remark.problem)) for remark in found],
        "preview": preview(opened.entry.kind, filled.plain, opened.desk),
        "language": opened.entry.language,
    }


def _stored(bank: str, language: str, kind: Kind, name: str, *, change: bool = False) -> Opened:
    person = the_visitor()
    with database().look() as session:
        found = right(session, slug=bank, person=person, change=change)
        stored = stored_entry(session, bank=found.id, kind=kind, language=language, id=name)
        return open_entry(session, found, stored, facts=request.form.getlist("facts"), person=person)


def _unwritten(bank: str, language: str, what: str) -> Opened:
    """Return what the editor of a new entry is made of. Raises NotFound for an unknown type."""
    if what != NEW_FACT and what not in item_types():
        raise NotFound(msg("There is no item type “%(name)s”.", name=what[:80]))
    person = the_visitor()
    kind, source = (Kind.FACT, {}) if what == NEW_FACT else (Kind.ITEM, {"type": what})
    with database().look() as session:
        found = right(session, slug=bank, person=person, change=True)
        unwritten = Entry(kind, f"new-{what}".replace("_", "-"), language, source, 0, None)
        return open_entry(session, found, unwritten, facts=request.form.getlist("facts"), person=person)


def _opened(bank: str, language: str, what: str, name: str, *, change: bool = False) -> Opened:
    """Return the same for either; ``what`` is ``facts`` or ``items`` for an entry that is there, else as when new."""
    if what in KINDS:
        return _stored(bank, language, KINDS[what], name, change=change)
    return _unwritten(bank, language, what)


def _left(opened: Opened) -> Sheet:
    """Return the sheet as the visitor left it, else as it is stored."""
    left = opened.left
    if left is None:
        return sheet(opened.entry)
    return sheet(opened.entry, MultiDict([(name, value) for name, values in left.fields.items() for value in values]))


def _sent() -> Fields:
    return MultiDict(list(request.form.items(multi=True)))


def _base() -> int:
    """Return the number of the state that the page showed. Raises Malformed for a page that is not ours."""
    number = number_in(request.form.get("base", ""))
    if number is None:
        raise Malformed(msg("Parts of the page were missing from what was sent. Load the page again."))
    return number


def _what(opened: Opened) -> str:
    if opened.entry.number:
        return WORDS[opened.entry.kind]
    return str(opened.entry.source.get("type", NEW_FACT))


def _here(opened: Opened) -> str:
    """Return the address of the page."""
    if opened.entry.number:
        return _address(opened, opened.entry.id)
    return url_for("workshop.new", bank=opened.right.slug, language=opened.entry.language, type_=_what(opened))


def _address(opened: Opened, name: str) -> str:
    bank, language, kind = opened.right.slug, opened.entry.language, WORDS[opened.entry.kind]
    return url_for("workshop.edit", bank=bank, language=language, kind=kind, entry=name)
