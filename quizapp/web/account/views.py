"""Accounts: sign up, in and out, the first administrator."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.core.i18n import msg
from quizapp.core.person import BadName, BadPassword, Person
from quizapp.core.refusal import NotAllowed, NotFound, NotNow
from quizapp.services import people, setup, sign_ins
from quizapp.web.access import ROLES, Who
from quizapp.web.account.forms import AccountForm, PasswordForm, SignInForm
from quizapp.web.forms import add_fault, form_page, local, said
from quizapp.web.limits import new_account, wrong_passwords
from quizapp.web.site import database, now
from quizapp.web.visitors import come_in, go_out, kept_token, the_visitor, visitor

account = Blueprint("account", __name__, url_prefix="/account", template_folder="templates")

Answer = Reply | tuple[str, int]
NO_PASSWORD = msg("Somebody who came in with a PIN or as a guest has no password. Sign up to get one.")
SPENT = msg("This link has been used or is too old. Start the site again for a new one.")


@account.route("/sign-up", methods=["GET", "POST"])
def sign_up() -> Answer:
    """Make an account; a guest keeps every attempt."""
    form, person = AccountForm(), visitor()
    guest = person if person and person.guest else None

    def enter() -> tuple[str, Person]:
        with new_account(), database().change() as session:
            made = people.sign_up(session, name=said(form.name), password=said(form.password), now=now(), guest=guest)
            return sign_ins.open_sign_in(session, person=made, now=now(), replacing=kept_token()), made

    if form.validate_on_submit() and entered(form, enter):
        return redirect(url_for("student.me" if guest else "public.home"), HTTPStatus.SEE_OTHER)
    return form_page("account/sign_up.html", form, guest=guest)


@account.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Answer:
    """Sign in; what a guest did here before moves along."""
    form, guest = SignInForm(next=request.args.get("next", "")), visitor()

    def enter() -> tuple[str, Person]:
        # checking a password takes long: nobody's answer waits for it
        with wrong_passwords(said(form.name)), database().reads() as reads:
            person = people.authenticate(reads, name=said(form.name), password=said(form.password))
        with database().change() as session:
            people.renew_password_hash(session, person=person, password=said(form.password))
            if guest:
                people.merge_guest(session, guest=guest, person=person)
            return sign_ins.open_sign_in(session, person=person, now=now(), replacing=kept_token()), person

    if form.validate_on_submit() and (person := entered(form, enter)):
        return redirect(local(form.next.data or front(person)), HTTPStatus.SEE_OTHER)
    return form_page("account/sign_in.html", form)


def front(person: Person) -> str:
    """Return the page on which somebody's work begins."""
    if person.roles.intersection(ROLES[Who.TEACHER][0]):
        return url_for("teacher.classes")
    return url_for("workshop.banks" if person.staff else "public.home")


@account.post("/sign-out")
def sign_out() -> Reply:
    """End this sign-in, on the server and in the browser."""
    with database().change() as session:
        sign_ins.close_sign_in(session, token=kept_token(), now=now())
    go_out()
    flash(gettext("You are signed out."))
    return redirect(url_for("public.home"), HTTPStatus.SEE_OTHER)


@account.route("/password", methods=["GET", "POST"])
def password() -> Answer:
    """Change the password; every other sign-in of the person ends. Raises NotNow for a guest."""
    form, person = PasswordForm(), the_visitor()
    if person.guest:
        raise NotNow(NO_PASSWORD)
    if form.validate_on_submit() and _changed(form, person):
        flash(gettext("The password is changed. Whoever was signed in elsewhere under your name is signed out."))
        return redirect(url_for("student.me"), HTTPStatus.SEE_OTHER)
    return form_page("account/password.html", form)


def _changed(form: PasswordForm, person: Person) -> bool:
    try:
        with wrong_passwords(person.name), database().reads() as reads:
            people.authenticate(reads, name=person.name, password=said(form.present))
    except NotAllowed:
        add_fault(form.present, msg("This is not your password."))
        return False
    try:
        with database().change() as session:
            people.change_password(session, person=person, password=said(form.password), now=now())
            token = sign_ins.open_sign_in(session, person=person, now=now())
    except BadPassword as refusal:
        add_fault(form.password, refusal.message)
        return False
    come_in(token, person)
    return True


@account.route("/first-admin/<token>", methods=["GET", "POST"])
def first_admin(token: str) -> Answer:
    """Make the first administrator by the link that was printed when the server started."""
    with database().look() as session:
        if not setup.setup_link_open(session, token=token, now=now()):
            raise NotFound(SPENT)
    form = AccountForm()

    def enter() -> tuple[str, Person]:
        with database().change() as session:
            made = setup.use_setup_link(
                session, token=token, name=said(form.name), password=said(form.password), now=now()
            )
            return sign_ins.open_sign_in(session, person=made, now=now(), replacing=kept_token()), made

    if form.validate_on_submit() and entered(form, enter):
        flash(gettext("You are the administrator of this site now."))
        return redirect(url_for("public.home"), HTTPStatus.SEE_OTHER)
    return form_page("account/first_admin.html", form)


def entered(form: AccountForm, enter: Callable[[], tuple[str, Person]]) -> Person | None:
    """Do in one unit of work what the form asks and come in; a refusal is put beside the field it belongs to."""
    try:
        token, person = enter()
    except BadName as refusal:
        add_fault(form.name, refusal.message)
    except (BadPassword, NotAllowed) as refusal:
        add_fault(form.password, refusal.message)
    else:
        come_in(token, person)
        return person
    return None
