"""A bank in two languages: visitors read and answer in their own; the box below the passage proves nothing."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest
from flask import Flask

from quizapp.db.engine import Database
from tests.services.school import BANK, PASSAGE, passage, publish
from tests.web.browser import Browser

ADDRESS = "/passages/kebun"
ENGLISH_TEXT = PASSAGE.replace("# Kebun Sari", "# Sari's Garden")
ORIGIN = replace(BANK.provenance, note={"id": "Catatan.", "en": "Note."})
AFTERWORD = {"id": "Kebun itu dijual <b>pada</b> 2027.", "en": "The garden was sold <b>in</b> 2027."}


@pytest.fixture
def bilingual(empty_app: Flask, database: Database) -> Flask:
    """Return the site with the small bank in Indonesian and English."""
    home = BANK.editions["id"]
    abroad = replace(home, passage=replace(passage(ENGLISH_TEXT), language="en"))
    names = {"id": "Cek kebun", "en": "Garden check"}
    quiz = replace(BANK.quizzes[0], title=names, description=names, languages=("id", "en"))
    publish(
        database,
        replace(
            BANK,
            editions={"id": home, "en": abroad},
            quizzes=(quiz,),
            summary=names,
            provenance=ORIGIN,
            afterword=AFTERWORD,
        ),
    )
    return empty_app


@pytest.mark.parametrize(
    ("asked", "title", "quiz", "box"),
    [
        ("id", "Kebun Sari", "Cek kebun", "Sesudah artikel ini"),
        ("en-GB,en;q=0.9", "Sari's Garden", "Garden check", "After this article"),
    ],
)
def test_each_visitor_gets_their_own_edition(bilingual: Flask, asked: str, title: str, quiz: str, box: str) -> None:
    browser = Browser(bilingual, asked)
    page = browser.get(ADDRESS)
    assert title in html.unescape(page.text)
    assert box in page.text
    assert quiz in page.text
    assert page.text.count('<p lang="id">Catatan.</p>') == (asked == "id")
    assert f'<article class="passage numbered" lang="{asked[:2]}">' in page.text
    assert f'<article class="passage numbered" lang="{asked[:2]}">' in browser.start().text


def test_a_switch_by_hand_shows_the_other_edition(bilingual: Flask) -> None:
    browser = Browser(bilingual, "id")
    browser.send(browser.get(ADDRESS).form("/language"), language="en")
    assert "Garden check" in browser.get(ADDRESS).text


def test_the_afterword_is_plain_text_and_stands_on_the_reading_page_alone(bilingual: Flask) -> None:
    browser = Browser(bilingual, "en")
    page = browser.get(ADDRESS)
    assert "The garden was sold &lt;b&gt;in&lt;/b&gt; 2027." in page.text
    assert "dijual" not in page.text
    assert "The garden was sold" not in browser.start().text


def test_without_an_afterword_there_is_no_box(browser: Browser) -> None:
    assert "afterword" not in browser.get(ADDRESS).text
