"""The sentences that explain a mark of multiple response: what was chosen, what the rule makes of it, what it earns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.itemtypes.multiple_response.scoring import Choosable
from quizapp.itemtypes.rows import outcome


def _net(given: Choosable, _: frozenset[str]) -> Message:
    return msg(
        "Every key you chose adds %(share)s, every other option you chose takes %(share)s; it never falls below 0.",
        share=Fraction(1, len(given.keys)),
    )


def _all_or_nothing(_: Choosable, __: frozenset[str]) -> Message:
    return msg("The full score needs exactly the keys; otherwise the score is 0.")


def _per_option(given: Choosable, chosen: frozenset[str]) -> Message:
    return msg(
        "So you judged %(judged)s of %(options)s options rightly, left ones included; each earns an equal share.",
        judged=given.judged(chosen),
        options=len(given.weights),
    )


def _weights(given: Choosable, chosen: frozenset[str]) -> Message:
    return msg(
        "What you chose weighs %(sum)s together; a score is never below 0 or above 1.",
        sum=sum((given.weights[name] for name in chosen), Fraction(0)),
    )


RULES: Final[Mapping[str, Callable[[Choosable, frozenset[str]], Message]]] = MappingProxyType({
    "net": _net, "all_or_nothing": _all_or_nothing, "per_option": _per_option, "weights": _weights,
})  # fmt: skip


def explained(rule: str, given: Choosable, chosen: frozenset[str], earned: Fraction) -> Message:
    """Say which of the keys were chosen and what else, what the rule makes of that, and what it earns."""
    if not chosen:
        return msg("You left this item blank. A blank earns nothing.")
    right = given.right(chosen)
    counted = msg(
        "Keys chosen: %(right)s of %(keys)s. Other options chosen: %(others)s.",
        right=right,
        keys=len(given.keys),
        others=len(chosen) - right,
    )
    return msg(
        "%(counted)s %(rule)s %(outcome)s", counted=counted, rule=RULES[rule](given, chosen), outcome=outcome(earned)
    )
