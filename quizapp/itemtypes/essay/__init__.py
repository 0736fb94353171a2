"""Essay: a text of the student's own, which waits until a teacher has judged it row by row of a rubric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from quizapp.core.markup import inline, plain
from quizapp.core.passage import Passage
from quizapp.core.refusal import Malformed
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.tree import JsonObject, Node
from quizapp.core.writing import clean_writing
from quizapp.itemtypes import binding
from quizapp.itemtypes.authored import MOST_PARTS, check_named, report
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.essay import forms, judging
from quizapp.itemtypes.essay.content import LONGEST_ANSWER, SHAPE, Essay, made, plain_content
from quizapp.itemtypes.essay.field import WritingField
from quizapp.itemtypes.example import blank, example_item
from quizapp.itemtypes.fields import showable
from quizapp.itemtypes.typed_line import typed

ONE_LINE: Final = 300  # characters of an answer that stand in a table


class EssayType(ItemType[Essay]):
    """Own all sides of the essay. The response is ``{"text": what was written}``, in NFC.

    A teacher's judgement is ``{"rows": {row id: points}}`` with every row of the rubric in it.
    """

    name = "essay"
    label = msg("Essay")
    look = "essay"
    rules = MappingProxyType({"rubric": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Essay | None:
        """Read ``rows`` (1 to 10, each with 2 to 11 levels), ``cap``, ``words`` and ``model``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Essay) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Essay, node: Node, scope: Scope) -> None:
        """Report doubled rows, levels that do not count up from 0, a cap or an advice that cannot be meant."""
        check_named(content.rows, "rows", node, scope)
        for number, row in enumerate(content.rows):
            if [level.points for level in row.levels] != list(range(len(row.levels))):
                fault = msg("The levels of this row do not count up from 0 points.")
                report(scope, node, "rubric-levels", fault, "rows", number, "levels")
        if content.cap > content.sum:
            fault = msg("The cap is higher than the %(sum)s points of all rows together.", sum=content.sum)
            report(scope, node, "rubric-cap", fault, "cap")
        if content.whole > MOST_PARTS:
            fault = msg(
                "The rubric gives %(whole)s points; at most %(most)s fit.", whole=content.whole, most=MOST_PARTS
            )
            report(scope, node, "rubric-total", fault, "rows")
        if content.words[0] > content.words[1]:
            report(scope, node, "words-order", msg("The advised length ends before it begins."), "words")

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Essay]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Essay", item.content), passage)

    def order(self, bound: Bound[Essay], random: Random) -> tuple[str, ...]:  # noqa: ARG002 - nothing is shuffled
        """Return nothing: no parts are shown."""
        return ()

    def field(self, bound: Bound[Essay], order: Sequence[str], given: Response) -> UnboundField[Field]:  # noqa: ARG002 - no parts
        """Return a box to write in."""
        return cast("UnboundField[Field]", WritingField(inline(bound.stem), default=typed(given)))

    def parse(self, bound: Bound[Essay], data: object, order: Sequence[str]) -> Parsed:  # noqa: ARG002 - any text may be written
        """Take up to 20,000 characters; blanks and invisible characters alone are a blank."""
        if data is None:
            return Blank()
        if not isinstance(data, str):
            return Invalid(msg("This is not a written answer. Write one text."))
        try:
            text = clean_writing(data, LONGEST_ANSWER)
        except Malformed as refusal:
            return Invalid(refusal.message)
        return Given({"text": text}) if text else Blank()

    def score(self, bound: Bound[Essay], response: Response, rule: str) -> Score:
        """Let what is written wait for a teacher; a blank earns 0 at once."""
        whole, named = bound.content.whole, self.rule(rule)
        if not typed(response):
            return Score(0, whole, named, msg("You left this item blank. A blank earns nothing."))
        waits = msg("Your teacher has yet to grade this answer. Until then it counts neither for you nor against you.")
        return Score(0, whole, named, waits, waiting=True)

    def denominator(self, bound: Bound[Essay], rule: str) -> int:  # noqa: ARG002 - there is one rule
        """Return the points of a full score."""
        return bound.content.whole

    def chance(self, bound: Bound[Essay], rule: str) -> Fraction:  # noqa: ARG002 - there is one rule
        """Return 0: nobody writes an answer blindly."""
        return Fraction(0)

    def key(self, bound: Bound[Essay]) -> Given:
        """Return the model answer, the rationale where the author wrote none."""
        return Given({"text": bound.content.model or bound.rationale})

    def wrong(self, bound: Bound[Essay], random: Random) -> Response:  # noqa: ARG002 - there is one way to stop early
        """Return the first sentence of the model answer alone."""
        first, *_ = typed(self.key(bound)).partition(". ")
        return Given({"text": f"{first.removesuffix('.')}."})

    def graded(self, bound: Bound[Essay], judgement: JsonObject, rule: str) -> Score:
        """Add up the points of all rows, at most the cap. Raises Malformed unless each row has one of its levels."""
        points = bound.content.judged(judgement)
        if points is None:
            raise Malformed(msg("Choose one of the levels in every row of the rubric, and nothing else."))
        earned = bound.content.counted(sum(points.values()))
        explain = _explained(bound.content, points, earned)
        return Score(earned, bound.content.whole, self.rule(rule), explain, judged=MappingProxyType(points))

    def judge_form(self, bound: Bound[Essay], judged: Mapping[str, int]) -> type[Form]:
        """Return a choice of levels for every row of the rubric."""
        return judging.judge_form(bound.content, judged)

    def judgement(self, bound: Bound[Essay], form: Form) -> JsonObject:
        """Return row id -> points; None where no level is chosen."""
        return judging.judgement(bound.content, form)

    def classify(self, bound: Bound[Essay], response: Response) -> tuple[str, ...]:  # noqa: ARG002 - texts are not compared
        """Return "written": there are no options to count."""
        return ("written",) if typed(response) else ()

    def counted(self, bound: Bound[Essay]) -> tuple[CountedPart, ...]:  # noqa: ARG002 - texts are not compared
        """Return that something was written: what it was is not for the wall."""
        return (CountedPart("", (CountedChoice("written", msg("wrote an answer")),)),)

    def summarise(self, bound: Bound[Essay], response: Response) -> str:  # noqa: ARG002 - the text says it
        """Return the beginning of what was written, on one line."""
        text = " ".join(typed(response).split())
        return showable(text if len(text) <= ONE_LINE else f"{text[: ONE_LINE - 1]}…")

    def printed_key(self, bound: Bound[Essay], order: Sequence[str]) -> str:  # noqa: ARG002 - no parts
        """Return the whole model answer."""
        return showable(" ".join(bound.content.model.split()))

    def cards(self, item: Item, bound: Bound[Essay]) -> tuple[Card, ...] | Message:  # noqa: ARG002 - true of every essay
        """Return no card: nobody can hold a text of their own against the back of a card."""
        return msg(
            "An essay has no single answer that a card could show; the facts it builds on have notes of their own."
        )

    def edit_form(self, content: Essay | None) -> type[Form]:
        """Return the rows of the rubric and the settings."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands, and the settings that say something."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield a question with a capped rubric of two rows, and a short one with neither cap nor model."""
        rows = [
            _row("alasan", "Alasan dari bacaan", "Tidak ada alasan.", "Alasan sendiri.", "Alasan dari bacaan."),
            _row("bahasa", "Bahasa", "Sulit dipahami.", "Jelas.", "Jelas dan runtut."),
        ]
        model = "Air laut naik karena Bulan menariknya lebih kuat daripada Matahari."
        essay = {"rows": rows, "cap": 3, "words": {"from": 20, "to": 60}, "model": model}
        stem = "Mengapa air laut naik dan turun? Jelaskan dengan alasan dari bacaan."
        yield example_item(self, stem, essay, "Bulan menarik air laut."), (
            _judged("1", "the cap: three of four points are all", alasan=2, bahasa=2),
            _judged("1", "the full score", alasan=2, bahasa=1),
            _judged("2/3", "a point for each row", alasan=1, bahasa=1),
            _judged("0", "judged to earn nothing", alasan=0, bahasa=0),
            Example(Given({"text": "Karena Bulan."}), "rubric", Fraction(0), "waits for a teacher"),
            blank("rubric"),
        )  # fmt: skip
        single = {"rows": [_row("isi", "Isi", "Belum menjawab.", "Menjawab.")]}
        yield example_item(self, "Apa pendapatmu?", single, "Pendapat apa pun, asal beralasan."), (
            _judged("1", "one row", isi=1),
            _judged("0", "one row", isi=0),
        )  # fmt: skip


def _row(name: str, text: str, *levels: str) -> dict[str, Any]:
    return {
        "id": name,
        "text": text,
        "levels": [{"points": place, "text": level} for place, level in enumerate(levels)],
    }


def _judged(score: str, note: str, **points: int) -> Example:
    response = Given({"text": "Karena Bulan menarik air laut."})
    return Example(response, "rubric", Fraction(score), note, judgement={"rows": points})


def _explained(content: Essay, points: Mapping[str, int], earned: int) -> Message:
    rows = "; ".join(f"{plain(row.text)} {points[row.id]}/{row.most}" for row in content.rows)
    total = msg("Together that is %(earned)s of %(whole)s points.", earned=earned, whole=content.whole)
    if sum(points.values()) > earned:
        total = msg("Together that is more than the %(whole)s points that count.", whole=content.whole)
    return msg("Your teacher judged: %(rows)s. %(total)s", rows=rows, total=total)


TYPE: Final = EssayType()
