"""Who may ask for which route: the table of all routes, and the one function that authorises a request by it.

A route that is not in the table is refused, and a test finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from flask import request

from quizapp.core.i18n import Message, msg
from quizapp.core.person import STAFF, Role
from quizapp.core.refusal import NotAllowed, NotSignedIn
from quizapp.web.visitors import NOBODY, note_use, sign_in_token, the_visitor, visitor


class Who(Enum):
    """Say who may ask for a route. What of it is theirs is decided by the query, which starts from the person."""

    ANYONE = "nobody needs to be signed in"
    HOLDER = "holds a sign-in token, which the page's own single read checks"
    SIGNED_IN = "is signed in, as a guest at least"
    TEACHER = "is a teacher or an administrator; which classes are theirs, the query decides"
    WRITER = "is an editor, a teacher or an administrator; which banks are theirs, the query decides"
    ADMIN = "is an administrator"


# Which roles open a route, and what is said to everybody else.
ROLES: Final[Mapping[Who, tuple[frozenset[Role], Message]]] = MappingProxyType(
    {
        Who.TEACHER: (
            frozenset({Role.TEACHER, Role.ADMIN}),
            msg("This page is for teachers. Go back to the home page."),
        ),
        Who.WRITER: (STAFF, msg("This page is for teachers. Go back to the home page.")),
        Who.ADMIN: (frozenset({Role.ADMIN}), msg("This page is for administrators. Go back to the home page.")),
    }
)


WHO: Final[Mapping[str, Who]] = MappingProxyType(
    {
        "static": Who.ANYONE,
        "favicon": Who.ANYONE,
        "worker": Who.ANYONE,
        "public.home": Who.ANYONE,
        "public.passage": Who.ANYONE,
        "public.language": Who.ANYONE,
        "public.picture": Who.ANYONE,
        "public.healthz": Who.ANYONE,
        "public.readyz": Who.ANYONE,
        "public.theme": Who.ANYONE,
        "script.save": Who.HOLDER,
        "script.parts": Who.HOLDER,
        "script.submit": Who.SIGNED_IN,
        "script.token": Who.SIGNED_IN,
        "account.sign_up": Who.ANYONE,
        "account.sign_in": Who.ANYONE,
        "account.sign_out": Who.ANYONE,
        "account.password": Who.SIGNED_IN,
        "account.first_admin": Who.ANYONE,
        "joining.join": Who.ANYONE,
        "joining.come_back": Who.ANYONE,
        "joining.joined": Who.SIGNED_IN,
        "student.start": Who.ANYONE,
        "student.item": Who.HOLDER,
        "student.save": Who.HOLDER,
        "student.ask_submit": Who.SIGNED_IN,
        "student.submit": Who.SIGNED_IN,
        "student.result": Who.SIGNED_IN,
        "student.review": Who.SIGNED_IN,
        "student.me": Who.SIGNED_IN,
        "decks.mine": Who.SIGNED_IN,
        "decks.take": Who.SIGNED_IN,
        "decks.package": Who.SIGNED_IN,
        "decks.text": Who.SIGNED_IN,
        "mine.practise": Who.SIGNED_IN,
        "decks.reviews": Who.SIGNED_IN,
        "decks.bring": Who.SIGNED_IN,
        "reports.tell": Who.SIGNED_IN,
        "reports.listed": Who.WRITER,
        "reports.close": Who.WRITER,
        "teacher.classes": Who.TEACHER,
        "teacher.cohort": Who.TEACHER,
        "teacher.code": Who.TEACHER,
        "teacher.archive": Who.TEACHER,
        "teacher.bring_back": Who.TEACHER,
        "teacher.cards": Who.TEACHER,
        "teacher.student": Who.TEACHER,
        "teacher.pin": Who.TEACHER,
        "teacher.remove": Who.TEACHER,
        "teacher.restore": Who.TEACHER,
        "teacher.roster": Who.TEACHER,
        "teacher.enrol": Who.TEACHER,
        "workshop.banks": Who.WRITER,
        "results.assigned": Who.TEACHER,
        "results.grid": Who.TEACHER,
        "results.threshold": Who.TEACHER,
        "results.csv": Who.TEACHER,
        "results.xlsx": Who.TEACHER,
        "results.runs": Who.TEACHER,
        "papers.choose": Who.TEACHER,
        "papers.sheet": Who.TEACHER,
        "papers.blueprint": Who.TEACHER,
        "papers.keys": Who.TEACHER,
        "papers.cards": Who.TEACHER,
        "discussing.item": Who.TEACHER,
        "quizzes.assign": Who.TEACHER,
        "quizzes.listed": Who.TEACHER,
        "quizzes.mine": Who.WRITER,
        "quizzes.new": Who.WRITER,
        "quizzes.quiz": Who.WRITER,
        "quizzes.items": Who.WRITER,
        "quizzes.draws": Who.WRITER,
        "quizzes.choose": Who.WRITER,
        "quizzes.copy": Who.WRITER,
        "quizzes.remove": Who.WRITER,
        "quizzes.history": Who.WRITER,
        "quizzes.preview": Who.WRITER,
        "quizzes.try_out": Who.WRITER,
        "quizzes.change": Who.TEACHER,
        "quizzes.withdraw": Who.TEACHER,
        "quizzes.watch": Who.TEACHER,
        "quizzes.progress": Who.TEACHER,
        "quizzes.student": Who.TEACHER,
        "quizzes.deed": Who.TEACHER,
        "grading.listed": Who.TEACHER,
        "grading.begin": Who.TEACHER,
        "grading.response": Who.TEACHER,
        "grading.grade": Who.TEACHER,
        "grading.name": Who.TEACHER,
        "grading.remove_remark": Who.TEACHER,
        "workshop.bank": Who.WRITER,
        "workshop.draft": Who.WRITER,
        "workshop.review": Who.WRITER,
        "workshop.sentences": Who.WRITER,
        "workshop.verdict": Who.WRITER,
        "workshop.draft_report": Who.WRITER,
        "workshop.coverage": Who.WRITER,
        "workshop.bulk": Who.WRITER,
        "workshop.publish": Who.WRITER,
        "workshop.check": Who.WRITER,
        "workshop.edit": Who.WRITER,
        "workshop.change": Who.WRITER,
        "workshop.new": Who.WRITER,
        "workshop.add": Who.WRITER,
        "workshop.look": Who.WRITER,
        "workshop.keep": Who.WRITER,
        "workshop.drop": Who.WRITER,
        "workshop.history": Who.WRITER,
        "workshop.restore": Who.WRITER,
        "workshop.begin": Who.WRITER,
        "workshop.copy": Who.WRITER,
        "workshop.passage": Who.WRITER,
        "workshop.keep_passage": Who.WRITER,
        "workshop.drop_passage": Who.WRITER,
        "workshop.stale": Who.WRITER,
        "workshop.holds": Who.WRITER,
        "workshop.folder": Who.WRITER,
        "workshop.take": Who.WRITER,
        "workshop.bring": Who.WRITER,
        "workshop.compare": Who.WRITER,
        "workshop.unite": Who.WRITER,
        "admin.people_list": Who.ADMIN,
        "admin.person": Who.ADMIN,
        "log.deeds": Who.ADMIN,
        "admin.password": Who.ADMIN,
    }
)


def authorise() -> None:
    """Let the request pass when the table allows it. Raises NotSignedIn or NotAllowed."""
    if request.endpoint is None:
        return  # no such page: the 404 is for everybody
    who = WHO.get(request.endpoint)
    if who is None:
        raise NotAllowed(msg("This page is not open to anybody."))
    if who is Who.ANYONE:
        return
    if not (sign_in_token() if who is Who.HOLDER else visitor()):
        raise NotSignedIn(NOBODY)
    note_use()
    if who in ROLES and the_visitor().roles.isdisjoint(ROLES[who][0]):
        raise NotAllowed(ROLES[who][1])
