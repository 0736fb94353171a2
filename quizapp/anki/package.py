"""The package: notes written as an .apkg by small subclasses of genanki's own classes.

What they add: a time for each note, our fixed time for looks, known cards instead of guessed ones, rows in batches,
decks and note types written once, a database that leaves no file behind, and a compressed archive with fixed dates, so
that the same notes give the same bytes.
"""

from __future__ import annotations

import io
import itertools
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias, cast

import genanki  # noqa: TID253 - this whole file is imported only where a package is written
from markupsafe import escape

from quizapp.anki.editions import Edition
from quizapp.anki.identity import deck_id
from quizapp.anki.looks import style
from quizapp.anki.media import packed_media, used
from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import LOOKS_CHANGED, NOTE_TYPES, NoteField, NoteType, Template
from quizapp.anki.times import CACHED_TAGS
from quizapp.core.bank import NoteTime
from quizapp.core.card import Facet

FIRST_ID: Final = 1_704_067_200_000  # note and card numbers count from here; Anki reads them as milliseconds, so 2024
LEVEL: Final = 1  # of compression: a third of the time of level 6, a tenth more bytes
MOST_IN_MEMORY: Final = 20_000  # notes; a database of more goes through a file that is deleted (2 KiB a note else)
CHUNK: Final = 1 << 20  # bytes copied at once
BATCH: Final = 1_000  # notes whose rows are held at once
PAGE: Final = 16_384  # bytes of a large database's pages: a sixth less time than SQLite's 4 KiB
# What is the same in all rows stands in the statement. Columns of both as genanki has them.
INSERTS: Final = (
    "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,?,0,0,'')",
    "INSERT INTO cards VALUES(?,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')",
)

Times: TypeAlias = Mapping[str, NoteTime]


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


class _Deck(genanki.Deck):  # type: ignore[misc]  # genanki publishes no types
    """Write the rows genanki writes, in batches and without guessing: every text is checked and escaped by now."""

    def __init__(self, number: int, name: str, about: str, notes: Sequence[NoteContent], times: Times) -> None:
        super().__init__(number, name, about)
        self.notes = notes
        self._times = times

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        del timestamp
        for start in range(0, len(self.notes), BATCH):
            notes: list[tuple[object, ...]] = []
            cards: list[tuple[object, ...]] = []
            for note in self.notes[start : start + BATCH]:
                number, changed = next(id_gen), int(self._times[note.guid].changed.timestamp())
                notes.append(_note_row(note, number, changed))
                deck, due = self.deck_id, note.due
                cards += [(next(id_gen), number, deck, ordinal, changed, due) for ordinal in note.cards]
            for insert, rows in zip(INSERTS, (notes, cards), strict=True):
                cursor.executemany(insert, rows)


class _Package(genanki.Package):  # type: ignore[misc]  # genanki publishes no types
    """Write what genanki writes; decks and note types go in once, not anew for every deck."""

    def __init__(self, decks: Sequence[_Deck]) -> None:
        super().__init__([])
        self._full = decks

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)  # the empty tables
        with _indexed_last(cursor):
            for deck in self._full:
                deck.write_to_db(cursor, timestamp, id_gen)
        (known,) = cursor.execute("SELECT decks FROM col").fetchone()
        told = json.loads(known) | {str(deck.deck_id): deck.to_json() for deck in self._full}
        used = {note.facet for deck in self._full for note in deck.notes}
        types = [made for facet, made in NOTE_TYPES.items() if facet in used]
        models = {made.id: _Model(made).to_json(timestamp, self._full[-1].deck_id) for made in types}
        cursor.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(told), json.dumps(models)))


@contextmanager
def _indexed_last(cursor: sqlite3.Cursor) -> Iterator[None]:
    """Take genanki's indexes away and build them again at the end, which costs less than keeping them row by row."""
    known = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    indexes = cursor.execute(known).fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, sql in indexes:
        cursor.execute(sql)


def pack(edition: Edition, notes: Sequence[NoteContent], times: Times, target: BinaryIO) -> None:
    """Write the .apkg of checked notes, every one with its time in ``times``; the same input gives the same bytes.

    The pictures that notes show travel along. Raises Malformed when one name would have two contents.
    """
    sections: dict[str, list[NoteContent]] = {}
    for note in notes:
        sections.setdefault(note.section, []).append(note)
    package = _Package([_deck(edition, name, held, times) for name, held in sections.items()])
    shown = used(notes, packed_media(edition.media.values()))
    with _database(len(notes)) as (connection, database):
        package.write_to_db(connection.cursor(), 0, itertools.count(FIRST_ID))
        connection.commit()
        _zip(target, database(), shown)


def _deck(edition: Edition, section: str, notes: Sequence[NoteContent], times: Times) -> _Deck:
    about = "<br>".join(escape(edition.about).splitlines())
    return _Deck(deck_id(edition.uuid, edition.name, section), f"{edition.deck}::{section}", about, notes, times)


def _note_row(note: NoteContent, number: int, changed: int) -> tuple[object, ...]:
    kind, tags = _kind_and_tags(note.facet, note.tags)
    return (number, note.guid, kind, changed, tags, "\x1f".join(note.fields), note.fields[0])


@lru_cache(maxsize=CACHED_TAGS)
def _kind_and_tags(facet: Facet, tags: tuple[str, ...]) -> tuple[int, str]:
    return NOTE_TYPES[facet].id, f" {' '.join(tags)} "


def _field(field: NoteField) -> dict[str, object]:
    return {"name": field.name, "id": field.id, "description": field.help}


def _template(template: Template) -> dict[str, object]:
    return {"name": template.name, "id": template.id, "qfmt": template.front, "afmt": template.back}


@contextmanager
def _database(notes: int) -> Iterator[tuple[sqlite3.Connection, Callable[[], BinaryIO]]]:
    """Give a database and what opens its bytes once all is committed; no file stays behind."""
    if notes <= MOST_IN_MEMORY:
        with closing(sqlite3.connect(":memory:")) as connection:
            yield connection, lambda: io.BytesIO(connection.serialize())
        return
    with tempfile.TemporaryDirectory(prefix="quizapp-deck-") as folder:
        path = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(path)) as connection:
            # Nobody reads this file after a crash, so it needs neither journal nor sync.
            connection.executescript(f"PRAGMA page_size = {PAGE}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            yield connection, lambda: path.open("rb")


def _zip(target: BinaryIO, database: BinaryIO, media: Mapping[str, bytes]) -> None:
    told = json.dumps(dict(enumerate(media))).encode()
    pictures = [(str(number), io.BytesIO(content)) for number, content in enumerate(media.values())]
    # Opened by name, a member has the first day of 1980, whatever the clock says.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive, database:
        for name, body in (("collection.anki2", database), ("media", io.BytesIO(told)), *pictures):
            with archive.open(name, "w") as place:
                shutil.copyfileobj(body, place, CHUNK)
