"""The interface speaks Indonesian and English on every page; a choice by hand outweighs what the browser asks."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.web.browser import Browser, Sheet

ENGLISH = re.compile(r"\b(the|your|you|and|with|sign in|answer|next|back|score)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("", "id"),
        ("id", "id"),
        ("id-ID,en;q=0.5", "id"),
        ("en-GB,en;q=0.9", "en"),
        ("fr,en;q=0.1", "en"),
        ("fr", "id"),
        ("in-ID", "id"),
        ("en;q=0.2,id;q=0.3", "id"),
        ("*", "id"),
        ("%%%,,;q=x", "id"),
    ],
)
def test_the_browser_is_asked_and_indonesian_is_the_default(app: Flask, asked: str, spoken: str) -> None:
    assert Browser(app, asked).get("/").sheet.all("html")[0]["lang"] == spoken


def test_a_choice_is_kept_and_comes_back_to_its_page(browser: Browser) -> None:
    reply = browser.send(browser.get("/account/sign-in").form("/language"), language="en")
    assert (reply.status, reply.to) == (303, "/account/sign-in")
    assert browser.get("/").sheet.all("html")[0]["lang"] == "en"
    browser.send(browser.get("/").form("/language"), language="id")
    assert browser.get("/").sheet.all("html")[0]["lang"] == "id"


@pytest.mark.parametrize("language", ["", "fr", "id\r\nSet-Cookie: x=y"])
def test_another_language_is_refused(browser: Browser, language: str) -> None:
    assert browser.send(browser.get("/").form("/language"), language=language).status == 422


def test_a_cookie_that_names_no_language_is_ignored(browser: Browser) -> None:
    browser.client.set_cookie("quizapp_language", "<script>")
    assert browser.get("/").sheet.all("html")[0]["lang"] == "id"


def pages(browser: Browser) -> dict[str, Sheet]:
    """Return one page of each kind that a guest meets."""
    item = browser.start()
    address = item.path.rpartition("/items/")[0]
    browser.send(item.form("/items/"), response="0", flag="1", go="next")
    found = {
        "item": browser.get(item.path),
        "fault": browser.send(browser.get(item.path).form("/items/"), response="9"),
        "conflict": browser.send(item.form("/items/"), response="2", key="another-key"),
        "grid": browser.get(f"{address}/items/2"),
        "typed": browser.get(f"{address}/items/3"),
        "home-open": browser.get("/"),
        "me-open": browser.get("/me"),
        "submit": browser.get(f"{address}/submit"),
    }
    browser.send(found["submit"].form("/submit"))
    for path in ("result", "review"):
        found[path] = browser.get(f"{address}/{path}")
    for path in ("/", "/passages/kebun", "/me", "/account/sign-up", "/account/sign-in", "/nothing"):
        found[path] = browser.get(path)
    found["401"] = Browser(browser.client.application, browser.language).get("/me")
    found["400"] = browser.post("/language")
    return {name: reply.sheet for name, reply in found.items()}


def test_indonesian_pages_hold_no_english(browser: Browser) -> None:
    for name, sheet in pages(browser).items():
        words = {word.casefold() for text in sheet.texts for word in ENGLISH.findall(text)}
        assert words == set(), name


def test_every_page_is_well_formed_in_both_languages(app: Flask) -> None:
    for language in ("id", "en"):
        for name, sheet in pages(Browser(app, language)).items():
            assert sheet.all("html")[0]["lang"] == language, name
            assert len(sheet.all("h1")) == 1, name
            assert len(sheet.ids()) == len(set(sheet.ids())), name
            primary = [each for each in sheet.all("a", "button") if "primary" in each.get("class", "")]
            assert len(primary) == 1, name
            assert [each for each in sheet.all("img") if "alt" not in each] == [], name
            labels = {label.get("for") for label in sheet.all("label")}
            for place, control in sheet.visible_controls():
                assert control.get("id") in labels or place in sheet.labelled, (name, control)
            for link in sheet.all("a"):
                target = link["href"].partition("#")[2]
                if link["href"].startswith("#"):
                    assert target in sheet.ids(), (name, target)
