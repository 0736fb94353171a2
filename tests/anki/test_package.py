"""The package as a file: the same bytes for the same notes, no traces, and nothing written that was refused."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizapp.anki.build import deck_bytes, deck_notes, stamp, write_deck
from quizapp.anki.check import check
from quizapp.anki.note import NoteContent
from quizapp.core.bank import Bank
from quizapp.core.card import RecallCard
from quizapp.core.refusal import Malformed, NotNow, Unavailable
from tests.anki.factories import NOW, bank, fact, item


def stamped_bank(moment: datetime = NOW) -> Bank:
    made = bank()
    return replace(made, note_times=stamp(made, moment))


def tables(package: bytes) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(archive.read("collection.anki2"))
        return connection


def column(package: bytes, query: str) -> list[Any]:
    with closing(tables(package)) as connection:
        return [value for (value,) in connection.execute(query)]


def test_the_same_bank_gives_the_same_bytes() -> None:
    made = stamped_bank()
    assert deck_bytes(made, "id") == deck_bytes(made, "id")
    assert deck_bytes(bank(), "id", NOW) == deck_bytes(made, "id")


def test_the_archive_is_deflated_and_dateless() -> None:
    with zipfile.ZipFile(io.BytesIO(deck_bytes(stamped_bank(), "id"))) as archive:
        assert [member.filename for member in archive.infolist()] == ["collection.anki2", "media"]
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert json.loads(archive.read("media")) == {}


def test_each_note_has_its_own_time() -> None:
    before = stamped_bank()
    changed = replace(before.editions["id"].facts[1], topics=("guru",))
    edition = replace(before.editions["id"], facts=(before.editions["id"].facts[0], changed), items=())
    after = replace(before, editions={"id": edition})
    after = replace(after, note_times=stamp(after, NOW + timedelta(days=1)))
    assert column(deck_bytes(after, "id"), "select mod from notes order by mod desc") == [
        (NOW + timedelta(days=1)).timestamp(),
        NOW.timestamp(),
    ]


def test_new_cards_are_due_in_passage_order() -> None:
    package = deck_bytes(stamped_bank(), "id")
    assert column(package, "select due from cards order by id") == [1, 1, 2, 3, 4, 4, 5]
    assert column(package, "select ord from cards order by id") == [0, 1, 0, 0, 0, 1, 0]


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    target = tmp_path / "deck.apkg"
    write_deck(stamped_bank(), "id", target)
    assert list(tmp_path.iterdir()) == [target]
    stream = io.BytesIO()
    write_deck(stamped_bank(), "id", stream)
    assert stream.getvalue() == target.read_bytes()


def test_nothing_is_written_when_refused(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    with pytest.raises(NotNow):
        write_deck(bank(), "id", target)
    with pytest.raises(Malformed, match=r"“x”.*same GUID.*“x”"):
        write_deck(bank(facts=(fact("x"), fact("x"))), "id", target, NOW)
    with pytest.raises(Malformed, match=r"“x”.*field Front.*U\+001F"):
        write_deck(bank(facts=(fact("x", RecallCard("a\x1fb", "c")),)), "id", target, NOW)
    with pytest.raises(Malformed, match="nothing"):
        write_deck(bank(facts=(), items=()), "id", target, NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be written: No such file or directory"):
        write_deck(stamped_bank(), "id", tmp_path / "none" / "deck.apkg")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"guid": ""}, "GUID is empty"),
        ({"cards": ()}, "no card"),
        ({"first": " <br> "}, "field Front is empty"),
        ({"first": "a\x1fb"}, r"field Front has the control character U\+001F"),
        ({"first": "a\ud800b"}, r"U\+D800"),
        ({"first": 'a <img src="x.png">'}, "field Front names a file that is not there"),
        ({"first": "a [sound:x.mp3]"}, "field Front names a file that is not there"),
    ],
)
def test_the_last_check_names_note_and_field(change: dict[str, Any], reason: str) -> None:
    (note, *_) = deck_notes(bank(items=(item(),)), "id")
    first = change.pop("first", None)
    bad: NoteContent = replace(note, **change)
    if first is not None:
        bad = replace(bad, fields=(first, *note.fields[1:]))
    with pytest.raises(Malformed, match=f"“pulau-tujuan”: .*{reason}"):
        check([bad])
