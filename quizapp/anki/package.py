"""The package: notes written as an .apkg by small subclasses of genanki's own classes.

What they add: a time for each note, our fixed time for looks, known cards instead of guessed ones, a database in memory
instead of a temporary file, and a compressed archive with fixed dates, so that the same notes give the same bytes.
"""

from __future__ import annotations

import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any, Final, cast

import genanki  # noqa: TID253 - this whole file is imported only where a package is written
from markupsafe import escape

from quizapp.anki.editions import Edition
from quizapp.anki.identity import deck_id
from quizapp.anki.looks import style
from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import LOOKS_CHANGED, NOTE_TYPES, NoteField, NoteType, Template
from quizapp.core.bank import NoteTime
from quizapp.core.markup import plain

FIRST_ID: Final = 1_704_067_200_000  # note and card numbers count from here; Anki reads them as milliseconds, so 2024
ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


class _Model(genanki.Model):  # type: ignore[misc]  # genanki publishes no types
    """Write a note type with its own time: Anki replaces a student's styling only when ours really changed."""

    def __init__(self, note_type: NoteType) -> None:
        super().__init__(
            note_type.id,
            note_type.name,
            fields=[_field(field) for field in note_type.fields],
            templates=[_template(template) for template in note_type.templates],
            css=style(),
            model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
        )

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        del timestamp
        return cast("dict[str, Any]", super().to_json(LOOKS_CHANGED.timestamp(), deck_id))


class _Note(genanki.Note):  # type: ignore[misc]  # genanki publishes no types
    """Write a note with the time of its last change, and the cards that ``NoteContent`` says."""

    def __init__(self, model: _Model, content: NoteContent, changed: datetime) -> None:
        super().__init__(model, list(content.fields), tags=content.tags, guid=content.guid, due=content.due)
        self._ordinals = content.cards
        self._changed = changed

    @property
    def cards(self) -> list[Any]:
        """Return the cards; genanki would guess them from the template, and miss some."""
        return [genanki.Card(number) for number in self._ordinals]

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        del timestamp
        super().write_to_db(cursor, self._changed.timestamp(), deck_id, id_gen)


class _Package(genanki.Package):  # type: ignore[misc]  # genanki publishes no types
    """Write decks without genanki's temporary file, which stays behind, and without the clock."""

    def packed(self) -> bytes:
        with closing(sqlite3.connect(":memory:")) as connection:
            self.write_to_db(connection.cursor(), 0, itertools.count(FIRST_ID))
            connection.commit()
            return _zipped({"collection.anki2": connection.serialize(), "media": b"{}"})


def packed(edition: Edition, notes: Sequence[NoteContent], times: Mapping[str, NoteTime]) -> bytes:
    """Return the .apkg of checked notes, every one with its time in ``times``; the same input gives the same bytes."""
    models = {facet: _Model(note_type) for facet, note_type in NOTE_TYPES.items()}
    decks = {section: _deck(edition, section) for section in dict.fromkeys(note.section for note in notes)}
    for note in notes:
        decks[note.section].add_note(_Note(models[note.facet], note, times[note.guid].changed))
    return _Package(list(decks.values())).packed()


def _deck(edition: Edition, section: str) -> Any:  # noqa: ANN401 - genanki publishes no types
    about = escape(edition.words.about % {"title": plain(edition.passage.title), "as_of": edition.as_of})
    return genanki.Deck(deck_id(edition.uuid, edition.name, section), f"{edition.deck}::{section}", str(about))


def _field(field: NoteField) -> dict[str, object]:
    return {"name": field.name, "id": field.id, "description": field.help}


def _template(template: Template) -> dict[str, object]:
    return {"name": template.name, "id": template.id, "qfmt": template.front, "afmt": template.back}


def _zipped(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in members.items():
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.external_attr = 0o644 << 16
            archive.writestr(member, body, zipfile.ZIP_DEFLATED, compresslevel=6)
    return target.getvalue()
