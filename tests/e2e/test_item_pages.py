"""What a script adds to item pages besides waiting for the network: single keys, kept answers, pages to find."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from tests.e2e.conftest import Visit
from tests.e2e.script import SAVE, given, held_back, ready, state
from tests.e2e.steps import answer, begin, check, press, until


def test_single_keys_choose_move_and_are_shown(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    page.keyboard.press("2")
    expect(page.locator(".choice").nth(1).locator("input")).to_be_checked()
    page.keyboard.press("f")
    expect(page.locator("input[name=flag]")).to_be_checked()
    page.locator("h1").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("Soal 2 dari 10")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_have_text("Soal 1 dari 10")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page)
    page.get_by_role("dialog").get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    expect(page.locator(".choice").nth(1).locator("input")).to_be_checked()


def test_typed_text_is_kept_when_going_back_and_on(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    while not page.locator("input.typed").count():
        press(page)
    page.locator("input.typed").fill("19")
    where = page.url
    page.go_back()
    expect(page).not_to_have_url(where)
    page.go_forward()
    expect(page).to_have_url(where)
    expect(page.locator("input.typed")).to_have_value("19")


def test_what_was_answered_before_the_scripts_came_is_saved(visit: Visit) -> None:
    page = visit(service_workers="block")
    begin(page)
    ready(page)
    held = held_back(page, "**/attempt.js")
    with page.expect_request("**/attempt.js"):
        page.reload(wait_until="commit")
    answer(page)
    chosen = given(page)
    with page.expect_response(re.compile("/items/1/save$")):
        held[0].continue_()
    state(page, "Tersimpan")
    page.reload()
    assert given(page) == chosen


def test_choices_made_while_the_items_arrive_are_no_conflict_with_the_next_one(visit: Visit) -> None:
    """One is on its way, a second is kept when all items arrive, and a third, by the keys these bring, is last."""
    page = visit(service_workers="block")
    begin(page)
    ready(page)
    parts: list[Route] = []
    page.route("**/parts", lambda route: parts.append(route))  # noqa: PLW0108 - a bound method of a list takes no marks of the caller
    save = held_back(page, SAVE)
    with page.expect_request("**/parts"):
        page.reload()
    for choice in page.locator(".choice").all()[:2]:
        choice.click()
        until(page, lambda: bool(save))
    parts[0].continue_()
    third = page.locator(".choice").nth(2).locator("input")
    while not third.is_checked():
        page.keyboard.press("3")
    save[0].continue_()
    state(page, "Tersimpan")
    with page.expect_navigation(url=re.compile(r":\d+/$")):
        page.get_by_role("button", name="Simpan dan keluar").click()
    page.go_back()
    expect(third).to_be_checked()


def test_an_answer_kept_by_a_closed_tab_replaces_no_newer_one(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError()); }")
    page.locator(".choice").nth(0).click()
    state(page, "Belum tersimpan")
    old, new = (page.locator(".choice").nth(place).inner_text() for place in (0, 1))
    again = page.context.new_page()
    held = held_back(again, "**/parts")
    with again.expect_request("**/parts"):
        again.goto(page.url)
    page.close()
    again.locator(".choice").nth(1).click()
    state(again, "Tersimpan")
    held[0].continue_()
    expect(again.locator("[data-there]")).to_have_text(new)
    expect(again.locator("[data-mine]")).to_have_text(old)
    again.locator("[data-do=there]").click()
    expect(again.locator(".choice").nth(1).locator("input")).to_be_checked()
    expect(again.locator("[data-there]")).to_have_count(0)


def test_a_page_gone_back_to_shows_what_is_stored_now(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    page.locator(".choice").nth(0).click()
    state(page, "Tersimpan")
    desk = visit(storage_state=page.context.storage_state())
    desk.goto(page.url)
    ready(desk)
    page.goto("/")
    desk.locator(".choice").nth(2).click()
    state(desk, "Tersimpan")
    page.go_back()
    ready(page)
    expect(page.locator(".choice").nth(2).locator("input")).to_be_checked()
    assert given(page) == given(desk)


def test_the_hidden_pages_stay_findable_by_address(visit: Visit) -> None:
    page = visit(360, 740)
    begin(page)
    ready(page)
    for place in (4, 2):
        page.locator(f".spot[value='{place}']").click()
        expect(page).to_have_url(re.compile(f"/attempts/[^/]+/items/{place}$"))
        expect(page).to_have_title(re.compile(f"^Soal {place} dari 10"))
        for width, height in ((740, 360), (360, 740)):
            page.set_viewport_size({"width": width, "height": height})
        page.locator(".spots").scroll_into_view_if_needed()
        expect(page.locator(".spot[aria-current]")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
