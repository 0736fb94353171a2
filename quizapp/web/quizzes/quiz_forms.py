"""Forms that build a quiz: what it is called and how it is taken, what it asks, what it draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, Field, HiddenField, SelectField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import DataRequired, Length

from quizapp.bank.plain.words import LANGUAGES
from quizapp.core.bank import Pool, Quiz
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Difficulty, Process
from quizapp.itemtypes import registry
from quizapp.services.quizzes import FIRST_POOL
from quizapp.web.forms import SiteForm, number_in, said, stripped, whole
from quizapp.web.quizzes.policy_form import PolicyForm

LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 1000
MOST_DRAWN: Final = 1000
MOST_POINTS: Final = 100
MOST_PLACES: Final = 9999
RULES: Final[Mapping[str, Message]] = MappingProxyType({
    "akm": msg("All right 1, one slip a half (as in the national assessment)"),
    "per_row": msg("Each row counts"),
    "per_entry": msg("Each entry counts"),
    "per_pair": msg("Each pair counts"),
    "per_option": msg("Each option counts"),
    "all_or_nothing": msg("All right, or nothing"),
    "exact": msg("The whole order right, or nothing"),
    "one_slip_half": msg("One slip halves it"),
    "net": msg("Right ones less wrong ones"),
    "weights": msg("The weights that the author gave"),
    "pairs": msg("Each pair in the right order counts"),
    "lcs": msg("The longest part in the right order counts"),
    "best_set": msg("How well the chosen sentences prove it"),
    "two_part": msg("Answer and proof count half each"),
    "key": msg("Right or wrong"),
    "neutral_penalty": msg("A wrong choice costs as much as guessing wins"),
})  # fmt: skip


class NewForm(SiteForm):
    """Name a new quiz and choose the bank whose items it asks."""

    bank = StringField(validators=[DataRequired(lazy_gettext("Choose a bank."))])
    title = StringField(
        lazy_gettext("Title"),
        filters=[stripped],
        validators=[
            DataRequired(lazy_gettext("Write a title.")),
            Length(max=LONGEST_TITLE, message=lazy_gettext("A title has at most 200 characters.")),
        ],
    )


class QuizForm(PolicyForm):
    """Say what a quiz is called, in which languages, and how it is taken; ``seen`` is the state that the form shows."""

    seen = HiddenField()
    title_id = StringField(lazy_gettext("Title"), filters=[stripped])
    title_en = StringField(lazy_gettext("Title in English"), filters=[stripped])
    text_id = StringField(lazy_gettext("Description"), filters=[stripped])
    text_en = StringField(lazy_gettext("Description in English"), filters=[stripped])
    languages = SelectMultipleField(lazy_gettext("Languages"), validate_choice=False)
    shuffle = BooleanField(lazy_gettext("Another order of items in every attempt"))

    def show_quiz(self, quiz: Quiz) -> None:
        """Fill the fields with a quiz."""
        self.show(quiz.policy)
        self.shuffle.data, self.languages.data = quiz.shuffle_items, list(quiz.languages)
        for language in LANGUAGES:
            self[f"title_{language}"].data = quiz.title.get(language, "")
            self[f"text_{language}"].data = quiz.description.get(language, "")

    def validate_languages(self, field: Field) -> None:
        """Refuse a quiz without a language, or without a title in one of its languages."""
        chosen = self._chosen()
        if not chosen:
            raise ValidationError(gettext("Tick at least one language."))
        for language in chosen:
            if not 1 <= len(said(self[f"title_{language}"])) <= LONGEST_TITLE:
                raise ValidationError(gettext("Write a title of 1 to 200 characters in every language."))
            if len(said(self[f"text_{language}"])) > LONGEST_TEXT:
                raise ValidationError(gettext("A description has at most 1,000 characters."))
        field.data = list(chosen)

    def made(self, quiz: Quiz) -> Quiz:
        """Return a quiz with what the form says; the form is valid."""
        chosen = self._chosen()
        titles = {language: said(self[f"title_{language}"]) for language in chosen}
        texts = {language: said(self[f"text_{language}"]) or titles[language] for language in chosen}
        return replace(
            quiz, title=titles, description=texts, languages=chosen, shuffle_items=bool(self.shuffle.data),
            policy=self.policy(), rules=_rules(),
        )  # fmt: skip

    def _chosen(self) -> tuple[str, ...]:
        return tuple(language for language in LANGUAGES if language in (self.languages.data or ()))


@dataclass(frozen=True, slots=True)
class Misread:
    """Name a field of one item that cannot be read, by its id, and say why; shown as a form’s own field is."""

    id: str
    errors: tuple[str, ...]


class ItemsForm(SiteForm):
    """Order the chosen items, give them points, leave some out; each item has fields of its own by its id."""

    seen = HiddenField()

    def made(self, quiz: Quiz) -> Quiz:
        """Return a quiz with its items as the fields say: by number, those without one at their old place."""
        kept = [item for item in quiz.items if f"out_{item}" not in request.form]
        places = {item: (self._number(f"place_{item}") or place, place) for place, item in enumerate(quiz.items, 1)}
        given = {item: self._number(f"points_{item}") for item in kept}
        points = {item: number for item, number in given.items() if number is not None}
        return replace(quiz, items=tuple(sorted(kept, key=lambda item: places[item])), points=points)

    def misread(self) -> list[Misread]:
        """Return the fields that hold something else than a place or points."""
        most = {"place": MOST_PLACES, "points": MOST_POINTS}
        wanted = {
            "place": gettext("Write a place as a whole number from 1."),
            "points": gettext("Write points as a whole number from 1 to %(most)s.", most=MOST_POINTS),
        }
        kinds = {name: name.partition("_")[0] for name, typed in request.form.items() if typed.strip()}
        numbers = {name: self._number(name) for name, kind in kinds.items() if kind in wanted}
        return [
            Misread(name, (wanted[kinds[name]],))
            for name, number in numbers.items()
            if number is None or number > most[kinds[name]]
        ]

    @staticmethod
    def _number(name: str) -> int | None:
        return number_in(request.form.get(name, "").strip()) or None


class ChooseForm(SiteForm):
    """Add ticked items to a quiz."""

    items = SelectMultipleField(validate_choice=False)

    def made(self, quiz: Quiz, known: Sequence[str]) -> Quiz:
        """Return a quiz that asks the ticked items too, of those that there are; the first draw goes."""
        ticked = set(self.items.data or ()) - set(quiz.items)
        items = (*quiz.items, *(item for item in known if item in ticked))
        pools = tuple(pool for pool in quiz.pools if pool.id != FIRST_POOL) if items else quiz.pools
        return replace(quiz, items=items, pools=pools)


class DrawForm(SiteForm):
    """Add a draw to a quiz, or take one out (``drop`` is its id)."""

    seen = HiddenField()
    drop = HiddenField()
    take = StringField(lazy_gettext("How many items"), filters=[stripped])
    topics = SelectField(lazy_gettext("Topic"), validate_choice=False)
    processes = SelectField(lazy_gettext("Reading process"), validate_choice=False)
    difficulties = SelectField(lazy_gettext("Difficulty"), validate_choice=False)
    types = SelectField(lazy_gettext("Type"), validate_choice=False)

    def validate_take(self, field: Field) -> None:
        """Refuse a draw of no number."""
        if not said(self.drop) and whole(field, 1, MOST_DRAWN) is None:
            raise ValidationError(gettext("Write how many items are drawn."))

    def made(self, quiz: Quiz) -> Quiz:
        """Return a quiz with the draw added or taken out; the form is valid."""
        if said(self.drop):
            return replace(quiz, pools=tuple(pool for pool in quiz.pools if pool.id != self.drop.data))
        taken = {pool.id for pool in quiz.pools}
        name = next(f"acak-{number}" for number in range(1, len(taken) + 2) if f"acak-{number}" not in taken)
        pool = Pool(
            name,
            whole(self.take, 1, MOST_DRAWN) or 1,
            topics=_one(self.topics),
            processes=tuple(each for each in Process if each in _one(self.processes)),
            difficulties=tuple(each for each in Difficulty if each in _one(self.difficulties)),
            types=tuple(each for each in registry.item_types() if each in _one(self.types)),
        )
        return replace(quiz, pools=(*quiz.pools, pool))


def _one(field: Field) -> tuple[str, ...]:
    return (field.data,) if field.data else ()


def _rules() -> Mapping[str, str]:
    """Return the scoring rules that were chosen, by type; the type's own rule is not written down."""
    found = {}
    for name, kind in registry.item_types().items():
        chosen = request.form.get(f"rule_{name}", "")
        if chosen in kind.rules and chosen != next(iter(kind.rules)):
            found[name] = chosen
    return found
