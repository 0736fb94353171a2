"""Cloze by choosing: a text with gaps, each filled from options of its own or from a shared bank of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card
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
from quizapp.itemtypes.cloze_choice import forms, scoring
from quizapp.itemtypes.cloze_choice.content import SHAPE, ClozeChoice, check, made, plain_content
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import OfferedRow, rows_chosen, rows_field
from quizapp.itemtypes.gapped import cloze_card
from quizapp.itemtypes.rows import LEFT_BLANK


def _offered(bound: Bound[ClozeChoice], order: Sequence[str]) -> list[OfferedRow]:
    """Return the gaps in the order of the text, each with its options as they are shown."""
    shown = [name.partition(":") for name in order]
    rows = []
    for gap in bound.content.by_text():
        options = bound.content.options(gap)
        choices = {option: options[option].text for name, _, option in shown if name == gap.id}
        rows.append(OfferedRow(gap.id, "", choices))
    return rows


class ClozeChoiceType(ItemType[ClozeChoice]):
    """Own all sides of the cloze by choosing. The response is ``{"gaps": {gap id: option or word id}}``."""

    name = "cloze_choice"
    label = msg("Cloze, choose")
    look = "cloze_choice"
    rules = MappingProxyType({"per_gap": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> ClozeChoice | None:
        """Read ``text``, ``gaps`` (1 to 10), ``words`` (2 to 20) and ``shuffle``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: ClozeChoice) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: ClozeChoice, node: Node, scope: Scope) -> None:
        """Report gaps that text and list do not share, gaps without one right answer, and weights too large."""
        check(content, node, scope)

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[ClozeChoice]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("ClozeChoice", item.content), passage)

    def order(self, bound: Bound[ClozeChoice], random: Random) -> tuple[str, ...]:
        """Return "gap:option" for all options of every gap, shuffled; a bank of words is alike in all gaps."""
        content, rows = bound.content, []
        words = [word.id for word in content.words]
        if content.shuffle:
            random.shuffle(words)
        for gap in content.gaps:
            options = list(words or content.options(gap))
            if content.shuffle and not words:
                random.shuffle(options)
            rows += [f"{gap.id}:{option}" for option in options]
        return tuple(rows)

    def field(self, bound: Bound[ClozeChoice], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return one choice a gap, in the order of the text."""
        return rows_field(bound.stem, _offered(bound, order), bound.content.chosen(given))

    def parse(self, bound: Bound[ClozeChoice], data: object, order: Sequence[str]) -> Parsed:
        """Take a mapping of the gap's place in the text to the option's place; gaps left out are blank."""
        rows = _offered(bound, order)
        chosen = rows_chosen(rows, data)
        if chosen is None:
            return Invalid(msg("One of the choices is not among those shown. Choose a word for each gap again."))
        ordered = {row.id: chosen[row.id] for row in rows if row.id in chosen}
        return Given({"gaps": ordered}) if ordered else Blank()

    def score(self, bound: Bound[ClozeChoice], response: Response, rule: str) -> Score:
        """Add the weights of the right gaps; a gap left out is not right, and a blank earns 0."""
        content, chosen = bound.content, bound.content.chosen(response)
        weights = [gap.weight for gap in content.gaps]
        right = [chosen.get(gap.id) == content.key(gap) for gap in content.gaps]
        explain = scoring.explained(weights, right, len(chosen)) if chosen else LEFT_BLANK
        return Score(scoring.earned(weights, right), sum(weights), self.rule(rule), explain)

    def denominator(self, bound: Bound[ClozeChoice], rule: str) -> int:  # noqa: ARG002 - there is one rule
        """Return the weight of all gaps."""
        return sum(gap.weight for gap in bound.content.gaps)

    def chance(self, bound: Bound[ClozeChoice], rule: str) -> Fraction:  # noqa: ARG002 - there is one rule
        """Guess every gap alone, all its options alike."""
        gaps = bound.content.gaps
        return scoring.chance([gap.weight for gap in gaps], [len(bound.content.options(gap)) for gap in gaps])

    def key(self, bound: Bound[ClozeChoice]) -> Given:
        """Return the key of every gap."""
        return Given({"gaps": {gap.id: bound.content.key(gap) for gap in bound.content.by_text()}})

    def wrong(self, bound: Bound[ClozeChoice], random: Random) -> Response:
        """Return the key with another option in one gap."""
        content, gap = bound.content, random.choice(bound.content.gaps)
        others = [name for name in content.options(gap) if name != content.key(gap)]
        key = {each.id: content.key(each) for each in content.by_text()}
        return Given({"gaps": key | {gap.id: random.choice(others)}})

    def classify(self, bound: Bound[ClozeChoice], response: Response) -> tuple[str, ...]:
        """Return "gap:option" for every gap that was answered."""
        return tuple(f"{gap}:{option}" for gap, option in bound.content.chosen(response).items())

    def counted(self, bound: Bound[ClozeChoice]) -> tuple[CountedPart, ...]:
        """Return what is offered for every gap, numbered by the text."""
        return tuple(
            CountedPart(
                f"({number})",
                tuple(
                    CountedChoice(f"{gap.id}:{id_}", option.text, id_ == bound.content.key(gap))
                    for id_, option in bound.content.options(gap).items()
                ),
            )
            for number, gap in enumerate(bound.content.by_text(), 1)
        )

    def summarise(self, bound: Bound[ClozeChoice], response: Response) -> str:
        """Return "(number) word" for every gap that was answered, numbered by the text."""
        chosen = bound.content.chosen(response)
        gaps = [(number, gap) for number, gap in enumerate(bound.content.by_text(), 1) if gap.id in chosen]
        words = ((number, bound.content.options(gap)[chosen[gap.id]].text) for number, gap in gaps)
        return "; ".join(f"({number}) {plain(word)}" for number, word in words)

    def cards(self, item: Item, bound: Bound[ClozeChoice]) -> tuple[Card, ...] | Message:
        """Return one cloze card: a hidden word a gap, numbered as the gaps' ids are."""
        return cloze_card(bound.content.text, bound.content.gaps, bound.content.right_words(), item.rationale)

    def edit_form(self, content: ClozeChoice | None) -> type[Form]:
        """Return the text, rows of gaps with rows of options, and rows of words."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands; a gap whose word row is empty has no word."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield gaps with options of their own, one of double weight, and gaps that share a bank of words."""
        bodies = [
            {"id": "bulan", "text": "Bulan", "key": True, "rationale": "Bulan paling dekat."},
            {"id": "mars", "text": "Mars"},
            {"id": "venus", "text": "Venus"},
        ]
        times = [{"id": "sekali", "text": "satu kali"}, {"id": "dua", "text": "dua kali", "key": True}]
        gaps = [{"id": "g1", "options": bodies, "weight": 2}, {"id": "g2", "options": times}]
        text = {"text": "Air laut ditarik {{g1}} dan naik {{g2}} sehari.", "gaps": gaps}
        item = example_item(self, "Lengkapi kalimat ini.", text, "Bulan menarik air laut.")
        yield item, (
            given("per_gap", "1", "right", gaps={"g1": "bulan", "g2": "dua"}),
            given("per_gap", "2/3", "the light gap wrong", gaps={"g1": "bulan", "g2": "sekali"}),
            given("per_gap", "1/3", "the heavy gap left blank", gaps={"g2": "dua"}),
            given("per_gap", "0", "both wrong", gaps={"g1": "mars", "g2": "sekali"}),
            blank("per_gap"),
        )  # fmt: skip
        words = [{"id": name, "text": name.title()} for name in ("bulan", "hujan", "awan")]
        shared = {
            "text": "Dari {{langit}} turun {{air}}.",
            "gaps": [{"id": "air", "word": "hujan"}, {"id": "langit", "word": "awan"}],
            "words": words,
            "shuffle": False,
        }
        yield example_item(self, "Lengkapi kalimat ini.", shared, "Hujan turun dari awan."), (
            given("per_gap", "1", "right", gaps={"langit": "awan", "air": "hujan"}),
            given("per_gap", "1/2", "one word in both gaps", gaps={"langit": "hujan", "air": "hujan"}),
        )  # fmt: skip


TYPE: Final = ClozeChoiceType()
