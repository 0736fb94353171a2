"""Texts with gaps named ``{{id}}``: cut into stretches, filled, checked against the list of gaps, put on a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from quizapp.core.card import Card, ClozeCard
from quizapp.core.cloze import pieces
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.core.shape import Scope
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import Identified, check_ids, report

LONGEST_GAPPED: Final = 2000
TRAILING: Final = re.compile(r"(?<![0-9])[1-9][0-9]?$")
NAMED: Final = re.compile(r"\{\{([a-z0-9-]+)\}\}")

AnyGap = TypeVar("AnyGap", bound=Identified)


def gaps_named(text: str) -> tuple[str, ...]:
    """Return the ids of the gaps as the text names them, in its order."""
    return tuple(NAMED.findall(text))


def by_text(text: str, gaps: Iterable[AnyGap]) -> tuple[AnyGap, ...]:
    """Return the gaps in the order in which the text names them."""
    named = gaps_named(text)
    return tuple(sorted(gaps, key=lambda gap: named.index(gap.id)))


def stretches(text: str) -> tuple[tuple[str, str], ...]:
    """Return (what stands before it, id) for every gap of a text in order, and (what stands last, "")."""
    cut = [*NAMED.split(text), ""]
    return tuple(zip(cut[::2], cut[1::2], strict=True))


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with a word for each gap."""
    return "".join(before + words.get(gap, "") for before, gap in stretches(text))


def cloze_card(text: str, gaps: Sequence[Identified], words: Mapping[str, str], why: str) -> tuple[Card, ...] | Message:
    """Return the one cloze card that hides a word in each gap, or why a word cannot be hidden."""
    numbers = card_numbers([gap.id for gap in gaps])
    hidden = filled(text, {gap: f"{{{{c{numbers[gap]}::{word}}}}}" for gap, word in words.items()})
    try:
        pieces(hidden)
    except Malformed as fault:
        return fault.message
    return (ClozeCard(hidden, why),)


def card_numbers(ids: Sequence[str]) -> dict[str, int]:
    """Return gap id -> the number it ends in, where all end in different ones, else its place in the list."""
    written = {name: int(found[0]) for name in ids if (found := TRAILING.search(name))}
    if len(set(written.values())) == len(ids):
        return written
    return {name: place for place, name in enumerate(ids, 1)}


def check_gaps(text: str, gaps: Sequence[Identified], node: Node, scope: Scope) -> None:
    """Report doubled gap ids, gaps the text does not name exactly once, names of no gap, and braces of no name."""
    check_ids(gaps, "gaps", node, scope)
    named, known = gaps_named(text), {gap.id for gap in gaps}
    for number, gap in enumerate(gaps):
        if named.count(gap.id) != 1:
            fault = msg("The text names the gap “%(gap)s” %(times)s times.", gap=gap.id, times=named.count(gap.id))
            report(scope, node, "gap-once", fault, "gaps", number, "id")
    for name in dict.fromkeys(named):
        if name not in known:
            fault = msg("The text names a gap “%(gap)s” that is not in the list of gaps.", gap=name)
            report(scope, node, "unknown-gap", fault, "text")
    if any("{{" in before or "}}" in before for before, _ in stretches(text)):
        report(scope, node, "gap-braces", msg("The text has doubled braces that name no gap."), "text")
