"""Shapes: one declaration of what authored data looks like; it reads, reports every fault, gives the JSON Schema.

``read`` turns a marked tree into plain values (str, int, bool, list, dict); a value that could not be read is left
out or replaced by ``MISSING`` and a Problem tells why. A caller builds its frozen value only when none was added.
"""

from quizapp.core.shape.scope import MISSING, Missing, Scope, Shape
from quizapp.core.shape.single import CONTROL, ID_LENGTH, ID_PATTERN, Flag, OneOf, Text, Whole, identifier
from quizapp.core.shape.structure import Either, ListOf, MapOf, Part, Record, Tagged, maybe, read_clean

__all__ = [
    "CONTROL", "ID_LENGTH", "ID_PATTERN", "MISSING", "Either", "Flag", "ListOf", "MapOf", "Missing", "OneOf", "Part",
    "Record", "Scope", "Shape", "Tagged", "Text", "Whole", "identifier", "maybe", "read_clean",
]  # fmt: skip
