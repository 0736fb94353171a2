"""A class in real Chromium: made by its teacher, joined by code, come back to by PIN; and the administrators' pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.staff import PASSWORD, a_class, click, employed, looked_at, sign_in
from tests.e2e.steps import press, primary

LIST = (
    "No\tNama\tNIS\tNISN\n"
    "1\tSiti Aminah\t0012\t0051234567\n"
    "2\tBudi Santoso\t0013\t0051234568\n"
    "3\tx\t0014\tbukan angka\n"
)
LOOKS = pytest.mark.parametrize(("width", "theme"), [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site that has a teacher, an editor and an administrator: they would take away the others' first link."""
    folder = tmp_path_factory.mktemp("school")
    with serving(folder, repository) as site:
        employed(folder, ("Bu Rina", "teacher"), ("Pak Edi", "editor"), ("Bu Dewi", "admin"))
        yield site


def test_a_teacher_makes_a_class_and_takes_in_a_list(visit: Visit) -> None:
    page = visit(360, 740)
    sign_in(page, "Bu Rina")
    page.goto("/teacher/classes")
    looked_at(page, "classes")
    a_class(page, "Kelas 8A")
    looked_at(page, "class-empty")
    press(page)
    page.get_by_label("Tempel").fill(LIST)
    press(page)
    expect(page.locator("main")).to_contain_text("2 baru")
    looked_at(page, "preview")
    press(page)
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.get_by_role("status")).to_contain_text("2 baru")
    press(page)
    expect(page.locator(".join-card")).to_have_count(2)
    page.go_back()
    click(page, "Budi Santoso")
    page.get_by_text("Keluarkan dari kelas").first.click()
    click(page, "Keluarkan dari kelas")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_text("1 siswa dikeluarkan dari kelas").click()
    looked_at(page, "class-removed")
    with page.expect_navigation():
        page.locator(".with-button button").click()
    expect(page.locator("tbody tr")).to_have_count(2)


@LOOKS
def test_a_student_joins_and_comes_back_with_the_pin(visit: Visit, width: int, theme: str) -> None:
    teacher = visit()
    sign_in(teacher, "Bu Rina")
    code = a_class(teacher, f"Gabung {width} {theme}")
    page = visit(width, 740, theme)
    page.goto("/join")
    looked_at(page, "join")
    press(page)
    expect(page.locator(".fault")).to_have_count(2)
    looked_at(page, "join-faults")
    page.goto("/")
    page.get_by_label("Kode kelas").fill(code.lower())
    with page.expect_navigation():
        page.get_by_label("Kode kelas").press("Enter")
    page.get_by_label("Nama panggilan").fill("Sari")
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Gabung {width} {theme}")
    looked_at(page, "joined")
    pin = page.locator(".big-code").inner_text()
    other = visit(width, 740, theme)
    other.goto("/join/return")
    looked_at(other, "return")
    for typed in ("000000" if pin != "000000" else "000001", pin):
        other.get_by_label("Kode kelas").fill(code)
        other.get_by_label("Nama panggilan").fill("sari")
        other.get_by_label("PIN").fill(typed)
        press(other)
        if typed != pin:
            expect(other.locator("#pin-fault")).to_be_visible()
            looked_at(other, "return-fault")
    other.goto("/join/pin")
    expect(other.locator(".big-code")).to_have_text(pin)
    again = visit(width, 740, theme)
    again.goto("/join")
    again.get_by_label("Kode kelas").fill(code)
    again.get_by_label("Nama panggilan").fill("SARI")
    press(again)
    expect(primary(again)).to_have_text("Ya, masuk dengan PIN-ku")
    looked_at(again, "join-taken")
    teacher.reload()
    expect(teacher.locator("tbody tr")).to_have_count(1)


def test_a_class_is_joined_without_script(visit: Visit) -> None:
    teacher = visit(java_script_enabled=False)
    sign_in(teacher, "Bu Rina")
    code = a_class(teacher, "Tanpa skrip")
    page = visit(360, 740, java_script_enabled=False)
    page.goto("/join")
    page.get_by_label("Kode kelas").fill(code)
    page.get_by_label("Nama panggilan").fill("Budi")
    press(page)
    expect(page.locator(".big-code")).to_have_text(re.compile(r"\d{6}"))


def test_cards_are_printed_with_their_pins_and_without_the_page_round_them(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    sign_in(page, "Bu Rina")
    a_class(page, "Kartu")
    press(page)
    names = "\n".join(f"Siswa {number}" for number in range(1, 31))
    page.get_by_label("Tempel").fill(f"Nama\n{names}")
    press(page)
    press(page)
    press(page)
    page.emulate_media(media="print")
    expect(page.locator(".no-print")).not_to_be_visible()
    expect(page.locator(".masthead")).not_to_be_visible()
    assert page.locator(".join-card").count() == 30
    sheet = tmp_path / "cards.pdf"
    page.pdf(path=str(sheet), prefer_css_page_size=True)
    assert sheet.read_bytes().count(b"/Type /Page\n") == 2


def test_an_administrator_finds_people_and_gives_roles(visit: Visit) -> None:
    page = visit(360, 740)
    name = "Ani Wijaya"
    newcomer = visit()
    newcomer.goto("/account/sign-up")
    newcomer.get_by_label("Nama").fill(name)
    newcomer.get_by_label("Kata sandi").fill(PASSWORD)
    press(newcomer)
    sign_in(page, "Bu Dewi")
    page.get_by_role("link", name="Pengguna").click()
    expect(page.locator("main")).to_contain_text("Pak Edi")
    page.get_by_label("Nama atau sebagiannya").fill("tidak ada yang bernama begini")
    press(page)
    looked_at(page, "people-none")
    page.get_by_label("Nama atau sebagiannya").fill(name.upper())
    page.get_by_label("Peran").select_option("student")
    press(page)
    click(page, name)
    page.get_by_label("guru").check()
    press(page)
    expect(page.get_by_role("status")).to_contain_text("siswa, guru")
    looked_at(page, "person-changed")
    page.get_by_text("Lupa kata sandi").click()
    click(page, "Buat kata sandi baru")
    expect(page.locator(".big-code")).to_have_text(re.compile(r"([0-9a-z]{4}-){2}[0-9a-z]{4}"))
    looked_at(page, "person-password")


@LOOKS
def test_the_password_is_changed(visit: Visit, width: int, theme: str) -> None:
    page = visit(width, 740, theme)
    page.goto("/account/sign-up")
    page.get_by_label("Nama").fill(f"Wati {width} {theme}")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    press(page)
    page.goto("/me")
    page.get_by_role("link", name="Ganti kata sandi").click()
    looked_at(page, "password")
    page.get_by_label("Kata sandi sekarang").fill("bukan ini")
    page.get_by_label("Kata sandi baru").fill("pendek")
    press(page)
    looked_at(page, "password-fault")
    page.get_by_label("Kata sandi sekarang").fill(PASSWORD)
    page.get_by_label("Kata sandi baru").fill("lima kata yang lebih panjang")
    press(page)
    expect(page.get_by_role("status")).to_contain_text("sudah diganti")
