"""A quiz as a student sees it, item by item, for its teacher; what is answered is graded at once and not stored."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from flask import render_template, request
from werkzeug.wrappers import Response as Reply

from quizapp.core.assembly import SEED_BITS
from quizapp.core.response import Invalid
from quizapp.services import audit, previews
from quizapp.services.audit import Deed
from quizapp.services.previews import Preview
from quizapp.web import words
from quizapp.web.item_form import shown
from quizapp.web.language import interface_language
from quizapp.web.looks import look_of
from quizapp.web.passages import proving_text, text_beside
from quizapp.web.quizzes.blueprint import quizzes
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

Answer = Reply | str | tuple[str, int]
LARGEST_SEED = 1 << SEED_BITS


@quizzes.get("/quizzes/<quiz>/preview/<int:place>")
def preview(quiz: str, place: int) -> Answer:
    """Show one item as a student sees it."""
    seed = _seed()
    found = _found(quiz, place, seed)
    asked, _ = shown(found.revision, found.placed.order)
    return _page(quiz, found, seed, asked=asked)


@quizzes.post("/quizzes/<quiz>/preview/<int:place>")
def try_out(quiz: str, place: int) -> Answer:
    """Grade an answer and show what a student would see afterwards; the log keeps that the key was seen."""
    seed = _seed()
    found = _found(quiz, place, seed)
    revision, order = found.revision, found.placed.order
    asked, response = shown(revision, order, request.form)
    if isinstance(response, Invalid):
        return _page(quiz, found, seed, asked=asked), HTTPStatus.UNPROCESSABLE_ENTITY
    with database().change() as session:
        details = {"place": place, "revision": revision.id}
        audit.note(session, Deed.KEYS_SEEN, by=the_visitor(), kind="quiz", subject=quiz, now=now(), details=details)
    score = revision.type.score(revision.bound, response, found.placed.rule.name)
    return _page(
        quiz, found, seed, feedback=look_of(revision.type).feedback(revision.bound, order, response, score),
        verdict=words.verdict(response, score), rationale=revision.bound.rationale, explain=score.explain,
    )  # fmt: skip


def _found(quiz: str, place: int, seed: int) -> Preview:
    language = request.args.get("in") or interface_language()
    with database().look() as session:
        return previews.preview(session, quiz=quiz, person=the_visitor(), language=language, place=place, seed=seed)


def _seed() -> int:
    """Return the number that the quiz is drawn by: the one in the address, which all links of a preview carry."""
    seed = request.args.get("seed", type=int)
    return seed if seed is not None and 0 <= seed < LARGEST_SEED else secrets.randbits(SEED_BITS)


def _page(quiz: str, found: Preview, seed: int, **more: object) -> str:
    marked = frozenset(found.revision.bound.evidence) if "feedback" in more else frozenset()
    passage = proving_text(found.passage, marked) if marked else text_beside(found.passage)
    values = {"asked": "", "feedback": None, "verdict": None, "rationale": "", "explain": None} | more
    return render_template(
        "quizzes/preview.html", quiz=quiz, found=found, place=found.placed.place, passage=passage, seed=seed,
        page={"revision": found.passage_id}, points=found.placed.points, **values,
    )  # fmt: skip
