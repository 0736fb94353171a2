"""Who thinks or wants the same as somebody before: Hal senada disampaikan Wawan, Sari sependapat."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PLACE, Name
from quizapp.drafting.words.tokens import Line, tokens

MOST_BEFORE: Final = 5  # sentences before it with which one may agree
NEAR: Final = 2  # words before it in which a "not" makes it no agreement


def agreed_with(address: str, speaker: Name, text: Text) -> bool:
    """Tell whether a sentence behind that of a speaker says that somebody else thinks or wants the same.

    In Indonesian; with which of the sentences before it agrees is not certain, so that all of them are.
    """
    if text.language != "id":
        return False
    place = next(at for at, line in enumerate(text.lines) if line.address == address)
    return any(_agrees(line, speaker, text) for line in text.lines[place + 1 : place + 1 + MOST_BEFORE])


def _agrees(line: Line, speaker: Name, text: Text) -> bool:
    """Tell whether somebody other than a speaker agrees in a sentence."""
    others = any(some.name != speaker and _may_speak(some.name) for some in text.mentions(line.address))
    found = text.lexicon.one_of("agreeing").finditer(line.text)
    plain = (match for match in found if not line.quoted(match.start()))
    return others and any(not _denied(line.text[: match.start()], text) for match in plain)


def _may_speak(name: Name | None) -> bool:
    return name is None or name.kind != PLACE


def _denied(before: str, text: Text) -> bool:
    return any(word.small in text.lexicon["negations"] | {"kurang"} for word in tokens(before)[-NEAR:])
