"""The item page is made of parts that all share: nothing of one student gets into the parts, no slot stays open."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from quizapp.web.compression import end_of
from quizapp.web.student.frames import SLOTS, Frame
from tests.web.browser import Browser


def test_a_frame_is_filled_in_order() -> None:
    frame = Frame(("a", "key", "b", "word", "c", "key"), end_of("z"))
    assert frame.start({"key": "1", "word": "2"}) == "a1b2c1"
    with pytest.raises(KeyError):
        frame.start({"key": "1"})


def test_a_page_is_the_same_packed_or_not(browser: Browser) -> None:
    path = browser.start().path
    plain, packed = browser.get(path), browser.get(path, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    without_keys = [re.sub(r'name="(csrf_token|key)" value="[^"]+"', "", page.text) for page in (plain, packed)]
    assert without_keys[0] == without_keys[1]
    for page in (plain, packed):
        assert sorted(page.headers.getlist("Vary")) == ["Accept-Encoding", "Cookie"]
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"


def test_two_students_share_the_frame_and_nothing_else(app: Flask) -> None:
    one, other = Browser(app), Browser(app)
    first, second = one.start(), other.start()
    for page in (first, second):
        assert "\x02" not in page.text
        assert "\x03" not in page.text
    mine, theirs = (page.form("/items/") for page in (first, second))
    assert mine.action != theirs.action
    for name in ("csrf_token", "key"):
        assert mine.fields[name] != theirs.fields[name]
        assert mine.fields[name] not in second.text
    one.send(mine, response="1", flag="1", go="1")
    assert "checked" in one.get(first.path).text
    assert "checked" not in other.get(second.path).text


def test_the_frame_speaks_the_reader_s_language(browser: Browser) -> None:
    page = browser.start()
    assert "Soal 1 dari 4" in page.text
    browser.language = "en"
    assert "Item 1 of 4" in browser.get(page.path).text
    assert "Soal" not in browser.get(page.path).sheet.text.replace("Soal siapa-menyiram", "")


def test_slots_have_names_of_letters() -> None:
    assert [name for name in SLOTS if not re.fullmatch("[a-z]+", name)] == []
