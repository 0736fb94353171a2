"""Single choice: several options, one key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final

from wtforms import Form

from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.shape import Scope, read_clean
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import check_named, report
from quizapp.itemtypes.contract import Example
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.one_choice import OneChoice
from quizapp.itemtypes.option import by_key, neutral
from quizapp.itemtypes.single_choice import forms
from quizapp.itemtypes.single_choice.content import SHAPE, Choices, made, plain_content


class SingleChoice(OneChoice[Choices]):
    """Own all sides of single choice."""

    name = "single_choice"
    label = msg("Single choice")
    rules = MappingProxyType({"key": 1, "neutral_penalty": 1})
    earned = MappingProxyType({"key": by_key, "neutral_penalty": neutral})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Choices | None:
        """Read ``options`` (2 to 20) and ``shuffle``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Choices) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Choices, node: Node, scope: Scope) -> None:
        """Report no key, several keys, a key with a credit, doubled ids and equal options."""
        check_named(content.options, "options", node, scope)
        keys = [number for number, option in enumerate(content.options) if option.key]
        if not keys:
            report(scope, node, "no-key", msg("No option is the key."), "options")
        for number in keys[1:]:
            fault = msg("A second option is marked as the key; single choice has one.")
            report(scope, node, "two-keys", fault, "options", number, "key")
        for number in (number for number in keys if content.options[number].credit):
            report(
                scope,
                node,
                "key-credit",
                msg("The key has a credit, but it earns everything anyway."),
                "options",
                number,
                "credit",
            )

    def edit_form(self, content: Choices | None) -> type[Form]:
        """Return rows of options and the shuffle tick."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield items on tides and rain."""
        stem, rationale = (
            "Benda langit apa yang **paling kuat** menarik air laut?",
            "Bulan lebih dekat. Matahari lebih jauh.",
        )
        options = [
            {"id": "bulan", "text": "Bulan", "key": True, "rationale": "Bulan paling dekat."},
            {"id": "matahari", "text": "Matahari", "credit": "1/2", "rationale": "Ikut menarik, tetapi lebih lemah."},
            {"id": "venus", "text": "Venus"},
            {"id": "tidak-ada", "text": "Tidak ada", "pinned": True},
        ]
        yield example_item(self, stem, {"options": options}, rationale), (
            given("key", "1", "right", option="bulan"),
            given("key", "1/2", "partly right", option="matahari"),
            given("key", "0", "wrong", option="venus"),
            blank("key"),
            given("neutral_penalty", "1", "right", option="bulan"),
            given("neutral_penalty", "-1/3", "wrong, a credit does not count", option="matahari"),
            blank("neutral_penalty"),
        )  # fmt: skip
        pair = {
            "options": [{"id": "naik", "text": "Naik"}, {"id": "turun", "text": "Turun", "key": True}],
            "shuffle": False,
        }
        yield example_item(self, "Ke mana air surut bergerak?", pair, "Surut berarti turun."), (
            given("key", "1", "right", option="turun"),
            given("neutral_penalty", "-1", "one of two, wrong", option="naik"),
        )  # fmt: skip


TYPE: Final = SingleChoice()
