"""The text file in the real Anki: the update that keeps what a student noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.anki.build import deck_bytes, deck_notes, deck_text, stamp
from quizapp.anki.looks import MINE
from quizapp.bank.writer import write_folder
from quizapp.cli.main import main
from quizapp.core.bank import Bank
from quizapp.core.card import RecallCard
from tests.anki.collection import Imported, Shelf
from tests.anki.factories import bank, facts, item

NOW = datetime(2026, 1, 5, 1, 2, 3, tzinfo=UTC)  # past: a text import has the clock of the machine
DAY = timedelta(days=1)


def full(moment: datetime = NOW) -> Bank:
    made = bank(items=(item("memilih"), item("menjawab", RecallCard("Apa yang dijual?", "Sepeda"))))
    return replace(made, note_times=stamp(made, moment))


def corrected(made: Bank) -> Bank:
    """Return the next release: one fact says something else."""
    card = RecallCard("Berapa orang di atas rakit?", "Dua belas\torang", "Angka ini diralat.")
    changed = tuple(replace(fact, card=card) if fact.id == "jumlah-orang" else fact for fact in facts())
    after = replace(made, editions={"id": replace(made.editions["id"], facts=changed)})
    return replace(after, note_times=stamp(after, NOW + DAY))


def guid_of(made: Bank, source: str) -> str:
    return next(note.guid for note in deck_notes(made, "id") if note.source == source)


def noted(shelf: Shelf, guid: str) -> None:
    mine = shelf.note(guid)
    mine[MINE] = "ingat <b>sebelas</b> pemain bola"
    shelf.collection.update_note(mine)


def test_lines_name_note_type_and_deck_and_end_before_the_student_s_own_field() -> None:
    lines = deck_text(full(), "id").splitlines()
    assert lines[:6] == [
        "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:4",
    ]  # fmt: skip
    assert len(lines) == 6 + 6
    assert {len(line.split("\t")) for line in lines[6:]} == {4 + 15, 4 + 17, 4 + 18}
    assert lines[6].split("\t")[2] == "Membaca::Sekolah Rakit::Fakta"


@pytest.mark.anki
def test_a_package_update_takes_the_student_s_note_of_a_changed_card(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    guids = [guid_of(made, "jumlah-orang"), guid_of(made, "penilaian-ratna")]
    # Anki keeps what a student touched later than our change; the test's clock is the machine's.
    for guid in guids:
        noted(shelf, guid)
    assert shelf.collection.db is not None
    shelf.collection.db.execute("update notes set mod = ?", int(NOW.timestamp()))
    assert shelf.take(deck_bytes(corrected(made), "id")).updated == 1
    assert [shelf.note(guid)[MINE] for guid in guids] == ["", "ingat <b>sebelas</b> pemain bola"]


@pytest.mark.anki
def test_a_text_update_keeps_notes_reviews_and_places(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    guid = guid_of(made, "jumlah-orang")
    noted(shelf, guid)
    shelf.review(3)
    tables = "select * from revlog", "select id, nid, did, ord, type, queue, due, ivl, reps from cards"
    before = [shelf.rows(query) for query in tables]
    done = shelf.take_text(deck_text(corrected(made), "id"))
    assert (done.new, done.conflicting) == (0, 0)
    after = shelf.note(guid)
    assert after[MINE] == "ingat <b>sebelas</b> pemain bola"
    assert after["Back"] == "Dua belas\torang"
    assert [shelf.rows(query) for query in tables] == before
    for note in deck_notes(corrected(made), "id"):
        arrived = shelf.note(note.guid)
        assert tuple(arrived.fields[:-1]) == note.fields[:-1]
        assert tuple(arrived.tags) == note.tags


@pytest.mark.anki
def test_text_first_then_the_package_keeps_the_note_too(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    guid = guid_of(made, "jumlah-orang")
    noted(shelf, guid)
    after = corrected(made)
    shelf.take_text(deck_text(after, "id"))
    assert shelf.take(deck_bytes(after, "id")) == Imported(new=0, updated=0, duplicate=6, conflicting=0)
    assert shelf.note(guid)[MINE] == "ingat <b>sebelas</b> pemain bola"
    assert shelf.note(guid)["Why"] == "Angka ini diralat."


@pytest.mark.anki
def test_the_text_of_the_same_release_changes_nothing(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    before = shelf.rows("select guid, mod, tags, flds from notes")
    shelf.take_text(deck_text(made, "id"))
    assert shelf.rows("select guid, mod, tags, flds from notes") == before


def test_the_command_writes_it(tmp_path: Path) -> None:
    write_folder(bank(items=()), tmp_path / "sekolah-rakit")
    target = tmp_path / "deck.txt"
    done = CliRunner().invoke(main, ["deck", "text", str(tmp_path / "sekolah-rakit"), "-o", str(target), "--typed"])
    assert done.exit_code == 0, done.output
    assert target.read_text(encoding="utf-8") == deck_text(bank(items=()), "id", typed=True)
