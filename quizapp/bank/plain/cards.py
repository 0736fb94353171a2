"""Authored cards <-> plain data, and what makes a cloze text valid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from quizapp.bank.plain.words import present
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.cloze import gaps
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.core.shape import Missing, Record, Scope, Shape, Tagged, Text, maybe
from quizapp.core.tree import Node

AuthoredCard: TypeAlias = RecallCard | ClozeCard


class Cloze(Text):
    """Read text with at least one ``{{c1::answer}}`` or ``{{c1::answer::hint}}``, none inside another."""

    __slots__ = ()

    def read(self, node: Node, scope: Scope) -> str | Missing:
        """Return the text when its markers are whole."""
        text = super().read(node, scope)
        if isinstance(text, Missing):
            return text
        try:
            gaps(text)
        except Malformed as fault:
            mend = msg("Write what is hidden as {{c1::answer}} or {{c1::answer::hint}}, never one inside another.")
            return scope.error("cloze-marker", fault.message, node.place, mend)
        return text

    def schema(self) -> dict[str, object]:
        """Return a string schema that asks for a marker."""
        return {**super().schema(), "type": "string", "pattern": r"\{\{c[1-9][0-9]{0,2}::"}


FRONT: Final = Text(500)
CARD: Final[Shape] = Tagged("kind", {
    "recall": Record({
        "front": FRONT, "back": FRONT, "why": maybe(Text(1000)), "hint": maybe(FRONT), "reverse": maybe(FRONT),
    }),
    "cloze": Record({"text": Cloze(1000), "why": maybe(Text(1000)), "hint": maybe(FRONT)}),
})  # fmt: skip

MAKERS: Final[Mapping[str, Callable[..., AuthoredCard]]] = {"recall": RecallCard, "cloze": ClozeCard}


def make_card(data: Mapping[str, Any]) -> AuthoredCard:
    """Return the card of what ``CARD`` read."""
    fields = {key: value for key, value in data.items() if key != "kind"}
    return MAKERS[data["kind"]](**fields)


def dump_card(card: AuthoredCard) -> dict[str, Any]:
    """Return the plain data of an authored card, fields in canonical order."""
    names = [name for name in ("text", "front", "back", "why", "hint", "reverse") if hasattr(card, name)]
    data = {"kind": str(card.facet), **{name: getattr(card, name) for name in names}}
    return present(data, "why", "hint", "reverse")
