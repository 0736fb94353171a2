"""A form is taken with the token of its own session, by the short way and by Flask-WTF's; with no other."""

from __future__ import annotations

import pytest
from flask import Flask

from quizapp.web import form_tokens
from tests.web.browser import Browser


def test_the_token_of_any_page_of_a_session_opens_any_of_its_forms(browser: Browser) -> None:
    form = browser.start().form("/items/")
    theirs = browser.get("/").form("/language")
    assert browser.send(form, csrf_token=theirs.fields["csrf_token"], response="1", go="1").status == 303
    assert browser.send(theirs, csrf_token=form.fields["csrf_token"], language="en").status == 303


def test_a_token_that_was_forgotten_or_signed_elsewhere_is_as_good(browser: Browser) -> None:
    form = browser.start().form("/items/")
    form_tokens._signed.cache_clear()  # noqa: SLF001 - as another process, or this one started anew
    assert browser.send(form, response="1", go="1").status == 303


@pytest.mark.parametrize("damage", ["stolen", "cut", "lengthened", "foreign letters", "empty"])
def test_no_other_token_opens_an_item(app: Flask, damage: str) -> None:
    browser, other = Browser(app), Browser(app)
    form = browser.start().form("/items/")
    token = form.fields["csrf_token"]
    stolen = other.start().form("/items/").fields["csrf_token"]
    sent = {
        "stolen": stolen,
        "cut": token[:-1],
        "lengthened": token + "AAAA",
        "foreign letters": "é\ud800🍅".encode("utf-8", "replace").decode(),
        "empty": "",
    }
    assert browser.send(form, csrf_token=sent[damage], response="1", go="1").status == 400
    assert "Belum dijawab" in browser.get(form.action).text
