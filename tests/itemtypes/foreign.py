"""An item type of another distribution: its one small file, and a folder in which it counts as installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from quizapp.itemtypes import registry

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
