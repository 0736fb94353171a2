"""Categorise: entries, each to be put into one of a few bins (claim, fact, opinion; who said it ...)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card, RecallCard
from quizapp.core.counting import CountedChoice, CountedPart
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.markup import plain
from quizapp.core.passage import Passage
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.tree import Node
from quizapp.itemtypes import binding
from quizapp.itemtypes.categorise import forms, scoring
from quizapp.itemtypes.categorise.content import SHAPE, Categorise, check, made, plain_content
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import OfferedRow, rows_chosen, rows_field
from quizapp.itemtypes.rows import LEFT_BLANK


def _offered(bound: Bound[Categorise], order: Sequence[str]) -> list[OfferedRow]:
    texts, bins = {entry.id: entry.text for entry in bound.content.entries}, bound.content.bin_texts()
    return [OfferedRow(name, texts[name], bins) for name in order]


class CategoriseType(ItemType[Categorise]):
    """Own all sides of categorise. The response is ``{"entries": {entry id: bin id}}``, in the author's order."""

    name = "categorise"
    label = msg("Categorise")
    look = "categorise"
    rules = MappingProxyType({"per_entry": 1, "net": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Categorise | None:
        """Read ``bins`` (2 to 8), ``entries`` (2 to 20) and ``shuffle``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Categorise) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Categorise, node: Node, scope: Scope) -> None:
        """Report doubled ids, equal bins or entries, unknown bins, and entries for which every bin is right."""
        check(content, node, scope)

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Categorise]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Categorise", item.content), passage)

    def order(self, bound: Bound[Categorise], random: Random) -> tuple[str, ...]:
        """Shuffle the entries; bins keep their order."""
        ids = [entry.id for entry in bound.content.entries]
        if bound.content.shuffle:
            random.shuffle(ids)
        return tuple(ids)

    def field(self, bound: Bound[Categorise], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return one choice of a bin an entry."""
        return rows_field(bound.stem, _offered(bound, order), bound.content.placed(given))

    def parse(self, bound: Bound[Categorise], data: object, order: Sequence[str]) -> Parsed:
        """Take a mapping of the entry's place to the bin's place; entries left out are blank."""
        chosen = rows_chosen(_offered(bound, order), data)
        if chosen is None:
            return Invalid(msg("One of the choices is not among those shown. Choose one for each row."))
        placed = {entry.id: chosen[entry.id] for entry in bound.content.entries if entry.id in chosen}
        return Given({"entries": placed}) if placed else Blank()

    def score(self, bound: Bound[Categorise], response: Response, rule: str) -> Score:
        """Count right and wrong entries; an entry left out is neither, and a blank earns 0."""
        placed, entries = bound.content.placed(response), bound.content.entries
        right = sum(placed.get(entry.id) in entry.accepted for entry in entries)
        wrong = len(placed) - right
        explain = scoring.explained(rule, len(entries), right, wrong) if placed else LEFT_BLANK
        return Score(scoring.RULES[rule].numerator(right, wrong), len(entries), self.rule(rule), explain)

    def denominator(self, bound: Bound[Categorise], rule: str) -> int:  # noqa: ARG002 - the same under every rule
        """Return the number of entries."""
        return len(bound.content.entries)

    def chance(self, bound: Bound[Categorise], rule: str) -> Fraction:
        """Guess every entry alone, all bins alike."""
        accepted = [len(entry.accepted) for entry in bound.content.entries]
        return scoring.chance(rule, len(bound.content.bins), accepted)

    def key(self, bound: Bound[Categorise]) -> Given:
        """Return every entry in its own bin."""
        return Given({"entries": {entry.id: entry.bin for entry in bound.content.entries}})

    def wrong(self, bound: Bound[Categorise], random: Random) -> Response:
        """Return the key with one entry in a bin that is not right for it."""
        entry = random.choice(bound.content.entries)
        others = [name for name in bound.content.bin_texts() if name not in entry.accepted]
        key = {each.id: each.bin for each in bound.content.entries}
        return Given({"entries": key | {entry.id: random.choice(others)}})

    def classify(self, bound: Bound[Categorise], response: Response) -> tuple[str, ...]:
        """Return "entry:bin" for every entry that was answered."""
        return tuple(f"{entry}:{name}" for entry, name in bound.content.placed(response).items())

    def counted(self, bound: Bound[Categorise]) -> tuple[CountedPart, ...]:
        """Return the bins for every entry."""
        bins = bound.content.bin_texts().items()
        return tuple(
            CountedPart(
                row.text, tuple(CountedChoice(f"{row.id}:{id_}", text, id_ in row.accepted) for id_, text in bins)
            )
            for row in bound.content.entries
        )

    def summarise(self, bound: Bound[Categorise], response: Response) -> str:
        """Return "entry: bin" for every entry that was answered."""
        texts, bins = {entry.id: entry.text for entry in bound.content.entries}, bound.content.bin_texts()
        placed = bound.content.placed(response)
        return "; ".join(f"{plain(texts[entry])}: {plain(bins[name])}" for entry, name in placed.items())

    def printed_key(self, bound: Bound[Categorise], order: Sequence[str]) -> str:
        """Return "number bin" for every entry as it is printed, with each bin that is accepted."""
        bins, accepted = bound.content.bin_texts(), {entry.id: entry.accepted for entry in bound.content.entries}
        return "; ".join(
            f"{number} {' / '.join(plain(text) for id_, text in bins.items() if id_ in accepted[name])}"
            for number, name in enumerate(order, 1)
        )

    def cards(self, item: Item, bound: Bound[Categorise]) -> tuple[Card, ...] | Message:
        """Return one recall card for every entry worth remembering."""
        asked = " / ".join(bound.content.bin_texts().values())
        cards = tuple(
            RecallCard(
                f"{item.stem} — {entry.text} ({asked}?)",
                bound.content.right_text(entry),
                entry.rationale or item.rationale,
                part=entry.id,
            )
            for entry in bound.content.entries
            if entry.remember
        )
        return cards or msg("No entry of this item is marked as worth remembering.")

    def edit_form(self, content: Categorise | None) -> type[Form]:
        """Return rows of bins and entries; an entry names its bins by their places in the list."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands; an entry whose bin row is empty has no bin."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield facts and opinions in a table, and more bins than a table holds, one entry with two right ones."""
        bins = [{"id": "fakta", "text": "Fakta"}, {"id": "pendapat", "text": "Pendapat"}]
        entries: list[dict[str, Any]] = [
            {"id": "dua", "text": "Pasang dua kali sehari.", "bin": "fakta", "rationale": "Terukur.", "remember": True},
            {"id": "indah", "text": "Ombak itu indah.", "bin": "pendapat"},
            {"id": "bulan", "text": "Bulan menarik air laut.", "bin": "fakta"},
            {"id": "seram", "text": "Laut malam itu seram.", "bin": "pendapat"},
        ]
        key = {entry["id"]: entry["bin"] for entry in entries}
        slip, part, poor = key | {"seram": "fakta"}, {"dua": "fakta"}, {"dua": "fakta", "indah": "fakta"}
        item = example_item(self, "Fakta atau pendapat?", {"bins": bins, "entries": entries}, "Fakta dapat diukur.")
        yield item, (
            given("per_entry", "1", "right", entries=key),
            given("per_entry", "3/4", "one slip", entries=slip),
            given("per_entry", "1/4", "three left blank", entries=part),
            given("per_entry", "1/4", "one right, one wrong, two blank", entries=poor),
            blank("per_entry"),
            given("net", "1", "right", entries=key),
            given("net", "1/2", "one slip", entries=slip),
            given("net", "1/4", "a blank takes nothing away", entries=part),
            given("net", "0", "one right, one wrong, two blank", entries=poor),
            blank("net"),
        )  # fmt: skip
        five = [*bins, *({"id": name, "text": name.title()} for name in ("harapan", "dugaan", "rencana"))]
        both = [entries[0], entries[1] | {"also": ["harapan", "dugaan"]}]
        plain_five = {"bins": five, "entries": both, "shuffle": False}
        yield example_item(self, "Termasuk apa?", plain_five, "Fakta dapat diukur."), (
            given("per_entry", "1", "another accepted bin", entries={"dua": "fakta", "indah": "dugaan"}),
            given("net", "0", "one right, one wrong", entries={"dua": "fakta", "indah": "rencana"}),
        )  # fmt: skip


TYPE: Final = CategoriseType()
