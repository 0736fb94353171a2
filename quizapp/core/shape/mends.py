"""How to mend each fault that a shape can find: one sentence a code, the same for every author and every file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message, msg

SHAPE_MENDS: Final[Mapping[str, Message]] = MappingProxyType({
    "shape-text": msg("Write one text here; put it in quotes when it starts with a bracket or a brace."),
    "shape-empty": msg("Write a value, or remove the field if it may be left out."),
    "shape-control": msg("Type the text again by hand; it was probably pasted from another program."),
    "shape-long": msg("Shorten it."),
    "shape-form": msg("Write it in the form asked for."),
    "shape-number": msg("Write digits only, without quotes, points or units."),
    "shape-flag": msg("Write true or false, without quotes."),
    "shape-word": msg("Choose one of these words, written exactly so."),
    "shape-list": msg("Start each entry on its own line with a hyphen and a space."),
    "shape-count": msg("Add or remove entries."),
    "shape-map": msg("Write fields here, each on its own line: a name, a colon, a space and a value."),
    "shape-missing": msg("Add the field."),
    "shape-unknown": msg("Correct the name or remove the field."),
    "shape-tag": msg("Add this field; it says which other fields belong here."),
})  # fmt: skip
