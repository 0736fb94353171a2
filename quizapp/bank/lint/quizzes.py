"""Rules on quizzes: Q11 by school grade, Q13, Q19, Q30."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from quizapp.bank.lint.rule import QUIZ, Finding, Found
from quizapp.bank.lint.texts import holds
from quizapp.bank.lint.views import ItemView, QuizView
from quizapp.core.blueprint import OFF, USUAL
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity
from quizapp.itemtypes.parts import Part, Role

W = Severity.WARNING

FEWEST_KEYS: Final = 10
MOST_AT_ONE_PLACE: Final = 40  # per cent
LONGEST_RUN: Final = 3
FULL_REVIEW: Final = 0.9  # of what the bank could offer
RETOLD: Final = 0.6  # of the stems of a task that another one repeats
UNMISTAKABLE: Final = 3  # stems: a key of so many words does not stand elsewhere by chance
FEWEST_TO_MIX: Final = 20
AKM_OPTIONS: Final = ((3, 3), (9, 4), (12, 5))  # the last school grade, and the options of its multiple choice


@QUIZ.rule("Q11", W, msg("A quiz for a school grade has the options of AKM: 3 up to grade 3, 4 up to grade 9, then 5."),
           msg("Add a plausible wrong option, drop the weakest one, or ask another item in this quiz."))  # fmt: skip
def options_fit_the_grade(view: QuizView) -> Found:
    """Count the options in quizzes that name a school grade: exactly so many with one key, at least with several.

    What is chosen in the gaps of a text is no multiple choice.
    """
    grade = view.quiz.school_grade
    wanted = next((options for last, options in AKM_OPTIONS if 0 < grade <= last), 0)
    for item in view.items if wanted else ():
        for options in () if item.of(Role.PROMPT) else item.choices:
            one_key = sum(option.key for option in options) == 1
            if len(options) < wanted or (one_key and len(options) > wanted):
                message = msg("%(count)s options in a quiz for grade %(grade)s, which has %(wanted)s.",
                              count=len(options), grade=grade, wanted=wanted)  # fmt: skip
                yield Finding(message, options[0].list_steps, owner=item.owner)


@QUIZ.rule("Q13", W, msg("Where options are not shuffled, no place holds the key too often: guessers would choose it."),
           msg("Let the options be shuffled, or move some keys."))  # fmt: skip
def keys_are_spread(view: QuizView) -> Found:
    """Count the places of the keys among lists in a fixed order, and the runs of one place."""
    lists = (options for item in view.items for options in item.choices)
    places = [
        next(place for place, option in enumerate(options, 1) if option.key)
        for options in lists
        if all(option.fixed for option in options) and sum(option.key for option in options) == 1
    ]
    if len(places) < FEWEST_KEYS:
        return
    place, count = Counter(places).most_common(1)[0]
    if 100 * count > MOST_AT_ONE_PLACE * len(places):
        message = msg("Of %(all)s keys, %(count)s stand at place %(place)s.", all=len(places), count=count, place=place)
        yield Finding(message, ("items",))
    for place, run in ((place, len(list(same))) for place, same in groupby(places)):
        if run > LONGEST_RUN:
            yield Finding(msg("%(run)s keys in a row stand at place %(place)s.", run=run, place=place), ("items",))


@QUIZ.rule("Q19", W, msg("No item of a quiz answers another one: the later would ask nothing."),
           msg("Reword one of the two, or put them into different quizzes."))  # fmt: skip
def items_keep_secrets(view: QuizView) -> Found:
    """Look for stems that hold another item's key and retell its question; a review of the whole bank is exempt."""
    if len(view.items) >= max(1, FULL_REVIEW * view.published) and view.published > FEWEST_TO_MIX:
        return
    tellers: dict[str, set[int]] = defaultdict(set)
    stems = [item.words.stems(item.stem.text) for item in view.items]
    for number, found in enumerate(stems):
        for stem in found:
            tellers[stem].add(number)
    for number, item in enumerate(view.items):
        for key, teller in _told(item, number, view, stems, tellers):
            message = msg("This stem tells the key of “%(item)s”: “%(text)s”.", item=item.item.id, text=key.text[:80])
            yield Finding(message, ("stem",), owner=view.items[teller].owner)


def _told(
    item: ItemView, number: int, view: QuizView, stems: list[frozenset[str]], tellers: Mapping[str, set[int]]
) -> Iterator[tuple[Part, int]]:
    """Walk the keys of an item that another item's stem holds, with the place of that item."""
    for key in item.keys if item.of(Role.OPTION) else item.keys[:1]:
        sought = item.words.stems(key.text)
        if not sought or not all(stem in tellers for stem in sought):
            continue
        for other in sorted(set.intersection(*(tellers[stem] for stem in sought)) - {number}):
            retold = len(stems[number] & stems[other]) >= RETOLD * max(1, len(stems[number] - sought))
            if holds(view.items[other].stem.text, key.text) and (retold or len(sought) >= UNMISTAKABLE):
                yield key, other


@QUIZ.rule("Q30", W, msg("A long quiz mixes the reading processes: about 30 %% find, 45 %% interpret, 25 %% evaluate."),
           msg("Exchange some items, or waive this for a quiz with another purpose."))  # fmt: skip
def processes_are_mixed(view: QuizView) -> Found:
    """Compare the shares of the processes in quizzes of 20 items and more; a quiz of one process is meant so."""
    counts = Counter(item.item.process for item in view.items)
    if len(view.items) < FEWEST_TO_MIX or len(counts) == 1:
        return
    for process, wanted in USUAL.items():
        share = round(100 * counts[process] / len(view.items))
        if abs(share - wanted) > OFF:
            message = msg("%(process)s: %(share)s %% instead of about %(wanted)s %%.",
                          process=str(process), share=share, wanted=wanted)  # fmt: skip
            yield Finding(message, ("items",))
