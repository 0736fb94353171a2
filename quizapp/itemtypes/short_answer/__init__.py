"""Short answer: a word, name, number or year typed by the student and compared with accepted texts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card, RecallCard
from quizapp.core.counting import CountedPart
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.markup import inline
from quizapp.core.passage import Passage
from quizapp.core.response import Blank, Given, Parsed, Response
from quizapp.core.score import Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.text import DATA_VERSION, Closeness, Match
from quizapp.core.tree import Node
from quizapp.itemtypes import binding
from quizapp.itemtypes.authored import check_texts, report
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import TypedField
from quizapp.itemtypes.short_answer import forms
from quizapp.itemtypes.short_answer.content import SHAPE, Accepted, ShortAnswer, called, made, plain_content
from quizapp.itemtypes.typed_line import read_line, told, typed


class ShortAnswerType(ItemType[ShortAnswer]):
    """Own all sides of the short answer. The response is ``{"text": what was typed, trimmed}``."""

    name = "short_answer"
    label = msg("Short answer")
    look = "typed"
    rules = MappingProxyType({"accepted": 1})
    entity_fields = ("entity",)
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> ShortAnswer | None:
        """Read ``accepted`` (1 to 20), ``entity``, ``near_misses``, ``steps_off`` and ``answer_kind``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: ShortAnswer) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: ShortAnswer, node: Node, scope: Scope) -> None:
        """Report that no text earns everything, and texts that say the same."""
        if all(accepted.credit != 1 for accepted in content.accepted):
            fault = msg("No accepted text earns the full score.")
            report(scope, node, "no-full-credit", fault, "accepted")
        check_texts([accepted.text for accepted in content.accepted], "accepted", node, scope)

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[ShortAnswer]:
        """Freeze in the evidence and what every entity is called: the own one without metonyms, rivals with them."""
        content = cast("ShortAnswer", item.content)
        names = called(entities, passage.language, {content.entity})
        return binding.bound(item, content, passage, names, DATA_VERSION)

    def order(self, bound: Bound[ShortAnswer], random: Random) -> tuple[str, ...]:  # noqa: ARG002 - nothing is shuffled
        """Return nothing: no parts are shown."""
        return ()

    def field(self, bound: Bound[ShortAnswer], order: Sequence[str], given: Response) -> UnboundField[Field]:  # noqa: ARG002 - no parts
        """Return a line to type on."""
        return cast("UnboundField[Field]", TypedField(inline(bound.stem), default=typed(given)))

    def parse(self, bound: Bound[ShortAnswer], data: object, order: Sequence[str]) -> Parsed:  # noqa: ARG002 - any text may be typed
        """Take up to 200 characters; blanks and invisible characters alone are a blank."""
        return read_line(data)

    def score(self, bound: Bound[ShortAnswer], response: Response, rule: str) -> Score:
        """Score by the accepted text that the response means."""
        accepted, found = bound.content.judged(bound, response)
        denominator = self.denominator(bound, rule)
        earned = Fraction(0) if accepted is None else accepted.credit
        return Score(int(earned * denominator), denominator, self.rule(rule), _explained(response, accepted, found))

    def denominator(self, bound: Bound[ShortAnswer], rule: str) -> int:  # noqa: ARG002 - there is one rule
        """Return the least common denominator of the credits."""
        return math.lcm(*(accepted.credit.denominator for accepted in bound.content.accepted))

    def chance(self, bound: Bound[ShortAnswer], rule: str) -> Fraction:  # noqa: ARG002 - there is one rule
        """Return 0: nobody types the key blindly."""
        return Fraction(0)

    def key(self, bound: Bound[ShortAnswer]) -> Given:
        """Return the first text that earns everything."""
        return Given({"text": bound.content.best.text})

    def wrong(self, bound: Bound[ShortAnswer], random: Random) -> Response:
        """Return the name of another entity where there is one that is not accepted, else a blank."""
        others = [name for entity, names in bound.names.items() if entity != bound.content.entity for name in names]
        random.shuffle(others)
        rule = self.rule().name
        replies = (Given({"text": name}) for name in others)
        return next((reply for reply in replies if not self.score(bound, reply, rule).numerator), Blank())

    def classify(self, bound: Bound[ShortAnswer], response: Response) -> tuple[str, ...]:
        """Return the accepted text that was meant, or "other"."""
        accepted, _ = bound.content.judged(bound, response)
        return (accepted.text if accepted else "other",) if typed(response) else ()

    def counted(self, bound: Bound[ShortAnswer]) -> tuple[CountedPart, ...]:
        """Return the accepted texts, and all others together."""
        return (CountedPart("", bound.content.counted(bound.names)),)

    def summarise(self, bound: Bound[ShortAnswer], response: Response) -> str:  # noqa: ARG002 - the text says it
        """Return what was typed, without invisible characters."""
        return told(typed(response))

    def cards(self, item: Item, bound: Bound[ShortAnswer]) -> tuple[Card, ...] | Message:
        """Return one recall card."""
        return (RecallCard(item.stem, bound.content.best.text, item.rationale),)

    def edit_form(self, content: ShortAnswer | None) -> type[Form]:
        """Return rows of accepted texts and the settings."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands, and the settings that are not at their default."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield a name and a year."""
        accepted = [
            {"text": "Bulan"},
            {"text": "Matahari", "credit": "1/2", "feedback": "Ikut menarik, tetapi lebih lemah."},
        ]
        name = {"accepted": accepted, "answer_kind": "name"}
        yield example_item(self, "Benda langit apa yang paling kuat menarik air laut?", name, "Bulan paling dekat."), (
            given("accepted", "1", "right", text="Bulan"),
            given("accepted", "1", "case, quotes and a full stop do not matter", text="“bulan.”"),
            given("accepted", "1", "one letter too many is a near miss", text="Bullan"),
            given("accepted", "1/2", "partly right", text="matahari"),
            given("accepted", "0", "wrong", text="Venus"),
            blank("accepted"),
        )  # fmt: skip
        year = {"accepted": [{"text": "1883"}], "near_misses": False, "steps_off": ["titles"], "answer_kind": "year"}
        yield example_item(self, "Tahun berapa Krakatau meletus?", year, "Letusan itu terjadi pada 1883."), (
            given("accepted", "1", "number words", text="seribu delapan ratus delapan puluh tiga"),
            given("accepted", "0", "another year", text="1884"),
            given("accepted", "0", "a step that is off", text="tahun 1883"),
        )  # fmt: skip


def _explained(response: Response, accepted: Accepted | None, found: Match) -> Message:
    if not typed(response):
        return msg("You left this item blank. A blank earns nothing.")
    if accepted is None:
        return msg("Your answer is not one of the accepted answers. It earns nothing.")
    earned = (
        msg("It earns the full score.")
        if accepted.credit == 1
        else msg("It earns %(earned)s of the full score.", earned=accepted.credit)
    )
    if found.closeness is Closeness.NEAR:
        return msg(
            "Your answer is accepted, but check the spelling: “%(text)s”. %(earned)s", text=accepted.text, earned=earned
        )
    return msg("Your answer is accepted. %(earned)s", earned=earned)


TYPE: Final = ShortAnswerType()
