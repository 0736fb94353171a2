"""A quiz in real Chromium: built by its teacher, given to six classes, taken by a student, watched, mended, ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.staff import a_class, click, employed, looked_at, sign_in
from tests.e2e.steps import answer, go, press

MOVES_MS = 60_000  # the live view asks every ten seconds


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site that has a teacher and an administrator."""
    folder = tmp_path_factory.mktemp("quizzes")
    with serving(folder, repository) as site:
        employed(folder, ("Bu Rina", "teacher"), ("Bu Dewi", "admin"))
        yield site


def follow(page: Page, name: str) -> None:
    """Follow a link of the page's main part."""
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=name).first.click()


def a_quiz(page: Page, title: str) -> None:
    """Make a quiz that draws."""
    page.goto("/teacher/quizzes/new")
    page.get_by_label("Judul").fill(title)
    go(page, "Buat kuis ini")


def join(page: Page, code: str, name: str) -> None:
    """Join a class by its code."""
    page.goto("/join")
    page.get_by_label("Kode kelas").fill(code)
    page.get_by_label("Nama panggilan").fill(name)
    press(page)


def asks_before_leaving(page: Page) -> bool:
    """Tell whether the page would ask before what is written on it is left behind."""
    return bool(page.evaluate("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"))


def test_from_an_empty_quiz_to_six_classes_and_back(visit: Visit) -> None:
    teacher = visit()
    sign_in(teacher, "Bu Rina")
    codes = [a_class(teacher, f"Kelas 8{letter}") for letter in "ABCDEF"]
    a_quiz(teacher, "Ulangan 1")
    follow(teacher, "Pilih soal")
    for box in teacher.get_by_role("checkbox").all()[:6]:
        box.check()
    go(teacher, "Tambahkan soal yang dicentang")
    expect(teacher.locator("#items ~ form tbody tr")).to_have_count(6)
    follow(teacher, "Tugaskan")
    for letter in "ABCDEF":
        teacher.get_by_label(re.compile(rf"^\s*Kelas 8{letter}\b")).check()
    teacher.get_by_label("Batas waktu").fill("30")
    go(teacher, "Tugaskan kuis")
    expect(teacher.get_by_role("status")).to_contain_text("6 kelas")
    expect(teacher.locator("tbody tr")).to_have_count(6)
    follow(teacher, "Kelas 8A")
    live = teacher.url
    student = visit(360, 740)
    join(student, codes[0], "Budi")
    teacher.reload()
    expect(teacher.locator("tbody tr")).to_contain_text("belum mulai")
    student.goto("/")
    with student.expect_navigation(url=re.compile(r".*/items/1$")):
        student.locator(".tasks button").click()
    answer(student)
    press(student)
    row = teacher.locator("tbody tr")
    expect(row).to_contain_text("mengerjakan", timeout=MOVES_MS)  # nobody presses anything
    expect(row).to_contain_text("1 dari 6", timeout=MOVES_MS)
    follow(teacher, "Budi")
    teacher.get_by_label("Tambahan waktu").fill("15")
    go(teacher, "Simpan")
    student.reload()
    expect(student.locator("body")).to_contain_text("45 menit")
    go(teacher, "Kumpulkan atas nama siswa")
    expect(teacher.locator(".card")).to_contain_text("dikumpulkan")
    student.reload()
    expect(student).to_have_url(re.compile(r".*/result$"))
    teacher.get_by_label("Menit dari sekarang").fill("10")
    go(teacher, "Buka kembali pengerjaan")
    student.goto("/")
    expect(student.locator(".tasks button")).to_contain_text("Lanjutkan")
    teacher.goto(live)
    expect(teacher.locator("[data-count=working]")).to_have_text("1")


def test_a_quiz_is_drawn_changed_tried_and_given(visit: Visit) -> None:
    page = visit(360, 740)
    sign_in(page, "Bu Rina")
    code = a_class(page, "Kelas 9A")
    for name in ("Siti", "Budi"):
        join(visit(), code, name)
    page.goto("/teacher/quizzes")
    follow(page, "Buat kuis")
    a_quiz(page, "Kuis 9")
    looked_at(page, "quiz-drawn")
    follow(page, "Pilih soal")
    assert not asks_before_leaving(page)
    for box in page.get_by_role("checkbox").all()[:4]:
        box.check()
    assert asks_before_leaving(page)
    go(page, "Tambahkan soal yang dicentang")
    for fold in page.locator("details > summary").all():
        fold.click()
    page.get_by_label("Untuk apa").select_option("test")
    looked_at(page, "quiz-settings")
    page.locator("#settings ~ form button[type=submit]").click()
    expect(page.locator(".is-wait").first).to_contain_text("bersifat umum")
    quiz = page.url.partition("#")[0]
    follow(page, "Lihat sebagai siswa")
    page.locator(".choice, input.typed").first.click()
    go(page, "Tampilkan yang muncul")
    looked_at(page, "quiz-preview-answered")
    page.goto(quiz)
    follow(page, "Tugaskan")
    go(page, "Tugaskan kuis")
    expect(page.locator(".faults")).to_be_visible()
    looked_at(page, "assign-fault")
    page.get_by_label(re.compile(r"^\s*Kelas 9A\b")).check()
    page.get_by_label("Batas waktu").fill("30")
    page.locator("#closes").fill("2031-01-07T09:00")
    go(page, "Tugaskan kuis")
    looked_at(page, "assignments")
    follow(page, "Kelas 9A")
    live = page.url
    follow(page, "Siti")
    page.goto(live)
    follow(page, "Ubah waktu")
    page.get_by_text("Tarik kuis kembali").first.click()
    go(page, "Tarik kuis kembali")
    expect(page.locator("tbody tr").first).to_contain_text("ditarik")
    click(page, "Kelas")


def test_the_pages_work_without_script(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    sign_in(page, "Bu Rina")
    a_class(page, "Tanpa skrip")
    a_quiz(page, "Tanpa skrip")
    follow(page, "Tugaskan")
    page.get_by_label(re.compile(r"^\s*Tanpa skrip\b")).check()
    go(page, "Tugaskan kuis")
    follow(page, "Tanpa skrip")
    follow(page, "Muat ulang")
    expect(page.locator("[data-count=all]")).to_have_text("0")


def test_the_log_is_looked_through(visit: Visit) -> None:
    page = visit(360, 740)
    sign_in(page, "Bu Dewi")
    page.goto("/admin/log")
    expect(page.locator("tbody tr").first).to_contain_text("masuk")
    page.get_by_label("Tindakan").select_option("graded")
    press(page)
    expect(page.get_by_role("status")).to_contain_text("Tidak ada catatan")
