"""What each sentence gave and what was left out, as plain data to be stored, and read again.

A reason keeps its message id and arguments, so that it is told in the language of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizapp.core.i18n import Message, MessageArgument, msg
from quizapp.drafting.items.drafts import Told
from quizapp.drafting.words.reading import LeftOut


def plain_told(told: Told) -> dict[str, Any]:
    """Return what one sentence gave as plain data."""
    return {
        "address": told.address,
        "text": told.text,
        "items": list(told.items),
        "why": [plain_message(why) for why in told.why],
        "damaged": told.damaged,
    }


def load_told(plain: Mapping[str, Any]) -> Told:
    """Return what ``plain_told`` made plain."""
    why = tuple(load_message(each) for each in plain["why"])
    return Told(plain["address"], plain["text"], tuple(plain["items"]), why, plain["damaged"])


def plain_left_out(left: LeftOut) -> dict[str, Any]:
    """Return a piece that was left out as plain data."""
    return {"text": left.text, "why": plain_message(left.why)}


def load_left_out(plain: Mapping[str, Any]) -> LeftOut:
    """Return what ``plain_left_out`` made plain."""
    return LeftOut(plain["text"], load_message(plain["why"]))


def plain_message(message: Message) -> dict[str, Any]:
    """Return a message as plain data; a fraction becomes the text that it is shown as."""
    return {"text": message.text, "arguments": {name: _plain(value) for name, value in message.arguments.items()}}


def load_message(plain: Mapping[str, Any]) -> Message:
    """Return what ``plain_message`` made plain."""
    found: dict[str, MessageArgument] = {
        name: load_message(value) if isinstance(value, Mapping) else value for name, value in plain["arguments"].items()
    }
    return msg(plain["text"], **found)


def _plain(value: MessageArgument) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, Message):
        return plain_message(value)
    return value if isinstance(value, str | int) else str(value)
