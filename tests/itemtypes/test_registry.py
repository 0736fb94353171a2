"""Types are found by being there; a new one is a single small file in another distribution."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from quizapp.core.refusal import Unavailable
from quizapp.core.response import Blank, Given
from quizapp.itemtypes import registry
from tests.itemtypes import conformance, page_promises
from tests.itemtypes.contents import bound
from tests.itemtypes.pages import answer_form, ask, dice, macro

YES_NO = dedent('''
    """Yes or no: single choice with the two options given, in the choice look."""

    from quizapp.core.i18n import msg
    from quizapp.core.shape import Flag, Record, read_clean
    from quizapp.itemtypes.example import blank, example_item, given
    from quizapp.itemtypes.single_choice import SingleChoice
    from quizapp.itemtypes.option import Option
    from quizapp.itemtypes.single_choice.content import Choices


    class YesNo(SingleChoice):
        name = "yes_no"
        label = msg("Yes or no")
        shape = Record({"true": Flag()})

        def load(self, node, scope):
            read = read_clean(self.shape, node, scope)
            if read is None:
                return None
            return Choices((Option("ya", "Ya", read["true"]), Option("tidak", "Tidak", not read["true"])), False)

        def dump(self, content):
            return {"true": content.options[0].key}

        def examples(self):
            item = example_item(self, "Bulan menarik air laut.", {"true": True}, "Bacaan menyebutnya.")
            yield item, (
                given("key", "1", "right", option="ya"), given("key", "0", "wrong", option="tidak"), blank("key"),
                given("neutral_penalty", "1", "right", option="ya"),
                given("neutral_penalty", "-1", "wrong", option="tidak"),
                blank("neutral_penalty"),
            )


    TYPE = YesNo()
''')  # fmt: skip


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which distributions count as installed; afterwards the registry is as it was."""
    monkeypatch.syspath_prepend(str(tmp_path))
    modules = set(sys.modules)
    _forget()
    yield tmp_path
    for name in set(sys.modules) - modules:
        del sys.modules[name]
    _forget()


def _forget() -> None:
    registry.item_types.cache_clear()
    registry.item_type_loader.cache_clear()


def install(folder: Path, value: str, module: str = "") -> None:
    """Write a module and an entry point that names it."""
    info = folder / "foreign-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: foreign\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{registry.GROUP}]\nforeign = {value}\n", encoding="utf-8")
    (folder / "foreign_type.py").write_text(module, encoding="utf-8")


def test_ours_are_found() -> None:
    assert set(registry.item_types()) >= {"single_choice", "grid", "short_answer"}
    assert all(registry.item_type(name).name == name for name in registry.item_types())


def test_a_name_nobody_brings_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unavailable, match="“hologram” is not installed here"):
        registry.item_type("hologram")


def test_a_new_type_is_one_small_file(installed: Path) -> None:
    install(installed, "foreign_type:TYPE", YES_NO)
    assert len(YES_NO.splitlines()) <= 60
    kind = registry.item_type("yes_no")
    made = bound("yes_no", {"true": True})
    order = kind.order(made, dice(0))
    page = ask(kind, made, order, Blank())
    assert "Ya" in page.text
    sent = page.sent()
    sent["response"] = "1"
    answer = kind.parse(made, answer_form(kind, made, order, Blank(), sent).response.data, order)
    assert answer == Given({"option": "tidak"})
    score = kind.score(made, answer, "key")
    assert score.fraction == 0
    assert "The key" in macro(kind, "feedback", made, order, answer, score).text
    assert kind.cards(next(iter(kind.examples()))[0], made)


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
