"""Reports of items in Chromium: a student reports, an administrator answers, the student reads the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.steps import address, answer, begin, check, press, primary, take


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site whose first administrator is made here."""
    with serving(tmp_path_factory.mktemp("reports"), repository) as site:
        yield site


def report(page: Page, remark: str) -> None:
    """Report the item that is open, after forgetting to say why."""
    page.get_by_role("button", name="Laporkan soal ini").click()
    page.wait_for_url("**/report")
    check(page)
    primary(page).click()
    expect(page.locator(".faults")).to_contain_text("Pilih apa yang salah")
    check(page)
    page.get_by_label("Kunci jawabannya sepertinya salah").check()
    page.get_by_label("Dengan kata-katamu sendiri").fill(remark)
    primary(page).click()
    expect(page.locator(".notice")).to_contain_text("Laporanmu sudah masuk")
    check(page)


def test_a_report_is_read_answered_and_closed(visit: Visit, site: Site) -> None:
    desk = visit(1280, 800)
    desk.goto(site.setup)
    desk.get_by_label("Nama").fill("Bu Sri")
    desk.get_by_label("Kata sandi").fill("empat kata yang panjang")
    press(desk)
    for width, theme in ((360, "light"), (1280, "dark")):
        page = visit(width, 740, theme)
        begin(page)
        expect(page.locator(".desk[data-ready]")).to_be_attached()
        answer(page)
        report(page, f"Kalimat ketiga mengatakan lain ({width}).")
        desk.goto("/reports")
        expect(desk.locator("article")).to_contain_text(f"mengatakan lain ({width})")
        desk.get_by_label("Jawaban untuk siswa").fill("Terima kasih, sudah diperbaiki.")
        primary(desk).click()
        expect(desk.locator("article")).to_have_count(0)
        page.reload()
        expect(page.locator(".notice")).to_contain_text("Terima kasih, sudah diperbaiki.")
        check(page)
        page.get_by_role("link", name="Kembali ke soal").click()
        expect(page).to_have_url(re.compile(r"/items/1$"))
        expect(page.locator(".state")).to_have_text("Tersimpan")
    desk.goto("/reports?closed=1")
    expect(desk.locator("article")).to_have_count(2)


@pytest.mark.parametrize("script", [True, False])
def test_a_report_from_the_review_leads_back_to_it(visit: Visit, *, script: bool) -> None:
    page = visit(java_script_enabled=script)
    path = take(page)
    page.goto(f"{path}/review")
    page.locator("#item-3").get_by_role("link", name="Laporkan soal ini").click()
    page.get_by_label("Ada salah tulis").check()
    primary(page).click()
    primary(page).click()
    expect(page).to_have_url(re.compile(r"/review#item-3$"))
    assert address(page) in path
