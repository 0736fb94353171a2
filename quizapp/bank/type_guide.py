"""The guide to item types: what each is written like, taken from the examples that the types themselves bring."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quizapp.bank.yaml_text import yaml_text
from quizapp.core.i18n import Message, Translate, msg
from quizapp.core.item import Item
from quizapp.itemtypes import registry
from quizapp.itemtypes.contract import ItemType
from quizapp.itemtypes.example import PASSAGE


def type_guide(translate: Translate = str) -> str:
    """Return Markdown: for each installed type an example in YAML, its rules, and what it becomes in a deck."""
    kinds = sorted(registry.item_types().values(), key=lambda kind: kind.label.translated(translate))
    return "\n".join(_section(kind, translate) for kind in kinds)


def _section(kind: ItemType[Any], translate: Translate) -> str:
    item, _ = next(iter(kind.examples()))
    plain = {"id": item.id, "type": kind.name, "stem": item.stem, "content": kind.dump(item.content)}
    rules = msg("Scoring rules, the first unless bank or quiz name another: %(rules)s.", rules=_quoted(kind.rules))
    lines = (rules.translated(translate), _in_a_deck(kind, item).translated(translate))
    title = f"### {kind.label.translated(translate)} (`{kind.name}`)"
    return "\n".join([title, "", "```yaml", yaml_text([plain]) + "```", "", *lines, ""])


def _in_a_deck(kind: ItemType[Any], item: Item) -> Message:
    cards = kind.cards(item, kind.bind(item, PASSAGE, ()))
    if isinstance(cards, Message):
        return msg("In a deck it becomes no note: %(reason)s", reason=cards)
    facets = _quoted(dict.fromkeys(str(card.facet) for card in cards))
    return msg("In a deck this example becomes %(count)s × %(facets)s.", count=len(cards), facets=facets)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
