"""What the types have in common in which one option is chosen and one is the key, whoever words the options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import ClassVar, Protocol, TypeVar, cast

from wtforms import Field
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card, ChoiceCard, ChoiceOption
from quizapp.core.counting import CountedChoice, CountedPart
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.markup import inline, plain
from quizapp.core.passage import Passage
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.itemtypes import binding, option
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.itemtypes.fields import choice_field, choices, letter, place, places, shuffled
from quizapp.itemtypes.option import Earned, Option


class Offering(Protocol):
    """Stand for content that offers options, one of them the key; the choice look reads it too."""

    @property
    def shuffle(self) -> bool:
        """Tell whether the options that are not pinned change places."""

    def offered(self, language: str) -> tuple[Option, ...]:
        """Return the options in the author's order; words of ours among them in the item's ``language``."""


Offers = TypeVar("Offers", bound=Offering)


def offered(bound: Bound[Offers]) -> dict[str, Option]:
    """Return id -> option, in the author's order."""
    return {option.id: option for option in bound.content.offered(bound.language)}


def chosen(response: Response) -> str:
    """Return the id of the chosen option, "" for a blank."""
    option = response.data.get("option") if isinstance(response, Given) else None
    return option if isinstance(option, str) else ""


class OneChoice(ItemType[Offers]):
    """Own the sides that follow from the options. The response is ``{"option": id}``.

    ``earned`` maps the name of each rule to what choosing an option earns under it.
    """

    look = "choice"
    earned: ClassVar[Mapping[str, Earned]]

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Offers]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Offers", item.content), passage)

    def order(self, bound: Bound[Offers], random: Random) -> tuple[str, ...]:
        """Shuffle the options that are not pinned among their places."""
        return shuffled(offered(bound).values(), random, shuffle=bound.content.shuffle)

    def field(self, bound: Bound[Offers], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return radio buttons, one a place."""
        options = offered(bound)
        return choice_field(
            inline(bound.stem), choices(inline(options[name].text) for name in order), place(order, chosen(given))
        )

    def parse(self, bound: Bound[Offers], data: object, order: Sequence[str]) -> Parsed:  # noqa: ARG002 - the order says it all
        """Take one place of the order; nothing or "" is a blank."""
        if data is None or data == "":
            return Blank()
        shown = places(order)
        if not isinstance(data, str) or data not in shown:
            return Invalid(msg("This is not one of the options. Choose one of those shown."))
        return Given({"option": shown[data]})

    def score(self, bound: Bound[Offers], response: Response, rule: str) -> Score:
        """Score the chosen option; an option that does not exist earns 0 as a blank does."""
        options = offered(bound)
        taken = options.get(chosen(response))
        earned = Fraction(0) if taken is None else self.earned[rule]([*options.values()], taken)
        whole = self.denominator(bound, rule)
        return Score(int(earned * whole), whole, self.rule(rule), explained(len(options), taken, earned))

    def denominator(self, bound: Bound[Offers], rule: str) -> int:
        """Return the least common denominator of what the options earn."""
        return option.denominator(self.earned[rule], [*offered(bound).values()])

    def chance(self, bound: Bound[Offers], rule: str) -> Fraction:
        """Return the mean over all options."""
        return option.chance(self.earned[rule], [*offered(bound).values()])

    def key(self, bound: Bound[Offers]) -> Given:
        """Return the key."""
        return Given({"option": max(offered(bound).values(), key=lambda option: (option.key, option.credit)).id})

    def wrong(self, bound: Bound[Offers], random: Random) -> Response:
        """Return a distractor, all alike."""
        distractors = [option.id for option in offered(bound).values() if not option.key]
        return Given({"option": random.choice(distractors)}) if distractors else Blank()

    def classify(self, bound: Bound[Offers], response: Response) -> tuple[str, ...]:
        """Return the option's id."""
        return tuple(name for name in offered(bound) if name == chosen(response))

    def counted(self, bound: Bound[Offers]) -> tuple[CountedPart, ...]:
        """Return the options."""
        return (
            CountedPart("", tuple(CountedChoice(each.id, each.text, each.key) for each in offered(bound).values())),
        )

    def summarise(self, bound: Bound[Offers], response: Response) -> str:
        """Return the option's text."""
        taken = offered(bound).get(chosen(response))
        return plain(taken.text) if taken else ""

    def printed_key(self, bound: Bound[Offers], order: Sequence[str]) -> str:
        """Return the key's letter and text."""
        return f"{letter(order, str(self.key(bound).data['option']))}. {self.summarise(bound, self.key(bound))}"

    def cards(self, item: Item, bound: Bound[Offers]) -> tuple[Card, ...] | Message:
        """Return one choice card."""
        fixed = not bound.content.shuffle
        options = tuple(
            ChoiceOption(option.id, option.text, option.key, option.pinned or fixed)
            for option in offered(bound).values()
        )
        return (ChoiceCard(item.stem, options, item.rationale),)


def explained(options: int, taken: Option | None, earned: Fraction) -> Message:
    """Say what choosing one of so many options earned, and why."""
    if taken is None:
        return msg("You left this item blank. A blank earns nothing.")
    if taken.key:
        return msg("You chose the key. It earns the full score.")
    if earned > 0:
        return msg("You chose an option that is partly right. It earns %(earned)s of the full score.", earned=earned)
    if earned < 0:
        return msg(
            "You chose an option that is not the key. With %(options)s options, this costs %(cost)s of the full score, "
            "so that guessing gains nothing.",
            options=options, cost=-earned,
        )  # fmt: skip
    return msg("You chose an option that is not the key. It earns nothing.")
