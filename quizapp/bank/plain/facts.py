"""One fact of ``facts.<language>.yaml`` <-> its frozen value and plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from quizapp.bank.plain.cards import CARD, dump_card, make_card
from quizapp.bank.plain.waivers import WAIVERS
from quizapp.bank.plain.words import ADDRESSES, DAY, SOME_IDS, frozen, ordered, present, subject_of
from quizapp.core.fact import Change, Fact, Stance
from quizapp.core.i18n import msg
from quizapp.core.shape import Missing, OneOf, Record, Scope, Text, identifier, maybe, read_clean
from quizapp.core.tree import Node


class Day(Text):
    """Read a day of the calendar as ``2026-01-31``."""

    __slots__ = ()

    def read(self, node: Node, scope: Scope) -> str | Missing:
        """Return the day's text when the calendar has it."""
        text = super().read(node, scope)
        if isinstance(text, Missing):
            return text
        try:
            date.fromisoformat(text)
        except ValueError:
            message = msg("The calendar has no %(day)s.", day=text)
            return scope.error("date-unknown", message, node.place, msg("Write a day that exists."))
        return text


DATE: Final = Day(DAY.longest, DAY.pattern, DAY.what)
FACT: Final = Record({
    "id": identifier(),
    "statement": Text(600),
    "speaker": maybe(identifier()),
    "stance": OneOf(tuple(Stance)),
    "evidence": ADDRESSES,
    "topics": SOME_IDS,
    "card": CARD,
    "retired": maybe(Record({"on": DATE, "reason": Text(500)})),
    "corrected": maybe(Record({"on": DATE, "note": Text(500)})),
    "waive": maybe(WAIVERS),
})  # fmt: skip


def load_fact(node: Node, scope: Scope) -> Fact | None:
    """Return the fact of a marked tree, or None after reporting everything wrong with it to ``scope``."""
    data = read_clean(FACT, node, scope.about(subject_of(node)))
    if data is None:
        return None
    return Fact(
        id=data["id"],
        statement=data["statement"],
        speaker=data.get("speaker", ""),
        stance=Stance(data["stance"]),
        evidence=tuple(data["evidence"]),
        topics=tuple(data["topics"]),
        card=make_card(data["card"]),
        retired=_change(data.get("retired"), "reason"),
        corrected=_change(data.get("corrected"), "note"),
        waive=frozen(data.get("waive", {})),
    )


def dump_fact(fact: Fact) -> dict[str, Any]:
    """Return plain data in canonical key order, defaults left out, such that ``load_fact`` gives the fact back."""
    data = {
        "id": fact.id,
        "statement": fact.statement,
        "speaker": fact.speaker,
        "stance": str(fact.stance),
        "evidence": list(fact.evidence),
        "topics": list(fact.topics),
        "card": dump_card(fact.card),
        "retired": _dump_change(fact.retired, "reason"),
        "corrected": _dump_change(fact.corrected, "note"),
        "waive": ordered(fact.waive),
    }
    return present(data, "speaker", "retired", "corrected", "waive")


def _change(data: Mapping[str, str] | None, note: str) -> Change | None:
    return Change(date.fromisoformat(data["on"]), data[note]) if data else None


def _dump_change(change: Change | None, note: str) -> dict[str, str]:
    return {"on": change.on.isoformat(), note: change.note} if change else {}
