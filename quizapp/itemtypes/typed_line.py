"""One line of typed text: what may be stored of what came in, and how it is told in tables."""

from __future__ import annotations

import unicodedata
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.itemtypes.fields import showable

LONGEST_ANSWER: Final = 200
UNWRITABLE: Final = frozenset({"Cc", "Cs"})
UNSEEN: Final = frozenset({"Cf", "Zs"})


def read_line(data: object) -> Parsed:
    """Return ``{"text": ...}`` of up to 200 characters; blanks and invisible characters alone are a blank."""
    if data is None:
        return Blank()
    if not isinstance(data, str):
        return Invalid(msg("This is not a typed answer. Type one answer."))
    text = data.strip()
    if len(text) > LONGEST_ANSWER:
        fault = msg(
            "Your answer has %(length)s characters; at most %(most)s fit.", length=len(text), most=LONGEST_ANSWER
        )
        return Invalid(fault)
    text = "".join(" " if letter.isspace() else letter for letter in text)
    kinds = {unicodedata.category(letter) for letter in text}
    if kinds & UNWRITABLE:
        return Invalid(msg("Your answer holds a character that cannot be stored. Type it again."))
    return Blank() if kinds <= UNSEEN else Given({"text": text})


def typed(response: Response) -> str:
    """Return the typed text, "" for a blank."""
    text = response.data.get("text") if isinstance(response, Given) else None
    return text if isinstance(text, str) else ""


def told(text: str) -> str:
    """Return typed text for a table: without invisible characters, which is no place for a change of direction."""
    return "".join(letter for letter in showable(text) if unicodedata.category(letter) != "Cf")
