"""Joining by code and coming back by PIN: what a student types, sees, and cannot spoil for others."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from flask import Flask
from limits import parse
from sqlalchemy import text

from quizapp.core.class_code import class_code, shown_code
from quizapp.services import cohorts
from quizapp.web import limits
from tests.databases import counted
from tests.web.accounts import token
from tests.web.browser import Browser
from tests.web.classes import Room, joined, returned


def students(room: Room) -> list[str]:
    """Return the nicknames in the class."""
    with room.database.reads() as reads:
        page = cohorts.cohort_page(reads, cohort=room.cohort.public_id, person=room.teacher)
    return [line.enrolment.nickname for line in page.students]


def test_a_code_and_a_nickname_are_enough_and_the_pin_is_shown(room: Room) -> None:
    browser = Browser(room.app)
    reply = joined(browser, shown_code(room.cohort.code).lower(), "Sari")
    assert reply.to == "/join/pin"
    page = browser.follow(reply)
    assert "Kelas 8A" in page.text
    assert "Catat PIN-mu" in page.text
    pin = page.text.split('class="big-code">')[1][:6]
    assert pin.isdecimal()
    other = Browser(room.app)
    assert returned(other, room.cohort.code, "sari", pin).to == "/"
    assert "Sari" in other.get("/join/pin").text


def test_only_a_guest_without_a_class_is_told_that_results_do_not_stay(room: Room) -> None:
    guest = Browser(room.app)
    guest.start()
    assert "Sebagai tamu" in guest.get("/me").text
    joined(guest, room.cohort.code, "Sari")
    mine = guest.get("/me").text
    assert "Sebagai tamu" not in mine
    assert "perangkat mana pun" in mine


def test_a_guest_who_joins_keeps_the_attempt(room: Room) -> None:
    browser = Browser(room.app)
    page, before = browser.start(), token(browser)
    assert joined(browser, room.cohort.code, "Sari").status == 303
    assert token(browser) not in {"", before}
    assert browser.get(page.path).status == 200


def test_what_a_guest_did_moves_to_the_student_who_comes_back(room: Room) -> None:
    browser = Browser(room.app)
    page = browser.start()
    assert returned(browser, room.cohort.code, "Budi", room.pin).status == 303
    assert browser.get(page.path).status == 200


def test_the_second_budi_is_asked_and_offered_a_free_name(room: Room) -> None:
    browser = Browser(room.app)
    reply = joined(browser, room.cohort.code, "budi")
    assert reply.status == 422
    form = reply.form("/join")
    assert form.fields["code"] == room.cohort.code
    assert form.buttons["take"] == "budi 2"
    assert "Apakah ini kamu?" in reply.text
    asked = browser.post("/join/return", form.fields)
    assert asked.status == 200
    assert asked.form("/join/return").fields["nickname"] == "budi"
    assert browser.send(form, take="budi 2").to == "/join/pin"
    assert students(room) == ["Budi", "budi 2"]


def test_a_form_sent_twice_joins_once(room: Room) -> None:
    browser = Browser(room.app)
    form = browser.send(browser.get("/").form("/join"), code=room.cohort.code).form("/join")
    again = Browser(room.app)
    ticket = form.fields["ticket"]
    assert len(ticket) >= 22
    assert browser.send(form, nickname="Sari").status == 303
    repeated = again.send(again.get("/join").form("/join"), code=room.cohort.code, nickname="Sari", ticket=ticket)
    assert repeated.status == 303
    assert students(room) == ["Budi", "Sari"]


def test_the_ticket_outlives_a_fault(room: Room) -> None:
    browser = Browser(room.app)
    form = browser.get("/join").form("/join")
    reply = browser.send(form, code="AAAA-AAAA", nickname="Sari")
    assert reply.status == 422
    assert reply.form("/join").fields["ticket"] == form.fields["ticket"]
    assert reply.form("/join").fields["nickname"] == "Sari"


@pytest.mark.parametrize("code", ["", "1", "AAAAAAAA", "x" * 5000, "' OR 1=1", "<b>", "\u202eABCD1234"])
def test_a_code_that_opens_nothing_is_told_beside_its_field(room: Room, code: str) -> None:
    reply = joined(Browser(room.app), code, "Sari")
    assert reply.status == 422
    assert 'id="code-fault"' in reply.text


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 81, "a\u202eb", "\u3164", "<script>alert(1)</script>", "%(name)s", "{{7*7}}"]
)
def test_a_hostile_nickname_is_refused_or_shown_as_text(room: Room, name: str) -> None:
    browser = Browser(room.app)
    reply = joined(browser, room.cohort.code, name)
    page = browser.follow(reply) if reply.status == 303 else reply
    assert reply.status in {303, 422}
    assert "<script>alert" not in page.text
    lists = room.browser.get(room.path)
    assert lists.status == 200
    assert "<script>alert" not in lists.text
    if "{" in name:
        assert "{{7*7}}" in lists.text


def test_wrong_pins_close_one_student_to_new_devices_and_no_classmate(room: Room) -> None:
    browser = Browser(room.app)
    pin = browser.follow(joined(browser, room.cohort.code, "Sari")).text.split('class="big-code">')[1][:6]
    wrong = f"{(int(room.pin) + 1) % 10**6:06}"
    here = Browser(room.app)
    assert [returned(here, room.cohort.code, "Budi", wrong).status for _ in range(5)] == [422] * 5
    assert returned(here, room.cohort.code, "Budi", room.pin).status == 429
    assert returned(Browser(room.app), room.cohort.code, "Budi", room.pin).status == 429
    assert returned(here, room.cohort.code, "Sari", pin).status == 303
    assert joined(Browser(room.app), room.cohort.code, "Tuti").status == 303
    assert room.browser.send(room.browser.get(room.student_path).form("/pin")).status == 303
    fresh = room.browser.get(room.student_path).text.split('class="big-code">')[1][:6]
    assert returned(Browser(room.app), room.cohort.code, "Budi", fresh).status == 303


def test_nobody_locks_a_student_out_of_a_device_that_is_theirs(room: Room) -> None:
    own = Browser(room.app)
    assert returned(own, room.cohort.code, "Budi", room.pin).status == 303
    own.client.delete_cookie("quizapp")
    wrong = f"{(int(room.pin) + 1) % 10**6:06}"
    classmate = Browser(room.app)
    assert [returned(classmate, room.cohort.code, "Budi", wrong).status for _ in range(6)][-1] == 429
    assert returned(own, room.cohort.code, "Budi", room.pin).status == 303
    assert [returned(own, room.cohort.code, "Budi", wrong).status for _ in range(11)] == [422] * 10 + [429]


def test_a_forged_device_is_a_new_one(room: Room) -> None:
    wrong = f"{(int(room.pin) + 1) % 10**6:06}"
    forger = Browser(room.app)
    forger.client.set_cookie("quizapp-device", '["0123456789abcdef"].bad-signature')
    assert [returned(forger, room.cohort.code, "Budi", wrong).status for _ in range(6)] == [422] * 5 + [429]


def stopped(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Stop the clock by which tries are counted; return what lets some seconds pass."""
    clock = SimpleNamespace(now=time.time())
    monkeypatch.setattr("limits.storage.memory.time", SimpleNamespace(time=lambda: clock.now))

    def passes(seconds: float) -> None:
        clock.now += seconds

    return passes


def test_the_wait_for_new_devices_ends_and_then_grows(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PINS_HERE", (parse("2 per minute"), parse("4 per 10 minutes")))
    passes = stopped(monkeypatch)
    wrong = f"{(int(room.pin) + 1) % 10**6:06}"
    browser = Browser(room.app)
    seen = [returned(browser, room.cohort.code, "Budi", wrong).status for _ in range(3)]
    passes(61)
    seen += [returned(browser, room.cohort.code, "Budi", wrong).status for _ in range(2)]
    passes(61)
    assert [*seen, returned(browser, room.cohort.code, "Budi", room.pin).status] == [422, 422, 429, 422, 422, 429]


@pytest.mark.parametrize("way", ["/join", "/join/return"])
def test_after_many_wrong_codes_the_answer_is_another_and_the_right_code_still_works(room: Room, way: str) -> None:
    browser = Browser(room.app)
    form = browser.get(way).form(way)
    more = {"nickname": "Sari"} if way == "/join" else {"nickname": "Budi", "pin": room.pin}
    replies = [browser.send(form, code=f"AAAA-AA{number:02}", **more) for number in range(21)]
    assert [reply.status for reply in replies] == [422] * 20 + [429]
    assert "kode yang benar selalu diterima" in replies[-1].text
    assert 'id="code-fault"' in replies[-1].text
    assert browser.send(form, code=room.cohort.code, **more).status == 303


@pytest.mark.slow
def test_a_scripted_pupil_keeps_no_classmate_from_joining(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """10,000 wrong codes from the school's one address, in ever new browsers; everybody else still gets in."""
    stopped(monkeypatch)  # on a slow machine the first tries would be forgotten before the last
    tries = 10_000 if room.database.engine.dialect.name == "sqlite" else 700
    statuses: Counter[int] = Counter()
    script, token = Browser(room.app), ""
    for number in range(tries):
        if number % 1_000 == 0:
            assert joined(Browser(room.app), room.cohort.code, f"Sari {number}").status == 303
        if number % 15 == 0:  # a browser that forgets its cookies is a new one
            script = Browser(room.app)
            token = script.get("/join").form("/join").fields["csrf_token"]
        fields = {"csrf_token": token, "code": class_code(number), "nickname": "x"}
        statuses[script.client.post("/join", data=fields).status_code] += 1
    assert statuses == {422: 600, 429: tries - 600}
    assert joined(Browser(room.app), room.cohort.code, "Tuti").status == 303
    assert returned(Browser(room.app), room.cohort.code, "Budi", room.pin).status == 303


def test_a_wrong_code_waits_for_nobody_and_holds_nobody_up(room: Room) -> None:
    browser = Browser(room.app)
    form = browser.get("/join").form("/join")
    with room.database.change() as session:
        session.execute(text("UPDATE person SET name = name"))  # somebody's answer is being written
        with counted(room.database.engine) as seen:
            assert browser.send(form, code="AAAA-AAAA", nickname="Sari").status == 422
    assert seen == ["SELECT"]


def test_an_unknown_nickname_and_a_wrong_pin_look_alike(room: Room) -> None:
    wrong = f"{(int(room.pin) + 1) % 10**6:06}"
    replies = [returned(Browser(room.app), room.cohort.code, name, wrong) for name in ("Budi", "Nina")]
    assert [reply.status for reply in replies] == [422, 422]
    faults = {reply.text.split('id="pin-fault">')[1].split("<")[0] for reply in replies}
    assert len(faults) == 1


def test_the_pin_page_is_for_students_of_a_class(browser: Browser) -> None:
    browser.start()
    assert browser.get("/join/pin").status == 404


@pytest.mark.parametrize(("language", "word"), [("id", "Gabung ke kelasmu"), ("en", "Join your class")])
def test_both_languages(app: Flask, language: str, word: str) -> None:
    assert word in Browser(app, language).get("/join").text
