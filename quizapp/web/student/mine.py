"""The student's own page, and practising what was missed."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Final

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import force_locale, gettext
from werkzeug.wrappers import Response as Reply

from quizapp.config import LANGUAGES
from quizapp.core.assembly import SEED_BITS
from quizapp.core.i18n import msg
from quizapp.services import attempts, grades, my_page, practice
from quizapp.web.limits import count_start
from quizapp.web.site import database, now
from quizapp.web.student.chart import chart, share_text
from quizapp.web.visitors import the_visitor

mine = Blueprint("mine", __name__, template_folder="templates")

A_PAGE: Final = 20  # attempts
LAST_PAGE: Final = 1_000_000
HEADING: Final = msg("Practice of what I missed")


@mine.post("/passages/<slug>/<edition>/practice")
def practise(slug: str, edition: str) -> Reply:
    """Begin an attempt of what was missed in a bank, or go on with the open one."""
    count_start(the_visitor())
    with database().change() as session:
        attempt = practice.start_practice(
            session,
            slug=slug,
            language=edition,
            heading=_heading(edition),
            person=the_visitor(),
            seed=secrets.randbits(SEED_BITS),
            now=now(),
        )
    return redirect(url_for("student.item", attempt=attempt, place=1), HTTPStatus.SEE_OTHER)


def _heading(language: str) -> str:
    """Return how the title begins: in the language of the items, where the site speaks it."""
    if language not in LANGUAGES:
        return HEADING.translated(gettext)
    with force_locale(language):
        return HEADING.translated(gettext)


def my_own_page() -> str:
    """Return the page of whoever is signed in: grades, what to practise, attempts by pages, facts, decks."""
    person, moment = the_visitor(), now()
    number = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    with database().look() as session:
        rows = attempts.my_attempts(session, person=person, now=moment, most=A_PAGE + 1, after=A_PAGE * (number - 1))
        found = my_page.my_page(session, person=person, now=moment)
        reached = grades.grades(session, person=person, now=moment)
    return render_template(
        "student/me.html",
        rows=rows[:A_PAGE],
        number=number,
        more=len(rows) > A_PAGE,
        mine=found,
        counting=[grade for grade in reached if grade.assignment or grade.attempts > 1],
        chart=chart(found.grades) if found.grades else None,
        share_text=share_text,
        person=person,
    )
