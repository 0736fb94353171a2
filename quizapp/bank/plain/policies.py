"""How a quiz is taken <-> plain data: fields of a quiz in ``quizzes.yaml``, and what an assignment keeps."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.policy import THIRD, Behaviour, Grade, Moment, Part, Policy, Purpose, ReviewMatrix
from quizapp.core.shape import ListOf, MapOf, Missing, OneOf, Scope, Text, Whole, maybe
from quizapp.core.shape import Part as Field
from quizapp.core.tree import Node

LONGEST_LIMIT: Final = 24 * 60  # minutes
MOST_TRIES: Final = 100


class Share(Text):
    """Read an exact share from 0 to 1, written as a fraction: ``1/3``."""

    __slots__ = ()

    def read(self, node: Node, scope: Scope) -> str | Missing:
        """Return the text when its denominator is not 0 and it is at most 1."""
        text = super().read(node, scope)
        if isinstance(text, Missing):
            return text
        over, _, under = text.partition("/")
        if not int(under or 1) or int(over) > int(under or 1):
            message = msg("“%(text)s” is not between 0 and 1.", text=text)
            return scope.error("share-range", message, node.place, msg("Write a fraction such as 1/3, or 0 or 1."))
        return text


SHARE: Final = Share(9, r"[0-9]{1,4}(/[0-9]{1,4})?", msg("a share such as 1/3"))
POLICY: Final[Mapping[str, Field]] = MappingProxyType({
    "purpose": maybe(OneOf(tuple(Purpose))),
    "behaviour": maybe(OneOf(tuple(Behaviour))),
    "penalty": maybe(SHARE),
    "time_limit": maybe(Whole(1, LONGEST_LIMIT)),
    "tries": maybe(Whole(1, MOST_TRIES)),
    "grade": maybe(OneOf(tuple(Grade))),
    "review": maybe(MapOf(Text(20, "|".join(Part), msg("a part of the review")), ListOf(OneOf(tuple(Moment)), 0, 4))),
})  # fmt: skip


def make_policy(data: Mapping[str, Any]) -> Policy:
    """Return the policy of what the fields of ``POLICY`` read; what is left out has its default."""
    return Policy(
        purpose=Purpose(data.get("purpose", Purpose.PRACTICE)),
        behaviour=Behaviour(data.get("behaviour", Behaviour.DEFERRED)),
        penalty=Fraction(data.get("penalty", THIRD)),
        time_limit=data.get("time_limit"),
        tries=data.get("tries"),
        grade=Grade(data.get("grade", Grade.BEST)),
        review=_review(data.get("review", {})),
    )


def dump_policy(policy: Policy) -> dict[str, Any]:
    """Return plain data in canonical key order, defaults left out, such that ``make_policy`` gives the policy back."""
    default = Policy()
    data = {
        "purpose": str(policy.purpose),
        "behaviour": str(policy.behaviour),
        "penalty": str(policy.penalty),
        "time_limit": policy.time_limit,
        "tries": policy.tries,
        "grade": str(policy.grade),
        "review": {
            str(part): [str(each) for each in Moment if each in policy.review[part]]
            for part in Part
            if part in policy.review
        },
    }
    left_out = {"penalty": str(default.penalty), "purpose": default.purpose, "grade": default.grade, "review": {}}
    return {key: value for key, value in data.items() if value is not None and value != left_out.get(key)}


def _review(data: Mapping[str, list[str]]) -> ReviewMatrix:
    return MappingProxyType({Part(part): frozenset(map(Moment, data[part])) for part in Part if part in data})
