"""Folders taken down and brought up: nothing is lost on the way, and nothing overwritten that both sides changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quizapp.bank.check import check_folder
from quizapp.bank.files import STAMPS_FILE, find_banks, read_folder
from quizapp.bank.three_way import Key, Part, Side
from quizapp.core.person import Person, Role
from quizapp.core.refusal import BadBank, Malformed, NotNow, Stale
from quizapp.db.engine import Database
from quizapp.db.models import EntryHistoryRow
from quizapp.services import bank_folder
from quizapp.services.new_banks import as_copy, keep_folder
from quizapp.services.passages import PassageEdit, save_passage
from quizapp.services.stale import stale_entries
from tests.services import school
from tests.services.classroom import account
from tests.services.folders import NOW, SLUG, Files, down, its, restore_base, stored, up

ITEMS = "items.id.yaml"
FIRST = school.ITEMS[0]


def edited(files: Files, name: str, old: str, new: str) -> dict[str, bytes]:
    assert old in files[name].decode()
    return {**files, name: files[name].replace(old.encode(), new.encode())}


def states(database: Database) -> int:
    with database.look() as session:
        return session.execute(select(func.count()).select_from(EntryHistoryRow)).scalar_one()


def stems(database: Database) -> list[str]:
    return [item.stem for item in stored(database).editions["id"].items]


def test_a_folder_that_nobody_touched_changes_nothing(database: Database, editor: Person) -> None:
    files = down(database, editor)
    assert up(database, editor, files) == 0
    assert states(database) == 0
    assert down(database, editor) == files


def test_every_shipped_bank_survives_the_way_to_another_site_and_back(
    database: Database, editor: Person, repository: Path
) -> None:
    for path in find_banks(repository / "questions"):
        shipped, _ = read_folder(path)
        assert shipped
        school.publish(database, shipped)
        files = down(database, editor, shipped.slug)
        folder = bank_folder.read_files(files)
        assert folder.bank == stored(database, shipped.slug)
        assert replace(folder.bank, note_times={}) == replace(shipped, note_times={})
        copied = as_copy(folder.bank)
        with database.change() as session:
            slug = keep_folder(session, copied, folder.stamps, person=editor, now=NOW)
        again = bank_folder.read_files(down(database, editor, slug))
        assert again.bank.editions == shipped.editions
        assert again.bank.quizzes == shipped.quizzes
        assert again.stamps == folder.stamps


def test_an_edited_bank_survives_with_what_is_to_be_read_again(database: Database, editor: Person) -> None:
    there = its(database, editor)
    edit = PassageEdit("id", school.PASSAGE.replace("pukul enam", "pukul tujuh"), (), 1)
    with database.change() as session:
        done = save_passage(session, there, edit, person=editor, now=NOW)
    assert done.items
    files = down(database, editor)
    assert STAMPS_FILE in files
    folder = bank_folder.read_files(files)
    with database.change() as session:
        slug = keep_folder(session, as_copy(folder.bank), folder.stamps, person=editor, now=NOW)
    with database.look() as session:
        found = [stale_entries(session, bank=its(database, editor, name).id, language="id") for name in (SLUG, slug)]
    assert [one.id for one in found[0]] == [one.id for one in found[1]] != []
    assert up(database, editor, files) == 0
    assert down(database, editor) == files


def test_what_only_the_folder_changed_comes_in_and_is_remembered(database: Database, editor: Person) -> None:
    files = edited(down(database, editor), ITEMS, FIRST.stem, "Stem dari berkas?")
    assert up(database, editor, files) == 1
    assert stems(database)[0] == "Stem dari berkas?"
    assert states(database) == 2  # as it was, and as it is
    assert up(database, editor, files) == 0


def test_what_only_the_site_changed_stays(database: Database, editor: Person) -> None:
    files = down(database, editor)
    there = its(database, editor)
    new = PassageEdit("id", school.PASSAGE.replace("cabai", "terung"), (), 1)
    with database.change() as session:
        save_passage(session, there, new, person=editor, now=NOW)
    up(database, editor, edited(files, ITEMS, FIRST.stem, "Stem dari berkas?"))
    edition = stored(database).editions["id"]
    assert "terung" in edition.passage.by_address()["p1.2"].text
    assert edition.items[0].stem == "Stem dari berkas?"


@pytest.mark.parametrize(("side", "wanted"), [(Side.MINE, "Stem dari situs?"), (Side.THEIRS, "Stem dari berkas?")])
def test_what_both_changed_waits_for_a_choice(database: Database, editor: Person, side: Side, wanted: str) -> None:
    base = down(database, editor)
    theirs = edited(base, ITEMS, FIRST.stem, "Stem dari berkas?")
    up(database, editor, edited(base, ITEMS, FIRST.stem, "Stem dari situs?"))
    restore_base(database, editor, base)
    with database.look() as session:
        found = bank_folder.compare_folder(session, its(database, editor), bank_folder.read_files(theirs))
    (row,) = found.open
    assert (row.base["stem"], row.mine["stem"], row.theirs["stem"]) == (
        FIRST.stem,
        "Stem dari situs?",
        "Stem dari berkas?",
    )
    with pytest.raises(Malformed):
        up(database, editor, theirs)
    assert stems(database)[0] == "Stem dari situs?"
    up(database, editor, theirs, {row.key: side})
    assert stems(database)[0] == wanted


def test_items_follow_their_sentences_into_a_passage_from_the_folder(database: Database, editor: Person) -> None:
    base = down(database, editor)
    up(database, editor, edited(base, ITEMS, FIRST.stem, "Stem dari situs?"))
    restore_base(database, editor, base)
    theirs = edited(base, "passage.id.md", "Sari menyiram", "Pagi itu cerah.\nSari menyiram")
    said = stored(database).editions["id"]
    was = [said.passage.by_address()[address].text for address in said.items[0].evidence]
    up(database, editor, theirs)
    edition = stored(database).editions["id"]
    assert edition.items[0].stem == "Stem dari situs?"
    assert [edition.passage.by_address()[address].text for address in edition.items[0].evidence] == was


def test_nothing_happens_when_the_site_changed_after_the_look(database: Database, editor: Person) -> None:
    files = edited(down(database, editor), ITEMS, FIRST.stem, "Stem dari berkas?")
    there, folder = its(database, editor), bank_folder.read_files(files)
    with database.change() as session, pytest.raises(Stale):
        bank_folder.bring_up(session, there, folder, choices={}, seal="0" * 64, person=editor, now=NOW)
    assert stems(database)[0] == FIRST.stem


def test_an_item_left_out_of_the_folder_stays(database: Database, editor: Person) -> None:
    files = down(database, editor)
    text = files[ITEMS].decode()
    entries = text.split("\n- id: ")
    without = {**files, ITEMS: "\n- id: ".join(entries[:-1]).encode() + b"\n"}
    quiz = {**without, "quizzes.yaml": b"[]\n"}
    assert up(database, editor, quiz) == 0
    assert len(stems(database)) == len(school.ITEMS)


def broken(name: str, text: str) -> Callable[[Files], Files]:
    return lambda files: {**files, name: text.encode()}


@pytest.mark.parametrize(
    ("spoil", "file", "line"),
    [
        (broken(ITEMS, "- id: [\n"), ITEMS, 2),
        (broken(ITEMS, "- &a id: x\n"), ITEMS, 1),
        (broken(ITEMS, "x: y"), ITEMS, 1),
        (broken("passage.id.md", "# T\n\n<script>"), "passage.id.md", 3),
        (lambda files: {name: data for name, data in files.items() if name != ITEMS}, ITEMS, 1),
        (lambda files: {**files, "bank.yaml": b"\xff\xfe\x00"}, "bank.yaml", 1),
    ],
    ids=["open list", "anchor", "no list", "block", "missing", "no text"],
)
def test_a_broken_folder_is_refused_with_its_place(
    database: Database, editor: Person, spoil: Callable[[Files], Files], file: str, line: int
) -> None:
    with pytest.raises(BadBank) as refused:
        bank_folder.read_files(spoil(down(database, editor)))
    assert (file, line) in {(found.place.file, found.place.line) for found in refused.value.problems}


def test_two_sides_that_do_not_fit_together_change_nothing(database: Database, editor: Person) -> None:
    base = down(database, editor)
    up(database, editor, edited(base, ITEMS, FIRST.stem, "Stem dari situs?"))
    restore_base(database, editor, base)
    before = stored(database)
    topic = school.BANK.topics[0].id
    spoiled = {name: data.replace(f"topics: [{topic}]".encode(), b"topics: [tani]") for name, data in base.items()}
    spoiled = edited(spoiled, "bank.yaml", f"- id: {topic}", "- id: tani")
    with pytest.raises(BadBank) as refused:
        up(database, editor, spoiled, {Key(Part.ITEM, "id", FIRST.id): Side.MINE})
    assert {found.code for found in refused.value.problems} >= {"topic-unknown"}
    assert stored(database) == before


def test_a_folder_waits_for_its_person_alone(database: Database, editor: Person) -> None:
    there, files = its(database, editor), down(database, editor)
    other = account(database, "Bu Dewi", Role.ADMIN)
    with database.change() as session:
        bank_folder.let_wait(session, there, files, person=editor, now=NOW)
    with database.look() as session:
        assert bank_folder.waiting(session, there, person=editor).bank == stored(database)
        with pytest.raises(NotNow):
            bank_folder.waiting(session, there, person=other)
    with database.change() as session:
        bank_folder.drop_waiting(session, there, person=editor)
    with database.look() as session, pytest.raises(NotNow):
        bank_folder.waiting(session, there, person=editor)


def test_a_folder_from_the_site_has_no_fault(database: Database, editor: Person, tmp_path: Path) -> None:
    for name, data in down(database, editor).items():
        (tmp_path / name).write_bytes(data)
    bank, problems = check_folder(tmp_path)
    assert bank
    assert not problems.blocking or {found.code for found in problems} - {"slug-taken"}
