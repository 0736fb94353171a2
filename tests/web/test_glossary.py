"""Explained words: links in the passage, meanings below it, in the bank's words and nobody's markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from markupsafe import Markup

from quizapp.core.bank import Bank
from quizapp.core.passage import Term
from quizapp.db.engine import Database
from quizapp.services import banks
from quizapp.web.passages import linked
from tests.services import school
from tests.web.browser import Browser

TERMS = (
    Term("cabai", "cabai", "buah yang <b>pedas</b>"),
    Term("menyiram", "siram", "memberi air", ("menyiram",)),
)


@pytest.fixture(scope="module")
def planted() -> Bank:
    """Return a bank whose passage explains two words."""
    edition = school.BANK.editions["id"]
    passage = replace(edition.passage, glossary=TERMS)
    return replace(school.BANK, editions={"id": replace(edition, passage=passage)})


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_are_explained_beside_the_text_and_beside_an_item(app: Flask, language: str) -> None:
    browser = Browser(app, language)
    for page in (browser.get("/passages/kebun"), browser.start()):
        text = page.text
        assert '<a id="in-menyiram" href="#word-menyiram">menyiram</a>' in text
        assert text.count('href="#word-cabai"') == 1
        assert 'id="word-cabai"' in text
        assert "buah yang &lt;b&gt;pedas&lt;/b&gt;" in text
        assert "Arti kata dalam teks" in text  # in the language of the passage, whatever the reader's


@pytest.mark.usefixtures("app")
def test_the_stored_bank_has_its_glossary(database: Database) -> None:
    with database.look() as session:
        assert banks.read_bank(session, "kebun").editions["id"].passage.glossary == TERMS


@pytest.mark.usefixtures("app")
def test_a_new_glossary_is_a_new_revision_of_the_passage_alone(database: Database) -> None:
    published = school.publish(database)
    assert (published.new_passage_revisions, published.new_item_revisions) == (1, 0)


def test_a_word_is_never_linked_inside_a_tag() -> None:
    said = Markup("<em>em</em> dash")
    assert linked(said, (Term("em", "em", "x"),)) == '<em><a id="in-em" href="#word-em">em</a></em> dash'
