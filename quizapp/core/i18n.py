"""Messages that travel untranslated: core says what, the edges say it in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias, Union

MessageArgument: TypeAlias = Union[str, int, Fraction, "Message"]
Translate: TypeAlias = Callable[[str], str]

NO_ARGUMENTS: Mapping[str, MessageArgument] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """Hold an English message id and its arguments until an edge translates them.

    ``text`` is a %-format with named places, ``arguments`` fills them; an argument may be a Message itself.
    """

    text: str
    arguments: Mapping[str, MessageArgument] = field(default_factory=lambda: NO_ARGUMENTS)

    def translated(self, translate: Translate) -> str:
        """Return the sentence in the language of ``translate`` (message id -> text), arguments filled in."""
        filled = {
            name: value.translated(translate) if isinstance(value, Message) else value
            for name, value in self.arguments.items()
        }
        return translate(self.text) % filled

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.translated(str)


def msg(text: str, /, **arguments: MessageArgument) -> Message:
    """Make a Message; translation tools find message ids by this function's name."""
    return Message(text, MappingProxyType(arguments))
