"""The choice card in a real browser: dealt anew every six hours, alike on both sides, whole without its script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from quizapp.anki.build import deck_bytes, stamp
from tests.anki.collection import Shelf, Side
from tests.anki.factories import NOW, ChoiceType, bank, item

pytestmark = pytest.mark.anki

SLOT = 6 * 3600 * 1000


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_page()


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> list[Side]:
    """Return twelve choice cards as Anki renders them; the last has a pinned option."""
    kinds = {"stand-in": ChoiceType(pinned=False), "pinned": ChoiceType(pinned=True)}
    items = [item(f"butir-{number}") for number in range(11)]
    made = bank(facts=(), items=(*items, replace(item("pinned"), type="pinned")))
    with pytest.MonkeyPatch.context() as patch, Shelf(tmp_path_factory.mktemp("anki")) as shelf:
        patch.setattr("quizapp.anki.origin.item_type", kinds.__getitem__)
        shelf.take(deck_bytes(replace(made, note_times=stamp(made, NOW)), "id"))
        return shelf.sides()


def document(side: Side, text: str) -> str:
    return f'<!doctype html><meta charset="utf-8"><style>{side.css}</style><body class="card">{text}'


def order(page: Page) -> list[str]:
    found: list[str] = page.locator(".qb-options > li").all_inner_texts()
    return found


def show(page: Page, side: Side, text: str, slot: float) -> list[str]:
    """Show one side in a fresh page at a time counted in slots; return the options as they stand."""
    page.goto("about:blank")
    page.evaluate(f"Date.now = () => {int(slot * SLOT)}")
    page.set_content(document(side, text))
    return order(page)


def test_front_and_back_agree_and_time_deals_anew(page: Page, sides: list[Side]) -> None:
    orders = set()
    for slot, side in enumerate([*sides[:4]] * 3, 70_000):
        front = show(page, side, side.front, slot)
        assert front == show(page, side, side.back, slot + 0.9)
        orders.add(tuple(front))
    assert len(orders) > 6


def test_the_right_option_is_marked_wherever_it_is_dealt(page: Page, sides: list[Side]) -> None:
    places = set()
    for slot in range(70_000, 70_008):
        options = show(page, sides[0], sides[0].back, slot)
        marks = page.eval_on_selector_all("li", "all => all.map(li => getComputedStyle(li, '::after').content)")
        assert [text for text, mark in zip(options, marks, strict=True) if "✓" in mark] == ["Sepedanya"]
        places.add(options.index("Sepedanya"))
    assert page.locator(".qb-back").inner_text().endswith("Sepedanya")
    assert len(places) > 2


def test_without_script_the_card_is_whole(browser: Browser, sides: list[Side]) -> None:
    still = browser.new_context(java_script_enabled=False).new_page()
    still.set_content(document(sides[1], sides[1].front))
    front = order(still)
    assert sorted(front) == ["Buku & pensil", "Ia tidak menjual apa-apa", "Sepedanya", "Tali rakit"]
    still.set_content(document(sides[1], sides[1].back))
    assert order(still) == front


def test_a_pinned_option_stays(page: Page, sides: list[Side]) -> None:
    found = [show(page, sides[11], sides[11].front, slot) for slot in range(70_000, 70_006)]
    assert {options[3] for options in found} == {"Ia tidak menjual apa-apa"}
    assert len({tuple(options) for options in found}) > 1


def test_an_answer_after_the_hour_keeps_the_order_of_its_question(page: Page, sides: list[Side]) -> None:
    for side in sides[:6]:
        front = show(page, side, side.front, 70_000)
        page.evaluate(f"Date.now = () => {70_001 * SLOT}")
        page.evaluate(
            """text => {
                document.body.innerHTML = text;
                for (const old of document.querySelectorAll("script")) {
                    const fresh = document.createElement("script");
                    fresh.textContent = old.textContent;
                    old.replaceWith(fresh);
                }
            }""",
            side.back,
        )
        assert order(page) == front


def test_dealing_favours_no_place(page: Page, sides: list[Side]) -> None:
    show(page, sides[0], sides[0].front, 70_000)
    script = (Path(__file__).parents[2] / "quizapp" / "anki" / "choice.js").read_text(encoding="utf-8")
    counts = page.evaluate(
        """script => {
            const counts = [0, 0, 0, 0];
            const list = document.querySelector(".qb-options");
            for (let slot = 0; slot < 1000; slot += 1) {
                Date.now = () => slot * 21600000;
                (0, eval)(script);
                counts[[...list.children].findIndex(li => li.textContent === "Sepedanya")] += 1;
                [...list.children].sort((a, b) => a.className < b.className ? -1 : 1).forEach(li => list.append(li));
            }
            return counts;
        }""",
        script,
    )
    assert sum((count - 250) ** 2 / 250 for count in counts) < 11.34  # 1 % at three degrees of freedom
