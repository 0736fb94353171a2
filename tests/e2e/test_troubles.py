"""What a student sees when something goes wrong under way: each trouble has its own sentence, and answers are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from quizapp.cli import lan as lan_module
from quizapp.core.refusal import Unavailable
from tests.e2e.conftest import SLOWEST_MS, Site, Visit, serving
from tests.e2e.script import SAVE, given, kept, offline, ready, state
from tests.e2e.steps import ITEM, answer, begin, check, press

BUSY = {
    503: "Situs sedang sibuk sebentar.",
    507: "Penyimpanan penuh.",
    429: "Terlalu banyak percobaan.",
}


def refusing(status: int, sentence: str) -> object:
    """Return a route that answers as a site in trouble does."""
    body = json.dumps({"state": "refused", "sentence": sentence})

    def answered(route: Route) -> None:
        route.fulfill(status=status, body=body, content_type="application/json")

    return answered


@pytest.mark.parametrize(("status", "sentence"), BUSY.items())
def test_a_site_in_trouble_is_named_and_the_answer_arrives_later(visit: Visit, status: int, sentence: str) -> None:
    page = visit(360, 740)
    begin(page)
    ready(page)
    page.route(SAVE, refusing(status, sentence))  # type: ignore[arg-type]  # any function of a route
    answer(page)
    expect(page.locator(".news")).to_contain_text(sentence)
    expect(page.locator(".news")).to_contain_text("dikirim ulang")
    state(page, "Belum tersimpan")
    check(page)
    chosen = given(page)
    page.unroute(SAVE)
    state(page, "Tersimpan")
    page.reload()
    assert given(page) == chosen


def test_a_reply_that_never_comes_is_asked_for_again_and_stored_once(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().text())
        route.abort("connectionreset")

    page.route(SAVE, lose)
    answer(page)
    state(page, "Tersimpan")
    assert json.loads(lost[0])["version"] == 1
    assert page.evaluate("document.getElementById('answer').elements.version.value") == "1"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_under_the_finger_when_the_network_goes(visit: Visit, width: int) -> None:
    page = visit(width, 740)
    begin(page)
    ready(page)
    option = page.locator(".choice").first
    before = option.bounding_box()
    expect(page.locator(".desk[data-shell]")).to_be_attached()
    offline(page.context)
    answer(page)
    expect(page.locator(".news")).to_contain_text("Tidak ada sambungan")
    assert option.bounding_box() == before
    expect(page.locator(".news > div")).to_be_in_viewport(ratio=1)
    check(page)
    offline(page.context, off=False)
    state(page, "Tersimpan")


def test_a_guest_of_a_class_is_led_back_by_the_pin(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    where = page.url
    page.context.clear_cookies()
    answer(page)
    link = page.locator(".news a")
    expect(link).to_contain_text("PIN")
    check(page)
    other = page.context.new_page()
    other.goto(where)
    expect(other.get_by_role("link", name="Masuk dengan PIN")).to_be_visible()
    check(other)
    link.click()
    expect(page.locator("input[name=pin]")).to_be_visible()
    assert len(kept(page)) == 1


def test_a_clock_that_jumps_on_the_device_changes_nothing(visit: Visit) -> None:
    page = visit()
    page.add_init_script("const real = Date.now; Date.now = () => real() + (globalThis.jump ?? 0);")
    begin(page)
    ready(page)
    for jump in (86_400_000, -86_400_000):
        page.evaluate("jump => { globalThis.jump = jump; }", jump)
        page.locator("input[name=flag]").click()
        state(page, "Tersimpan")
    offline(page.context)
    answer(page)
    state(page, "Belum tersimpan")
    page.evaluate("globalThis.jump = -3_600_000")
    offline(page.context, off=False)
    state(page, "Tersimpan")


@pytest.fixture(scope="module")
def lan(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site for the local network; its address is not loopback."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lan_module, "_towards_the_router", str)  # tests ask nothing outside
        try:
            hosts = lan_module.own_addresses()
        except Unavailable:
            pytest.skip("this machine has no address but loopback")
    with serving(tmp_path_factory.mktemp("lan"), repository, "--lan") as site:
        yield Site(f"http://{hosts[0]}:{site.address.rpartition(':')[2]}", site.setup)


def test_on_a_plain_network_answers_wait_and_arrive_too(lan: Site, browser: Browser) -> None:
    """There is no secure context, so no service worker, and all else works."""
    context = browser.new_context(base_url=lan.address, viewport={"width": 360, "height": 740}, locale="id-ID")
    context.set_default_timeout(SLOWEST_MS)
    page = context.new_page()
    begin(page)
    ready(page)
    assert page.evaluate("isSecureContext") is False
    offline(context)
    answers = []
    for _ in range(3):
        answer(page)
        answers.append(given(page))
        press(page)
    assert len(kept(page)) == 3
    page.close()
    offline(context, off=False)
    again = context.new_page()
    again.goto("/")
    expect(again.get_by_role("status")).to_contain_text("sudah sampai: 3")
    again.locator("main .primary").first.click()
    expect(again).to_have_url(ITEM)
    ready(again)
    assert given(again) == answers[0]
    context.close()
