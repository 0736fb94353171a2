"""The administrators' pages: finding people, giving roles and passwords, and what is noted about it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.person import Person, Role
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow, PersonRow
from quizapp.db.types import new_public_id
from quizapp.services import people
from tests.databases import counted
from tests.services.classroom import account
from tests.services.school import NOW
from tests.web.accounts import signed_in, signed_up
from tests.web.browser import Browser, Reply
from tests.web.classes import browser_of
from tests.web.routes import content

LIST = "/admin/people"


@dataclass(frozen=True)
class Office:
    """Hold a site with an administrator and the browser in which she is signed in."""

    app: Flask
    database: Database
    boss: Person
    browser: Browser

    def page(self, person: Person) -> str:
        return f"{LIST}/{person.public_id}"

    def give(self, person: Person, *roles: str) -> Reply:
        """Tick roles and send the form."""
        form = self.browser.get(self.page(person)).form("/admin/people")
        fields = [(name, value) for name, value in form.fields.items(multi=True) if name != "roles"]
        path = form.action
        data = {"roles": list(roles), **dict(fields)}
        return Reply(path, self.browser.client.post(path, data=data, headers={"Accept-Language": "id"}))

    def roles(self, person: Person) -> frozenset[Role]:
        with self.database.reads() as reads:
            return people.find_person(reads, name=person.name).roles

    def notes(self) -> list[tuple[str, str | None, str, object]]:
        with self.database.look() as session:
            done = select(AuditRow).where(AuditRow.action != "signed-in").order_by(AuditRow.id)
            rows = session.execute(done).scalars()
            return [(row.action, row.by, row.subject, row.details) for row in rows]


@pytest.fixture
def office(app: Flask, database: Database) -> Office:
    boss = account(database, "Bu Dewi", Role.ADMIN)
    return Office(app, database, boss, browser_of(app, database, boss))


def many(database: Database, number: int) -> None:
    """Add accounts without roles."""
    with database.change() as session:
        session.add_all(
            PersonRow(
                public_id=new_public_id(), name=f"Siswa {each:03}", name_key=f"siswa {each:03}", password_hash="-",
                guest=False, created_at=NOW,
            )
            for each in range(number)
        )  # fmt: skip


def names(reply: Reply) -> list[str]:
    """Return the names on a page of the list."""
    return [part.split("</bdi>")[0] for part in reply.text.split("<bdi>")[1:]]


def test_people_stand_by_name_with_their_roles_and_guests_do_not(office: Office) -> None:
    account(office.database, "Ani", Role.TEACHER, Role.EDITOR)
    with office.database.change() as session:
        people.new_guest(session, now=NOW, nickname="Tamu")
    page = office.browser.get(LIST)
    assert names(page) == ["Ani", "Bu Dewi"]
    assert "penyunting, guru" in page.text
    assert "2 akun" in page.text
    assert "Tamu" not in page.text


def test_the_list_is_found_by_pages(office: Office) -> None:
    many(office.database, 120)
    first = office.browser.get(LIST)
    assert names(first)[0] == "Bu Dewi"
    assert len(names(first)) == 50
    assert "Halaman 1 dari 3" in first.text
    (onward,) = [link["href"] for link in first.sheet.all("a") if link.get("rel") == "next"]
    second, last = office.browser.get(onward), office.browser.get(f"{LIST}?page=3")
    assert [len(names(page)) for page in (second, last)] == [50, 21]
    assert {link.get("rel") for link in last.sheet.all("a")} & {"next", "prev"} == {"prev"}
    seen = [*names(first), *names(second), *names(last)]
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("page", ["0", "-3", "999999999999999999999", "x", "", "1.5", "%00"])
def test_a_page_that_cannot_be_is_the_nearest(office: Office, page: str) -> None:
    assert names(office.browser.get(f"{LIST}?page={page}")) == ["Bu Dewi"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ani", ["Ani", "Rani 50%"]),
        ("ANI", ["Ani", "Rani 50%"]),
        ("50%", ["Rani 50%"]),
        ("%", ["Rani 50%"]),
        ("_", []),
        ("' OR 1=1 --", []),
        ("x" * 5000, []),
        ("  dewi ", ["Bu Dewi"]),
    ],
)
def test_people_are_found_by_a_part_of_the_name(office: Office, words: str, found: list[str]) -> None:
    for name in ("Ani", "Rani 50%"):
        account(office.database, name, Role.STUDENT)
    reply = Reply(LIST, office.browser.client.get(LIST, query_string={"q": words}, headers={"Accept-Language": "id"}))
    assert reply.status == 200
    assert names(reply) == found
    if not found:
        assert "Tidak ada yang ditemukan" in reply.text


def test_hostile_words_stay_text(office: Office) -> None:
    page = office.browser.get(f'{LIST}?q="><script>alert(1)</script>&role=%00&page=2')
    assert page.status == 200
    assert "<script>alert" not in page.text
    assert office.browser.get(f"{LIST}?q=%00%ff").status == 200


def test_people_are_found_by_role(office: Office) -> None:
    account(office.database, "Ani", Role.TEACHER)
    account(office.database, "Budi", Role.STUDENT)
    assert names(office.browser.get(f"{LIST}?role=teacher")) == ["Ani"]
    assert names(office.browser.get(f"{LIST}?role=editor")) == []
    assert len(names(office.browser.get(f"{LIST}?role=nonsense"))) == 3


def test_the_list_takes_three_reads_for_however_many(office: Office) -> None:
    many(office.database, 60)
    with counted(office.database.engine) as seen:
        assert office.browser.get(LIST).status == 200
    assert seen == ["SELECT"] * 3


def test_roles_are_given_noted_and_shown(office: Office) -> None:
    ani = account(office.database, "Ani", Role.STUDENT)
    reply = office.give(ani, "teacher", "editor")
    assert reply.status == 303
    page = office.browser.follow(reply)
    assert "Ani kini berperan: penyunting, guru." in page.text
    assert "Bu Dewi menetapkan peran: penyunting, guru" in page.text
    assert office.roles(ani) == {Role.TEACHER, Role.EDITOR}
    detail = {"roles": ["editor", "teacher"], "before": ["student"]}
    assert office.notes() == [("roles-set", office.boss.public_id, ani.public_id, detail)]


def test_what_changes_nothing_is_not_noted(office: Office) -> None:
    ani = account(office.database, "Ani", Role.STUDENT)
    before = content(office.database)
    assert "Tidak ada yang berubah" in office.browser.follow(office.give(ani, "student")).text
    assert content(office.database) == before


def test_the_last_administrator_stays_one(office: Office) -> None:
    before = content(office.database)
    reply = office.give(office.boss, "teacher")
    assert reply.status == 409
    assert "satu-satunya" in reply.text
    assert content(office.database) == before


def test_an_administrator_who_changes_her_own_roles_signs_in_anew(office: Office) -> None:
    reply = office.give(office.boss, "admin", "teacher")
    assert reply.to == "/account/sign-in"
    assert "administrator" in office.browser.follow(reply).text
    assert office.browser.get(LIST).status == 401


@pytest.mark.parametrize("role", [Role.TEACHER, Role.EDITOR, Role.STUDENT])
def test_nobody_else_gives_roles_however_the_form_is_forged(office: Office, role: Role) -> None:
    ani = account(office.database, "Ani", role)
    browser = browser_of(office.app, office.database, ani)
    token = browser.get("/").form("/language").fields["csrf_token"]
    before = content(office.database)
    for path in (office.page(ani), office.page(office.boss), f"{office.page(office.boss)}/password"):
        assert browser.post(path, {"csrf_token": token, "roles": "admin"}).status == 403
    # Fields that a form does not have are not read anywhere, either.
    for path in ("/account/sign-up", "/account/password", "/teacher/classes", "/language"):
        browser.post(path, {"csrf_token": token, "roles": "admin", "role": "admin", "guest": "0", "person_id": "1"})
    assert office.roles(ani) == {role}
    assert browser.get(LIST).status == 403
    if role is not Role.TEACHER:
        assert content(office.database) == before


@pytest.mark.parametrize("roles", [("nonsense",), ("admin", "x"), ("\x00",)])
def test_roles_that_do_not_exist_are_refused(office: Office, roles: tuple[str, ...]) -> None:
    ani = account(office.database, "Ani", Role.STUDENT)
    assert office.give(ani, *roles).status == 422
    assert office.roles(ani) == {Role.STUDENT}


def test_whose_account_it_is_must_exist(office: Office) -> None:
    with office.database.change() as session:
        guest = people.new_guest(session, now=NOW)
    for person in ("nobody", guest.public_id, "%00", "x" * 300):
        assert office.browser.get(f"{LIST}/{person}").status == 404


def test_a_forgotten_password_is_given_anew_and_shown_once(app: Flask, office: Office) -> None:
    theirs = Browser(app)
    signed_up(theirs, "Budi")
    with office.database.reads() as reads:
        budi = people.find_person(reads, name="Budi")
    shown = office.browser.send(office.browser.get(office.page(budi)).form("/password"))
    made = shown.text.split('is-long">')[1].split("<")[0]
    assert len(made) == 14
    assert made not in office.browser.get(office.page(budi)).text
    assert "Bu Dewi memberi kata sandi baru" in office.browser.get(office.page(budi)).text
    assert theirs.get("/me").status == 401
    assert signed_in(Browser(app), "Budi").status == 422
    assert signed_in(Browser(app), "Budi", made).status == 303
    assert made not in str(content(office.database))
    assert [note[:2] for note in office.notes()] == [("password-given", office.boss.public_id)]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_in_both_languages_has_one_primary_button(office: Office, language: str) -> None:
    browser = browser_of(office.app, office.database, office.boss, language)
    for path in (LIST, f"{LIST}?q=zzz", office.page(office.boss)):
        page = browser.get(path)
        assert page.text.count("button primary") == 1
        assert f'lang="{language}"' in page.text
