"""Drafts in the workshop: an article in, then one draft a screen to take, edit or reject; and what came of them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Reply
from wtforms import Field

from quizapp.core.drafted import MOST_DRAFTS, USUAL_DRAFTS, Reason, Verdict
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Status
from quizapp.core.refusal import Malformed, NotFound, NotNow, Refusal, Stale
from quizapp.drafting.draft import draft as drafted
from quizapp.drafting.items.drafts import Drafts
from quizapp.drafting.items.rule_words import rule_words
from quizapp.drafting.items.suggestions import Suggested, nothing
from quizapp.drafting.model.making import RULE as MODEL
from quizapp.drafting.model.suggesting import suggestions
from quizapp.drafting.sense.text import Text
from quizapp.itemtypes.registry import item_types
from quizapp.services.bank_rights import right
from quizapp.services.draft_banks import keep_drafts
from quizapp.services.draft_report import report, total
from quizapp.services.draft_review import Decision, Waiting, decide, drafts_of
from quizapp.services.entries import Kind
from quizapp.services.entries import entry as stored_entry
from quizapp.services.entry_ground import desk
from quizapp.services.own_model import Endpoint, asking, note_agreement
from quizapp.web.forms import add_fault, form_page, number_in, said
from quizapp.web.site import database, now, site
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.draft_forms import ArticleForm
from quizapp.web.workshop.preview import preview
from quizapp.web.workshop.vouching import vouched

Answer = Reply | str | tuple[str, int]
VERDICTS: Final[Mapping[str, Verdict | None]] = MappingProxyType(
    {"accept": Verdict.ACCEPTED, "reject": Verdict.REJECTED, "undo": None}
)
NO_DRAFTS: Final = msg("This bank has no drafts.")
REASONS: Final[Mapping[Reason, Message]] = MappingProxyType(
    {
        Reason.WRONG_KEY: msg("the key is wrong"),
        Reason.NOT_IN_TEXT: msg("the text does not prove it"),
        Reason.UNCLEAR: msg("the question is unclear"),
        Reason.TRIVIAL: msg("it asks nothing worth knowing"),
        Reason.OPTIONS: msg("a wrong option could be right"),
        Reason.LANGUAGE: msg("the wording is poor"),
        Reason.OTHER: msg("another reason"),
    }
)


@workshop.route("/draft", methods=["GET", "POST"])
def draft() -> Answer:
    """Take an article, draft from it, and go on to the first draft."""
    form, endpoint = ArticleForm(), _endpoint()
    drafts: Drafts | None = None
    if form.validate_on_submit():
        try:
            drafts = _drafts(form, endpoint)
            return _keep(drafts, asked=endpoint is not None and form.agree.data)
        except Refusal as refusal:
            if not form.agree.errors:
                add_fault(form.source, refusal.message)
    elif form.is_submitted():
        form.keep_file()
    return form_page(
        "workshop/draft.html", form, endpoint=endpoint, drafts=drafts, usual=USUAL_DRAFTS, most=MOST_DRAFTS
    )


@workshop.get("/banks/<bank>/<language>/drafts")
def review(bank: str, language: str) -> Answer:
    """Show one draft: the one asked for, else the first that waits, else the last, and what is left to do with them."""
    with database().look() as session:
        there = right(session, slug=bank, person=the_visitor())
        waiting = drafts_of(session, bank=there.id, language=language)
        if not waiting:
            raise NotFound(NO_DRAFTS)
        here = _here(waiting)
        one = waiting[here]
        stored = stored_entry(session, bank=there.id, kind=Kind.ITEM, language=language, id=one.id)
        bench = desk(session, bank=there.id, language=language, facts=tuple(stored.source.get("facts", ())))
    return render_template(
        "workshop/draft_review.html",
        right=there, language=language, waiting=waiting, here=here, one=one, entry=stored, desk=bench,
        preview=preview(Kind.ITEM, stored.source, bench), vouched=vouched(stored.source, bench), reasons=REASONS,
        decided=sum(each.verdict is not None for each in waiting), types=item_types(), rule=rule_words(one.rule),
        taken=[each.id for each in waiting if each.status is Status.REVIEWED],
    )  # fmt: skip


@workshop.post("/banks/<bank>/<language>/drafts/<entry>")
def verdict(bank: str, language: str, entry: str) -> Answer:
    """Decide about one draft, and go on to the next that waits."""
    with database().look() as session:
        right(session, slug=bank, person=the_visitor(), change=True)  # before anything is said of what was sent
    go, reason, remark = (request.form.get(name, "") for name in ("go", "reason", "remark"))
    base = number_in(request.form.get("base", ""))
    if go not in VERDICTS or (reason and reason not in set(Reason)) or base is None:
        raise Malformed(msg("Choose what is to happen to this draft."))
    decision = Decision(entry, VERDICTS[go], base, Reason(reason) if reason else None, remark.strip())
    try:
        with database().change() as session:
            there = right(session, slug=bank, person=the_visitor(), change=True)
            decide(session, there, decision, language=language, person=the_visitor(), now=now())
    except (Stale, NotNow) as refusal:
        flash(refusal.message.translated(gettext))
        go = "undo"
    return to_drafts(bank, language, entry, on=go != "undo")


def to_drafts(bank: str, language: str, entry: str, *, on: bool) -> Reply:
    """Go to the page of a draft, or ``on`` to the next that waits behind it: an address to come back to."""
    with database().look() as session:
        there = right(session, slug=bank, person=the_visitor())
        waiting = drafts_of(session, bank=there.id, language=language)
    here = next((place for place, one in enumerate(waiting) if one.id == entry), 0)
    at = _next(waiting, here + 1) if on else here
    return redirect(url_for("workshop.review", bank=bank, language=language, at=at), HTTPStatus.SEE_OTHER)


@workshop.get("/drafts")
def draft_report() -> str:
    """Show what became of the drafts in the banks that the visitor may see, by item type and rule."""
    with database().reads() as reads:
        lines = report(reads, person=the_visitor())
    return render_template(
        "workshop/draft_report.html", lines=lines, total=total(lines), types=item_types(), rule_words=rule_words
    )


@workshop.app_template_filter()
def note_words(note: str) -> str:
    """Return the note of a state, with the stored reason of a rejection in words."""
    reason, mark, remark = note.partition(": ")
    return REASONS[Reason(reason)].translated(gettext) + mark + remark if reason in set(Reason) else note


def _endpoint() -> Endpoint | None:
    """Return where the school's own model answers, None where none is set up."""
    settings = site().settings
    if not (settings.model_url and settings.model_name):
        return None
    return Endpoint(settings.model_url, settings.model_name, settings.model_key)


def _drafts(form: ArticleForm, endpoint: Endpoint | None) -> Drafts:
    """Return the drafts of the form's article, with those of the school's own model where the teacher agreed."""
    article = form.article()
    suggest: Callable[[Text], Suggested] = nothing
    if endpoint is not None and form.agree.data:
        with database().change() as session:
            note_agreement(session, person=the_visitor(), endpoint=endpoint, article=article, now=now())
        suggest = _told_beside(form.agree, suggestions(asking(endpoint, agreed=True), endpoint.name))
    return drafted(article, said(form.language), most=form.wanted(), published=said(form.published), suggest=suggest)


def _told_beside(field: Field, suggest: Callable[[Text], Suggested]) -> Callable[[Text], Suggested]:
    """Return what asks a model and tells what the model refuses beside a field, not beside the article."""

    def ask(text: Text) -> Suggested:
        try:
            return suggest(text)
        except Refusal as refusal:
            add_fault(field, refusal.message)
            raise

    return ask


def _keep(drafts: Drafts, *, asked: bool) -> Reply:
    with database().change() as session:
        slug = keep_drafts(session, drafts, person=the_visitor(), now=now())
    flash(
        ngettext("%(num)s draft waits for your verdict.", "%(num)s drafts wait for your verdict.", len(drafts.drafts))
    )
    if asked:
        count = sum(one.rule == MODEL for one in drafts.drafts)
        flash(
            ngettext("%(num)s of them is the model’s.", "%(num)s of them are the model’s.", count)
            if count
            else gettext("None of them is the model’s; “What each sentence gave” tells why.")
        )
    return redirect(url_for("workshop.review", bank=slug, language=drafts.language), HTTPStatus.SEE_OTHER)


def _here(waiting: tuple[Waiting, ...]) -> int:
    """Return the place to show: the one asked for, else the first that waits."""
    at = number_in(request.args.get("at", ""))
    return _next(waiting, 0) if at is None else min(at, len(waiting) - 1)


def _next(waiting: tuple[Waiting, ...], start: int) -> int:
    """Return the place of the next draft that waits, from ``start`` round to before it; else of the last."""
    order = [*range(start, len(waiting)), *range(min(start, len(waiting)))]
    return next((place for place in order if waiting[place].verdict is None), len(waiting) - 1)
