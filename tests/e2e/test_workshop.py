"""The teachers' workshop in real Chromium: written by keyboard alone, mended by a button, two at once, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import keyboard
from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.staff import employed, shot, sign_in
from tests.e2e.steps import check

BANK = "/workshop/banks/putin-korea-utara-2024"
ITEM = f"{BANK}/id/items/syarat-bantuan-militer"
EDITORS = ("Bu Rina", "Pak Edi")


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site with two editors and a teacher."""
    folder = tmp_path_factory.mktemp("workshop")
    with serving(folder, repository) as site:
        employed(folder, *((name, "editor") for name in EDITORS), ("Pak Tri", "teacher"))
        yield site


def editor(visit: Visit, path: str = ITEM, name: str = EDITORS[0], **more: object) -> Page:
    """Sign in and open a page."""
    page = visit(**more)
    sign_in(page, name)
    page.goto(path)
    return page


def stem(page: Page) -> Locator:
    """Return the field of the stem."""
    return page.get_by_label("Pokok soal", exact=True)


def save(page: Page) -> None:
    """Save by the key and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def test_an_item_is_edited_by_keyboard_alone(visit: Visit) -> None:
    page = editor(visit, "/workshop")
    keyboard.press(page, page.get_by_role("link", name="Kunjungan Putin"))
    keyboard.write(page, page.get_by_label("Cari"), "kapan saling memberikan")
    keyboard.press(page, page.get_by_role("button", name="Saring"))
    found = page.locator("main .entries a.go[href*='/items/']").first
    name = found.inner_text()
    keyboard.press(page, found)
    assert stem(page).input_value() == name
    text = f"{name[:-1]} sebenarnya?"
    keyboard.write(page, stem(page), text)
    expect(page.locator(".preview .stem").first).to_have_text(text)
    keyboard.reach(page, page.get_by_label("Indikator soal", exact=True))
    sentences = page.locator(".pick-sentence input")
    chosen = [box.is_checked() for box in sentences.all()]
    keyboard.reach(page, sentences)  # the list is one stop
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    chosen[chosen.index(True) + 1] = True
    assert [box.is_checked() for box in sentences.all()] == chosen
    save(page)
    expect(page.get_by_role("status").first).to_contain_text("Tersimpan")
    expect(stem(page)).to_have_value(text)
    assert [box.is_checked() for box in sentences.all()] == chosen
    keyboard.press(page, page.get_by_role("link", name="Revisi 2"))
    expect(page.locator("ins").first).to_contain_text("sebenarnya")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_remark_of_the_rules_is_mended_by_its_button(visit: Visit, *, script: bool) -> None:
    page = editor(visit, java_script_enabled=script)
    option = page.locator("#content-options-1-text")
    before = option.input_value()
    assert not before.endswith(".")
    option.fill(f"{before}.")
    if not script:
        with page.expect_navigation():
            page.get_by_role("button", name="Lihat dulu").click()
    remark = page.locator("#look .remark").filter(has_text="Q6")
    expect(remark).to_be_visible()
    with page.expect_navigation():
        remark.get_by_role("button", name="Perbaiki").click()
    expect(option).to_have_value(before)
    expect(page.locator("#look .remark").filter(has_text="Q6")).to_have_count(0)


def test_two_editors_at_once_lose_nothing(visit: Visit) -> None:
    path = f"{BANK}/id/items/gagasan-utama"
    one, two = (editor(visit, path, name) for name in EDITORS)
    base = stem(one).input_value()
    for page, text in ((one, f"{base[:-1]} menurut Anda?"), (two, f"{base[:-1]} menurut penulis?")):
        stem(page).fill(text)
    two.get_by_label("Indikator soal", exact=True).fill("Menentukan gagasan utama bacaan.")
    save(one)
    with two.expect_navigation():
        two.locator(".bench-bar .primary").click()
    expect(two.get_by_role("heading", level=1)).to_have_text("Dua orang menulis di sini")
    expect(two.locator(".clash")).to_contain_text("menurut Anda?")
    expect(two.locator(".clash")).to_contain_text("menurut penulis?")
    check(two)
    shot(two, "merge")
    two.goto(path)
    expect(stem(two)).to_have_value(f"{base[:-1]} menurut penulis?")  # kept until it is decided
    with two.expect_navigation():
        two.locator(".bench-bar .primary").click()
    two.get_by_label("Tulisannya").check()
    with two.expect_navigation():
        two.get_by_role("button", name="Simpan gabungannya").click()
    expect(stem(two)).to_have_value(f"{base[:-1]} menurut Anda?")
    expect(two.get_by_label("Indikator soal", exact=True)).to_have_value("Menentukan gagasan utama bacaan.")


def test_an_unfinished_edit_survives_a_closed_browser(visit: Visit) -> None:
    path = f"{BANK}/id/new/true_false"
    page = editor(visit, path)
    with page.expect_response(lambda reply: "/keep/" in reply.url):
        stem(page).fill("Korea Utara berbatasan dengan Rusia.")
    expect(page.locator(".kept")).to_have_text("Terjaga, belum disimpan")
    page.context.close()
    again = editor(visit, path)
    expect(stem(again)).to_have_value("Korea Utara berbatasan dengan Rusia.")
    save(again)  # a draft that lacks nearly everything
    expect(again.locator(".entry-line .tag")).to_have_text("draf")
    with again.expect_navigation():
        again.get_by_role("button", name="Terbitkan").click()
    again.get_by_role("alert").get_by_role("link", name="Pembahasan belum ditulis.").click()
    expect(again.get_by_label("Pembahasan", exact=True)).to_be_in_viewport()


def test_an_unfinished_passage_survives_a_closed_browser(visit: Visit) -> None:
    path = f"{BANK}/id/passage"
    page = editor(visit, path)
    text = page.get_by_label("Teks, satu kalimat per baris")
    before = text.input_value()
    with page.expect_response(lambda reply: reply.url.endswith("/keep")):
        text.fill(f"{before}\nBelum selesai")
    page.context.close()
    again = editor(visit, path)
    expect(again.get_by_label("Teks, satu kalimat per baris")).to_have_value(f"{before}\nBelum selesai")
    with again.expect_navigation():
        again.get_by_role("button", name="Buang").click()
    expect(again.get_by_label("Teks, satu kalimat per baris")).to_have_value(before)


def test_a_teacher_looks_at_a_public_bank_and_is_told_to_copy_it(visit: Visit) -> None:
    page = editor(visit, ITEM, "Pak Tri")
    expect(page.locator(".notice")).to_contain_text("Salin")
    assert page.locator(".bench-bar").count() == 0
