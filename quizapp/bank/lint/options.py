"""Rules on how the options of one list stand beside each other: Q1 to Q3, Q5 to Q7, Q9 to Q12."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any, Final

from quizapp.bank.lint.kinds import kind_of, number_of, span_of
from quizapp.bank.lint.phrases import Phrases
from quizapp.bank.lint.rule import ITEM, Edit, Finding, Found
from quizapp.bank.lint.texts import unquoted, words
from quizapp.bank.lint.views import ItemView
from quizapp.bank.lint.words import Words
from quizapp.core.alike import likeness
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity
from quizapp.itemtypes.parts import Part, Role

E, W, INFORM = Severity.ERROR, Severity.WARNING, Severity.INFO

FEWEST_TO_COMPARE: Final = 3
LONGER_KEY: Final = 1.3  # times the median of the others
LONGEST_TO_SHORTEST: Final = 2
SEEN_DIFFERENCE: Final = 12  # letters; a shorter difference is not seen at a glance, whatever its share
LIKE: Final = 0.9
COMMON_START: Final = 3  # words
FEWEST, MOST, MOST_WITH_KEYS = 3, 5, 7
LETTER: Final = r"[(“\"']?[A-H][)”\"'.]?"
END: Final = re.compile(r"([.!?…])[”’\"')]*$")
ARROWS: Final = frozenset("→>←")


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


@ITEM.rule("Q5", W, msg("Options are about equally long: the longest one is too often the key, and readers know it."),
           msg("Shorten the long option or give the others as much detail."))  # fmt: skip
def similar_lengths(view: ItemView) -> Found:
    """Compare letters: the key with the median of the others, the longest option with the shortest."""
    for options in view.choices:
        if len(options) < FEWEST_TO_COMPARE or _are_names(view, options):
            continue
        lengths = {option.steps: len(option.text) for option in options}
        longest = max(options, key=lambda option: lengths[option.steps])
        others = [lengths[option.steps] for option in options if option is not longest]
        longer = lengths[longest.steps] - median(others)
        if longest.key and lengths[longest.steps] > LONGER_KEY * median(others) and longer >= SEEN_DIFFERENCE:
            share = round(100 * lengths[longest.steps] / median(others))
            yield Finding(
                msg("The key is the longest option: %(share)s %% of the others’ median length.", share=share),
                longest.steps,
            )
        elif max(lengths.values()) > LONGEST_TO_SHORTEST * min(lengths.values()) and longer >= SEEN_DIFFERENCE:
            yield Finding(msg("This option is more than twice as long as the shortest."), longest.steps)


def _are_names(view: ItemView, options: Sequence[Part]) -> bool:
    """Tell whether all options are names or numbers, whose lengths nobody chooses."""
    return all(kind_of(option.text, view.ground) for option in options)


@ITEM.rule("Q6", W, msg("Options are alike in kind and grammar: the odd one out gives itself away."),
           msg("Give all options the same kind of answer, the same first kind of word and the same end."))  # fmt: skip
def alike_in_kind(view: ItemView) -> Found:
    """Look for the one option that differs from all others in kind of thing, in its first word, or in its end."""
    for options in view.choices:
        if len(options) < FEWEST_TO_COMPARE:
            continue
        yield from _ends(options)
        other_kind = _odd_one(options, lambda text: kind_of(text, view.ground))
        other_start = _odd_one(options, lambda text: _first_class(text, view.words))
        if other_kind:
            yield Finding(msg("All other options are of one kind; this one is not."), other_kind.steps)
        elif other_start and other_start.key:
            yield Finding(msg("All wrong options begin alike; the key does not."), other_start.steps)


def _odd_one(options: Sequence[Part], look: Callable[[str], str]) -> Part | None:
    """Return the only option that differs where all others have one and the same class, else None."""
    classes = [look(option.text) for option in options]
    common, count = Counter(classes).most_common(1)[0]
    if not common or count != len(options) - 1:
        return None
    return next(option for option, found in zip(options, classes, strict=True) if found != common)


def _first_class(text: str, lists: Words) -> str:
    return next((name for name, phrases in lists.first_words.items() if phrases.opens(text)), "")


def _ends(options: Sequence[Part]) -> Iterator[Finding]:
    """Compare the marks at the ends; when only one option lacks or has the full stop, it is mended."""
    ends = [found[1] if (found := END.search(option.text)) else "" for option in options]
    common, count = Counter(ends).most_common(1)[0]
    if len(set(ends)) == 1:
        return
    for option, end in zip(options, ends, strict=True):
        if end != common:
            plain = {end, common} == {"", "."} and count > len(options) / 2
            edit = Edit(option.steps, _ending(common)) if plain else None
            yield Finding(
                msg("The options end differently: some with “%(mark)s”, some without.", mark=end or common),
                option.steps,
                edit=edit,
            )


def _ending(mark: str) -> Callable[[str], str]:
    return lambda text: text.removesuffix(".") + mark


@ITEM.rule("Q7", W, msg("Words like “always” stand not only in wrong options, words like “may” not only in the key."),
           msg("Use such words in both, or in none."))  # fmt: skip
def no_telling_words(view: ItemView) -> Found:
    """Look for absolutes in at least two wrong options and not in the key, and for hedges in the key alone.

    A word in quotation marks is spoken about, not used.
    """
    for options in view.choices:
        keys = [option for option in options if option.key]
        wrong = [option for option in options if not option.key]
        if len(wrong) < FEWEST_TO_COMPARE - 1:
            continue
        absolutes, hedges = (_used(lists) for lists in (view.words.absolutes, view.words.hedges))
        sure = [option for option in wrong if absolutes(option)]
        if len(sure) > 1 and not any(map(absolutes, keys)):
            message = msg("Words such as “%(word)s” stand in wrong options only.", word=absolutes(sure[0]))
            yield Finding(message, sure[0].steps)
        if all(map(hedges, keys)) and not any(map(hedges, wrong)):
            yield Finding(msg("Only the key is careful: “%(word)s”.", word=hedges(keys[0])), keys[0].steps)


def _used(lists: Phrases) -> Callable[[Part], str]:
    return lambda option: lists.find(unquoted(option.text))


@ITEM.rule("Q9", E, msg("No two options mean the same or contain one another: two would be right, or none."),
           msg("Change one of the two so that they exclude each other."))  # fmt: skip
def no_overlap(view: ItemView) -> Found:
    """Compare the options of a list: nearly equal texts, one as a part of the other, ranges of numbers that meet."""
    for options in view.choices:
        for place, later in enumerate(options):
            for earlier in options[:place]:
                if _same(view.words, earlier.text, later.text):
                    yield Finding(
                        msg("This option says nearly the same as “%(text)s”.", text=earlier.text[:80]), later.steps
                    )
                elif _contains(view.words, earlier.text, later.text):
                    yield Finding(
                        msg("This option and “%(text)s” contain one another.", text=earlier.text[:80]), later.steps
                    )
                elif _meet(earlier.text, later.text):
                    yield Finding(msg("This range and “%(text)s” overlap.", text=earlier.text[:80]), later.steps)


def _same(lists: Words, one: str, other: str) -> bool:
    if ARROWS & {*one, *other} or lists.stems(one) != lists.stems(other):
        return False
    first, second = " ".join(words(one)), " ".join(words(other))
    denies = [bool(lists.negations.find(text)) for text in (one, other)]
    return denies[0] == denies[1] and likeness(first, second, LIKE) >= LIKE


def _contains(lists: Words, one: str, other: str) -> bool:
    """Tell whether one option is the other with something more, joined by "and" or "or"."""
    shorter, longer = sorted((words(one), words(other)), key=len)
    size = len(shorter)
    joined = {word for entry in lists.and_words.entries for word in entry.split()}
    if not shorter or len(longer) <= size:
        return False
    return (longer[:size] == shorter and longer[size] in joined) or (
        longer[-size:] == shorter and longer[-size - 1] in joined
    )


def _meet(one: str, other: str) -> bool:
    first, second = span_of(one), span_of(other)
    return bool(first and second and first[0] < second[1] and second[0] < first[1])


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
