"""Note types: the fields and templates that notes are poured into.

Frozen since the first release: the numbers and the order of fields and templates. Anki makes a second note type of one
whose schema changed and leaves every old note behind; so new needs take a spare field (``Extra1`` ...) or a new note
type. Names, templates, styles and scripts may change: then ``LOOKS_CHANGED`` rises, or Anki keeps what it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from quizapp.anki import looks
from quizapp.anki.identity import NOTE_TYPE_IDS
from quizapp.core.card import Facet

LOOKS_CHANGED: Final = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

_MINE_HELP: Final = (
    "Hanya untukmu; pembaruan dek mengosongkannya pada kartu yang isinya berubah. / "
    "Yours alone; a deck update empties it on cards whose content changed."
)


@dataclass(frozen=True, slots=True)
class NoteField:
    """Name a field; ``id`` is its number for good, ``help`` what Anki's editor shows while it is empty."""

    id: int
    name: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """Hold the two sides of a card; ``id`` is its number for good."""

    id: int
    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """Hold the schema and looks of all notes of one facet; the first field is what Anki sorts by."""

    id: int
    name: str
    fields: tuple[NoteField, ...]
    templates: tuple[Template, ...]
    cloze: bool = False

    def pour(self, **texts: str) -> tuple[str, ...]:
        """Return the texts in the order of the fields, "" where none is given. Raises KeyError for an unknown field."""
        poured = tuple(texts.pop(field.name, "") for field in self.fields)
        if texts:
            raise KeyError(*sorted(texts))
        return poured


def _number(facet: Facet, number: int) -> int:
    return NOTE_TYPE_IDS[facet] * 100 + number


def _fields(facet: Facet, *own: str) -> tuple[NoteField, ...]:
    # A type's own fields are numbered from 1, those that all types have from 20, the spare ones from 90. The student's
    # own field stands last, so that the text export can leave it out by ending before it.
    shared = ("Why", "Hint", "Evidence", "Speaker", "Source", "AsOf", "Withdrawn", "Corrected", "Lang", "Ref", "Second")
    spare = ("Extra1", "Extra2", "Extra3")
    numbered = [*enumerate(own, 1), *enumerate(shared, 20), *enumerate(spare, 90), (99, looks.MINE)]
    helps = {looks.MINE: _MINE_HELP}
    return tuple(NoteField(_number(facet, number), name, helps.get(name, "")) for number, name in numbered)


NOTE_TYPES: Final = {
    Facet.RECALL: NoteType(
        NOTE_TYPE_IDS[Facet.RECALL],
        "Quizapp Recall",
        _fields(Facet.RECALL, "Front", "Back", "Reverse"),
        (
            Template(_number(Facet.RECALL, 1), "Ingatan / Recall", looks.RECALL_FRONT, looks.RECALL_BACK),
            Template(_number(Facet.RECALL, 2), "Kebalikan / Reverse", looks.REVERSE_FRONT, looks.REVERSE_BACK),
        ),
    ),
    Facet.CLOZE: NoteType(
        NOTE_TYPE_IDS[Facet.CLOZE],
        "Quizapp Cloze",
        _fields(Facet.CLOZE, "Text"),
        (Template(_number(Facet.CLOZE, 1), "Rumpang / Cloze", looks.CLOZE_FRONT, looks.CLOZE_BACK),),
        cloze=True,
    ),
    Facet.CHOICE: NoteType(
        NOTE_TYPE_IDS[Facet.CHOICE],
        "Quizapp Choice",
        _fields(Facet.CHOICE, "Question", "Options", "Answer", "Key"),
        (Template(_number(Facet.CHOICE, 1), "Pilihan / Choice", looks.CHOICE_FRONT, looks.CHOICE_BACK),),
    ),
    Facet.TYPED: NoteType(
        NOTE_TYPE_IDS[Facet.TYPED],
        "Quizapp Typed",
        _fields(Facet.TYPED, "Front", "Back", "Answer"),
        (Template(_number(Facet.TYPED, 1), "Ketik / Typed", looks.TYPED_FRONT, looks.TYPED_BACK),),
    ),
}
