"""What a draft still lacks, said field by field: it may lie unfinished, and is not published so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.problem import Place, Problem, Severity

CODE: Final = "draft-unfinished"
MEND: Final = msg("A draft may lie so; write it before the item is reviewed or published.")
SAID: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "content": msg("What is to be answered is not written yet."),
        "rationale": msg("The rationale is not written yet."),
        "topics": msg("It has no topic yet."),
        "indicator": msg("The indicator is not written yet."),
        "evidence": msg("No sentence proves it yet."),
    }
)


def still_to_write(item: Item, place: Place, severity: Severity) -> Iterator[Problem]:
    """Walk what an item lacks: nothing but in a draft. In a file that is worth knowing, before publishing an error."""
    for name in item.lacks:
        yield Problem(CODE, SAID[name], place, severity, item.id, name, MEND)
