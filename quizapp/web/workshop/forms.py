"""The forms of the workshop: what facts and items have in common; an item's content has its type's own form."""

from __future__ import annotations

from typing import Any, Final, cast

from flask_babel import lazy_gettext
from wtforms import Form, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField

from quizapp.core.fact import Stance
from quizapp.core.i18n import Message
from quizapp.core.item import Difficulty, Process
from quizapp.itemtypes.fields import Choice
from quizapp.web.words import DIFFICULTIES, PROCESSES, STANCES

CARD: Final = "card"
CONTENT: Final = "content"


def choices(words: Any) -> list[Choice]:  # noqa: ANN401 - any mapping of words to messages
    """Return choices with their names in the reader's language."""
    return [Choice(str(word), _told(message)) for word, message in words.items()]


def _told(message: Message) -> str:
    return cast("str", lazy_gettext(message.text))


class CardForm(Form):
    """Edit an authored card; ``kind`` decides which lines count."""

    kind = SelectField(validate_choice=False)
    front = TextAreaField(lazy_gettext("Front of the card"))
    back = TextAreaField(lazy_gettext("Back of the card"))
    text = TextAreaField(lazy_gettext("Text with gaps"))
    why = TextAreaField(lazy_gettext("Why"))
    hint = StringField(lazy_gettext("Hint"))
    reverse = StringField(lazy_gettext("The question of the reverse card"))


class EntryForm(Form):
    """Edit what facts and items have in common; ``evidence`` holds addresses, ``waive`` a line for each exception."""

    evidence = SelectMultipleField(validate_choice=False)
    topics = SelectMultipleField(validate_choice=False)
    waive = TextAreaField(lazy_gettext("Exceptions"))


class FactForm(EntryForm):
    """Edit a fact; its card has a form of its own."""

    statement = TextAreaField(lazy_gettext("Statement"))
    speaker = SelectField(lazy_gettext("Who says it"), validate_choice=False)
    stance = SelectField(
        lazy_gettext("How it is held"), choices=choices(STANCES), default=Stance.STATED, validate_choice=False
    )


class ItemForm(EntryForm):
    """Edit an item; its content has the form of its type, its card one of its own.

    ``reading`` is the process: a form has a verb of that name.
    """

    stem = TextAreaField(lazy_gettext("Stem"))
    rationale = TextAreaField(lazy_gettext("Rationale"))
    facts = SelectMultipleField(validate_choice=False)
    reading = RadioField(choices=choices(PROCESSES), default=Process.LOCATE, validate_choice=False)
    difficulty = RadioField(choices=choices(DIFFICULTIES), default=Difficulty.MEDIUM, validate_choice=False)
    indicator = TextAreaField(lazy_gettext("Indicator"))
    author = StringField(lazy_gettext("Author"))
    points = StringField(lazy_gettext("Points"), default="1")
    hints = TextAreaField(lazy_gettext("Hints"))
