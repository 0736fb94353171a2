"""One item of an open attempt: what its page is rendered from, and where each button leads after saving.

The bound content holds the key; of all that a page gets, only the macro ``ask`` of the item's type reads it.
"""

from __future__ import annotations

from flask import Response, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup, escape

from quizapp.core.attempt import AnswerWrite, Conflict, Snapshot
from quizapp.services.checking import Sight
from quizapp.services.revisions import ItemRevision
from quizapp.web import words
from quizapp.web.compression import page
from quizapp.web.form_tokens import form_token
from quizapp.web.forms import number_in
from quizapp.web.item_form import AnswerForm, new_key
from quizapp.web.language import told
from quizapp.web.student.frames import clock, frame_of, part_of, row
from quizapp.web.student.notes import time_note, tries_note

FIXED = Markup('<fieldset class="fixed" disabled>%s</fieldset>')
OWN_FIELDS = frozenset({"csrf_token", "key", "version"})  # a repeated save gets these anew


def item_page(sight: Sight, form: AnswerForm) -> Response:
    """Return the page of an item with its form, which may hold faults."""
    seen, place = sight.seen, sight.seen.placed.place
    frame = frame_of(seen.attempt, place, sight.passage)
    shared = {"spots": row(seen.spots, place), "person": seen.person.public_id, "clock": clock(seen.attempt, sight.now)}
    return page(frame.start(_values(sight, form) | shared), frame.end)


def item_part(sight: Sight, form: AnswerForm) -> str:
    """Return the form of an item by itself, for the script."""
    return part_of(sight.seen.attempt, sight.seen.placed.place, _values(sight, form))


def _values(sight: Sight, form: AnswerForm) -> dict[str, str]:
    """Return what fills the slots of a form; that of a locked item sends no key, and hence no answer."""
    seen = sight.seen
    sign = words.UNSAVED if form.faulty else words.state(seen.saved)
    place, locked = seen.placed.place, seen.saved.locked
    return {
        "address": escape(url_for("student.item", attempt=seen.attempt.public_id, place=place)),
        "token": escape(form_token()),
        "key": "" if locked else escape(form.key),
        "version": str(form.version),
        "look": sign.look,
        "word": told(sign.word),
        "time": time_note(seen.attempt),
        "asked": FIXED % form.asked if locked else form.asked,
        "tries": tries_note(sight),
        "checked": (" checked" if form.flag else "") + (" disabled" if locked else ""),
    }


def conflict_page(seen: Snapshot, revision: ItemRevision, mine: AnswerWrite, conflict: Conflict) -> str:
    """Return the page that shows the stored answer beside the one that came too late."""
    answers = zip((gettext("Stored"), gettext("From this page")), summaries(revision, mine, conflict), strict=True)
    sent = [(name, value) for name, value in request.form.items(multi=True) if name not in OWN_FIELDS]
    return render_template(
        "student/conflict.html",
        head=seen.attempt,
        place=seen.placed.place,
        answers=[(title, *answer) for title, answer in answers],
        sent=[*sent, ("version", conflict.current.version), ("key", new_key())],
    )


def summaries(revision: ItemRevision, mine: AnswerWrite, conflict: Conflict) -> list[tuple[str, bool]]:
    """Return what is stored and what was sent, each as plain text and whether the student was unsure."""
    summarise, there = revision.type.summarise, conflict.current
    return [(summarise(revision.bound, each.response), each.flag) for each in (there, mine)]


def onward(seen: Snapshot, go: str) -> str:
    """Return where a button leads to: ``back``, ``next``, ``submit``, ``leave``, ``check``, ``report``, a place."""
    here, last, attempt = seen.placed.place, seen.attempt.items, seen.attempt.public_id
    if go == "leave":
        return url_for("public.home")
    if go == "report":
        return url_for("reports.tell", attempt=attempt, place=here)
    if go == "submit" or (go == "next" and here == last):
        return url_for("student.ask_submit", attempt=attempt)
    if go == "check":
        return url_for("student.item", attempt=attempt, place=here, _anchor="checked")
    places = {"back": here - 1, "next": here + 1}
    number = number_in(go)
    place = places.get(go, here) if number is None else number
    return url_for("student.item", attempt=attempt, place=min(max(place, 1), last))
