"""The name of each rule that drafts, in words for teachers: what the items ask that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message, msg

RULE_WORDS: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "said": msg("whose words are quoted"),
        "continued": msg("whose quotation goes on"),
        "claimed": msg("who states something"),
        "according": msg("according to whom"),
        "office": msg("who holds an office"),
        "role": msg("who has a role"),
        "from": msg("who comes from an institution"),
        "doer": msg("who did something"),
        "chosen": msg("who was chosen for an office"),
        "pair": msg("which two did something together"),
        "called": msg("what something is called"),
        "date": msg("when something happened"),
        "year": msg("in which year something happened"),
        "number": msg("how many or how much"),
        "filled": msg("a detail of a sentence"),
        "gap": msg("the word that fills a gap"),
        "offices": msg("which office belongs to whom"),
        "claims": msg("who says what"),
        "sorting": msg("report, claim or denial"),
        "order": msg("what happened first"),
        "where": msg("the sentence that tells something"),
        "about": msg("what somebody did or said"),
        "aim": msg("the sentence that tells a purpose"),
        "reason": msg("the sentence that gives a reason"),
        "act": msg("the sentence that warns, denies or promises"),
        "contrast": msg("the sentence that holds a contrast"),
        "cause": msg("the sentence of a paragraph that states a cause"),
        "turn": msg("the sentence of a paragraph that holds a contrast"),
        "condition": msg("the sentence of a paragraph that states a condition"),
        "compared": msg("the sentence that compares two"),
        "model": msg("a question of the school’s own model"),
    }
)


def rule_words(rule: str) -> Message:
    """Return what a rule asks, in words; a rule that is no longer there is called by its name."""
    return RULE_WORDS.get(rule, Message(rule))
