"""Coming into a class: joining, coming back with a PIN, and the page that shows the PIN."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from quizapp.core.class_code import pin_of
from quizapp.core.cohort import BadCode, NicknameTaken, TooManyCodes
from quizapp.core.i18n import msg
from quizapp.core.person import BadName, Person
from quizapp.core.refusal import NotAllowed, NotFound
from quizapp.services import joining as classes
from quizapp.services import sign_ins
from quizapp.web import devices
from quizapp.web.forms import add_fault, local, said
from quizapp.web.joining.forms import CodeForm, JoinForm, ReturnForm
from quizapp.web.limits import wrong_codes, wrong_pins
from quizapp.web.site import database, keys, now
from quizapp.web.visitors import come_in, kept_token, the_visitor, visitor

joining = Blueprint("joining", __name__, url_prefix="/join", template_folder="templates")

Answer = Reply | tuple[str, int]
TICKET_BYTES = 16
NO_CLASS = msg("You are in no class yet. Type the code that your teacher shows on the home page.")


@joining.route("", methods=["GET", "POST"])
def join() -> Answer:
    """Join a class by code and nickname; the home page sends the code alone and gets the form with it."""
    form, free, status = JoinForm(), "", HTTPStatus.UNPROCESSABLE_ENTITY
    form.ticket.data = form.ticket.data or secrets.token_urlsafe(TICKET_BYTES)
    if _sent("nickname", form):
        try:
            return _welcome(form)
        except (BadCode, TooManyCodes) as refusal:
            status = _code_fault(form, refusal)
        except NicknameTaken as refusal:
            add_fault(form.nickname, refusal.message)
            free = refusal.free
        except BadName as refusal:
            add_fault(form.nickname, refusal.message)
    return _page("joining/join.html", form, status, free=free)


def _welcome(form: JoinForm) -> Reply:
    form.nickname.data = said(form.take) or said(form.nickname)
    form.take.data = ""
    with wrong_codes(), database().reads() as reads:
        classes.check_code(reads, code=said(form.code))
    with database().change() as session:
        joined = classes.join(
            session,
            code=said(form.code),
            nickname=said(form.nickname),
            person=visitor(),
            now=now(),
            ticket=said(form.ticket),
        )
        token = sign_ins.open_sign_in(session, person=joined.person, now=now(), replacing=kept_token())
    come_in(token, joined.person)
    student = joined.enrolment.public_id
    return devices.remember(redirect(url_for("joining.joined", place=student), HTTPStatus.SEE_OTHER), student)


@joining.route("/return", methods=["GET", "POST"])
def come_back() -> Answer:
    """Come back into a class with nickname and PIN; what a guest did here before moves along."""
    form, status = ReturnForm(next=request.args.get("next", "")), HTTPStatus.UNPROCESSABLE_ENTITY
    if _sent("pin", form):
        try:
            came = _returned(form)
        except (BadCode, TooManyCodes) as refusal:
            status = _code_fault(form, refusal)
        except NotAllowed as refusal:
            add_fault(form.pin, refusal.message)
        else:
            come_in(came.token, came.person)
            return devices.remember(redirect(local(form.next.data), HTTPStatus.SEE_OTHER), came.student)
    return _page("joining/return.html", form, status)


@dataclass(frozen=True, slots=True)
class _Came:
    """Who came back: the new sign-in, the person, the student by whom wrong PINs are counted."""

    token: str
    person: Person
    student: str


def _returned(form: ReturnForm) -> _Came:
    code, nickname = said(form.code), said(form.nickname)
    with wrong_codes(), database().reads() as reads:
        key = classes.tries(reads, code=code, nickname=nickname)
    student = key.partition(".")[0]
    with wrong_pins(key, known=devices.known(student)), database().change() as session:
        person = classes.return_with_pin(
            session,
            code=code,
            nickname=nickname,
            pin=said(form.pin),
            keys=keys(),
            guest=visitor(),
        )
        return _Came(sign_ins.open_sign_in(session, person=person, now=now(), replacing=kept_token()), person, student)


@joining.get("/pin")
def joined() -> str:
    """Show the class that was joined, the PIN, and how to come back. Raises NotFound for who is in no class."""
    person = the_visitor()
    with database().reads() as reads:
        mine = classes.my_classes(reads, person=person)
    if not mine:
        raise NotFound(NO_CLASS)
    place = request.args.get("place")
    chosen = max(mine, key=lambda each: (each.enrolment.public_id == place, each.enrolment.joined))
    pin = pin_of(keys(), chosen.enrolment) if person.guest else ""
    return render_template("joining/joined.html", membership=chosen, pin=pin)


def _sent(last: str, form: CodeForm) -> bool:
    """Tell whether the whole form was sent, and is complete; a page before it sends the first fields only."""
    return last in request.form and bool(form.validate_on_submit())


def _code_fault(form: CodeForm, refusal: BadCode | TooManyCodes) -> HTTPStatus:
    """Put beside the code why it opens nothing; return the status of the page."""
    add_fault(form.code, refusal.message)
    return HTTPStatus.TOO_MANY_REQUESTS if isinstance(refusal, TooManyCodes) else HTTPStatus.UNPROCESSABLE_ENTITY


def _page(template: str, form: CodeForm, faulty: HTTPStatus, **more: object) -> tuple[str, int]:
    return render_template(template, form=form, **more), faulty if form.errors else HTTPStatus.OK
