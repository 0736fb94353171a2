"""Types are found by being there; a new one is a single small file in another distribution."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.core.refusal import Unavailable
from quizapp.itemtypes import registry
from tests.itemtypes import conformance, page_promises
from tests.itemtypes.foreign import YES_NO, install, installed
from tests.itemtypes.pages import macro

__all__ = ["installed"]


def test_ours_are_found() -> None:
    assert set(registry.item_types()) >= {"single_choice", "grid", "short_answer"}
    assert all(registry.item_type(name).name == name for name in registry.item_types())


def test_a_name_nobody_brings_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unavailable, match="“hologram” is not installed here"):
        registry.item_type("hologram")


# It has no form of its own yet, holds no text that could be hostile, and its two options are words of no bank.
MISSING = (
    page_promises.check_edits,
    page_promises.check_shows_hostile_text_as_text,
    page_promises.check_speaks_both_languages,
)
SIDES = [check for check in conformance.CHECKS if check not in MISSING]


def test_it_keeps_the_promises_too(installed: Path) -> None:
    install(installed, "foreign_type:TYPE", YES_NO)
    for check in SIDES:
        check(registry.item_type("yes_no"))


def test_it_may_bring_a_look_of_its_own(installed: Path) -> None:
    install(
        installed,
        "foreign_type:TYPE",
        YES_NO.replace('name = "yes_no"', 'name = "yes_no"\n    look = "coin"'),
    )
    (installed / "coin.html").write_text(
        "{% macro paper(bound, order, number) %}<p>{{ number }}</p>{% endmacro %}", encoding="utf-8"
    )
    assert macro(registry.item_type("yes_no"), "paper", None, (), 3).text == "3"


@pytest.mark.parametrize(
    ("value", "module", "says"),
    [
        ("foreign_type:TYPE", "TYPE = 3", "is not an item type"),
        ("foreign_type:GONE", "", "cannot be loaded"),
        ("nowhere_at_all:TYPE", "", "cannot be loaded"),
        ("foreign_type:TYPE", YES_NO.replace('"yes_no"', '"grid"'), "Two item types are called “grid”"),
    ],
)
def test_an_entry_point_that_cannot_be_used_is_named(installed: Path, value: str, module: str, says: str) -> None:
    install(installed, value, module)
    with pytest.raises(Unavailable, match=says):
        registry.item_types()
