"""Evidence selection: pick the sentences of the passage that prove something, alone or as part B of a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card, ChoiceCard, ChoiceOption
from quizapp.core.counting import CountedChoice, CountedPart
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.markup import inline, plain
from quizapp.core.passage import Passage
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.core.score import Rule, Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.tree import JsonValue, Node
from quizapp.itemtypes import binding
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.evidence_selection import forms
from quizapp.itemtypes.evidence_selection.checks import check_content
from quizapp.itemtypes.evidence_selection.content import (
    SHAPE,
    Evidence,
    in_order,
    made,
    option_of,
    picked,
    plain_content,
)
from quizapp.itemtypes.evidence_selection.field import Sides, evidence_field, read_parts
from quizapp.itemtypes.evidence_selection.words import parts_explained, sentences_explained
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import choices, letter, place, places

HALF: Final = Fraction(1, 2)


class EvidenceSelection(ItemType[Evidence]):
    """Own all sides of evidence selection.

    The response is ``{"sentences": [addresses]}``, in the two-part form with ``"option": id`` of part A; what was left
    out is absent. The order is the options of part A as shown, then the offered sentences in the order of reading.
    """

    name = "evidence_selection"
    label = msg("Evidence selection")
    look = "evidence"
    rules = MappingProxyType({"best_set": 1, "two_part": 1})
    sentence_fields = ("keys", "tempting")
    paragraph_fields = ("from",)
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Evidence | None:
        """Read ``keys`` (1 to 6 sets of 1 to 4 addresses), ``pick``, ``from``, ``tempting`` and ``question``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Evidence) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Evidence, node: Node, scope: Scope) -> None:
        """Report sets that cannot be picked, sentences that are not offered, and a part A without its one key."""
        check_content(content, node, scope)

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Evidence]:  # noqa: ARG002 - no names are compared
        """Freeze in the offered sentences, and those of the keys as evidence too."""
        content = cast("Evidence", item.content)
        sentences = {each.address: each.text for each in passage.sentences()}
        offered = {address: text for address, text in sentences.items() if content.offers(address)}
        proving = {address: sentences[address] for address in in_order(content.key_sentences()) if address in sentences}
        frozen = binding.bound(item, content, passage)
        evidence = MappingProxyType({**frozen.evidence, **proving})
        return replace(frozen, evidence=evidence, sentences=MappingProxyType(offered))

    def rule_of(self, bound: Bound[Evidence], name: str = "") -> Rule:  # noqa: ARG002 - the form of the item decides
        """Return ``two_part`` for an item with a part A, else ``best_set``."""
        return self.rule("two_part" if bound.content.options else "best_set")

    def order(self, bound: Bound[Evidence], random: Random) -> tuple[str, ...]:
        """Shuffle the options of part A as the author allows; sentences stand as in the passage."""
        options = [option.id for option in bound.content.options]
        if bound.content.shuffle:
            random.shuffle(options)
        return (*options, *in_order(bound.sentences))

    def field(self, bound: Bound[Evidence], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return radio buttons for part A, and radio buttons or checkboxes for the sentences."""
        texts = {option.id: option.text for option in bound.content.options}
        options, sentences = _shown(order)
        chosen = places(sentences)
        sides = Sides(
            choices(inline(texts[name]) for name in options),
            place(options, option_of(bound.content, given)),
            choices(inline(bound.sentences[address]) for address in sentences),
            [value for value, address in chosen.items() if address in picked(given)],
        )
        return evidence_field(inline(bound.stem), sides, bound.content.pick)

    def parse(self, bound: Bound[Evidence], data: object, order: Sequence[str]) -> Parsed:
        """Take a place among the options and different places among the sentences, at most as many as may be picked."""
        sent = read_parts(data)
        if sent is None:
            return Invalid(msg("This is not a choice of sentences. Pick some of those shown."))
        options, sentences = map(places, _shown(order))
        option, chosen = sent
        known = [sentences[value] for value in chosen if isinstance(value, str) and value in sentences]
        if len(known) < len(chosen) or not (option is None or (isinstance(option, str) and option in options)):
            return Invalid(msg("One of the choices is not among those shown. Pick some of those shown."))
        if len(set(known)) < len(known):
            return Invalid(msg("One sentence came twice. Pick each sentence once."))
        if len(known) > bound.content.pick:
            most = bound.content.pick
            return Invalid(msg("You picked %(picked)s sentences. Pick at most %(most)s.", picked=len(known), most=most))
        found: dict[str, JsonValue] = {"option": options[option]} if isinstance(option, str) else {}
        found |= {"sentences": in_order(known)} if known else {}
        return Given(found) if found else Blank()

    def score(self, bound: Bound[Evidence], response: Response, rule: str) -> Score:
        """Score the pick against its best set; with a part A, both together earn everything, A alone a half."""
        content, chosen = bound.content, frozenset(picked(response))
        option = option_of(content, response)
        whole = self.denominator(bound, rule)
        if rule == "best_set" or not content.options:
            earned = content.proof.earned(chosen)
            explain = sentences_explained(content.proof, chosen, answered=bool(chosen or option))
            return Score(int(earned * whole), whole, self.rule(rule), explain)
        proved = content.proof.whole(chosen)
        right = content.right(option)
        earned = (Fraction(1) if proved else HALF) if right else Fraction(0)
        explain = parts_explained(bool(option or chosen), right, proved, earned)
        return Score(int(earned * whole), whole, self.rule(rule), explain)

    def denominator(self, bound: Bound[Evidence], rule: str) -> int:
        """Return 2 with a part A, else the least common multiple of the sizes of the sets."""
        return 2 if rule == "two_part" and bound.content.options else bound.content.proof.denominator

    def chance(self, bound: Bound[Evidence], rule: str) -> Fraction:
        """Guess any pick that is allowed, all alike; with a part A, one of its options too."""
        content, offered = bound.content, len(bound.sentences)
        if rule == "best_set" or not content.options:
            return content.proof.chance(offered)
        return Fraction(1, len(content.options)) * (HALF + HALF * content.proof.chance_of_whole(offered))

    def key(self, bound: Bound[Evidence]) -> Given:
        """Return the first set, and the key of part A."""
        sentences: JsonValue = list(bound.content.keys[0])
        keys = [option.id for option in bound.content.options if option.key]
        return Given({**({"option": keys[0]} if keys else {}), "sentences": sentences})

    def wrong(self, bound: Bound[Evidence], random: Random) -> Response:
        """Return a sentence that proves nothing, with any option of part A; a blank where every sentence proves."""
        others = [address for address in in_order(bound.sentences) if address not in bound.content.key_sentences()]
        if not others:
            return Blank()
        option = {"option": random.choice(bound.content.options).id} if bound.content.options else {}
        sentences: JsonValue = [random.choice(others)]
        return Given({**option, "sentences": sentences})

    def classify(self, bound: Bound[Evidence], response: Response) -> tuple[str, ...]:
        """Return the option's id and the addresses of the picked sentences."""
        option = option_of(bound.content, response)
        return (*([option] if option else []), *(one for one in picked(response) if one in bound.sentences))

    def counted(self, bound: Bound[Evidence]) -> tuple[CountedPart, ...]:
        """Return the options of part A, where there is one, and the offered sentences."""
        options = tuple(CountedChoice(each.id, each.text, each.key) for each in bound.content.options)
        right, offered = bound.content.key_sentences(), in_order(bound.sentences)
        sentences = tuple(CountedChoice(at, bound.sentences[at], at in right) for at in offered)
        return tuple(CountedPart("", choices) for choices in (options, sentences) if choices)

    def summarise(self, bound: Bound[Evidence], response: Response) -> str:
        """Return the option's text and the picked sentences."""
        texts = {option.id: option.text for option in bound.content.options} | dict(bound.sentences)
        return "; ".join(plain(texts[name]) for name in self.classify(bound, response))

    def printed_key(self, bound: Bound[Evidence], order: Sequence[str]) -> str:
        """Return the letter of part A, where there is one, and the addresses of the sentences."""
        key = self.key(bound)
        option = option_of(bound.content, key)
        return "; ".join((*([letter(order, option)] if option else []), *picked(key)))

    def cards(self, item: Item, bound: Bound[Evidence]) -> tuple[Card, ...] | Message:
        """Return a choice card of part A where there is one; a card without the passage cannot ask for a sentence."""
        if not bound.content.options:
            return msg(
                "It can only be asked beside the passage; the fact that the sentences prove has a note of its own."
            )
        fixed = not bound.content.shuffle
        options = tuple(ChoiceOption(each.id, each.text, each.key, fixed) for each in bound.content.options)
        return (ChoiceCard(item.stem, options, item.rationale),)

    def edit_form(self, content: Evidence | None) -> type[Form]:
        """Return rows of sets, of tempting sentences and of options, and the settings."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands, and the settings that say something."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield two acceptable sets of which at most two sentences are picked, and the two-part form."""
        tempting = {"p1.3": "Kalimat ini tentang hujan."}
        sets = {"keys": [["p1.2"], ["p1.1", "p1.2"]], "pick": 2, "tempting": tempting}
        stem = "Kalimat mana yang membuktikan bahwa Bulan menggerakkan air laut?"
        yield example_item(self, stem, sets, "Kalimat kedua menyebut Bulan."), (
            given("best_set", "1", "the smaller set", sentences=["p1.2"]),
            given("best_set", "1", "the larger set", sentences=["p1.1", "p1.2"]),
            given("best_set", "1/2", "half of the larger set", sentences=["p1.1"]),
            given("best_set", "0", "one right, one wrong", sentences=["p1.2", "p1.3"]),
            given("best_set", "0", "wrong", sentences=["p1.3"]),
            blank("best_set"),
        )  # fmt: skip
        options = [
            {"id": "bulan", "text": "Bulan", "key": True, "rationale": "Bulan paling dekat."},
            {"id": "angin", "text": "Angin"},
        ]
        parts = {"keys": [["p1.2"]], "from": ["p1"], "question": {"options": options}}
        yield example_item(self, "Apa yang paling kuat menarik air laut?", parts, "Kalimat kedua."), (
            given("two_part", "1", "answer and proof", option="bulan", sentences=["p1.2"]),
            given("two_part", "1/2", "the answer, another sentence", option="bulan", sentences=["p1.3"]),
            given("two_part", "1/2", "the answer alone", option="bulan"),
            given("two_part", "0", "the proof alone", option="angin", sentences=["p1.2"]),
            given("two_part", "0", "neither", option="angin", sentences=["p1.1"]),
            blank("two_part"),
        )  # fmt: skip


def _shown(order: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the options of part A and the sentences of an order; only addresses hold a full stop."""
    return [name for name in order if "." not in name], [name for name in order if "." in name]


TYPE: Final = EvidenceSelection()
