"""Rules on what options say and how many there are: Q1 to Q3 and Q10 to Q12."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from quizapp.bank.lint.kinds import number_of
from quizapp.bank.lint.phrases import Phrases
from quizapp.bank.lint.rule import ITEM, Edit, Finding, Found
from quizapp.bank.lint.texts import words
from quizapp.bank.lint.views import ItemView
from quizapp.bank.lint.words import Words
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity
from quizapp.itemtypes.parts import Role

E, W, INFORM = Severity.ERROR, Severity.WARNING, Severity.INFO

COMMON_START: Final = 3  # words
FEWEST, MOST, MOST_WITH_KEYS = 3, 5, 7
LETTER: Final = r"[(“\"']?[A-H][)”\"'.]?"


@ITEM.rule("Q1", E, msg("No “all of the above”: it judges the other options and AKM forbids it."),
           msg("Write an option of its own, or use a grid of statements."))  # fmt: skip
def no_all_of_the_above(view: ItemView) -> Found:
    """Look for options that say that all options are right or wrong."""
    return _with_phrase(view, view.words.all_options)


@ITEM.rule("Q2", W, msg("Avoid “none of the above”: it shows what is wrong, not what a student knows."),
           msg("Replace it by a plausible wrong answer, or leave it out."))  # fmt: skip
def no_none_of_the_above(view: ItemView) -> Found:
    """Look for options that reject the others."""
    return _with_phrase(view, view.words.no_options)


def _with_phrase(view: ItemView, phrases: Phrases) -> Found:
    for part in view.of(Role.OPTION):
        if found := phrases.find(part.text):
            yield Finding(msg("The option says “%(text)s”.", text=found), part.steps)


@ITEM.rule("Q3", E, msg("No option or feedback names another one by letter or place: options are shuffled."),
           msg("Say the content of the option instead of its letter or place."))  # fmt: skip
def no_letters_or_places(view: ItemView) -> Found:
    """Look for “A and B” and “option C” in options, for “the option above” in options and feedback."""
    letters, places = _letters(view.words), _places(view.words)
    options = {part.steps for part in view.of(Role.OPTION)}
    for steps, text in view.texts():
        if steps == view.stem.steps or not view.of(Role.OPTION, Role.STATEMENT):
            continue
        pair = letters.fullmatch(text.strip(" .")) if steps in options else None
        if found := pair or _named(view.words).search(text) or places.search(text):
            yield Finding(msg("“%(text)s” names an option by its letter or place.", text=found[0].strip()), steps)


def _letters(lists: Words) -> re.Pattern[str]:
    """Return what matches "A and B" and "A, B, and C" as a whole option."""
    joined = "|".join(re.escape(word) for word in lists.and_words.entries)
    return re.compile(rf"{LETTER}(?:, ?{LETTER})*,? (?:{joined}|&) {LETTER}", re.IGNORECASE)


def _named(lists: Words) -> re.Pattern[str]:
    """Return what matches "option C": the letter is a capital, so that no word is taken for one."""
    before = (*lists.option_words.entries, *lists.answer_words.entries)
    named = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in before)
    return re.compile(rf"\b(?:{named}) (?:\([A-H]\)|[A-H])(?![\w-])")


def _places(lists: Words) -> re.Pattern[str]:
    """Return what matches "the second option" in the word order of the language, and "above" at an end."""
    named = "|".join(lists.option_words.entries)
    placed = "|".join(lists.places.entries)
    pair = f"(?:{placed}) (?:{named})" if lists.option_place_order == "before" else f"(?:{named}) (?:{placed})"
    return re.compile(rf"\b(?:{pair})\b", re.IGNORECASE)


@ITEM.rule("Q10", INFORM, msg("What all options begin with belongs into the stem: it is read once there."),
           msg("Move the common words to the end of the stem."))  # fmt: skip
def no_common_start(view: ItemView) -> Found:
    """Look for three words or more with which all options of a list begin."""
    for options in view.choices:
        starts = {words(option.text)[:COMMON_START] for option in options}
        start = next(iter(starts))
        if (
            len(starts) == 1
            and len(start) == COMMON_START
            and all(len(words(option.text)) > COMMON_START for option in options)
        ):
            yield Finding(msg("All options begin with “%(text)s”.", text=" ".join(start)), options[0].steps)


@ITEM.rule("Q11", W, msg("Three to five options: more are seldom plausible, two leave it to luck."),
           msg("Add a plausible wrong option, or drop the weakest one."))  # fmt: skip
def right_number(view: ItemView) -> Found:
    """Count the options of each list; a list with several keys may have up to seven."""
    for options in view.choices:
        most = MOST if sum(option.key for option in options) == 1 else MOST_WITH_KEYS
        if not FEWEST <= len(options) <= most:
            yield Finding(msg("There are %(count)s options.", count=len(options)), options[0].list_steps)


@ITEM.rule("Q12", INFORM, msg("Numbers and dates that are not shuffled stand in order: nobody should have to search."),
           msg("Put them in order."))  # fmt: skip
def numbers_in_order(view: ItemView) -> Found:
    """Look for lists of numbers in a fixed order that neither rises nor falls."""
    for options in view.choices:
        numbers = [number_of(option.text) for option in options]
        found = [number for number in numbers if number is not None]
        if len(found) < len(options) or not all(option.fixed for option in options):
            continue
        if found not in (sorted(found), sorted(found, reverse=True)):
            edit = Edit(options[0].list_steps, _in_order(found))
            yield Finding(msg("The numbers stand in no order."), options[0].list_steps, edit=edit)


def _in_order(numbers: Sequence[float]) -> Callable[[Any], Any]:
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    return lambda rows: [rows[place] for place in order]
