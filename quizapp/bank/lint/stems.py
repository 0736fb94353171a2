"""Rules on the task itself: Q4, Q14, Q20, Q27."""

from __future__ import annotations

import re
from typing import Final

from quizapp.bank.lint.rule import ITEM, Finding, Found
from quizapp.bank.lint.texts import holds, words
from quizapp.bank.lint.views import ItemView
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity
from quizapp.itemtypes.parts import Role

E, W = Severity.ERROR, Severity.WARNING

SHORTEST, LONGEST = 3, 60  # words
CLOSED: Final = re.compile(r"[.?!:…]([”’\"')*_]|\{\{\w+\}\})*$")
BLANK: Final = re.compile(r"_{2,}|…{1,}|\.{4,}|\{\{[\w-]+\}\}")
STRESS: Final = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")


@ITEM.rule("Q4", W, msg("Ask for what is so; a task that asks for the exception stresses it: hurried readers miss it."),
           msg("Ask the other way round, or set the word in bold: **kecuali**, **except**."))  # fmt: skip
def no_hidden_negation(view: ItemView) -> Found:
    """Look for tasks that ask for the exception without stress; with a negation in an option too, it is an error."""
    found = view.words.negative_tasks.find(view.stem.text)
    if not found or not view.of(Role.OPTION):
        return
    if denied := [option for option in view.of(Role.OPTION) if view.words.negations.find(option.text)]:
        message = msg("The task asks for the exception (“%(text)s”) and this option denies something too.", text=found)
        yield Finding(message, denied[0].steps, E)
    elif not _stressed(view.stem.text, found):
        yield Finding(msg("The task asks for the exception: “%(text)s”.", text=found), view.stem.steps)


def _stressed(stem: str, phrase: str) -> bool:
    """Tell whether the last word of a phrase is bold or in capitals."""
    last = words(phrase)[-1]
    bold = " ".join(one or other for one, other in STRESS.findall(stem))
    return last in words(bold) or re.search(rf"\b{re.escape(last.upper())}\b", stem) is not None


@ITEM.rule("Q14", W, msg("The stem is a whole question or task of readable length, and no gap opens it."),
           msg("Write one full question; put a gap towards the end."))  # fmt: skip
def whole_question(view: ItemView) -> Found:
    """Look at the end of the stem, its length in words, and a gap at its start or at the start of a text with gaps."""
    stem = view.stem.text
    count = len(words(stem))
    if not CLOSED.search(stem.strip()):
        yield Finding(msg("The stem does not end like a sentence."), view.stem.steps)
    if not SHORTEST <= count <= LONGEST:
        yield Finding(msg("The stem has %(count)s words; %(least)s to %(most)s are readable.",
                          count=count, least=SHORTEST, most=LONGEST), view.stem.steps)  # fmt: skip
    for part in (view.stem, *view.of(Role.PROMPT)):
        if BLANK.match(part.text.lstrip(" “\"'(")):
            yield Finding(msg("The text begins with a gap."), part.steps)


@ITEM.rule("Q20", W, msg("The stem does not contain its own answer: it must be found in the text."),
           msg("Reword the stem without the words of the key."))  # fmt: skip
def no_key_in_stem(view: ItemView) -> Found:
    """Look for keys whose words stand in the stem, unless the wrong options stand there too."""
    for part in view.keys:
        others = [other for other in view.of(Role.OPTION) if not other.key]
        told = holds(view.stem.text, part.text)
        if told and not any(holds(view.stem.text, other.text) for other in others):
            yield Finding(msg("The stem already says “%(text)s”.", text=part.text[:80]), part.steps)


@ITEM.rule("Q27", W, msg("A stem stands alone: it does not open with a word whose meaning lies elsewhere."),
           msg("Name the person or thing."))  # fmt: skip
def no_orphan_opening(view: ItemView) -> Found:
    """Look for stems that open with "he", "this treaty" and the like."""
    found = view.words.orphans.opens(view.stem.text)
    if found and not view.words.not_orphans.opens(view.stem.text):
        yield Finding(msg("The stem opens with “%(text)s”.", text=found), view.stem.steps)
