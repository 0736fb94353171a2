"""Many notes, for packages of a size that no bank has."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.core.card import Facet


def notes(number: int, sections: int = 2) -> Iterator[NoteContent]:
    for place in range(number):
        fields = NOTE_TYPES[Facet.RECALL].pour(Front=f"Berapa {place}?", Back="Satu", Reverse="Apa?")
        section = f"Bagian {place % sections}"
        yield NoteContent(f"GUID{place}", Facet.RECALL, fields, (0, 1), ("qb::a",), section, "x", place + 1)
