"""A student takes the whole quiz in real Chromium: on a phone and a desk, by day and night, with and without script."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site, Visit
from tests.e2e.steps import (
    PASSAGE,
    address,
    answer,
    begin,
    check,
    check_in_both_themes,
    kind,
    places,
    press,
    primary,
    sideways,
    take,
    until,
)

PASSWORD = "empat kata yang panjang"
NOTED = "Object.values(sessionStorage).includes(String(document.querySelector('.beside').scrollTop))"


def taken(page: Page) -> str:
    """Take the quiz, holding every kind of page against what holds everywhere; return the attempt's path."""
    begin(page)
    seen: set[str] = set()
    for place in range(1, places(page) + 1):
        if kind(page) not in seen:
            seen.add(kind(page))
            check_in_both_themes(page)
        if place == 2:
            page.locator("input[name=flag]").check()
        else:
            answer(page)
        press(page)
    assert seen == {"choice", "grid", "typed"}
    expect(page.locator(".notice")).to_contain_text("1 soal yang kosong")
    check_in_both_themes(page)
    path = address(page)
    press(page)
    return path


@pytest.mark.parametrize("width", [360, 1280])
def test_a_guest_takes_the_quiz_and_keeps_it_by_signing_up(visit: Visit, width: int) -> None:
    page = visit(width, 740, reduced_motion="reduce")  # nothing fades from one theme into the other
    for path in ("/", PASSAGE, "/account/sign-in", "/account/sign-up", "/nothing", "/me"):
        page.goto(path)
        check_in_both_themes(page)
    path = taken(page)
    expect(page.locator(".score")).to_contain_text("dari 10")
    check_in_both_themes(page)
    with page.expect_download() as download:
        page.locator('form[action*="/decks/"] button[value="whole"]').first.click()
    assert zipfile.is_zipfile(download.value.path())
    press(page)
    assert page.url.endswith("/review#first-miss")
    check_in_both_themes(page)
    page.goto("/account/sign-up")
    page.get_by_label("Nama").fill(f"Siswa {width}")
    page.get_by_label("Kata sandi").fill("pendek")
    primary(page).click()
    expect(page.locator(".fault")).to_be_visible()
    check_in_both_themes(page)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    press(page)
    assert page.url.endswith("/me")
    check_in_both_themes(page)
    assert page.locator(f'a[href="{path}/result"]').count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_the_quiz_needs_no_script(visit: Visit, width: int) -> None:
    page = visit(width, 740, java_script_enabled=False)
    take(page)
    expect(page.locator(".score")).to_contain_text("dari 10")
    press(page)
    expect(page.locator(".proof mark").first).to_be_visible()
    page.goto("/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read. Answer. See the proof.")


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_the_passage_is_a_drawer_that_keeps_its_place(visit: Visit, *, script: bool) -> None:
    page = visit(360, 740, java_script_enabled=script)
    begin(page)
    pane, handle = page.locator(".beside"), page.locator(".drawer-handle")
    expect(pane).not_to_be_visible()
    handle.click()
    expect(pane).to_be_visible()
    heading = pane.locator("h3").nth(1)
    heading.scroll_into_view_if_needed()
    expect(heading).to_be_in_viewport()
    handle.click()
    expect(pane).not_to_be_visible()
    handle.click()
    expect(heading).to_be_in_viewport()


def test_the_passage_keeps_its_place_from_item_to_item(visit: Visit) -> None:
    page = visit()
    begin(page)
    heading = page.locator(".beside h3").nth(2)
    expect(heading).not_to_be_in_viewport()
    heading.scroll_into_view_if_needed()
    expect(heading).to_be_in_viewport()
    page.wait_for_function(NOTED)
    press(page)
    expect(heading).to_be_in_viewport()


def test_the_page_says_how_far_saving_is(visit: Visit) -> None:
    page = visit()
    begin(page)
    expect(page.locator(".state")).to_have_text("Belum dijawab")
    answer(page)
    expect(page.locator(".state")).to_have_text("Tersimpan")
    press(page)
    page.locator(".spot").first.click()
    expect(page.locator(".state")).to_have_text("Tersimpan")


def test_the_review_shows_the_proof_of_the_item_in_view(visit: Visit) -> None:
    desk, phone = visit(), visit(360, 740)
    for page in (desk, phone):
        path = take(page)
        page.goto(f"{path}/review")
        for number in (3, 8):
            block = page.locator(f"#item-{number}")
            block.evaluate("element => element.scrollIntoView()")
            shown = page.locator(".beside mark.is-current") if page is desk else block.locator(".proof mark")
            block.locator(".proof mark").first.scroll_into_view_if_needed()
            expect(shown.first).to_be_in_viewport()
            proof = set(block.locator(".proof mark").all_inner_texts())
            until(page, lambda shown=shown, proof=proof: set(shown.all_inner_texts()) == proof)  # type: ignore[misc]  # bound early
            assert shown.first.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "underline"


def test_the_whole_way_by_keyboard_alone(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    reach(page, "main .primary")
    reach(page, "#quiz .primary")
    for _ in range(places(page)):
        by_keyboard(page)
    reach(page, "main .primary")
    expect(page.locator(".score")).to_contain_text("dari 10")
    reach(page, "main .primary")
    expect(page.locator(".proof").first).to_be_visible()


def reach(page: Page, selector: str, key: str = "Enter") -> None:
    """Press Tab until an element has the focus, see that the focus shows, and press a key on it."""
    page.wait_for_load_state()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            break
    focused = page.locator(":focus")
    assert focused.evaluate("element => element.matches(':focus-visible')")
    if key == "Enter":
        with page.expect_navigation():
            page.keyboard.press(key)
    else:
        page.keyboard.press(key)


def by_keyboard(page: Page) -> None:
    """Answer one item and go on with the keyboard; the Enter key in a text field goes on as well."""
    if kind(page) == "typed":
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('input.typed')"):
            page.keyboard.press("Tab")
        page.keyboard.type("1961")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        return
    reach(page, "main .choice input", "Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("main .choice input:checked").count() == 1
    reach(page, "main button.primary")


def test_two_tabs_show_both_answers_without_script_too(visit: Visit) -> None:
    page = visit()
    page.context.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    begin(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".choice").nth(0).click()
    press(other)
    page.locator(".choice").nth(1).click()
    press(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dua jawaban yang berbeda")
    assert page.locator(".versus .card").count() == 2
    check(page)


def test_the_first_administrator_signs_up_by_the_printed_link(visit: Visit, site: Site) -> None:
    page = visit(360, 740)
    page.goto(site.setup)
    check(page)
    page.get_by_label("Nama").fill("Bu Sri")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    press(page)
    expect(page.get_by_role("status")).to_contain_text("administrator")


@pytest.mark.parametrize("width", [360, 768, 900, 1024, 1440])
def test_no_page_scrolls_sideways(visit: Visit, width: int) -> None:
    page = visit(width, 900)
    begin(page)
    path = address(page)
    for place in range(1, places(page) + 1):
        page.goto(f"{path}/items/{place}")
        assert sideways(page) <= 0, page.url
    page.goto(f"{path}/submit")
    press(page)
    for each in (f"{path}/result", f"{path}/review", "/", PASSAGE, "/me", "/account/sign-up"):
        page.goto(each)
        assert sideways(page) <= 0, each


def test_large_print_fits(visit: Visit) -> None:
    """A window of 640 px at 200 % is one of 320."""
    page = visit(320, 256)
    begin(page)
    assert sideways(page) <= 0
    expect(primary(page)).to_be_attached()


def test_paper_gets_all_explanations_and_no_controls(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    path = take(page)
    page.goto(f"{path}/review")
    page.emulate_media(media="print")
    expect(page.locator(".beside")).not_to_be_visible()
    expect(page.locator(".spots").first).not_to_be_visible()
    expect(page.locator(".proof mark").first).to_be_visible()
    sheet = tmp_path / "review.pdf"
    page.pdf(path=str(sheet), format="A4")
    assert BytesIO(sheet.read_bytes()).getvalue().count(b"/Type /Page\n") >= 2


def test_forced_colours_and_reduced_motion_are_respected(visit: Visit) -> None:
    page = visit(forced_colors="active", reduced_motion="reduce")
    begin(page)
    answer(page)
    assert page.locator(".choice").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
    check(page)
