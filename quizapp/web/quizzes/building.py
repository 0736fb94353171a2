"""Quizzes as teachers build them: listed, made, copied, put together from items and draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from itertools import pairwise
from typing import Final

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.bank.states import differences
from quizapp.core.bank import Quiz
from quizapp.core.blueprint import AskableItem, blueprint
from quizapp.core.item import Difficulty, Process
from quizapp.core.quiz import warning
from quizapp.core.refusal import Malformed, Stale
from quizapp.itemtypes import registry
from quizapp.services import bank_list, quiz_rows
from quizapp.services import quizzes as made_quizzes
from quizapp.services.askable_items import askable_in
from quizapp.services.quiz_states import states_of
from quizapp.services.quizzes import MadeQuiz
from quizapp.web.forms import add_fault, form_page, said
from quizapp.web.quizzes.assigning import MATRIX
from quizapp.web.quizzes.blueprint import quizzes
from quizapp.web.quizzes.quiz_forms import RULES, ChooseForm, DrawForm, ItemsForm, Misread, NewForm, QuizForm
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.words import DIFFICULTIES, text
from quizapp.web.workshop.history import DEEDS

Answer = Reply | tuple[str, int]
PAGE_ITEMS: Final = 25
FILTERS: Final = ("q", "topics", "processes", "difficulties", "types")


@dataclass(frozen=True, slots=True)
class Sent:
    """Hold what of the page of a quiz was sent and refused: the one form, and why where that is about no field."""

    form: QuizForm | None = None
    draw: DrawForm | None = None
    items: bool = False
    misread: tuple[Misread, ...] = ()
    refusal: Malformed | Stale | None = None


NOTHING: Final = Sent()


@quizzes.get("/quizzes")
def mine() -> str:
    """List the quizzes that a teacher can give, own ones first."""
    with database().reads() as reads:
        found = quiz_rows.my_quizzes(reads, person=the_visitor(), page=request.args.get("page", 1, type=int))
    return render_template("quizzes/mine.html", found=found)


@quizzes.route("/quizzes/new", methods=["GET", "POST"])
def new() -> Answer:
    """Make a quiz of a bank; it draws ten items until it is put together otherwise."""
    form, person = NewForm(), the_visitor()
    if form.validate_on_submit():
        try:
            with database().change() as session:
                made = made_quizzes.make(session, bank=said(form.bank), title=said(form.title), by=person, now=now())
            return _to_quiz(made)
        except Malformed as refusal:
            add_fault(form.title, refusal.message)
    with database().reads() as reads:
        banks = [bank for bank in bank_list.banks_of(reads, person=person) if bank.items]
    form.bank.data = form.bank.data or request.args.get("bank") or (banks[0].slug if banks else "")
    return form_page("quizzes/new.html", form, banks=banks)


@quizzes.route("/quizzes/<quiz>", methods=["GET", "POST"])
def quiz(quiz: str) -> Answer:
    """Show a quiz with its blueprint, and change what it is called and how it is taken."""
    form = QuizForm()
    if form.validate_on_submit():
        return _changed(quiz, said(form.seen), form.made, sent=Sent(form=form))
    return _quiz_page(quiz, Sent(form=form) if form.is_submitted() else NOTHING)


@quizzes.post("/quizzes/<quiz>/items")
def items(quiz: str) -> Answer:
    """Order the chosen items, give them points, leave some out."""
    form = ItemsForm()
    sent = Sent(items=True, misread=tuple(form.misread()))
    if sent.misread:
        return _quiz_page(quiz, sent)
    return _changed(quiz, said(form.seen), form.made, "items", sent=sent)


@quizzes.post("/quizzes/<quiz>/draws")
def draws(quiz: str) -> Answer:
    """Add a draw, or take one out."""
    form = DrawForm()
    if form.validate():
        return _changed(quiz, said(form.seen) if said(form.drop) else None, form.made, "draws", sent=Sent(draw=form))
    return _quiz_page(quiz, Sent(draw=form))


@quizzes.route("/quizzes/<quiz>/choose", methods=["GET", "POST"])
def choose(quiz: str) -> Answer:
    """Show the published items of the bank that fit a search, and add the ticked ones."""
    form = ChooseForm()
    with database().reads() as reads:
        made = made_quizzes.made_quiz(reads, quiz=quiz, person=the_visitor())
        there = askable_in(reads, bank_id=made.bank_id, language=made.quiz.languages[0])
    if form.is_submitted():
        known = [item.id for item in there]
        return _changed(quiz, None, lambda before: form.made(before, known), "items")
    fitting = _fitting(there)
    page = min(max(request.args.get("page", 1, type=int), 1), max(1, -(-len(fitting) // PAGE_ITEMS)))
    shown = fitting[(page - 1) * PAGE_ITEMS : page * PAGE_ITEMS]
    return render_template(
        "quizzes/choose.html", made=made, form=form, items=shown, found=len(fitting), page=page,
        more=page * PAGE_ITEMS < len(fitting), menus=_menus(made),
        wanted={name: request.args[name] for name in FILTERS if name in request.args},
    ), HTTPStatus.OK  # fmt: skip


@quizzes.post("/quizzes/<quiz>/copy")
def copy(quiz: str) -> Reply:
    """Copy a quiz and show the copy."""
    with database().change() as session:
        found = made_quizzes.made_quiz(session, quiz=quiz, person=the_visitor())
        title = gettext("%(title)s (copy)", title=text(found.quiz.title))[:200]
        made = made_quizzes.copy(session, quiz=quiz, title=title, by=the_visitor(), now=now())
    flash(gettext("This copy is yours: change what you like."))
    return _to_quiz(made)


@quizzes.post("/quizzes/<quiz>/remove")
def remove(quiz: str) -> Reply:
    """Remove a quiz that nobody was given."""
    with database().change() as session:
        made_quizzes.remove(session, quiz=quiz, by=the_visitor())
    flash(gettext("The quiz is removed."))
    return redirect(url_for("quizzes.mine"), HTTPStatus.SEE_OTHER)


@quizzes.get("/quizzes/<quiz>/history")
def history(quiz: str) -> str:
    """Show every state of a quiz, the newest first, with who made it and when."""
    with database().reads() as reads:
        made = made_quizzes.made_quiz(reads, quiz=quiz, person=the_visitor())
        found = states_of(reads, bank_id=made.bank_id, quiz=made.quiz.id)
    changes = [differences(older.source, newer.source) for newer, older in pairwise(found)]
    shown = list(zip(found, [*changes, ()][: len(found)], strict=True))
    return render_template("quizzes/history.html", made=made, quiz=made.quiz, states=shown, deeds=DEEDS)


def _changed(
    quiz: str, seen: str | None, how: Callable[[Quiz], Quiz], anchor: str = "", *, sent: Sent = NOTHING
) -> Answer:
    """Change a quiz and show it; where it cannot be changed so, show what was typed and why not."""
    try:
        with database().change() as session:
            made_quizzes.change(session, quiz=quiz, by=the_visitor(), seen=seen, now=now(), how=how)
    except (Malformed, Stale) as refusal:
        return _quiz_page(quiz, replace(sent, refusal=refusal))
    flash(gettext("Saved."))
    return _to_quiz(quiz, anchor)


def _to_quiz(quiz: str, anchor: str = "") -> Reply:
    return redirect(url_for("quizzes.quiz", quiz=quiz, _anchor=anchor or None), HTTPStatus.SEE_OTHER)


def _quiz_page(quiz: str, sent: Sent) -> Answer:
    """Return the page with what was typed into the form that was refused; the others show what is stored."""
    form, draw = sent.form or QuizForm(formdata=None), sent.draw or DrawForm(formdata=None)
    with database().reads() as reads:
        made = made_quizzes.made_quiz(reads, quiz=quiz, person=the_visitor())
        there = askable_in(reads, bank_id=made.bank_id, language=made.quiz.languages[0])
    if sent.form is None:
        form.show_quiz(made.quiz)
    seen = made.seen if sent is NOTHING or isinstance(sent.refusal, Stale) else request.form.get("seen", "")
    names = {topic: text(name) for topic, name in made.topics.items()}
    return render_template(
        "quizzes/quiz.html", made=made, quiz=made.quiz, form=form, draw=draw, matrix=MATRIX, names=names,
        items={item.id: item for item in there}, table=blueprint(made.quiz, there, names), processes=tuple(Process),
        menus=_menus(made), rules=_rule_menus(made, there, request.form if sent.form else {}), rule_words=RULES,
        warned=warning(made.quiz.policy.purpose, keys_public=made.keys_public),
        seen=seen, typed=request.form if sent.items else {}, misread=sent.misread, refusal=sent.refusal,
    ), _status(sent)  # fmt: skip


def _status(sent: Sent) -> HTTPStatus:
    if isinstance(sent.refusal, Stale):
        return HTTPStatus.CONFLICT
    return HTTPStatus.OK if sent is NOTHING else HTTPStatus.UNPROCESSABLE_ENTITY


def _menus(made: MadeQuiz) -> dict[str, list[tuple[str, str]]]:
    """Return what items can be chosen by: name of the filter -> value and word."""
    return {
        "topics": [(topic, text(name)) for topic, name in made.topics.items()],
        "processes": [(process.value, process.value) for process in Process],
        "difficulties": [(each.value, DIFFICULTIES[each].translated(gettext)) for each in Difficulty],
        "types": [(name, kind.label.translated(gettext)) for name, kind in registry.item_types().items()],
    }


def _rule_menus(
    made: MadeQuiz, there: Sequence[AskableItem], typed: Mapping[str, str]
) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Return for each type that can be asked and has several rules: name, label, rules, the one chosen."""
    kinds = registry.item_types()
    asked = {item.type for item in there}
    chosen = {**made.head.get("rules", {}), **made.quiz.rules}
    return [
        (name, kind.label.translated(gettext), tuple(kind.rules), typed.get(f"rule_{name}", chosen.get(name, "")))
        for name, kind in kinds.items()
        if name in asked and len(kind.rules) > 1
    ]


def _fitting(there: Sequence[AskableItem]) -> list[AskableItem]:
    """Return the items that fit the search in the address."""
    wanted, words = request.args, request.args.get("q", "").casefold().split()
    return [
        item
        for item in there
        if wanted.get("topics", "") in ("", *item.topics)
        and wanted.get("processes", "") in ("", item.process)
        and wanted.get("difficulties", "") in ("", item.difficulty)
        and wanted.get("types", "") in ("", item.type)
        and all(word in f"{item.id} {item.stem}".casefold() for word in words)
    ]
