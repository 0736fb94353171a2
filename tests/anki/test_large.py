"""Large decks: through a file that is deleted, in the same rows, without holding the database in memory."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.anki import package
from quizapp.anki.editions import edition_of
from quizapp.anki.package import pack
from quizapp.anki.times import stamped
from tests.anki.factories import NOW, bank
from tests.anki.many import notes


def packed(number: int, sections: int = 2) -> bytes:
    made, target = list(notes(number, sections)), io.BytesIO()
    pack(edition_of(bank(), "id"), made, stamped(made, {}, NOW), target)
    return target.getvalue()


def dumped(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return list(connection.iterdump())


def test_a_large_deck_has_the_rows_of_a_small_one_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = packed(2500)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(package, "MOST_IN_MEMORY", 2000)
    large = packed(2500)
    assert dumped(large) == dumped(small)
    assert packed(2500) == large
    assert list(tmp_path.iterdir()) == []


def test_indexes_are_all_there() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(3))) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"ix_notes_csum", "ix_notes_usn", "ix_cards_nid", "ix_cards_sched", "ix_cards_usn"} <= names


def test_decks_and_note_types_are_written_once_however_many_decks(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    kept = package._Model.to_json  # noqa: SLF001 - counted where genanki is asked

    def counted(self: package._Model, timestamp: float, deck_id: int) -> dict[str, object]:
        written.append(deck_id)
        return kept(self, timestamp, deck_id)

    monkeypatch.setattr(package._Model, "to_json", counted)  # noqa: SLF001 - the same
    packed(800, sections=800)
    assert len(written) == 1
