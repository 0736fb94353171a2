"""Every item type there is, in real Chromium: answered by keyboard alone, with and without script, and looked at.

The walk is over the registry: a new look adds ``tests/e2e/looks/<look>.py`` with ``answer(page, bound, data)``, which
gives a response by keys alone and finds each control by its accessible name.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.numbers import format_decimal
from playwright.sync_api import Page, Route, expect

from quizapp.bank.files import read_folder
from quizapp.bank.writer import write_folder
from quizapp.core.markup import plain
from quizapp.core.response import Given
from quizapp.core.score import Score
from quizapp.db.engine import Database
from quizapp.itemtypes.contract import Bound
from tests.e2e import keyboard, steps
from tests.e2e.conftest import Site, Visit, serving
from tests.itemtypes.samples import SLUG, Sample, other_looks, sample_bank, samples
from tests.pictures import picture
from tests.services import school

OTHERS = other_looks()
SAMPLES = [*samples(), *OTHERS]
FIRST, SECOND, *REST = school.ITEMS
PICTURED = replace(
    school.with_items(FIRST, replace(SECOND, stem="Apa di ![peta](media:peta.png)?"), *REST),
    media={"peta.png": picture()},
)


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site that has the bank of all types beside the shipped ones.

    It is published as it is: its rationales are too short for the rules of writing, which are no concern of ours here.
    """
    folder = tmp_path_factory.mktemp("types")
    write_folder(sample_bank(OTHERS), folder / SLUG)
    bank, _ = read_folder(folder / SLUG)
    assert bank
    command = [sys.executable, "-m", "quizapp", "db", "upgrade", "--data", str(folder / "data")]
    subprocess.run(command, cwd=repository, check=True)
    database = Database(f"sqlite:///{folder / 'data' / 'quizapp.sqlite3'}")
    school.publish(database, bank)
    school.publish(database, PICTURED)
    database.close()
    with serving(folder, repository) as site:
        yield site


def answer(page: Page, look: str, bound: Bound[Any], given: Given) -> None:
    """Answer the item of a page by its look's own keys."""
    importlib.import_module(f"tests.e2e.looks.{look}").answer(page, bound, given.data)


def begin(page: Page) -> None:
    """Start the quiz of all types by keyboard."""
    page.goto(f"/passages/{SLUG}")
    keyboard.press(page, page.locator("#quiz .primary"))
    page.wait_for_url(steps.ITEM)


def onward(page: Page) -> None:
    """Press the button that leads on."""
    keyboard.press(page, page.locator("main .primary"))


def shown(score: Score, points: int) -> str:
    """Return how the review writes the points of an item; of one that waits, what it is worth."""
    if score.waiting:
        return f"{points} poin"
    value = score.fraction * points
    return (
        f"{format_decimal(Decimal(value.numerator) / value.denominator, format='#,##0.##', locale='id')} dari {points}"
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("right", [True, False], ids=["right", "flawed"])
def test_every_type_is_answered_by_keyboard_alone(visit: Visit, *, right: bool, script: bool) -> None:
    page = visit(java_script_enabled=script)
    begin(page)
    given = {sample.item.id: sample.right() if right else sample.flawed() for sample in SAMPLES}
    for sample in SAMPLES:
        answer(page, sample.kind.look, sample.bound, given[sample.item.id])
        onward(page)
    onward(page)
    onward(page)
    for place, sample in enumerate(SAMPLES, 1):
        score = sample.kind.score(sample.bound, given[sample.item.id], sample.kind.rule_of(sample.bound).name)
        assert score.right is right or score.waiting
        points = page.locator(f"#item-{place} h2 .figure")
        expect(points, sample.kind.name).to_have_text(shown(score, sample.item.points))


@pytest.mark.parametrize("width", [360, 1280])
def test_every_look_is_accessible(visit: Visit, width: int) -> None:
    """Hold the item page against what holds everywhere: empty, answered and saved; then all explanations."""
    page = visit(width, 740, reduced_motion="reduce")  # nothing fades from one theme into the other
    begin(page)
    for place, sample in enumerate(SAMPLES, 1):
        steps.check_in_both_themes(page)
        answer(page, sample.kind.look, sample.bound, sample.flawed())
        onward(page)
        page.goto(f"{steps.address(page)}/items/{place}")
        steps.check_in_both_themes(page)
        onward(page)
    onward(page)
    onward(page)
    steps.check_in_both_themes(page)


def test_entries_are_moved_by_buttons_where_script_runs(visit: Visit) -> None:
    """Move each entry in turn down to the end, by keyboard; the places that are sent follow, and stay when saved."""
    place, sample = next(one for one in enumerate(SAMPLES, 1) if one[1].kind.name == "ordering")
    texts = [plain(entry.text) for entry in sample.bound.content.entries]
    page = visit()
    begin(page)
    page.goto(f"{steps.address(page)}/items/{place}")
    rows = page.locator(".sequence-row")
    assert rows.locator("label").all_inner_texts() != texts
    for text in texts:
        down = rows.filter(has_text=text).get_by_role("button", name=f"Turunkan: {text}", exact=True)
        for _ in texts:
            keyboard.reach(page, down)
            page.keyboard.press("Enter")
        expect(down).to_be_focused()
        expect(page.locator(".sequence + [role=status]")).to_have_text(f"Urutan ke- {len(texts)}")
    assert rows.locator("label").all_inner_texts() == texts
    expect(page.locator(".state")).to_have_text("Tersimpan")
    onward(page)
    page.goto(f"{steps.address(page)}/items/{place}")
    expect(rows.locator("label")).to_have_text(texts)
    expect(rows.locator("option:checked")).to_have_text([str(number) for number in range(1, len(texts) + 1)])


def test_moving_before_all_items_have_arrived_gives_no_second_pair_of_buttons(visit: Visit) -> None:
    place = next(place for place, sample in enumerate(SAMPLES, 1) if sample.kind.name == "ordering")
    page = visit()
    begin(page)
    held: list[Route] = []
    page.route("**/parts", lambda route: held.append(route))  # noqa: PLW0108 - a bound method of a list takes no marks of the caller
    page.goto(f"{steps.address(page)}/items/{place}")
    buttons = page.locator(".sequence-moves button")
    buttons.last.wait_for()
    number = buttons.count()
    buttons.nth(1).click()
    expect(page.locator(".state")).to_have_text("Tersimpan")
    for each in held:
        each.continue_()
    expect(page.locator(".desk[data-ready]")).to_have_count(1)
    expect(buttons).to_have_count(number)


def test_a_number_chooses_in_the_part_that_has_the_focus(visit: Visit) -> None:
    page = visit()
    begin(page)
    page.goto(f"{steps.address(page)}/items/{len(SAMPLES)}")
    expect(page.locator(".desk[data-ready]")).to_have_count(1)
    first, second = page.locator(".choices").all()
    page.keyboard.press("2")
    expect(first.locator("input").nth(1)).to_be_checked()
    second.locator("input").first.focus()
    page.keyboard.press("3")
    expect(second.locator("input").nth(2)).to_be_checked()
    expect(first.locator("input").nth(1)).to_be_checked()


def test_pictures_are_there_without_the_network_too(visit: Visit) -> None:
    page = visit()
    page.goto("/passages/kebun")
    page.locator("#quiz .primary").click()
    page.wait_for_url(steps.ITEM)
    expect(page.locator(".desk[data-shell]")).to_have_count(1)
    page.context.set_offline(True)
    page.locator(".spot").nth(1).click()
    shown = page.locator("#stage img")
    expect(shown).to_have_js_property("naturalWidth", 8)
    page.reload()
    expect(shown).to_have_js_property("naturalWidth", 8)


def test_every_type_is_here_and_every_second_way_of_asking_one() -> None:
    assert len({sample.item.id for sample in SAMPLES}) == len(SAMPLES) >= 3
    assert all(isinstance(sample, Sample) for sample in SAMPLES)
    contents = {sample.item.id.removeprefix("contoh-"): sample.bound.content for sample in OTHERS}
    assert contents["evidence-selection-lain"].options
    assert contents["evidence-selection-lain"].pick == 1
    assert contents["categorise-lain"].wide
    assert contents["matching-lain"].long
