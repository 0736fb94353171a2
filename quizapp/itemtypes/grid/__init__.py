"""Grid: several statements, one label to choose for each; AKM's "pilihan ganda kompleks" (Benar/Salah, Ya/Tidak)."""

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
from quizapp.itemtypes import binding, rows
from quizapp.itemtypes.authored import check_named, report
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import OfferedRow, rows_chosen, rows_field
from quizapp.itemtypes.grid import forms, scoring
from quizapp.itemtypes.grid.content import SHAPE, Grid, labelled, made, plain_content


def _offered(bound: Bound[Grid], order: Sequence[str]) -> list[OfferedRow]:
    texts, labels = {row.id: row.text for row in bound.content.statements}, bound.content.label_texts()
    return [OfferedRow(name, texts[name], labels) for name in order]


def _grading(bound: Bound[Grid], rule: str) -> rows.Grading:
    return scoring.grading(rule, len(bound.content.statements), len(bound.content.labels))


class GridType(ItemType[Grid]):
    """Own all sides of the grid. The response is ``{"rows": {statement id: label id}}``, in the author's order."""

    name = "grid"
    label = msg("Grid of statements")
    look = "grid"
    rules = MappingProxyType({"akm": 1, "per_row": 1, "all_or_nothing": 1, "one_slip_half": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Grid | None:
        """Read ``labels`` (2 to 6), ``statements`` (2 to 20) and ``shuffle``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Grid) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Grid, node: Node, scope: Scope) -> None:
        """Report unknown labels, doubled ids, and equal labels or statements."""
        check_named(content.labels, "labels", node, scope)
        check_named(content.statements, "statements", node, scope)
        known = content.label_texts()
        for number, statement in enumerate(content.statements):
            if statement.label not in known:
                fault = msg(
                    "“%(label)s” is not one of the labels: %(known)s.", label=statement.label, known=", ".join(known)
                )
                report(scope, node, "unknown-label", fault, "statements", number, "label")

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Grid]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Grid", item.content), passage)

    def order(self, bound: Bound[Grid], random: Random) -> tuple[str, ...]:
        """Shuffle the statements; labels keep their order."""
        ids = [statement.id for statement in bound.content.statements]
        if bound.content.shuffle:
            random.shuffle(ids)
        return tuple(ids)

    def field(self, bound: Bound[Grid], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return one row of radio buttons a statement, named by places."""
        return rows_field(bound.stem, _offered(bound, order), labelled(bound.content, given))

    def parse(self, bound: Bound[Grid], data: object, order: Sequence[str]) -> Parsed:
        """Take a mapping of the row's place to the label's place; rows left out are blank."""
        chosen = rows_chosen(_offered(bound, order), data)
        if chosen is None:
            return Invalid(msg("One of the choices is not among those shown. Choose one label for each statement."))
        ordered = {row.id: chosen[row.id] for row in bound.content.statements if row.id in chosen}
        return Given({"rows": ordered}) if ordered else Blank()

    def score(self, bound: Bound[Grid], response: Response, rule: str) -> Score:
        """Count the statements with their key label; a row left out counts as not right, and a blank earns 0."""
        placed, count = labelled(bound.content, response), len(bound.content.statements)
        right = sum(placed.get(statement.id) == statement.label for statement in bound.content.statements)
        grading = _grading(bound, rule)
        earned = grading.numerator(count, right) if placed else 0
        return Score(
            earned, grading.denominator(count), self.rule(rule), rows.explained(grading, count, len(placed), right)
        )

    def denominator(self, bound: Bound[Grid], rule: str) -> int:
        """Return 1, 2 or the number of statements."""
        return _grading(bound, rule).denominator(len(bound.content.statements))

    def chance(self, bound: Bound[Grid], rule: str) -> Fraction:
        """Guess every row alone, all labels alike."""
        return rows.chance(_grading(bound, rule), len(bound.content.statements), len(bound.content.labels))

    def key(self, bound: Bound[Grid]) -> Given:
        """Return the key label of every statement."""
        return Given({"rows": {statement.id: statement.label for statement in bound.content.statements}})

    def wrong(self, bound: Bound[Grid], random: Random) -> Response:
        """Return the key with one row under another label."""
        statement = random.choice(bound.content.statements)
        others = [label.id for label in bound.content.labels if label.id != statement.label]
        rows = {each.id: each.label for each in bound.content.statements}
        return Given({"rows": rows | {statement.id: random.choice(others)}})

    def classify(self, bound: Bound[Grid], response: Response) -> tuple[str, ...]:
        """Return "statement:label" for every row that was answered."""
        return tuple(f"{statement}:{label}" for statement, label in labelled(bound.content, response).items())

    def counted(self, bound: Bound[Grid]) -> tuple[CountedPart, ...]:
        """Return the labels of every statement."""
        labels = bound.content.label_texts().items()
        return tuple(
            CountedPart(
                row.text, tuple(CountedChoice(f"{row.id}:{id_}", text, id_ == row.label) for id_, text in labels)
            )
            for row in bound.content.statements
        )

    def summarise(self, bound: Bound[Grid], response: Response) -> str:
        """Return "statement: label" for every row that was answered."""
        texts, labels = {row.id: row.text for row in bound.content.statements}, bound.content.label_texts()
        chosen = labelled(bound.content, response)
        return "; ".join(f"{plain(texts[row])}: {plain(labels[label])}" for row, label in chosen.items())

    def printed_key(self, bound: Bound[Grid], order: Sequence[str]) -> str:
        """Return "number label" for every row as it is printed."""
        keys, labels = {row.id: row.label for row in bound.content.statements}, bound.content.label_texts()
        return "; ".join(f"{number} {plain(labels[keys[name]])}" for number, name in enumerate(order, 1))

    def cards(self, item: Item, bound: Bound[Grid]) -> tuple[Card, ...] | Message:
        """Return one recall card for every statement worth remembering."""
        labels = bound.content.label_texts()
        asked = " / ".join(labels.values())
        cards = tuple(
            RecallCard(
                f"{statement.text} ({asked}?)",
                labels[statement.label],
                statement.rationale or item.rationale,
                part=statement.id,
            )
            for statement in bound.content.statements
            if statement.remember
        )
        return cards or msg("No statement of this grid is marked as worth remembering.")

    def edit_form(self, content: Grid | None) -> type[Form]:
        """Return rows of labels and statements; a statement names its key label by the label's place in the list."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands; a statement whose label row is empty has no label."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield a small grid (all or nothing under AKM) and one with three labels (by rows)."""
        labels = [{"id": "benar", "text": "Benar"}, {"id": "salah", "text": "Salah"}]
        statements = [
            {
                "id": "pasang",
                "text": "Air laut naik dua kali sehari.",
                "label": "benar",
                "rationale": "Juga turun.",
                "remember": True,
            },
            {"id": "bulan", "text": "Bulan mendorong air laut.", "label": "salah", "rationale": "Bulan menariknya."},
            {"id": "hujan", "text": "Butir air yang berat jatuh sebagai hujan.", "label": "benar"},
        ]
        key = {"pasang": "benar", "bulan": "salah", "hujan": "benar"}
        slip, part = key | {"bulan": "benar"}, {"pasang": "benar"}
        small = example_item(
            self, "Benar atau salah?", {"labels": labels, "statements": statements}, "Bulan menarik air."
        )
        earned = {
            "akm": ("0", "0"),
            "per_row": ("2/3", "1/3"),
            "all_or_nothing": ("0", "0"),
            "one_slip_half": ("1/2", "0"),
        }
        examples = [
            example
            for rule, (one_slip, partly) in earned.items()
            for example in (
                given(rule, "1", "right", rows=key),
                given(rule, one_slip, "one slip", rows=slip),
                given(rule, partly, "two left blank", rows=part),
                blank(rule),
            )
        ]
        yield small, examples
        unsure = {
            "labels": [*labels, {"id": "tak-disebut", "text": "Tak disebut"}],
            "statements": statements,
            "shuffle": False,
        }
        yield example_item(self, "Apa kata bacaan?", unsure, "Bulan menarik air."), (
            given("akm", "2/3", "three labels are graded by rows", rows=slip),
            given("akm", "1/3", "a missing row is not right", rows=part),
        )  # fmt: skip


TYPE: Final = GridType()
