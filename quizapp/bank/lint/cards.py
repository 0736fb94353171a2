"""Rules on one card: C1 to C7, C9, C13."""

from __future__ import annotations

import re
from typing import Final

from quizapp.bank.lint.kinds import YEAR, holds_year, kind_of, years
from quizapp.bank.lint.rule import CARD, Finding, Found
from quizapp.bank.lint.texts import tokens, words
from quizapp.bank.lint.views import CardView
from quizapp.core.card import ClozeCard
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity

E, W = Severity.ERROR, Severity.WARNING

LONGEST_ANSWER: Final = 8  # words
LONGEST_FRONT: Final = 30  # words
LIST: Final = 3  # things
TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|\{\{|\}\}")


@CARD.rule("C1", W, msg("One fact a card: a long answer is forgotten in parts."),
           msg("Shorten the answer, or make two cards."))  # fmt: skip
def one_fact(view: CardView) -> Found:
    """Look for answers of more than eight words, of two clauses, and with several years."""
    for answer in view.answers:
        count = len(words(answer))
        if count > LONGEST_ANSWER:
            yield Finding(msg("The answer has %(count)s words.", count=count), view.answer_steps)
        elif joined := view.words.clause_joins.find(answer):
            yield Finding(msg("The answer joins two things by “%(text)s”.", text=joined), view.answer_steps)
        elif len(years(answer)) > 1:
            yield Finding(msg("The answer holds several years."), view.answer_steps)


@CARD.rule("C2", W, msg("A front has at most 30 words: it is read many times."), msg("Leave out what is not needed."))
def short_front(view: CardView) -> Found:
    """Count the words of the front, without those of its gaps."""
    count = len(words(view.front))
    if count > LONGEST_FRONT:
        yield Finding(msg("The front has %(count)s words.", count=count), view.front_steps)


@CARD.rule("C3", E, msg("No lists to remember: nobody keeps them."),
           msg("Make one card a thing, or a chain of gaps, each with the others shown."))  # fmt: skip
def no_lists(view: CardView) -> Found:
    """Look for answers of three things or more, joined by commas and "and"."""
    joining = frozenset(view.words.and_words.entries) | {",", ";"}
    for answer in view.answers:
        parts, open_ = 0, False
        for token in tokens(answer):
            open_, parts = (False, parts) if token in joining else (True, parts + (not open_))
        if parts >= LIST:
            yield Finding(msg("The answer lists %(count)s things.", count=parts), view.answer_steps)


@CARD.rule("C4", W, msg("A gap has one answer: a name or a number says in its hint what kind of thing is asked."),
           msg("Add a hint: {{c1::answer::year}}."))  # fmt: skip
def gap_has_hint(view: CardView) -> Found:
    """Look for gaps without a hint that hide a number or a name, of which others would fit as well."""
    for gap in view.gaps:
        if not gap.hint and kind_of(gap.answer, view.ground):
            yield Finding(msg("The gap “%(text)s” has no hint.", text=gap.answer), view.front_steps)


@CARD.rule("C5", E, msg("A gap hides what a text says, not what holds it together."),
           msg("Hide a name, a number or the word that matters."))  # fmt: skip
def gap_hides_content(view: CardView) -> Found:
    """Look for gaps that hide function words and pronouns only."""
    for gap in view.gaps:
        hidden = words(gap.answer)
        if not hidden or all(word in view.words.stop_words | view.words.pronouns for word in hidden):
            yield Finding(msg("The gap hides “%(text)s” only.", text=gap.answer), view.front_steps)


@CARD.rule("C6", E, msg("A card stands alone: it comes up months later, without the text."),
           msg("Name who, what and when on the front."))  # fmt: skip
def stands_alone(view: CardView) -> Found:
    """Look for fronts with floating time, with an opening that points elsewhere, or without any name, date or topic."""
    lists = view.words
    time = lists.floating_times.find(view.front)
    if time and not holds_year(view.front) and not lists.months.find(view.front):
        yield Finding(msg("“%(text)s” has no date.", text=time), view.front_steps)
    if found := lists.orphans.opens(view.front):
        yield Finding(msg("The front opens with “%(text)s”.", text=found), view.front_steps)
    elif not (holds_year(view.whole) or lists.stems(view.front) & view.ground.topic_stems):
        yield Finding(msg("The front names no person, place, date or topic of the passage."), view.front_steps, W)


@CARD.rule("C7", W, msg("No yes-or-no front: half of the guesses are right and nothing is recalled."),
           msg("Ask who, what, when or why."))  # fmt: skip
def no_yes_or_no(view: CardView) -> Found:
    """Look for fronts that begin like a yes-or-no question with an answer that begins like one."""
    opening = view.words.yes_no_questions.opens(view.front)
    if opening and any(view.words.yes_no_answers.opens(answer) for answer in view.answers):
        yield Finding(msg("The front asks for yes or no: “%(text)s”.", text=opening), view.front_steps)


@CARD.rule("C9", W, msg("What is true for a while only names its year: offices change hands, records fall."),
           msg("Name the year on the front."))  # fmt: skip
def perishable_has_date(view: CardView) -> Found:
    """Look for facts about an office or a record, in words of the present, without a year on the front."""
    if YEAR.search(view.whole) or view.words.months.find(view.whole):
        return
    asked = view.front if isinstance(view.card, ClozeCard) else f"{view.front} {view.card.back}"
    found = view.words.perishable.find(asked)
    if found and not view.words.not_perishable.find(asked) and view.words.present_tense.find(view.statement):
        yield Finding(msg("“%(text)s” is true for a while only.", text=found), view.front_steps)


@CARD.rule("C13", E, msg("A card holds no markup but Markdown: anything else is shown as it is typed."),
           msg("Write **bold** or *italic*, and gaps only in a cloze card."))  # fmt: skip
def valid_markup(view: CardView) -> Found:
    """Look for HTML tags, named characters and braces of gaps where they mean nothing."""
    for name in ("front", "back", "why", "hint", "reverse"):
        if found := TAG.search(getattr(view.card, name, "")):
            yield Finding(msg("“%(text)s” is shown as it is typed.", text=found[0]), ("card", name))
    if view.gaps and (found := TAG.search(view.whole)):
        yield Finding(msg("“%(text)s” is shown as it is typed.", text=found[0]), view.front_steps)
