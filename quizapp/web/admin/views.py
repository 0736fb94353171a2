"""Who has an account, as administrators see them: found, given roles, given another password."""

from __future__ import annotations

from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.core.i18n import Message, msg
from quizapp.core.person import AuditLine, Person, Role
from quizapp.core.refusal import Malformed
from quizapp.services import audit, directory, people
from quizapp.web.admin.forms import RolesForm
from quizapp.web.site import database, now
from quizapp.web.visitors import go_out, the_visitor

admin = Blueprint("admin", __name__, url_prefix="/admin", template_folder="templates")

ROLES: Final = MappingProxyType(
    {
        Role.STUDENT: msg("student"),
        Role.EDITOR: msg("editor"),
        Role.TEACHER: msg("teacher"),
        Role.ADMIN: msg("administrator"),
    }
)
MAY: Final = MappingProxyType(
    {
        Role.STUDENT: msg("takes quizzes and keeps the results"),
        Role.EDITOR: msg("mends and publishes items"),
        Role.TEACHER: msg("has classes and sees their results"),
        Role.ADMIN: msg("sees all classes, gives roles and passwords"),
    }
)
NO_ROLES: Final = msg("none")


@admin.get("/people")
def people_list() -> str:
    """List the accounts by name, those alone that were looked for."""
    words, wanted = request.args.get("q", "").strip(), request.args.get("role", "")
    role = Role(wanted) if wanted in set(Role) else None
    page = request.args.get("page", 1, type=int)
    with database().reads() as reads:
        found = directory.search(reads, by=the_visitor(), words=words, role=role, page=page)
    return render_template("admin/people.html", found=found, words=words, role=role, roles=ROLES)


@admin.route("/people/<person>", methods=["GET", "POST"])
def person(person: str) -> Reply | str:
    """Show an account with what was done to it, and set its roles."""
    chosen, form = _account(person), RolesForm()
    if form.validate_on_submit():
        roles = frozenset(map(Role, form.roles.data or ()))
        with database().change() as session:
            people.set_roles(session, by=the_visitor(), person=chosen, roles=roles, now=now())
        return _changed(chosen, roles)
    if form.errors:
        raise Malformed(msg("Tick roles that exist."))
    form.roles.data = sorted(chosen.roles)
    return _page(chosen, form)


@admin.post("/people/<person>/password")
def password(person: str) -> Reply | str:
    """Give somebody another password and show it, this once."""
    chosen = _account(person)
    with database().change() as session:
        made = people.give_password(session, by=the_visitor(), person=chosen, now=now())
    form = RolesForm(formdata=None)
    form.roles.data = sorted(chosen.roles)
    if chosen.id == the_visitor().id:
        go_out()
    return _page(chosen, form, made)


def role_words(roles: frozenset[Role]) -> str:
    """Return roles in words, from the least to the most."""
    return ", ".join(word.translated(gettext) for role, word in ROLES.items() if role in roles) or NO_ROLES.translated(
        gettext
    )


def done(line: AuditLine) -> str:
    """Return in a sentence what was done to an account."""
    by = line.by or gettext("somebody at the server")
    if line.deed == audit.Deed.ROLES_SET:
        roles = role_words(frozenset(map(Role, line.roles)))
        return str(gettext("%(by)s set the roles: %(roles)s", by=by, roles=roles))
    return str(gettext("%(by)s gave a new password", by=by))


admin.add_app_template_filter(role_words)
admin.add_app_template_filter(done)


def _account(public_id: str) -> Person:
    with database().reads() as reads:
        return people.account_by_id(reads, public_id=public_id, by=the_visitor())


def _changed(chosen: Person, roles: frozenset[Role]) -> Reply:
    words = role_words(roles)
    if roles == chosen.roles:
        flash(gettext("Nothing was changed."))
    elif chosen.id == the_visitor().id:
        go_out()
        flash(gettext("Your roles are: %(roles)s. Sign in again to go on with them.", roles=words))
        return redirect(url_for("account.sign_in"), HTTPStatus.SEE_OTHER)
    else:
        flash(gettext("%(name)s has these roles: %(roles)s.", name=chosen.name, roles=words))
    return redirect(url_for("admin.person", person=chosen.public_id), HTTPStatus.SEE_OTHER)


def _page(chosen: Person, form: RolesForm, made: str = "") -> str:
    with database().reads() as reads:
        lines = audit.about(reads, person=chosen)
    words: dict[str, tuple[Message, Message]] = {role.value: (ROLES[role], MAY[role]) for role in Role}
    return render_template("admin/person.html", chosen=chosen, form=form, lines=lines, words=words, made=made)
