"""A deck's whole round: downloaded on the page, learned in the real Anki, exported, and brought back to the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.anki.collection import Shelf
from tests.e2e.conftest import Visit
from tests.e2e.steps import check, take

pytestmark = [pytest.mark.anki]
LEARNED = 4  # cards


def deck(page: Page, part: str = "whole") -> bytes:
    """Download a part of the deck from the page of one's decks."""
    page.goto("/decks")
    page.locator("select[name=part]").first.select_option(part)
    with page.expect_download() as download:
        page.locator("form[action*='/decks/'] button").first.click()
    return Path(download.value.path()).read_bytes()


def studied(shelf: Shelf, package: bytes, *, legacy: bool) -> bytes:
    """Learn some cards and export the deck with its schedule."""
    shelf.take(package)
    for number in shelf.collection.find_cards("")[:LEARNED]:
        card = shelf.collection.get_card(number)
        card.start_timer()
        shelf.collection.sched.answerCard(card, 4)
    return shelf.exported(legacy=legacy)


def bring(page: Page, file: Path, content: bytes) -> None:
    """Upload a file on the page of reviews."""
    file.write_bytes(content)
    page.goto("/reviews")
    page.locator("input[type=file]").set_input_files(file)
    with page.expect_navigation():
        page.locator("main form[enctype] button").click()


@pytest.mark.parametrize(
    ("width", "theme", "legacy"),
    [(320, "light", True), (390, "dark", False), (900, "light", False), (900, "dark", True)],
)
def test_what_anki_knows_comes_back(visit: Visit, tmp_path: Path, width: int, theme: str, *, legacy: bool) -> None:
    page = visit(width, 740, theme)
    take(page)
    package = deck(page)
    check(page)
    with Shelf(tmp_path) as shelf:
        export = studied(shelf, package, legacy=legacy)
    bring(page, tmp_path / "deck.apkg", export)
    check(page)
    assert page.locator("main table tbody tr").count() == LEARNED
    assert page.locator("main table tbody").inner_text().count("%") == LEARNED
    bring(page, tmp_path / "hello.apkg", b"no archive at all")
    assert page.locator("#export-fault").inner_text().startswith("Ini bukan berkas")
    assert page.locator("main table tbody tr").count() == LEARNED  # what was known stays
    check(page)


def test_the_words_alone_and_the_last_download(visit: Visit, tmp_path: Path) -> None:
    page = visit(390)
    take(page)
    package = deck(page, "vocabulary")
    with Shelf(tmp_path) as shelf:
        taken_in = shelf.take(package)
        assert {name.rpartition("::")[2] for _, name in decks(shelf) if name.count("::") == 2} == {"Kosakata"}
    assert taken_in.new > 10
    page.goto("/decks")
    assert "Hanya kosakata" in page.locator("main section").first.inner_text()
    assert "tidak ada yang baru" in page.locator("main section").first.inner_text()
    check(page)


def decks(shelf: Shelf) -> list[tuple[int, str]]:
    return [(deck.id, deck.name) for deck in shelf.collection.decks.all_names_and_ids(skip_empty_default=True)]
