"""A bank's text in real Chromium: begun from a text, edited, what rests on it checked, its folder taken down and up."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.staff import employed, looked_at, sign_in
from tests.e2e.steps import press, primary

TEXT = """Banjir di Kota Hilir

Hujan turun sejak Senin pagi. "Kami siap. Tim sudah di lapangan," kata Dr. Andi S. Wijaya. Air naik 1,5 meter.

Bantuan datang

Beras tiba di sekolah. Warga mengantre dengan tertib.
"""
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) {{ 7 * 7 }}"
SHIPPED = "/workshop/banks/putin-korea-utara-2024"


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site with a teacher."""
    folder = tmp_path_factory.mktemp("texts")
    with serving(folder, repository) as site:
        employed(folder, ("Bu Rina", "teacher"))
        yield site


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return a page on which the teacher is signed in."""
    opened = visit(360, 740)
    sign_in(opened, "Bu Rina")
    return opened


def copied(page: Page) -> str:
    """Copy the shipped bank; return the path of the copy."""
    page.goto(SHIPPED)
    with page.expect_navigation():
        page.get_by_role("button", name="Salin bank soal ini").click()
    return re.sub(r"\?.*", "", page.url)


def test_a_teacher_makes_a_bank_of_a_pasted_text(page: Page) -> None:
    page.goto("/workshop/new")
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("Tidak ada teks")
    looked_at(page, "new-fault")
    page.get_by_label("Tempel teks di sini").fill(TEXT)
    press(page)
    expect(page.get_by_label("Judul")).to_have_value("Banjir di Kota Hilir")
    expect(page.locator("main")).to_contain_text("5 kalimat")
    looked_at(page, "first-look")
    press(page)
    looked_at(page, "first-look-faults")
    page.get_by_label("Judul").fill("Banjir hari ini")
    page.get_by_label("Asal teks").fill(f"Tulisan sendiri {HOSTILE}")
    page.get_by_label("Tahun atau bulan").fill("2026-01")
    page.get_by_label("Lisensi").fill("CC-BY-4.0")
    press(page)
    expect(page.get_by_role("status").first).to_contain_text("Hanya Anda")
    page.get_by_role("link", name="Bacaan", exact=True).click()
    page.wait_for_load_state()
    expect(page.locator(".carries li")).to_have_count(5)
    page.get_by_label("Teks, satu kalimat per baris").fill(f"Satu.\n\n| {HOSTILE}")
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("Baris 3")
    looked_at(page, "passage-fault")
    page.get_by_label("Teks, satu kalimat per baris").fill(f"Satu kalimat.\nDua {HOSTILE}")
    page.get_by_label("Kata yang dijelaskan").fill(f"kalimat = {HOSTILE}")
    press(page)
    expect(page.get_by_role("status").first).to_contain_text("tersimpan")
    expect(page.locator(".carries")).to_contain_text("<script>")
    looked_at(page, "passage-hostile")


def begun(page: Page, title: str) -> str:
    """Make a bank of the text; return its path."""
    page.goto("/workshop/new")
    page.get_by_label("Tempel teks di sini").fill(TEXT)
    press(page)
    page.get_by_label("Judul").fill(title)
    page.get_by_label("Asal teks").fill("Tulisan sendiri")
    page.get_by_label("Tahun atau bulan").fill("2026-01")
    page.get_by_label("Lisensi").fill("CC-BY-4.0")
    press(page)
    return re.sub(r"\?.*", "", page.url)


def proving(page: Page) -> str:
    """Return the first sentence that carries something."""
    return page.locator(".carries li:has(details) > p").first.inner_text().partition(" ")[2]


def test_an_edited_sentence_is_walked_past_by_keyboard(page: Page) -> None:
    path = copied(page)
    page.goto(f"{path}/id/passage")
    text = page.get_by_label("Teks, satu kalimat per baris")
    proof = proving(page)
    assert proof in text.input_value()
    text.fill(text.input_value().replace(proof, f"{proof} Begitulah pada masa itu."))
    primary(page).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("perlu dicek")
    expect(page.locator("ins").first).to_contain_text("masa itu")
    before = page.get_by_role("heading", level=1).inner_text()
    primary(page).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() != before


def with_line(archive: Path, name: str, old: str, new: str) -> bytes:
    """Return an archive in which a text of one file is another."""
    made = io.BytesIO()
    with zipfile.ZipFile(archive) as read, zipfile.ZipFile(made, "w") as written:
        for part in read.namelist():
            text = read.read(part).decode()
            if part.endswith(name):
                assert old in text
                text = text.replace(old, new, 1)
            written.writestr(part, text)
    return made.getvalue()


def test_a_folder_goes_down_is_edited_and_compared(page: Page, tmp_path: Path) -> None:
    path = begun(page, "Folder hilir")
    text = page.get_by_label("Teks, satu kalimat per baris")
    first = "Hujan turun sejak Senin pagi."
    page.goto(f"{path}/folder")
    with page.expect_download() as download:
        primary(page).click()
    archive = tmp_path / "bank.zip"
    download.value.save_as(archive)
    page.goto(f"{path}/id/passage")
    text.fill(text.input_value().replace(first, f"{first} Situs menambah ini."))
    press(page)
    page.goto(f"{path}/folder")
    theirs = with_line(archive, "passage.id.md", first, f"{first} Berkas menambah itu.")
    upload = {"name": "bank.zip", "mimeType": "application/zip", "buffer": theirs}
    page.get_by_label("Folder sebagai .zip").set_input_files(upload)  # type: ignore[arg-type]  # a file by name
    with page.expect_navigation():
        page.get_by_role("button", name="Unggah folder").click()
    expect(page.locator(".clash")).to_have_count(1)
    expect(page.locator("main")).to_contain_text("Situs menambah ini")
    press(page)
    expect(page.get_by_role("alert")).to_be_visible()
    looked_at(page, "compare-fault")
    page.get_by_role("radio", name="Di folder").check()
    press(page)
    expect(page.get_by_role("status").first).to_contain_text("entri berubah")
    page.goto(f"{path}/id/passage")
    expect(page.get_by_label("Teks, satu kalimat per baris")).to_have_value(re.compile("Berkas menambah itu"))
    page.goto(f"{path}/folder")
    broken = with_line(archive, "bank.yaml", "languages:", "bahasa:")
    upload = {"name": "bank.zip", "mimeType": "application/zip", "buffer": broken}
    page.get_by_label("Folder sebagai .zip").set_input_files(upload)  # type: ignore[arg-type]  # likewise
    with page.expect_navigation():
        page.get_by_role("button", name="Unggah folder").click()
    expect(page.locator(".faults").last).to_contain_text("bank.yaml")
    looked_at(page, "folder-broken")
