"""Waivers: which rule of writing an author leaves aside for one fact, item or quiz, and why."""

from __future__ import annotations

from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.shape import MapOf, Scope, Text
from quizapp.core.tree import Leaf, Node


class Reason(Text):
    """Read why a rule is left aside; a waiver without a reason is none."""

    __slots__ = ()

    def read(self, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - as in Shape
        """Return the reason."""
        if isinstance(node, Leaf) and (node.empty or not node.text.strip()):
            message = msg("This waiver has no reason.")
            mend = msg("Write in one sentence why the rule does not hold here, or remove the waiver.")
            return scope.error("waiver-reason", message, node.place, mend)
        return super().read(node, scope)


RULE: Final = Text(20, r"[A-Z][0-9]{1,2}", msg("the code of a rule such as Q5"))
WAIVERS: Final = MapOf(RULE, Reason(500), least=1)
