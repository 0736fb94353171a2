"""An event as one dates it: without the family of who was born, the age of who died, and what a name "which" is."""

from __future__ import annotations

import re
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.tokens import tokens

AGE: Final = re.compile(r",? (?:(?:dalam|pada|di) usia (?P<usia>\d+) tahun|(?:at the age of|aged) (?P<age>\d+))\b")
BORN: Final = frozenset({"lahir", "dilahirkan", "born"})
DIED: Final = frozenset({"berpulang", "gugur", "mangkat", "meninggal", "tewas", "wafat", "died"})
FAMILY: Final = re.compile(r" (?:sebagai|dari|dengan|dalam|as|to|into|the)\b")
ASIDE: Final = re.compile(r"(?P<name> [A-Z][\w-]*),? (?:yang|which|who) ")
ANY_ONE: Final = ("a ", "an ", "seorang ", "sebuah ", "seekor ")  # how far did a female walk?
SHORTEST: Final = 3  # words of an event


def plain_event(predicate: str, lexicon: Lexicon) -> str:
    """Return the predicate of an event without what one need not know to date it."""
    verb = next((word for word in tokens(predicate) if word.small in lexicon["life"]), None)
    if verb is not None:
        predicate = AGE.sub("", predicate).rstrip(" ,")
        family = FAMILY.search(predicate, verb.end)
        return predicate[: family.start()].rstrip(" ,") if family and verb.small in BORN else predicate
    aside = ASIDE.search(predicate)
    kept = predicate[: aside.end("name")] if aside else predicate
    return kept if len(words(kept)) >= SHORTEST else predicate


def age_at_death(verb: str, predicate: str) -> str:
    """Return the age in digits that a clause with the main verb ``verb`` says somebody died at, "" for none."""
    found = AGE.search(predicate) if verb in DIED else None
    return (found["usia"] or found["age"]) if found else ""
