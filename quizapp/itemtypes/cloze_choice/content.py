"""The content of a cloze by choosing: a text with gaps, each with options of its own or a word of a shared bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.response import Given, Response
from quizapp.core.shape import Flag, ListOf, Record, Scope, Text, Whole, identifier, maybe
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS, check_named, plain_part, report, within
from quizapp.itemtypes.gapped import LONGEST_GAPPED, by_text, check_gaps, stretches

MOST_GAPS: Final = 10
MOST_OPTIONS: Final = 6
LONGEST_WORD: Final = 80

OPTION: Final = Record({
    "id": identifier(),
    "text": Text(LONGEST_WORD),
    "key": maybe(Flag()),
    "rationale": maybe(Text(LONGEST_TEXT)),
})  # fmt: skip

GAP: Final = Record({
    "id": identifier(),
    "options": maybe(ListOf(OPTION, 2, MOST_OPTIONS)),
    "word": maybe(identifier()),
    "weight": maybe(Whole(1, MOST_PARTS)),
})  # fmt: skip

SHAPE: Final = Record({
    "text": Text(LONGEST_GAPPED),
    "gaps": ListOf(GAP, 1, MOST_GAPS),
    "words": maybe(ListOf(Record({"id": identifier(), "text": Text(LONGEST_WORD)}), 2, MOST_PARTS)),
    "shuffle": maybe(Flag()),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one option of a gap, or one word of the bank, which is no gap's key by itself."""

    id: str
    text: str
    key: bool = False
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold one gap: options of its own, or its word of the bank; ``weight`` is its share of the score."""

    id: str
    options: tuple[Option, ...] = ()
    word: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class ClozeChoice:
    """Hold the text, its gaps in the author's order, and the shared bank of words, empty where gaps have options."""

    text: str
    gaps: tuple[Gap, ...]
    words: tuple[Option, ...] = ()
    shuffle: bool = True

    def stretches(self) -> tuple[tuple[str, str], ...]:
        """Return (what stands before it, gap id) for every gap in the order of the text, and (what stands last, "")."""
        return stretches(self.text)

    def by_text(self) -> tuple[Gap, ...]:
        """Return the gaps in the order of the text."""
        return by_text(self.text, self.gaps)

    def options(self, gap: Gap) -> dict[str, Option]:
        """Return id -> what is offered for a gap, in the author's order."""
        return {option.id: option for option in self.words or gap.options}

    def key(self, gap: Gap) -> str:
        """Return the id of what is right for a gap."""
        return gap.word if self.words else next(option.id for option in gap.options if option.key)

    def right_words(self) -> dict[str, str]:
        """Return gap id -> text of what is right there."""
        return {gap.id: self.options(gap)[self.key(gap)].text for gap in self.gaps}

    def chosen(self, response: Response) -> dict[str, str]:
        """Return gap id -> id of what was chosen, in the order of the text; what does not exist is left out."""
        chosen = response.data.get("gaps") if isinstance(response, Given) else None
        if not isinstance(chosen, Mapping):
            return {}
        named = ((gap, chosen.get(gap.id)) for gap in self.by_text())
        return {gap.id: name for gap, name in named if isinstance(name, str) and name in self.options(gap)}


def made(read: Mapping[str, Any]) -> ClozeChoice:
    """Return the content of what ``SHAPE`` read."""
    gaps = (Gap(**{**row, "options": tuple(Option(**each) for each in row.get("options", ()))}) for row in read["gaps"])
    words = (Option(**row) for row in read.get("words", ()))
    return ClozeChoice(read["text"], tuple(gaps), tuple(words), read.get("shuffle", True))


def plain_content(content: ClozeChoice) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    words = [plain_part(word) for word in content.words]
    said: dict[str, Any] = {"text": content.text, "gaps": [_plain_gap(gap) for gap in content.gaps]}
    return said | ({"words": words} if words else {}) | ({} if content.shuffle else {"shuffle": False})


def _plain_gap(gap: Gap) -> dict[str, Any]:
    weight = gap.weight if gap.weight > 1 else 0
    said = {"options": [_plain_option(option) for option in gap.options], "word": gap.word, "weight": weight}
    return {"id": gap.id} | {name: value for name, value in said.items() if value}


def _plain_option(option: Option) -> dict[str, Any]:
    return plain_part(option, key=option.key, rationale=option.rationale)


def check(content: ClozeChoice, node: Node, scope: Scope) -> None:
    """Report gaps that text and list do not share, gaps without one right answer, and weights that are too large."""
    check_gaps(content.text, content.gaps, node, scope)
    check_named(content.words, "words", node, scope)
    for number, gap in enumerate(content.gaps):
        if content.words:
            _check_word(content, gap, number, node, scope)
        else:
            _check_options(gap, *within(node, scope, "gaps", number))
    if sum(gap.weight for gap in content.gaps) > MOST_PARTS:
        fault = msg("The weights of the gaps add up to more than %(most)s.", most=MOST_PARTS)
        report(scope, node, "gap-weights", fault, "gaps")


def _check_word(content: ClozeChoice, gap: Gap, number: int, node: Node, scope: Scope) -> None:
    if gap.options:
        fault = msg("A gap takes its word from the bank of words or has options, not both.")
        report(scope, node, "options-and-words", fault, "gaps", number, "options")
    if gap.word not in content.options(gap):
        known = ", ".join(word.id for word in content.words)
        fault = msg("“%(word)s” is not one of the words: %(known)s.", word=gap.word, known=known)
        report(scope, node, "unknown-word", fault, "gaps", number, "word")


def _check_options(gap: Gap, node: Node, scope: Scope) -> None:
    check_named(gap.options, "options", node, scope)
    if gap.word:
        report(scope, node, "no-words", msg("There is no bank of words to take this word from."), "word")
    keys = [number for number, option in enumerate(gap.options) if option.key]
    if not keys:
        report(scope, node, "no-key", msg("No option is the key."), "options")
    for number in keys[1:]:
        report(scope, node, "two-keys", msg("A second option is marked as the key; a gap has one."),
               "options", number, "key")  # fmt: skip
