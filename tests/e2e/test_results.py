"""Results in real Chromium: the grid, essays graded by keyboard, the wall, a quiz on paper; every page looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from quizapp.core.assignment import Window
from quizapp.db.engine import Database
from quizapp.db.models import AssignmentRow
from quizapp.services import people
from quizapp.web.site import utc_now
from tests.cli.running import run
from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.staff import PASSWORD, looked_at, sign_in
from tests.e2e.staffroom import hand_in
from tests.e2e.steps import press
from tests.itemtypes.samples import sample_bank
from tests.services import school
from tests.services.lesson import a_lesson

HOUR = timedelta(hours=1)
NAMES = ("Siti Aminah", "Budi Santoso", "Wayan Putra Adnyana", "Maria Goretti", "Yusuf", "Tuti")


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site on which a class has just handed in a quiz with an item of every type."""
    folder = tmp_path_factory.mktemp("results")
    for words in (("db", "upgrade"), ("user", "add", "Bu Rina", "--role", "teacher", "--password-stdin")):
        code, _, complained = run(folder, *words, "--data", str(folder / "data"), given=PASSWORD)
        assert code == 0, complained
    database = Database(f"sqlite:///{folder / 'data' / 'quizapp.sqlite3'}")
    school.publish(database, sample_bank())
    taught(database)
    database.close()
    with serving(folder, repository) as site:
        yield site


def taught(database: Database) -> None:
    """Let a class take the quiz, the first student all rightly and each next one less so; then close it."""
    now = utc_now()
    with database.change() as session:
        rina = people.authenticate(session, name="Bu Rina", password=PASSWORD)
    lesson = a_lesson(database, window=Window(now - HOUR, now + HOUR), by=rina)
    for number, name in enumerate(NAMES, 1):
        student = lesson.student(name, number, f"00512345{number:02}")
        if number < len(NAMES):
            hand_in(lesson, student.person, number)
    with database.change() as session:
        session.execute(update(AssignmentRow).values(closes_at=now))


def results(page: Page) -> None:
    """Go to the class's grid."""
    sign_in(page, "Bu Rina")
    page.goto("/results/")
    with page.expect_navigation():
        page.locator("tbody th a").first.click()


def onward(page: Page, key: str) -> None:
    """Press a key and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_the_grid_its_answers_and_every_attempt(visit: Visit) -> None:
    page = visit(360, 740)
    sign_in(page, "Bu Rina")
    page.goto("/results/")
    with page.expect_navigation():
        page.locator("tbody th a").first.click()
    page.get_by_label("KKTP").fill("abc")
    page.get_by_role("button", name="Simpan KKTP").click()
    expect(page.locator(".fault")).to_contain_text("1 sampai 100")
    looked_at(page, "grid-fault")
    page.get_by_label("KKTP").fill("75")
    page.get_by_role("button", name="Simpan KKTP").click()
    expect(page.locator("tbody tr")).to_have_count(len(NAMES))
    expect(page.locator("tbody")).to_contain_text("belum mulai")
    page.get_by_role("link", name="Tampilkan jawaban").click()
    expect(page).to_have_url(re.compile("show=responses"))
    page.get_by_role("link", name="satu per satu").click()
    expect(page).to_have_url(re.compile("/attempts"))


def test_nothing_is_graded_by_a_rubric_half_filled_in(visit: Visit) -> None:
    page = visit(360, 740)
    sign_in(page, "Bu Rina")
    page.get_by_role("link", name="Perlu dinilai").click()
    press(page)
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("setiap baris rubrik")
    looked_at(page, "answer-fault")
    page.get_by_text("Siapa penulisnya?").click()
    page.get_by_role("button", name="Tampilkan nama").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile("|".join(NAMES)))
    looked_at(page, "answer-name")


def test_the_wall_is_walked_by_keyboard_through_every_type(visit: Visit) -> None:
    page = visit()
    results(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Bahas bersama").click()
    seen = 0
    while page.locator("a[rel=next]").count():
        onward(page, "PageDown")
        seen += 1
        if "step=key" in page.url:
            assert page.locator(".is-key").count() or page.locator(".wall-why").count()
            looked_at(page, f"wall-key-{seen // 3}")
    assert seen % 3 == 2
    page.keyboard.press("PageUp")
    expect(page).to_have_url(re.compile("step=answers"))


def test_keys_and_cards_are_looked_at(visit: Visit) -> None:
    page = visit(360, 740)
    results(page)
    page.get_by_role("link", name="Cetak kuis ini").click()
    choose = page.url
    for name in ("Kunci A, B, dan C", "Kartu soal"):
        page.goto(choose)
        page.get_by_role("button", name=name).click()
        looked_at(page, f"print-{name[:5]}")


def test_a_sheet_is_printed_without_the_page_round_it(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    results(page)
    page.get_by_role("link", name="Cetak kuis ini").click()
    page.get_by_role("link", name="Versi A dengan bacaan").click()
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).not_to_be_visible()
    expect(page.locator(".no-print")).not_to_be_visible()
    expect(page.locator(".paper-item").first).to_be_visible()
    sheet = tmp_path / "sheet.pdf"
    page.pdf(path=str(sheet), prefer_css_page_size=True)
    assert 2 <= sheet.read_bytes().count(b"/Type /Page\n") <= 8


def test_essays_are_graded_by_keyboard_and_then_count(visit: Visit) -> None:
    page = visit()
    sign_in(page, "Bu Rina")
    page.get_by_role("link", name="Perlu dinilai").click()
    press(page)
    for waiting in range(len(NAMES) - 1, 0, -1):
        expect(page.locator("main")).to_contain_text(f"{waiting} jawaban untuk soal ini masih menunggu")
        rows = page.locator(".rubric-row").count()
        page.locator("main").focus()
        for _ in range(rows):
            page.keyboard.press("1")
        onward(page, "Enter")
    expect(page.get_by_role("status")).to_contain_text("sudah dinilai")
    page.goto("/results/")
    with page.expect_navigation():
        page.locator("tbody th a").first.click()
    expect(page.locator("tbody")).not_to_contain_text("menunggu dinilai")
    expect(page.locator("tbody .grade").first).to_have_text(re.compile(r"\d+,\d"))
