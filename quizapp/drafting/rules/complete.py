"""Whole English sentences, which may use a pronoun for what they name themselves: Rohan drew, which he had hoped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.core.i18n import Message
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Mention
from quizapp.drafting.words.tokens import Line

INTRODUCING: Final = re.compile(r"\b(?:[Aa]n? [a-z]|[Tt]he [a-z]+ of [A-Z]|\d[\d,]* (?:people|[a-z]+s)\b)")
OF_PERSON: Final = "he|his|him|himself|she|her|herself"
ANOTHER: Final = re.compile(
    r"\bhe\b.*\bhim\b|\bshe\b.*\bher(?= (?:a|an|the|to|in|on|at|for|with|\d\S*)\b|[,.])"
)  # whom?
OF_THING: Final = "it|its|itself"
OF_SEVERAL: Final = "they|their|themselves"


def leaning_whole(line: Line, text: Text) -> Message | None:
    """Return why a whole sentence leans on another, None when it does not.

    The first English one has none before it, so that a pronoun means what it names before; in others, one
    behind a name that is the subject means that name.
    """
    plain = line.text
    if text.language == "en":
        there = text.mentions(line.address)
        opening = next((some for some in there if plain[: some.start] in {"", "The "}), None)
        introducing = INTRODUCING.search(plain) if line == text.lines[0] else None
        begin = opening.end if opening else introducing.end() if introducing else len(plain)
        meant = f"{OF_THING}|{OF_SEVERAL}" if introducing else _meant(opening, there)
        meant = "" if ANOTHER.search(plain) else meant
        plain = plain[:begin] + re.sub(rf"\b(?:{meant})\b", "people", plain[begin:]) if meant else plain
    return leaning(plain, text.lexicon)


def _meant(opening: Mention | None, there: Sequence[Mention]) -> str:
    """Return what matches the pronouns that mean the name with which a sentence opens, "" where another may be meant.

    A name of which nothing is known is that of a thing where an "it" stands behind it.
    """
    if opening is None:
        return ""
    if opening.name is not None and opening.name.kind == PERSON:
        others = any(some.name != opening.name and (some.name is None or some.name.kind == PERSON) for some in there)
        return "" if others else OF_PERSON
    return OF_SEVERAL if opening.text.endswith("s") else OF_THING
