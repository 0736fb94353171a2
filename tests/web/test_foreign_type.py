"""A new item type is one small file: another distribution brings it, and nothing else of ours changes.

It goes the whole way that our own types go: read from a bank's files, published, asked on a page, answered, scored,
explained, and taken home as a card.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.anki.build import deck_notes
from quizapp.bank.files import read_folder
from quizapp.bank.writer import write_folder
from quizapp.core.bank import Bank, Edition
from quizapp.core.card import Facet
from quizapp.db.engine import Database
from quizapp.itemtypes.example import PASSAGE
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.foreign import YES_NO, install, installed
from tests.itemtypes.samples import SLUG, sample_bank
from tests.services import school
from tests.web.browser import Browser

__all__ = ["installed"]


@pytest.fixture
def bank(installed: Path) -> Bank:
    """Return a bank with one item of the foreign type, as its files say it."""
    install(installed, "foreign_type:TYPE", YES_NO)
    item, _ = next(iter(item_type("yes_no").examples()))
    whole = sample_bank()
    quiz = replace(whole.quizzes[0], items=(item.id,))
    write_folder(replace(whole, editions={"id": Edition(PASSAGE, (), (item,))}, quizzes=(quiz,)), installed / SLUG)
    assert "type: yes_no" in (installed / SLUG / "items.id.yaml").read_text(encoding="utf-8")
    found, problems = read_folder(installed / SLUG)
    assert found is not None, [str(problem.message) for problem in problems]
    return found


def test_it_is_sixty_lines_at_most() -> None:
    assert len(YES_NO.strip().splitlines()) <= 60


@pytest.mark.parametrize("place", ["0", "1"])
def test_it_is_loaded_asked_answered_and_scored(bank: Bank, browser: Browser, database: Database, place: str) -> None:
    verdict, score = {"0": ("Benar", "1 dari 1"), "1": ("Belum tepat", "0 dari 1")}[place]
    school.publish(database, bank)
    page = browser.start(SLUG)
    assert [box["value"] for box in page.sheet.all("input") if box.get("type") == "radio"] == ["0", "1"]
    assert "Ya" in page.text
    assert browser.send(page.form("/items/"), response="2").status == 422
    assert browser.send(page.form("/items/"), response=place, go="submit").status == 303
    attempt = page.path.partition("/items/")[0]
    assert browser.send(browser.get(f"{attempt}/submit").form("/submit")).status == 303
    assert score in " ".join(browser.get(f"{attempt}/result").sheet.text.split())
    review = browser.get(f"{attempt}/review").sheet.text
    assert verdict in review
    assert "Bacaan menyebutnya." in review


def test_it_becomes_a_card_of_the_deck(bank: Bank) -> None:
    (note,) = deck_notes(bank, "id")
    assert note.facet is Facet.CHOICE
    assert "Bulan menarik air laut." in str(note.fields)
