"""How a quiz is taken, as a form: the same fields for a quiz and for what a class is given."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, Field, SelectField, SelectMultipleField, StringField

from quizapp.bank.plain import LONGEST_LIMIT, MOST_TRIES
from quizapp.core.i18n import Message, msg
from quizapp.core.policy import REVIEW, Behaviour, Grade, Moment, Part, Policy, Purpose, ReviewMatrix
from quizapp.itemtypes.fields import Choice
from quizapp.web.forms import SiteForm, stripped, whole

PURPOSES: Final[Mapping[Purpose, Message]] = MappingProxyType({
    Purpose.PRACTICE: msg("Practice: all is shown after handing in"),
    Purpose.TEST: msg("Test: keys and scores when it has closed"),
})  # fmt: skip
BEHAVIOURS: Final[Mapping[Behaviour, Message]] = MappingProxyType({
    Behaviour.DEFERRED: msg("At the end, all at once"),
    Behaviour.IMMEDIATE: msg("Item by item, each checked once"),
    Behaviour.INTERACTIVE: msg("Item by item, in several tries with hints"),
})  # fmt: skip
GRADES: Final[Mapping[Grade, Message]] = MappingProxyType({
    Grade.BEST: msg("The best attempt"),
    Grade.LAST: msg("The last attempt"),
    Grade.FIRST: msg("The first attempt"),
    Grade.MEAN: msg("The mean of all attempts"),
})  # fmt: skip
PARTS: Final[Mapping[Part, Message]] = MappingProxyType({
    Part.SCORE: msg("Score"),
    Part.CORRECTNESS: msg("Right or wrong"),
    Part.KEY: msg("Key"),
    Part.RATIONALE: msg("Explanation"),
    Part.RESPONSES: msg("Own answers"),
})  # fmt: skip
MOMENTS: Final[Mapping[Moment, Message]] = MappingProxyType({
    Moment.DURING: msg("While it is taken"),
    Moment.JUST_AFTER: msg("Right after handing in"),
    Moment.LATER_OPEN: msg("Later, while the quiz is open"),
    Moment.AFTER_CLOSE: msg("After it has closed"),
})  # fmt: skip
PENALTIES: Final = ("0", "1/10", "1/4", "1/3", "1/2", "1")


def chosen(words: Mapping[Any, Message]) -> list[Choice]:
    """Return the choices of a field in the reader's language."""
    return [Choice(str(value), word.translated(gettext)) for value, word in words.items()]


class PolicyForm(SiteForm):
    """Say how a quiz is taken; ``own_review`` tells that the table counts, not what the purpose shows when."""

    purpose = SelectField(lazy_gettext("What it is for"))
    behaviour = SelectField(lazy_gettext("When answers are graded"))
    penalty = SelectField(lazy_gettext("What each used try costs"), choices=[Choice(each) for each in PENALTIES])
    time_limit = StringField(lazy_gettext("Time limit in minutes"), filters=[stripped])
    tries = StringField(lazy_gettext("Tries"), filters=[stripped])
    grade = SelectField(lazy_gettext("Which attempt counts"))
    own_review = BooleanField(lazy_gettext("Choose myself what is shown when"))
    review_score = SelectMultipleField(validate_choice=False)
    review_correctness = SelectMultipleField(validate_choice=False)
    review_key = SelectMultipleField(validate_choice=False)
    review_rationale = SelectMultipleField(validate_choice=False)
    review_responses = SelectMultipleField(validate_choice=False)

    def __init__(self, *positional: object, **named: object) -> None:
        super().__init__(*positional, **named)
        self.purpose.choices = chosen(PURPOSES)
        self.behaviour.choices = chosen(BEHAVIOURS)
        self.grade.choices = chosen(GRADES)

    def validate_time_limit(self, field: Field) -> None:
        """Refuse what is no number of minutes."""
        whole(field, 1, LONGEST_LIMIT)

    def validate_tries(self, field: Field) -> None:
        """Refuse what is no number of attempts."""
        whole(field, 1, MOST_TRIES)

    def show(self, policy: Policy) -> None:
        """Fill the fields with a policy."""
        self.purpose.data, self.behaviour.data = str(policy.purpose), str(policy.behaviour)
        self.penalty.data, self.grade.data = str(policy.penalty), str(policy.grade)
        if self.penalty.data not in PENALTIES:
            self.penalty.choices = [Choice(each) for each in (self.penalty.data, *PENALTIES)]
        self.time_limit.data = "" if policy.time_limit is None else str(policy.time_limit)
        self.tries.data = "" if policy.tries is None else str(policy.tries)
        self.own_review.data = bool(policy.review)
        for part in Part:
            self.moments(part).data = [str(moment) for moment in Moment if policy.shows(part, moment)]

    def moments(self, part: Part) -> SelectMultipleField:
        """Return the row of the table that says when a part is shown."""
        row: SelectMultipleField = self[f"review_{part}"]
        return row

    def policy(self) -> Policy:
        """Return the policy of a form that is valid."""
        purpose = Purpose(self.purpose.data)
        return Policy(
            purpose=purpose,
            behaviour=Behaviour(self.behaviour.data),
            penalty=Fraction(self.penalty.data),
            time_limit=whole(self.time_limit, 1, LONGEST_LIMIT),
            tries=whole(self.tries, 1, MOST_TRIES),
            grade=Grade(self.grade.data),
            review=self._review(purpose) if self.own_review.data else MappingProxyType({}),
        )

    def _review(self, purpose: Purpose) -> ReviewMatrix:
        """Return what of the table differs from what the purpose shows."""
        known = frozenset(map(str, Moment))
        ticked = {part: frozenset(map(Moment, known & set(self.moments(part).data or ()))) for part in Part}
        return MappingProxyType({part: when for part, when in ticked.items() if when != REVIEW[purpose][part]})
