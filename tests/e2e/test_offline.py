"""Answers are saved without a button, wait while there is no network, survive a closed tab, and arrive."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.script import SAVE, given, held_back, kept, offline, ready, state, stop_the_clock
from tests.e2e.steps import address, answer, begin, check, places, press, primary, until


def test_a_change_is_saved_within_two_seconds_without_a_button(visit: Visit) -> None:
    """The seconds are those of the page's own clock, which stands still but for them."""
    page = visit()
    page.clock.install()
    begin(page)
    ready(page)
    stop_the_clock(page)
    with page.expect_response(SAVE) as reply:
        answer(page)
        page.clock.run_for(2000)
    assert reply.value.status == 200
    page.clock.resume()
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
    ready(again)
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


def test_changing_an_answer_while_it_is_being_sent_is_no_conflict(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    offline(page.context)
    answer(page)
    press(page)
    page.locator("input[name=flag]").check()
    state(page, "Belum tersimpan")
    held = held_back(page, SAVE)
    offline(page.context, off=False)
    until(page, lambda: bool(held))
    page.locator("input[name=flag]").uncheck()
    state(page, "Belum tersimpan")
    held[0].continue_()
    state(page, "Tersimpan")
    expect(page.locator("[data-there]")).to_have_count(0)
    page.reload()
    ready(page)
    expect(page.locator("input[name=flag]")).not_to_be_checked()
    expect(page.locator("[data-there]")).to_have_count(0)


def test_a_change_after_one_that_came_while_another_was_being_sent_is_saved_too(visit: Visit) -> None:
    """The line slow, and letters typed at three times: before the first is sent, meanwhile, and when all is saved."""
    page = visit()
    page.clock.install()
    begin(page)
    ready(page)
    typed = page.locator("input.typed")
    while not typed.count():
        press(page)
    stop_the_clock(page)
    for letter in "ab":
        held = held_back(page, SAVE)
        typed.press_sequentially(letter)
        page.clock.run_for(2000)
        until(page, lambda held=held: bool(held))  # type: ignore[misc]  # bound early
        typed.press_sequentially("n")
        page.clock.run_for(2000)
        held[0].continue_()
        state(page, "Tersimpan")
