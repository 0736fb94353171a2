"""Texts with gaps named ``{{id}}``: cut into stretches, filled with words, checked against the list of gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.shape import Scope
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import Identified, check_ids, report

LONGEST_GAPPED: Final = 2000
NAMED: Final = re.compile(r"\{\{([a-z0-9-]+)\}\}")


def gaps_named(text: str) -> tuple[str, ...]:
    """Return the ids of the gaps as the text names them, in its order."""
    return tuple(NAMED.findall(text))


def stretches(text: str) -> tuple[tuple[str, str], ...]:
    """Return (what stands before it, id) for every gap of a text in order, and (what stands last, "")."""
    cut = [*NAMED.split(text), ""]
    return tuple(zip(cut[::2], cut[1::2], strict=True))


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with a word for each gap."""
    return "".join(before + words.get(gap, "") for before, gap in stretches(text))


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
