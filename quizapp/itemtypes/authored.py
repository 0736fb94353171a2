"""What item types share in reading and checking authored content: credits, exact places, doubled ids and texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, Protocol

from quizapp.core.i18n import Message, msg
from quizapp.core.shape import Missing, Scope, Shape, Text
from quizapp.core.text import normaliser
from quizapp.core.tree import Branch, Node, Row

# With at most 20 options or rows, and credits in twentieths at the finest, every denominator divides
# lcm(1..20) = 232,792,560: the total of any attempt fits a 64-bit integer.
MOST_PARTS: Final = 20
LONGEST_TEXT: Final = 1000
LONGEST_SELECTED: Final = 48  # characters that a closed select shows on a phone, about

MENDS: Final[Mapping[str, Message]] = MappingProxyType({
    "credit-range": msg("Write 0, 1 or a fraction such as 1/2."),
    "doubled-id": msg("Give the later one an id of its own."),
    "equal-texts": msg("Change one of them or remove it."),
    "no-key": msg("Add key: true to one option."),
    "two-keys": msg("Leave key: true at one option only."),
    "all-keys": msg("Leave key: true only at the options that are right."),
    "weight-range": msg("Write 0, 1, -1 or a fraction such as -1/3."),
    "keys-weigh-little": msg("Give the keys more weight, or leave their weights out."),
    "key-credit": msg("Remove the credit of the key."),
    "no-full-credit": msg("Leave out the credit of the best answer."),
    "evidence-pick": msg("Let more sentences be picked, or take some out of the set."),
    "evidence-twice": msg("Keep one."),
    "evidence-not-offered": msg("Add its paragraph to those offered, or take the sentence out."),
    "evidence-tempting": msg("Take it out here, or out of the keys."),
    "rubric-levels": msg("Write the levels in order, the first with 0 points and each next one with one point more."),
    "rubric-total": msg("Leave out levels or rows, or set a cap."),
    "rubric-cap": msg("Leave out the cap, or write a smaller one."),
    "words-order": msg("Write the smaller number under from and the larger under to."),
    "number-or-range": msg("Write a value with its tolerance, or a range."),
    "one-tolerance": msg("Write exact, or one of absolute and relative."),
    "tolerance-size": msg("Write a number of 0 or more, a relative one of at most 1."),
    "range-turned": msg("Write the smaller number under from and the larger under to."),
    "year-exact": msg("Write a year of four digits with the tolerance exact, or leave out year."),
    "unknown-label": msg("Use the id of one of the labels, or add the label."),
    "unknown-target": msg("Use the id of one of the targets, or add the target."),
    "one-target": msg("Add a target that reads differently."),
    "tie-neighbours": msg("Name the ids of two or more entries that follow each other, in one tie only."),
    "tie-entries": msg("Remove the ties, or entries."),
    "all-tied": msg("Remove a tie."),
    "unknown-bin": msg("Use the id of one of the bins, or add the bin."),
    "also-bins": msg("Name each other bin by its id, once."),
    "every-bin": msg("Remove one of the accepted bins."),
    "gap-once": msg("Write {{name}} in the text where the gap stands, once, or remove the gap."),
    "unknown-gap": msg("Add the gap to the list, or correct its name in the text."),
    "gap-braces": msg("Write a gap as {{name}}, in small letters, digits and hyphens; use no other doubled braces."),
    "gap-too-fine": msg("Write simpler weights, or simpler credits such as 1/2."),
    "gap-weights": msg("Lower the weights; they only count against each other."),
    "options-and-words": msg("Remove the options, or the bank of words."),
    "unknown-word": msg("Use the id of one of the words, or add the word."),
    "no-words": msg("Give the gap options instead, or add the bank of words."),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit(Shape):
    """Read a credit: ``0``, ``1`` or a fraction such as ``1/2``, from 0 to 1, denominator at most ``MOST_PARTS``."""

    def read(self, node: Node, scope: Scope) -> Fraction | Missing:
        """Return the exact fraction."""
        text = Text(5, r"\d{1,2}(/\d{1,2})?", msg("a credit such as 1/2")).read(node, scope)
        if isinstance(text, Missing):
            return text
        top, _, bottom = text.partition("/")
        if not 0 < int(bottom or 1) <= MOST_PARTS or int(top) > int(bottom or 1):
            fault = msg("A credit is from 0 to 1, in parts no finer than 1/%(most)s.", most=MOST_PARTS)
            return scope.error("credit-range", fault, node.place, MENDS["credit-range"])
        return Fraction(int(top), int(bottom or 1))

    def schema(self) -> dict[str, object]:
        """Return a string or integer schema."""
        return {"type": ["string", "integer"], "pattern": r"^\d{1,2}(/\d{1,2})?$", "minimum": 0, "maximum": 1}


class Identified(Protocol):
    """Stand for any part of content with an id."""

    @property
    def id(self) -> str:
        """Return the stable id."""


class Named(Identified, Protocol):
    """Stand for any part of content with an id and a text: option, label, statement."""

    @property
    def text(self) -> str:
        """Return the inline Markdown."""


def plain_part(part: Named, **more: object) -> dict[str, Any]:
    """Return a part as plain data: id and text, and of ``more`` what is neither empty nor false."""
    return {"id": part.id, "text": part.text} | {name: value for name, value in more.items() if value}


def node_at(node: Node, *steps: str | int) -> Node:
    """Return the value at field names and list places from 0; where it is absent, the nearest above."""
    for step in steps:
        if isinstance(node, Branch) and isinstance(step, str) and step in node.entries:
            node = node.entries[step][1]
        elif isinstance(node, Row) and isinstance(step, int) and step < len(node.values):
            node = node.values[step]
        else:
            break
    return node


def within(node: Node, scope: Scope, *steps: str | int) -> tuple[Node, Scope]:
    """Return a value by field names and list places from 0, and the scope to report about what is in it."""
    for step in steps:
        scope = scope.at(step + 1 if isinstance(step, int) else step)
    return node_at(node, *steps), scope


def report(scope: Scope, node: Node, code: str, fault: Message, *steps: str | int) -> None:
    """Report a fault at a value of ``node``, named by field names and list places from 0, with its mend."""
    value, inner = within(node, scope, *steps)
    inner.error(code, fault, value.place, MENDS.get(code))


def check_named(parts: Sequence[Named], name: str, node: Node, scope: Scope) -> None:
    """Report doubled ids, and texts that are equal apart from case, blanks, quotes and outer punctuation."""
    check_ids(parts, name, node, scope)
    check_texts([part.text for part in parts], name, node, scope)


def check_ids(parts: Sequence[Identified], name: str, node: Node, scope: Scope) -> None:
    """Report doubled ids of a list, at the later one."""
    for place, _ in _doubled(part.id for part in parts):
        fault = msg("The id “%(id)s” stands in this list twice.", id=parts[place].id)
        report(scope, node, "doubled-id", fault, name, place, "id")


def check_texts(texts: Sequence[str], name: str, node: Node, scope: Scope) -> None:
    """Report texts of a list that are equal after normalising (without language data), at the later one."""
    alike = normaliser("").normalise
    for place, first in _doubled(alike(text) for text in texts):
        fault = msg(
            "“%(text)s” says the same as entry %(first)s of this list.", text=texts[place][:80], first=first + 1
        )
        report(scope, node, "equal-texts", fault, name, place, "text")


def _doubled(values: Iterable[str]) -> Iterator[tuple[int, int]]:
    seen: dict[str, int] = {}
    for place, value in enumerate(values):
        if value in seen:
            yield place, seen[value]
        seen.setdefault(value, place)
