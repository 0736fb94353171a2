"""Rules on what tells one option from the others: length, kind, telling words, overlap. Q5 to Q7 and Q9."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Final

from quizapp.bank.lint.kinds import kind_of, span_of
from quizapp.bank.lint.phrases import Phrases
from quizapp.bank.lint.rule import ITEM, Edit, Finding, Found
from quizapp.bank.lint.texts import unquoted, words
from quizapp.bank.lint.views import ItemView
from quizapp.bank.lint.words import Words
from quizapp.core.alike import likeness
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity
from quizapp.itemtypes.parts import Part

E, W = Severity.ERROR, Severity.WARNING

FEWEST_TO_COMPARE: Final = 3
LONGER_KEY: Final = 1.3  # times the median of the others
LONGEST_TO_SHORTEST: Final = 2
SEEN_DIFFERENCE: Final = 12  # letters; a shorter difference is not seen at a glance, whatever its share
LIKE: Final = 0.9
END: Final = re.compile(r"([.!?…])[”’\"')]*$")
ARROWS: Final = frozenset("→>←")


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
