"""Signing up, in and out: a guest's work comes along, a sign-in ends on the server, faults stand by their fields."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from flask import Flask

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.services import people, setup
from tests.web.accounts import PASSWORD, sign_out, signed_in, signed_up, token
from tests.web.browser import Browser

NOW = datetime.now(UTC)


def test_a_guest_who_signs_up_keeps_the_attempt(browser: Browser) -> None:
    page = browser.start()
    before = token(browser)
    assert signed_up(browser).to == "/me"
    assert token(browser) not in {"", before}
    assert browser.get(page.path).status == 200
    assert page.path in {link["href"] for link in browser.get("/me").sheet.all("a")}


def test_one_signs_out_and_in_again(browser: Browser) -> None:
    page = browser.start()
    signed_up(browser)
    old = token(browser)
    assert sign_out(browser).to == "/"
    assert token(browser) == ""
    assert "Kamu sudah keluar." in browser.get("/").text
    assert browser.get(page.path).status == 401
    assert signed_in(browser, " budi ").to == "/"
    assert token(browser) != old
    assert browser.get(page.path).status == 200


def test_signing_in_takes_a_guest_s_attempts_along(app: Flask, browser: Browser) -> None:
    signed_up(browser)
    other = Browser(app)
    page = other.start()
    assert signed_in(other).status == 303
    assert other.get(page.path).status == 200
    assert page.path in {link["href"] for link in browser.get("/me").sheet.all("a")}


def test_unknown_name_and_wrong_password_look_alike(app: Flask, browser: Browser) -> None:
    signed_up(browser)
    stranger = Browser(app)
    one, other = signed_in(stranger, "Nobody"), signed_in(stranger, password="something else")
    assert (one.status, other.status) == (422, 422)
    assert "belum cocok" in one.text
    hidden = [form.fields["csrf_token"] for form in (one.form("/sign-in"), other.form("/sign-in"))]
    assert one.text.replace("Nobody", "Budi").replace(hidden[0], "") == other.text.replace(hidden[1], "")


@pytest.mark.parametrize(
    ("name", "password", "sentence"),
    [
        ("", PASSWORD, "Tulis namamu."),
        ("Sari", "", "Tulis kata sandimu."),
        ("Sari", "pendek", "8 sampai 128 karakter"),
        ("Sari", "x" * 129, "8 sampai 128 karakter"),
        ("x" * 81, PASSWORD, "80 karakter"),
        ("a\u202eb", PASSWORD, "tidak terlihat"),
        ("BUDI", PASSWORD, "sudah dipakai"),
    ],
    ids=["no name", "no password", "short", "long", "long name", "turned", "taken"],
)
def test_faults_stand_beside_their_fields_and_in_a_summary(
    app: Flask, browser: Browser, name: str, password: str, sentence: str
) -> None:
    signed_up(browser)
    reply = signed_up(Browser(app), name, password)
    assert reply.status == 422
    sheet = reply.sheet
    assert reply.text.count(sentence) == 2
    (wrong,) = [each for each in sheet.all("input") if each.get("aria-invalid") == "true"]
    assert f"{wrong['id']}-fault" in wrong["aria-describedby"].split()
    assert f"{wrong['id']}-fault" in sheet.ids()
    assert f"#{wrong['id']}" in {link["href"] for link in sheet.all("a")}
    assert not password or password not in reply.text


def test_signing_in_goes_on_where_it_came_from(app: Flask, browser: Browser) -> None:
    signed_up(browser)
    assert signed_in(Browser(app), path="/account/sign-in?next=/me").to == "/me"
    assert signed_in(Browser(app), path="/account/sign-in?next=//evil.example/").headers["Location"] == "/"


@pytest.mark.parametrize(
    ("roles", "front"),
    [
        ((), "/"),
        ((Role.EDITOR,), "/workshop"),
        ((Role.EDITOR, Role.TEACHER), "/teacher/classes"),
        ((Role.ADMIN,), "/teacher/classes"),
    ],
)
def test_each_begins_where_their_work_is(
    app: Flask, database: Database, browser: Browser, roles: tuple[Role, ...], front: str
) -> None:
    signed_up(browser)
    with database.change() as session:
        people.grant(session, person=people.find_person(session, name="Budi"), roles=roles)
    assert signed_in(Browser(app)).to == front
    assert signed_in(Browser(app), path="/account/sign-in?next=/me").to == "/me"


def test_a_file_under_the_name_of_a_field_is_no_text(browser: Browser) -> None:
    form = browser.get("/account/sign-up").form("/sign-up")
    sent = {**form.fields, "name": (BytesIO(b"Budi"), "a.txt"), "password": (BytesIO(b"kata sandi"), "b.txt")}
    for path in ("/account/sign-up", "/account/sign-in"):
        assert browser.client.post(path, data=sent, content_type="multipart/form-data").status_code == 422
        sent |= {"name": (BytesIO(b"Budi"), "a.txt"), "password": (BytesIO(b"kata sandi"), "b.txt")}


def test_nothing_of_the_session_before_stays(browser: Browser) -> None:
    before = browser.get("/").form("/language").fields["csrf_token"]
    signed_up(browser)
    assert browser.post("/language", {"csrf_token": before, "language": "en"}).status == 400


def test_the_first_administrator_comes_by_a_link_that_works_once(browser: Browser, database: Database) -> None:
    with database.change() as session:
        link = setup.make_setup_link(session, now=NOW)
    page = browser.get(f"/account/first-admin/{link}")
    assert page.status == 200
    assert browser.send(page.form("/first-admin"), name="Bu Sri", password="pendek").status == 422
    assert browser.send(page.form("/first-admin"), name="Bu Sri", password=PASSWORD).to == "/"
    assert "administrator" in browser.get("/").text
    with database.reads() as reads:
        assert Role.ADMIN in people.find_person(reads, name="Bu Sri").roles
    assert browser.get(f"/account/first-admin/{link}").status == 404
    assert browser.get("/account/first-admin/nonsense").status == 404
