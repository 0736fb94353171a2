"""The list of banks, and the page of one: its entries filtered and searched, its coverage, one thing done to many."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Reply

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.itemtypes.registry import item_types
from quizapp.services import bank_check, bank_list
from quizapp.services.bank_page import BankPage, Filter, bank_page, coverage_page
from quizapp.services.bank_rights import right
from quizapp.services.bulk import Bulk, Wish, apply
from quizapp.services.bulk_publish import publish_many
from quizapp.services.draft_review import has_drafts
from quizapp.services.entries import Kind
from quizapp.web.forms import number_in
from quizapp.web.language import interface_language
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.words import DIFFICULTIES, PROCESSES, STATUSES, text
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.life import WHY

LONGEST: Final = 200  # letters of a search
FLAGS: Final[Mapping[str, Message]] = {
    "stale": msg("evidence was edited"),
    "errors": msg("must be mended"),
    "warnings": msg("any remark"),
    "unused": msg("never used"),
}
KINDS: Final[Mapping[str, Message]] = {"fact": msg("Facts"), "item": msg("Items")}
NO_DEED: Final = msg("Choose what is to happen to the entries.")
FILTERS: Final = ("kind", "topic", "process", "type", "difficulty", "status", "flag")


@workshop.get("")
def banks() -> str:
    """List the banks that the visitor may see."""
    with database().reads() as reads:
        listed = bank_list.banks_of(reads, person=the_visitor())
    return render_template("workshop/banks.html", banks=listed)


@workshop.get("/banks/<bank>")
def bank(bank: str) -> str:
    """Show the entries of a bank that fit the filter, fifty a page."""
    language = request.args.get("language") or interface_language()
    wanted = Filter(request.args.get("words", "")[:LONGEST], **{name: request.args.get(name, "") for name in FILTERS})
    with database().reads() as reads:
        found = right(reads, slug=bank, person=the_visitor())
        page = bank_page(reads, bank=found.id, language=language, wanted=wanted, page=_page())
        drafts = has_drafts(reads, bank=found.id, language=page.language)
    return render_template(
        "workshop/bank.html",
        right=found, page=page, wanted=wanted, types=item_types(), offered=_offered(page), here=_here(page.language),
        drafts=drafts,
    )  # fmt: skip


@workshop.get("/banks/<bank>/coverage")
def coverage(bank: str) -> str:
    """Show the passage, and on each sentence the facts and items that it proves."""
    language = request.args.get("language") or interface_language()
    with database().reads() as reads:
        found = right(reads, slug=bank, person=the_visitor())
        page = coverage_page(reads, bank=found.id, language=language)
    return render_template("workshop/coverage.html", right=found, page=page)


@workshop.post("/banks/<bank>/bulk")
def bulk(bank: str) -> Reply:
    """Do one thing to the entries that were ticked."""
    try:
        with database().change() as session:
            found = right(session, slug=bank, person=the_visitor(), change=True)
            changed = apply(session, found, _wish(), person=the_visitor(), now=now())
        flash(ngettext("%(num)s entry was changed.", "%(num)s entries were changed.", changed))
    except Malformed as refusal:
        flash(refusal.message.translated(gettext))
    return _back(bank)


@workshop.post("/banks/<bank>/publish")
def publish(bank: str) -> Reply:
    """Publish the reviewed items that were ticked."""
    try:
        names = {name for kind, name in _ticked() if kind is Kind.ITEM}
        with database().change() as session:
            found = right(session, slug=bank, person=the_visitor(), change=True)
            outcome = publish_many(session, found, names, person=the_visitor(), now=now())
        flash(ngettext("%(num)s item was published.", "%(num)s items were published.", outcome.published))
        if outcome.left:
            flash(
                ngettext(
                    "%(num)s was not: only reviewed items are published so, without errors and in every language.",
                    "%(num)s were not: only reviewed items are published so, without errors and in every language.",
                    outcome.left,
                )
            )
    except Malformed as refusal:
        flash(refusal.message.translated(gettext))
    return _back(bank)


@workshop.post("/banks/<bank>/check")
def check(bank: str) -> Reply:
    """Ask the rules of writing about the whole bank and note what they find."""
    with database().look() as session:
        found = right(session, slug=bank, person=the_visitor(), change=True)
        whole, counts = bank_check.counted(session, found)
    with database().change() as session:
        number = bank_check.note(session, found, whole, counts)
    flash(ngettext("%(num)s entry has remarks.", "%(num)s entries have remarks.", number))
    return redirect(url_for("workshop.bank", bank=bank, flag="warnings" if number else None), HTTPStatus.SEE_OTHER)


def _wish() -> Wish:
    """Return what was asked for. Raises Malformed for what no page of ours sends."""
    go, ticked = request.form.get("do", ""), _ticked()
    if go not in set(Bulk):
        raise Malformed(NO_DEED)
    why = request.form.get("why", "").strip()[:500] or WHY.translated(gettext)
    return Wish(Bulk(go), ticked, request.form.get("to", ""), why)


def _ticked() -> tuple[tuple[Kind, str], ...]:
    """Return kind and id of the entries that were ticked. Raises Malformed for what no page of ours sends."""
    pairs = [value.partition(":") for value in request.form.getlist("entry")]
    if any(kind not in set(Kind) for kind, _, _ in pairs):
        raise Malformed(NO_DEED)
    return tuple((Kind(kind), name) for kind, _, name in pairs)


def _back(bank: str) -> Reply:
    """Go back to the page of a bank, filtered as it was."""
    sent = ((name, request.form.get(name)) for name in ("words", "language", *FILTERS))
    filters: dict[str, Any] = {name: value for name, value in sent if value}
    return redirect(url_for("workshop.bank", bank=bank, **filters), HTTPStatus.SEE_OTHER)


def _offered(page: BankPage) -> dict[str, list[tuple[str, str]]]:
    """Return what each menu of the filter offers: value and word."""
    words: dict[str, Mapping[Any, Message]] = {
        "kind": KINDS,
        "process": PROCESSES,
        "difficulty": DIFFICULTIES,
        "status": STATUSES,
        "flag": FLAGS,
    }
    offered = {
        name: [(str(value), word.translated(gettext)) for value, word in each.items()] for name, each in words.items()
    }
    known = item_types()
    types = [(name, known[name].label.translated(gettext) if name in known else name) for name in page.types]
    return offered | {"topic": [(topic.id, text(topic.name)) for topic in page.head.topics], "type": types}


def _here(language: str) -> dict[str, str]:
    """Return the filter as it stands in the address, without the page."""
    return {name: value for name, value in request.args.items() if value and name != "page"} | {"language": language}


def _page() -> int:
    number = number_in(request.args.get("page", ""))
    return 1 if number is None else number
