"""Saying no: each kind of refusal has its status and its sentence; a bug shows a number and nothing else."""

from __future__ import annotations

import logging
import re

import pytest
from flask import Flask

from quizapp.core import refusal as refusals
from quizapp.core.i18n import msg
from quizapp.core.refusal import Refusal
from quizapp.web import errors
from quizapp.web.access import WHO, Who
from quizapp.web.errors import STATUS, TITLES
from quizapp.web.security import LARGEST_BODY
from tests.web.browser import Browser

SENTENCE = msg("No, because %(why)s.", why="a reason")


def kinds() -> list[type[Refusal]]:
    """Return every kind of refusal in core."""
    found = [kind for kind in vars(refusals).values() if isinstance(kind, type) and issubclass(kind, Refusal)]
    return [kind for kind in found if kind is not Refusal]


@pytest.fixture
def failing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Return a browser on a site whose page ``/fail`` raises what a test puts into ``app.failure``."""

    def fail() -> str:
        raise app.extensions["failure"]

    monkeypatch.setattr("quizapp.web.access.WHO", {**WHO, "fail": Who.ANYONE})
    app.add_url_rule("/fail", "fail", fail)
    return Browser(app, "en")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_kind_of_refusal_has_a_status_a_title_and_its_own_sentence(
    app: Flask, failing: Browser, kind: type[Refusal]
) -> None:
    app.extensions["failure"] = kind(SENTENCE, ()) if kind is refusals.BadBank else kind(SENTENCE)
    reply = failing.get("/fail")
    assert reply.status == STATUS[kind]
    assert "No, because a reason." in reply.text
    assert str(TITLES[reply.status]) in reply.text


def test_a_bug_shows_a_number_that_stands_in_the_log(
    app: Flask, failing: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    app.extensions["failure"] = RuntimeError("a secret detail")
    with caplog.at_level(logging.ERROR):
        reply = failing.get("/fail")
    assert reply.status == 500
    assert "secret detail" not in reply.text
    number = re.search(r"<strong[^>]*>([0-9a-f]{8})<", reply.text)
    assert number
    assert number[1] in caplog.text


def test_when_the_error_page_breaks_as_well_there_are_last_words(
    app: Flask, failing: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.extensions["failure"] = RuntimeError("a secret detail")
    monkeypatch.setattr(errors, "_page", lambda *_, **__: 1 / 0)
    reply = failing.get("/fail")
    assert reply.status == 500
    assert "Something broke" in reply.text
    assert "secret" not in reply.text


def test_a_bug_in_the_database_leaves_a_page_without_reading_it(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = browser.start()
    monkeypatch.setattr("quizapp.services.sign_ins.PERSON_OF_TOKEN", None)
    reply = browser.get("/me")
    assert reply.status == 500
    assert page.status == 200


def test_an_unknown_page_helps_to_go_on(browser: Browser) -> None:
    reply = browser.get("/nowhere/at/all")
    assert reply.status == 404
    links = {link["href"] for link in reply.sheet.all("a")}
    assert {"/", "/passages/kebun"} <= links


@pytest.mark.parametrize(
    ("came", "first"),
    [
        ("http://localhost/passages/kebun?in=id#quiz", "/passages/kebun?in=id"),
        ("http://elsewhere.example/passages/kebun", "/"),
        ("http://localhost//elsewhere.example/", "/"),
        ("http://[", "/"),
    ],
)
def test_what_was_sent_and_refused_leads_back_to_its_page(browser: Browser, came: str, first: str) -> None:
    reply = browser.post("/join", {"csrf_token": "x"}, Referer=came)
    assert reply.status == 400
    ways = [link["href"] for link in reply.sheet.all("a") if "button" in link.get("class", "")]
    assert ways[0] == first


WRITTEN = "Jawabanmu sudah tepat, tetapi <b>sebutkan</b> kalimat yang membuktikannya."


@pytest.mark.parametrize(
    ("path", "origin", "kept"),
    [
        ("/grading/answers/x/1", None, True),
        ("/grading/answers/x/1", "http://localhost", True),
        ("/grading/answers/x/1", "http://elsewhere.example", False),
        ("/account/sign-in", None, False),
    ],
)
def test_a_long_text_that_was_refused_can_be_copied(
    browser: Browser, path: str, origin: str | None, *, kept: bool
) -> None:
    headers = {} if origin is None else {"Origin": origin}
    reply = browser.post(path, {"comment": WRITTEN, "csrf_token": "x" * 91}, **headers)
    assert reply.status in {400, 401}
    shown = [area.get("text", "") for area in reply.sheet.all("textarea")]
    assert len(shown) == kept  # and not the token, which nobody wrote
    assert ("&lt;b&gt;sebutkan&lt;/b&gt;" in reply.text) == kept
    assert WRITTEN not in reply.text


def test_more_than_is_read_is_refused_without_a_copy(browser: Browser) -> None:
    reply = browser.post("/grading/answers/x/1", {"comment": "x" * (LARGEST_BODY + 1)})
    assert reply.status in {401, 413}
    assert "<textarea" not in reply.text


def test_an_unknown_passage_is_not_found(browser: Browser) -> None:
    assert browser.get("/passages/nothing").status == 404


def test_a_page_for_the_signed_in_leads_back_after_signing_in(browser: Browser) -> None:
    links = [link["href"] for link in browser.get("/me").sheet.all("a")]
    assert "/account/sign-in?next=/me" in links


@pytest.mark.parametrize("path", ["/%ff", "/passages/%00", "/passages/" + "x" * 3000, "/attempts/%F0%9F%98%80/items/1"])
def test_hostile_addresses_are_answered(browser: Browser, path: str) -> None:
    assert browser.get(path).status in {400, 401, 404}


def test_a_database_that_is_gone_is_a_sentence(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise refusals.Unavailable(msg("The database is busy. Try again in a moment."))

    monkeypatch.setattr("quizapp.services.banks.list_banks", gone)
    for path in ("/", "/readyz"):
        reply = browser.get(path)
        assert reply.status == 503
        assert "Basis data sedang sibuk" in reply.text
    assert browser.get("/nowhere").status == 404
    assert browser.get("/healthz").status == 200
