"""Answers are saved without a button, wait while there is no network, survive a closed tab, and arrive."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.conftest import Visit
from tests.e2e.steps import ITEM, address, answer, begin, check, places, press, primary

KEPT = """(kind) => new Promise((done) => { indexedDB.open("quizapp").onsuccess = (event) => {
  const asking = event.target.result.transaction(kind).objectStore(kind).getAll();
  asking.onsuccess = () => done(asking.result);
}; })"""
SLOW = """() => { const soon = fetch; window.fetch = async (...all) => {
  window.sending = true;
  await new Promise((go) => setTimeout(go, 800));
  return soon(...all);
}; }"""


def ready(page: Page) -> None:
    """Wait until the page has all items."""
    expect(page.locator(".desk[data-ready]")).to_have_count(1)


def state(page: Page, word: str) -> None:
    """See what the page says about saving."""
    expect(page.locator(".state")).to_have_text(word)


def kept(page: Page, kind: str = "answers") -> list[dict[str, object]]:
    """Return what the browser keeps."""
    rows: list[dict[str, object]] = page.evaluate(KEPT, kind)
    return rows


def given(page: Page) -> list[str]:
    """Return what the form would send as the answer."""
    values: list[str] = page.evaluate(
        "[...new FormData(document.getElementById('answer'))].filter(([n]) => !/csrf|key|version/.test(n)).map(String)"
    )
    return values


def offline(context: BrowserContext, *, off: bool = True) -> None:
    """Take the network away or give it back."""
    context.set_offline(off)


def test_a_change_is_saved_within_two_seconds_without_a_button(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    with page.expect_response(re.compile("/items/1/save$"), timeout=2000) as reply:
        answer(page)
    assert reply.value.status == 200
    state(page, "Tersimpan")
    chosen = given(page)
    page.reload()
    assert given(page) == chosen
    state(page, "Tersimpan")


def test_answers_given_offline_survive_a_closed_tab_and_arrive(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    path, number, context = address(page), places(page), page.context
    offline(context)
    answers = []
    for place in range(1, number + 1):
        answer(page)
        answers.append(given(page))
        if place < number:
            press(page)
        expect(page.locator(".beside h2").first).to_be_visible()
    state(page, "Belum tersimpan")
    expect(page.locator(".news")).to_contain_text("Menunggu: 10")
    assert len(kept(page)) == number
    page.close()
    offline(context, off=False)
    again = context.new_page()
    again.goto(f"{path}/items/1")
    expect(again.locator(".news")).to_contain_text("10 jawabanmu")
    assert {row["state"] for row in kept(again)} == {"saved"}
    for place, wanted in enumerate(answers, 1):
        again.goto(f"{path}/items/{place}")
        assert given(again) == wanted
    assert kept(again) == []


def test_handing_in_waits_for_the_network_too(visit: Visit) -> None:
    page = visit(360, 740)
    begin(page)
    ready(page)
    answer(page)
    state(page, "Tersimpan")
    offline(page.context)
    page.locator(".spot").last.click()
    primary(page).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kumpulkan jawabanmu?")
    page.locator("[data-blank] button").first.click()
    answer(page)
    page.locator(".spot").last.click()
    primary(page).click()
    check(page)
    page.locator("[data-do=hand-in]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Menunggu untuk dikumpulkan")
    check(page)
    offline(page.context, off=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Jawabanmu sudah dikumpulkan")
    expect(page.locator("[data-sent]")).to_have_text(re.compile("^1 jawaban"))
    check(page)
    assert kept(page) == kept(page, "attempts") == []
    press(page)
    expect(page.locator(".score")).to_contain_text("dari 10")


def test_two_tabs_keep_both_answers_and_one_is_chosen(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    page.locator(".choice").nth(0).click()
    state(page, "Tersimpan")
    mine = page.locator(".choice").nth(0).inner_text()
    theirs = other.locator(".choice").nth(1).inner_text()
    other.locator(".choice").nth(1).click()
    expect(other.locator("[data-there]")).to_have_text(mine)
    expect(other.locator("[data-mine]")).to_have_text(theirs)
    state(other, "Belum tersimpan")
    check(other)
    other.locator("[data-do=mine]").click()
    state(other, "Tersimpan")
    page.locator(".choice").nth(2).click()
    expect(page.locator("[data-there]")).to_have_text(theirs)
    page.locator("[data-do=there]").click()
    expect(page.locator(".choice").nth(1).locator("input")).to_be_checked()
    page.reload()
    expect(page.locator(".choice").nth(1).locator("input")).to_be_checked()


def test_a_conflict_of_answers_given_offline_is_shown_on_return(visit: Visit) -> None:
    phone = visit(360, 740)
    begin(phone)
    ready(phone)
    desk = visit(storage_state=phone.context.storage_state())
    desk.goto(phone.url)
    ready(desk)
    offline(phone.context)
    phone.locator(".choice").nth(0).click()
    state(phone, "Belum tersimpan")
    desk.locator(".choice").nth(1).click()
    state(desk, "Tersimpan")
    offline(phone.context, off=False)
    expect(phone.locator("[data-there]")).to_have_text(desk.locator(".choice").nth(1).inner_text())


def test_a_phone_and_a_desk_share_an_attempt(visit: Visit) -> None:
    phone = visit(360, 740)
    begin(phone)
    ready(phone)
    texts = phone.locator(".choice").all_inner_texts()
    phone.locator(".choice").nth(1).click()
    state(phone, "Tersimpan")
    desk = visit(storage_state=phone.context.storage_state())
    desk.goto(phone.url)
    ready(desk)
    assert desk.locator(".choice").all_inner_texts()[: len(texts)] == texts
    expect(desk.locator(".choice").nth(1).locator("input")).to_be_checked()
    desk.locator(".spot").nth(1).click()
    answer(desk)
    state(desk, "Tersimpan")
    phone.reload()
    expect(phone.locator(".spot.is-answered")).to_have_count(2)


def test_a_cold_reload_works_without_the_network_where_it_is_secure(visit: Visit) -> None:
    page = visit()
    begin(page)
    expect(page.locator(".desk[data-shell]")).to_have_count(1)
    path = address(page)
    page.reload()
    ready(page)
    offline(page.context)
    page.locator(".choice").nth(1).click()
    state(page, "Belum tersimpan")
    page.goto(f"{path}/items/3")
    ready(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Soal 3 dari 10")
    page.locator(".spot").first.click()
    expect(page.locator(".choice").nth(1).locator("input")).to_be_checked()
    expect(page.locator(".passage p").first).to_be_visible()
    offline(page.context, off=False)
    state(page, "Tersimpan")


FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };"
NEVER = "IDBFactory.prototype.open = () => ({});"  # as some browsers do in a private window


@pytest.mark.parametrize("store", [FULL, NEVER], ids=["full", "never answers"])
def test_without_a_browser_store_the_page_says_so_and_goes_on(visit: Visit, store: str) -> None:
    page = visit()
    page.add_init_script(store)
    begin(page)
    ready(page)
    answer(page)
    state(page, "Tersimpan")
    expect(page.locator(".news")).to_contain_text("tidak punya ruang")
    check(page)
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Soal 2 dari 10")


def test_a_shared_phone_mixes_nobody_and_signing_out_empties_it(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    path = address(page)
    page.goto("/account/sign-up")
    page.get_by_label("Nama").fill("Tuti Bersama")
    page.get_by_label("Kata sandi").fill("empat kata yang panjang")
    press(page)
    page.goto(f"{path}/items/1")
    ready(page)
    offline(page.context)
    answer(page)
    state(page, "Belum tersimpan")
    page.close()
    offline(page.context, off=False)
    page = page.context.new_page()
    page.goto("/")
    expect(page.get_by_role("status")).to_contain_text("sudah sampai: 1")
    with page.expect_navigation():
        page.get_by_role("button", name="Keluar").click()
    assert kept(page) == kept(page, "attempts") == []
    begin(page)
    ready(page)
    assert given(page) == []


def test_answers_given_while_the_sign_in_ended_wait_for_the_same_person(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    answer(page)
    expect(page.locator(".news")).to_contain_text("tidak masuk")
    other = page.context.new_page()
    begin(other)
    page.locator(".choice").nth(2).click()
    expect(page.locator(".news")).to_contain_text("orang lain")
    assert "waiting" in {row["state"] for row in kept(page)}
    other.close()
    page.context.clear_cookies()
    page.context.add_cookies(cookies)  # type: ignore[arg-type]  # what it gave
    page.evaluate("dispatchEvent(new Event('online'))")
    state(page, "Tersimpan")


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
    page.go_forward()
    assert page.url == where
    expect(page.locator("input.typed")).to_have_value("19")


def held_back(page: Page, pattern: str) -> list[Route]:
    """Hold back what a page asks for; the list gets it, to be let go on."""
    held: list[Route] = []
    page.route(pattern, lambda route: held.append(route))  # noqa: PLW0108 - a bound method of a list takes no marks of the caller
    return held


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
    page.unroute("**/attempt.js")
    page.reload()
    assert given(page) == chosen


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
    again.unroute("**/parts")
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
    assert given(page) == given(desk)


def test_the_hidden_pages_stay_findable_by_address(visit: Visit) -> None:
    page = visit(360, 740)
    begin(page)
    ready(page)
    for place in (4, 2):
        page.locator(f".spot[value='{place}']").click()
        assert page.url.endswith(f"/items/{place}")
        assert ITEM.match(page.url)
        expect(page).to_have_title(re.compile(f"^Soal {place} dari 10"))
        for width, height in ((740, 360), (360, 740)):
            page.set_viewport_size({"width": width, "height": height})
        page.locator(".spots").scroll_into_view_if_needed()
        expect(page.locator(".spot[aria-current]")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_changing_an_answer_while_it_is_being_sent_is_no_conflict(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    offline(page.context)
    answer(page)
    press(page)
    page.locator("input[name=flag]").check()
    state(page, "Belum tersimpan")
    page.evaluate(SLOW)
    offline(page.context, off=False)
    page.wait_for_function("window.sending")
    page.locator("input[name=flag]").uncheck()
    state(page, "Tersimpan")
    page.wait_for_timeout(2500)
    expect(page.locator("[data-there]")).to_have_count(0)
    state(page, "Tersimpan")
    page.reload()
    expect(page.locator("input[name=flag]")).not_to_be_checked()
