"""Rules on clues that lead to the key, or away from it, without the text: Q8 and Q16."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizapp.bank.lint.kinds import MOST_NAME_WORDS
from quizapp.bank.lint.rule import ITEM, Finding, Found
from quizapp.bank.lint.texts import words
from quizapp.bank.lint.views import ItemView
from quizapp.core.i18n import msg
from quizapp.core.item import Process
from quizapp.core.problem import Severity

W = Severity.WARNING

MORE_IN_COMMON: Final = 2  # stems of words that the key shares with the task beyond any wrong option
LEAST_TO_PROVE: Final = 3  # stems of words: less than that stands in a sentence by chance


@ITEM.rule("Q8", W, msg("The key does not echo the stem more than the wrong options do: guessers look for echoes."),
           msg("Use other words in the key, or echo the stem in a wrong option too."))  # fmt: skip
def no_echo(view: ItemView) -> Found:
    """Compare the words that key and stem share with those that each wrong option and the stem share."""
    stem = view.words.stems(view.stem.text)
    for options in view.choices:
        shared = {option.steps: stem & view.words.stems(option.text) for option in options}
        most = max((len(shared[option.steps]) for option in options if not option.key), default=0)
        for option in options:
            if option.key and len(shared[option.steps]) >= most + MORE_IN_COMMON:
                echo = ", ".join(sorted(shared[option.steps]))
                yield Finding(msg("Only the key repeats the stem: %(words)s.", words=echo), option.steps)


@ITEM.rule("Q16", W, msg("There is one best answer: no wrong option is what the proving sentence says too."),
           msg("Change the wrong option until the text contradicts it or does not say it."))  # fmt: skip
def one_best_answer(view: ItemView) -> Found:
    """Look for wrong options that are another name of the key, and, in retrieval, for those that the evidence says."""
    for options in view.choices:
        same = _other_names(view, [option.text for option in options if option.key])
        for option in options:
            if option.key:
                continue
            if _form(view, option.text) in same:
                yield Finding(msg("This wrong option is another name of the key."), option.steps)
            elif view.item.process is Process.LOCATE and _said(view, option.text):
                yield Finding(msg("A sentence of the evidence says all of this wrong option."), option.steps)


def _other_names(view: ItemView, keys: Sequence[str]) -> frozenset[str]:
    """Return all names of the entities that keys name."""
    forms = {_form(view, key) for key in keys} - {""}
    return frozenset[str]().union(*(names for names in view.ground.entity_forms.values() if forms & names))


def _form(view: ItemView, text: str) -> str:
    """Return a text as names are compared, "" for one that is too long for a name."""
    return view.ground.form(text) if len(words(text)) <= MOST_NAME_WORDS else ""


def _said(view: ItemView, text: str) -> bool:
    sought = view.words.stems(text)
    if len(sought) < LEAST_TO_PROVE or view.words.negations.find(text):
        return False
    sentences = (view.ground.evidence_text((address,)) for address in view.evidence)
    return any(sought <= view.words.stems(sentence) for sentence in sentences)
