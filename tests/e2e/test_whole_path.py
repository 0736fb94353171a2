"""A new teacher's whole path in real Chromium: from the first sign-in, by a text of their own, to a class's results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.staff import a_class, click, employed, looked_at, sign_in
from tests.e2e.steps import go, press

TEXT = """Kebun Sekolah

Setiap pagi Sari menyiram kebun sekolah pada pukul enam.
Ia menanam cabai, tomat, dan terung di dekat pagar.
Menurut Sari, tomat paling sulit dirawat karena mudah busuk.

Hasil panen dijual di kantin setiap hari Jumat.
Uangnya dipakai untuk membeli bibit baru.
"""
OPTIONS = (
    ("Tomat", "Kalimat ketiga menyebut tomat sebagai yang paling sulit dirawat."),
    ("Cabai", "Cabai ditanam, tetapi tidak disebut sulit dirawat."),
    ("Terung", "Terung ditanam, tetapi tidak disebut sulit dirawat."),
)


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site with a teacher who has never been there."""
    folder = tmp_path_factory.mktemp("path")
    with serving(folder, repository) as site:
        employed(folder, ("Bu Sinta", "teacher"))
        yield site


def a_bank(page: Page) -> None:
    """Make a bank of a pasted text."""
    page.goto("/workshop/new")
    page.get_by_label("Tempel teks di sini").fill(TEXT)
    go(page, "Lihat kalimatnya")
    looked_at(page, "path-1-sentences")
    page.get_by_label("Judul", exact=True).fill("Kebun Sekolah")
    page.get_by_label("Asal teks").fill("Ditulis guru untuk latihan.")
    page.get_by_label("Tahun atau bulan teks").fill("2026")
    page.get_by_label("Lisensi").fill("CC-BY-4.0")
    go(page, "Buat bank soal")
    looked_at(page, "path-2-bank")


def an_item(page: Page) -> None:
    """Write an item, prove it by clicking its sentence, and publish it."""
    with page.expect_navigation():
        page.get_by_role("link", name="Pilihan ganda", exact=True).click()
    page.get_by_label("Pokok soal", exact=True).fill("Tanaman mana yang paling sulit dirawat menurut Sari?")
    for place, (text, why) in enumerate(OPTIONS):
        field = page.locator(f"#content-options-{place}-text")
        if not field.is_visible():
            page.locator(".edit-more").first.click()
        field.fill(text)
        page.locator(f"#content-options-{place}-rationale").fill(why)
    page.locator("#content-options-0-key").check()
    page.get_by_label("Pembahasan", exact=True).fill(
        "Sari mengatakan tomat mudah busuk sehingga paling sulit dirawat. Cabai ditanam juga, tetapi tidak sulit."
    )
    page.locator("#reading label").first.click()
    page.locator("#difficulty label").first.click()
    page.locator("#topics label").first.click()
    page.get_by_label("Indikator soal", exact=True).fill("Menemukan tanaman yang disebut paling sulit dirawat.")
    page.locator(".pick-sentence").filter(has_text="mudah busuk").click()
    go(page, "Simpan")
    looked_at(page, "path-3-item")
    go(page, "Terbitkan")
    expect(page.locator(".tag.is-published").first).to_be_visible()


def a_quiz(page: Page) -> None:
    """Make a quiz of the item and give it to the class."""
    page.goto("/teacher/quizzes/new")
    page.get_by_label("Judul").fill("Ulangan kebun")
    page.get_by_label(re.compile("Kebun Sekolah")).check()
    go(page, "Buat kuis ini")
    click(page, "Pilih soal")
    page.get_by_role("checkbox").first.check()
    go(page, "Tambahkan soal yang dicentang")
    looked_at(page, "path-4-quiz")
    click(page, "Tugaskan")
    page.get_by_label(re.compile("Kelas 7A")).check()
    go(page, "Tugaskan kuis")


def answered(student: Page, code: str) -> None:
    """Join the class, answer by the text and hand in."""
    student.goto("/join")
    student.get_by_label("Kode kelas").fill(code)
    student.get_by_label("Nama panggilan").fill("Budi")
    press(student)
    student.goto("/")
    with student.expect_navigation(url=re.compile(r".*/items/1$")):
        student.locator(".tasks button").click()
    student.locator(".choice").filter(has_text="Tomat").click()
    press(student)
    press(student)
    expect(student).to_have_url(re.compile(r".*/result$"))


def test_from_the_first_sign_in_to_a_class_s_results(visit: Visit) -> None:
    page = visit()
    sign_in(page, "Bu Sinta")
    code = a_class(page, "Kelas 7A")
    a_bank(page)
    an_item(page)
    a_quiz(page)
    answered(visit(360, 740), code)
    page.goto("/results/")
    looked_at(page, "path-5-results")
    click(page, "Ulangan kebun")
    row = page.locator("tbody tr")
    expect(row).to_contain_text("Budi")
    expect(row.locator(".grade")).to_have_text("100,0")
    looked_at(page, "path-6-class")
    click(page, "Bahas bersama")
    click(page, "Tampilkan jawaban kelas")
    click(page, "Tampilkan kunci dan bukti")
    expect(page.locator(".is-key")).to_contain_text("Tomat")
    expect(page.locator("mark")).to_contain_text("mudah busuk")
    looked_at(page, "path-7-wall")
