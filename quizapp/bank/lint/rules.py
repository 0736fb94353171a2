"""All rules, in the order of their codes, and those that are kept elsewhere or that only a person can keep."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from quizapp.bank.lint import cards, clues, contrasts, deck, options, proof, quizzes, statements, stems, wording
from quizapp.bank.lint.rule import CARD, EDITION, ENTRY, ITEM, QUIZ, Rule
from quizapp.core.i18n import Message, msg

# Imported so that their rules stand on the shelves.
MODULES: Final = (options, contrasts, stems, clues, proof, statements, wording, quizzes, cards, deck)

ELSEWHERE: Final[Mapping[str, Message]] = MappingProxyType({
    "Q15": msg("One key, a wrong option, credits that add up: every item type tells it itself (no-key, two-keys ...)."),
    "Q24": msg("A number has a tolerance or is marked exact: a numeric item cannot be read without (shape-missing)."),
    "C8": msg("Source and date stand on every back: the deck takes them from bank.yaml, which cannot lack them."),
})  # fmt: skip
PARTLY: Final[Mapping[str, Message]] = MappingProxyType({
    "Q6": msg("Kind by names and numbers of the bank, grammar by the first word; meaning needs a reader."),
    "Q16": msg("Only other names of the key and, in retrieval, what one sentence says; the rest needs a reader."),
    "Q17": msg("Words are compared in retrieval only; whether a conclusion follows needs a reader."),
    "Q20": msg("The key in the stem is found; how many answer without the text only answers can show."),
    "Q25": msg("It trusts the speaker and stance that the facts name."),
    "Q28": msg("A sentence that is whole but makes no sense needs a reader."),
    "Q29": msg("Presence, length and a word of the evidence; whether it explains needs a reader."),
    "Q30": msg("Against the usual mix: quizzes have no blueprint of their own yet."),
    "Q31": msg("By a short list of common words, so it informs only."),
    "Q32": msg("Words of sensitive topics send it to a second reader; trivial, tricky and funny items need one too."),
    "C4": msg("Asks for a hint; whether another name fits the sentence needs a reader."),
    "C15": msg("The order of the passage; which facts are basic needs a reader."),
})  # fmt: skip


def _order(rule: Rule[Any]) -> tuple[int, int]:
    """Sort Q before C before L, then by number."""
    return "QCL".index(rule.code[0]), int(rule.code[1:])


@cache
def all_rules() -> tuple[Rule[Any], ...]:
    """Return all rules by code; a code has a second one where it looks at two kinds of things."""
    found: list[Rule[Any]] = [*ITEM.rules, *ENTRY.rules, *CARD.rules, *EDITION.rules, *QUIZ.rules]
    return tuple(sorted(found, key=_order))


@cache
def waivable() -> Mapping[str, bool]:
    """Return the code of every rule, and whether it may be waived."""
    return MappingProxyType({rule.code: rule.waivable for rule in all_rules()})
