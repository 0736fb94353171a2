"""Cloze by typing: a text with gaps, each a short answer compared as short answers are; the gaps may weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card
from quizapp.core.counting import CountedPart
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.markup import inline
from quizapp.core.passage import Passage
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.text import DATA_VERSION
from quizapp.core.tree import JsonValue, Node
from quizapp.itemtypes import binding, gapped
from quizapp.itemtypes.cloze_typed import forms, scoring
from quizapp.itemtypes.cloze_typed.content import SHAPE, ClozeTyped, check, made, plain_content, typed
from quizapp.itemtypes.cloze_typed.words import explained
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import RowsField, TypedField, part_field
from quizapp.itemtypes.short_answer.content import called
from quizapp.itemtypes.typed_line import read_line, told


@dataclass(frozen=True, slots=True)
class TypedRow:
    """Hold one gap as it is asked: a line to type on, called by its number in the text."""

    number: int

    def bound(self, name: str, filled: str | None, formdata: Any, meta: Any) -> Field:  # noqa: ANN401 - as Field
        """Return the gap's own field, read from ``formdata``."""
        unbound = cast("UnboundField[Field]", TypedField(str(self.number), default=filled))
        return part_field(unbound, name, formdata, meta)


class ClozeTypedType(ItemType[ClozeTyped]):
    """Own all sides of the cloze by typing. The response is ``{"gaps": {gap id: text}}``, in the order of the text."""

    name = "cloze_typed"
    label = msg("Cloze, type")
    look = "cloze_typed"
    rules = MappingProxyType({"per_gap": 1})
    entity_fields = ("gaps.entity",)
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> ClozeTyped | None:
        """Read ``text`` and ``gaps`` (1 to 10), each with the fields of a short answer."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: ClozeTyped) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: ClozeTyped, node: Node, scope: Scope) -> None:
        """Report gaps that text and list do not share, gaps that cannot be filled rightly, and scores too fine."""
        check(content, node, scope)

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[ClozeTyped]:
        """Freeze in the evidence and what every entity is called; those of the gaps without metonyms."""
        content = cast("ClozeTyped", item.content)
        own = {gap.answer.entity for gap in content.gaps}
        return binding.bound(item, content, passage, called(entities, passage.language, own), DATA_VERSION)

    def order(self, bound: Bound[ClozeTyped], random: Random) -> tuple[str, ...]:  # noqa: ARG002 - gaps stand where the text has them
        """Return nothing: nothing is shuffled."""
        return ()

    def field(self, bound: Bound[ClozeTyped], order: Sequence[str], given: Response) -> UnboundField[Field]:  # noqa: ARG002 - no parts
        """Return one line a gap, named by its place in the text."""
        gaps, texts = bound.content.by_text(), typed(given)
        filled = {str(place): texts[gap.id] for place, gap in enumerate(gaps) if gap.id in texts}
        rows = [TypedRow(number) for number, _ in enumerate(gaps, 1)]
        return cast("UnboundField[Field]", RowsField(inline(bound.stem), rows, default=filled))

    def parse(self, bound: Bound[ClozeTyped], data: object, order: Sequence[str]) -> Parsed:  # noqa: ARG002 - no parts
        """Take a mapping of the gap's place in the text to what was typed; gaps left out are blank."""
        gaps = {str(place): gap for place, gap in enumerate(bound.content.by_text())}
        sent = {} if data is None or data == "" else data
        if not isinstance(sent, Mapping) or not all(name in gaps for name in sent):
            return Invalid(msg("One of the gaps is not in this text. Load the page again and fill the gaps shown."))
        texts: dict[str, JsonValue] = {}
        for number, (place, gap) in enumerate(gaps.items(), 1):
            line = read_line(sent.get(place))
            if isinstance(line, Invalid):
                return Invalid(msg("Gap %(number)s: %(reason)s", number=number, reason=line.reason))
            texts |= {gap.id: line.data["text"]} if isinstance(line, Given) else {}
        return Given({"gaps": texts}) if texts else Blank()

    def score(self, bound: Bound[ClozeTyped], response: Response, rule: str) -> Score:
        """Add what the gaps earn; a gap left out earns 0."""
        gaps = bound.content.judged(bound, response)
        earned = scoring.earned([each.gap.weight for each in gaps], [each.credit for each in gaps])
        whole = self.denominator(bound, rule)
        return Score(int(earned * whole), whole, self.rule(rule), explained(gaps, earned))

    def denominator(self, bound: Bound[ClozeTyped], rule: str) -> int:  # noqa: ARG002 - there is one rule
        """Return the least common denominator of what the gaps may earn."""
        return bound.content.denominator()

    def chance(self, bound: Bound[ClozeTyped], rule: str) -> Fraction:  # noqa: ARG002 - there is one rule
        """Return 0: nobody types the key blindly."""
        return Fraction(0)

    def key(self, bound: Bound[ClozeTyped]) -> Given:
        """Return the best accepted text of every gap."""
        words = bound.content.best_words()
        return Given({"gaps": {gap.id: words[gap.id] for gap in bound.content.by_text()}})

    def wrong(self, bound: Bound[ClozeTyped], random: Random) -> Response:
        """Return the key with one gap filled with what belongs into another, or left out where that is right too."""
        words, gap = bound.content.best_words(), random.choice(bound.content.gaps)
        swapped = words | {gap.id: random.choice([*words.values()])}
        rule = self.rule().name
        left = {name: word for name, word in words.items() if name != gap.id}
        replies = (Given({"gaps": dict(texts)}) for texts in (swapped, left) if texts)
        return next((reply for reply in replies if not self.score(bound, reply, rule).right), Blank())

    def classify(self, bound: Bound[ClozeTyped], response: Response) -> tuple[str, ...]:
        """Return "gap:accepted text" or "gap:other" for every gap that was filled."""
        filled = (each for each in bound.content.judged(bound, response) if each.text)
        return tuple(f"{each.gap.id}:{each.accepted.text if each.accepted else 'other'}" for each in filled)

    def counted(self, bound: Bound[ClozeTyped]) -> tuple[CountedPart, ...]:
        """Return the accepted texts of every gap, numbered by the text, and all others together."""
        return tuple(
            CountedPart(f"({number})", gap.answer.counted(bound.names, f"{gap.id}:"))
            for number, gap in enumerate(bound.content.by_text(), 1)
        )

    def summarise(self, bound: Bound[ClozeTyped], response: Response) -> str:
        """Return "(number) text" for every gap that was filled, numbered by the text."""
        gaps = enumerate(bound.content.judged(bound, response), 1)
        return "; ".join(f"({number}) {told(each.text)}" for number, each in gaps if each.text)

    def cards(self, item: Item, bound: Bound[ClozeTyped]) -> tuple[Card, ...] | Message:
        """Return one cloze card: a hidden text a gap, numbered as the gaps' ids are."""
        return gapped.cloze_card(bound.content.text, bound.content.gaps, bound.content.best_words(), item.rationale)

    def edit_form(self, content: ClozeTyped | None) -> type[Form]:
        """Return the text and rows of gaps with rows of accepted texts."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield gaps of different weight, one with a part of the credit, and one gap alone."""
        bodies = [{"text": "Bulan"}, {"text": "Matahari", "credit": "1/2", "feedback": "Ikut menarik, lebih lemah."}]
        gaps = [
            {"id": "g1", "accepted": bodies, "answer_kind": "name", "weight": 2},
            {"id": "g2", "accepted": [{"text": "dua"}], "near_misses": False},
        ]
        text = {"text": "Air laut ditarik {{g1}} dan naik {{g2}} kali sehari.", "gaps": gaps}
        yield example_item(self, "Lengkapi kalimat ini.", text, "Bulan menarik air laut."), (
            given("per_gap", "1", "right", gaps={"g1": "bulan", "g2": "dua"}),
            given("per_gap", "1", "a near miss, and digits", gaps={"g1": "Bullan", "g2": "2"}),
            given("per_gap", "2/3", "half of the heavy gap", gaps={"g1": "matahari", "g2": "dua"}),
            given("per_gap", "1/3", "the heavy gap left blank", gaps={"g2": "dua"}),
            given("per_gap", "0", "both wrong", gaps={"g1": "Mars", "g2": "tiga"}),
            blank("per_gap"),
        )  # fmt: skip
        alone = {"text": "{{awan}} menurunkan hujan.", "gaps": [{"id": "awan", "accepted": [{"text": "Awan"}]}]}
        yield example_item(self, "Lengkapi kalimat ini.", alone, "Hujan turun dari awan."), (
            given("per_gap", "0", "wrong", gaps={"awan": "angin"}),
        )  # fmt: skip


TYPE: Final = ClozeTypedType()
