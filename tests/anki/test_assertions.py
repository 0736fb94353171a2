"""What has to hold so that decks can be imported again for years: fourteen assertions, each named, in the real Anki.

This is the list. Where an assertion has many cases, they stand in the file that its docstring names, and here is the
one that says most.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.anki.build import deck_bytes, deck_notes, stamp
from quizapp.anki.editions import edition_of
from quizapp.anki.faces import dealt
from quizapp.anki.package import pack
from quizapp.anki.reviews import read_export
from quizapp.anki.times import stamped
from quizapp.bank.writer import write_folder
from quizapp.core.bank import Bank
from quizapp.core.card import ChoiceOption, ClozeCard, RecallCard
from quizapp.core.fact import Change, Fact
from quizapp.core.refusal import Malformed
from quizapp.db.backup import back_up, restore
from quizapp.db.engine import make_engine, unit
from quizapp.services.banks import read_bank
from quizapp.services.publish import Origin, publish_bank
from tests.anki.collection import Imported, Shelf
from tests.anki.factories import HOSTILE, NOW, bank, bilingual, fact, facts, item
from tests.anki.many import notes as many
from tests.anki.pictured import pictured
from tests.anki.release import GOLDEN

pytestmark = pytest.mark.anki

DAY = timedelta(days=1)
REVIEWS = "select * from revlog", "select id, nid, did, ord, type, queue, due, ivl, reps, lapses from cards order by id"
MINE = "Catatan pribadi / My notes"


def dated(made: Bank, moment: datetime = NOW) -> Bank:
    return replace(made, note_times=stamp(made, moment))


def full() -> Bank:
    return dated(bank(items=(item("memilih"), item("menjawab", RecallCard("Apa yang dijual?", "Sepeda")))))


def with_facts(made: Bank, *changed: Fact, moment: datetime = NOW + DAY) -> Bank:
    return dated(replace(made, editions={"id": replace(made.editions["id"], facts=changed)}), moment)


def table(shelf: Shelf) -> list[object]:
    return [shelf.rows(query) for query in REVIEWS]


def test_01_a_first_import_brings_exactly_what_was_written(shelf: Shelf) -> None:
    made = full()
    notes = deck_notes(made, "id", typed=True)
    assert shelf.take(deck_bytes(made, "id", typed=True)) == Imported(len(notes), 0, 0, 0)
    assert shelf.rows("select count() from cards") == [[sum(len(note.cards) for note in notes)]]
    for note in notes:
        arrived = shelf.note(note.guid)
        assert (tuple(arrived.fields), tuple(arrived.tags)) == (note.fields, note.tags)
        homes = {shelf.collection.decks.name(card.did) for card in arrived.cards()}
        assert homes == {f"Membaca::Sekolah Rakit::{note.section}"}


def test_02_a_second_import_does_nothing_and_a_day_later_the_bytes_are_the_same(shelf: Shelf) -> None:
    made = full()
    package = deck_bytes(made, "id")
    shelf.take(package)
    before = shelf.rows("select * from notes"), shelf.rows("select * from cards")
    assert shelf.take(package) == Imported(new=0, updated=0, duplicate=6, conflicting=0)
    assert (shelf.rows("select * from notes"), shelf.rows("select * from cards")) == before
    assert deck_bytes(dated(made, NOW + DAY), "id") == package


def test_03_one_changed_fact_updates_one_note_and_leaves_the_student_s_work(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    shelf.review(3)
    guids = {note.source: note.guid for note in deck_notes(made, "id")}
    mine = shelf.note(guids["tahun-buka"])
    mine[MINE] = "ulang tahun Ibu"
    mine.add_tag("sulit")
    shelf.collection.update_note(mine)
    shelf.collection.sched.suspend_cards([mine.cards()[0].id])
    before = table(shelf)
    card = RecallCard("Berapa orang di atas rakit?", "Sebelas orang")
    changed = (replace(one, card=card) if one.id == "jumlah-orang" else one for one in facts())
    assert shelf.take(deck_bytes(with_facts(made, *changed), "id")) == Imported(0, 1, 5, 0)
    again = shelf.note(mine.guid)
    assert (again[MINE], again.has_tag("sulit")) == ("ulang tahun Ibu", True)
    assert shelf.note(guids["jumlah-orang"])["Back"] == "Sebelas orang"
    assert table(shelf) == before


def test_04_added_withdrawn_retagged_and_moved_facts_double_nothing_and_lose_nothing(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    shelf.review(4)
    before, decks = table(shelf), shelf.rows("select id, name from decks order by id")
    year, number, island, said = facts()
    moved = replace(island, topics=("guru",))  # another topic is another tag: the card stays in its deck
    gone = replace(number, retired=Change(NOW.date(), "Jumlahnya keliru."))
    later = with_facts(made, year, gone, moved, said, fact("baru", evidence=("p3.2",)))
    assert shelf.take(deck_bytes(later, "id")) == Imported(new=1, updated=2, duplicate=4, conflicting=0)
    assert shelf.rows("select id, name from decks order by id") == decks
    assert [row for row in shelf.rows(REVIEWS[1]) if row in before[1]] == before[1]  # type: ignore[operator]  # rows
    assert shelf.rows(REVIEWS[0]) == before[0]
    guids = {note.source: note.guid for note in deck_notes(later, "id")}
    assert "qb::topic::guru" in shelf.note(guids["pulau-tujuan"]).tags
    assert "qb::topic::perjalanan" not in shelf.note(guids["pulau-tujuan"]).tags
    assert "qb::withdrawn" in shelf.note(guids["jumlah-orang"]).tags
    assert shelf.rows("select count(), count(distinct guid) from notes") == [[7, 7]]
    names = [deck.name for deck in shelf.collection.decks.all_names_and_ids(skip_empty_default=True)]
    assert [name for name in names if not shelf.collection.find_cards(f'deck:"{name}"')] == []


def test_05_all_releases_in_turn_keep_one_set_of_note_types(shelf: Shelf) -> None:
    """More: test_releases."""
    for package in sorted(GOLDEN.glob("*.apkg")):
        assert shelf.take(package.read_bytes()).conflicting == 0
    made = bilingual()
    assert shelf.take(deck_bytes(dated(made, datetime.now(UTC)), "id-en", typed=True)).conflicting == 0
    names = [model.name for model in shelf.collection.models.all_names_and_ids() if model.name.startswith("Quizapp")]
    assert sorted(names) == ["Quizapp Choice", "Quizapp Cloze", "Quizapp Recall", "Quizapp Typed"]
    assert len(list(GOLDEN.glob("*.apkg"))) >= 2


def test_06_every_card_renders_on_both_sides(shelf: Shelf) -> None:
    """The same for the banks we ship: test_shipped_banks."""
    shelf.take(deck_bytes(full(), "id", typed=True))
    for side in shelf.sides():
        for text in (side.front, side.back):
            assert not re.search(r"template has a problem|front of this card is blank|\{\{|\}\}|invalid-field", text)
    report = shelf.collection.get_empty_cards()
    assert (list(report.notes), report.report) == ([], "")


def test_07_the_key_stands_anywhere_and_is_not_to_be_read_from_the_front(shelf: Shelf) -> None:
    """That front and back agree, by time slots and without script: test_choice_in_browser."""
    options = tuple(ChoiceOption(name, name, key=name == "a") for name in "abcd")
    counts = [0, 0, 0, 0]
    for number in range(1000):
        counts[[option.key for option in dealt(options, f"GUID{number}")].index(True)] += 1
    assert sum((count - 250) ** 2 / 250 for count in counts) < 11.34  # 1 % at three degrees of freedom
    shelf.take(deck_bytes(dated(bank(facts=(), items=tuple(item(f"i-{number}") for number in range(20)))), "id"))
    for side in shelf.sides():
        shown = re.sub(r"<script>.*?</script>", "", side.front, flags=re.DOTALL)
        assert re.findall(r'<li class="(\w+)"', shown) == ["o1", "o2", "o3", "o4"]
        assert not re.search(r"qb-keyed|\bk\d\b|Uangnya|✓", shown)


@pytest.mark.parametrize("bad", ["\x1f", "\x00", "\ud800"])
def test_08_hostile_text_is_shown_as_text_or_refused_by_name(shelf: Shelf, bad: str) -> None:
    shelf.take(deck_bytes(dated(bank(facts=(fact("tanya", RecallCard(HOSTILE, HOSTILE)),), items=())), "id"))
    (side,) = shelf.sides()
    shown = html.unescape(re.sub(r"<[^>]*>", "", side.back))
    assert "<script>document.title='x'</script> <b onclick=x> & &" in shown
    assert "{{Back}} {{c9::x}} }} ::" in shown.replace("\u2060", "")
    assert not re.search(r"<script|<b |\[sound:|\[latex\]|\[\[type|\[anki:", side.front + side.back)
    with pytest.raises(Malformed, match=r"“tanya”.*field Front.*U\+"):
        deck_bytes(bank(facts=(fact("tanya", RecallCard(f"a{bad}b", "c")),)), "id", NOW)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.text("ab <&:", max_size=6), st.integers(1, 500), st.text("xy *", min_size=1, max_size=6))))
def test_09_anki_makes_the_cloze_cards_that_we_write(parts: list[tuple[str, int, str]]) -> None:
    """More shapes: test_counting."""
    text = "".join(f"{before}{{{{c{number}::{answer}}}}}" for before, number, answer in parts)
    made = bank(facts=(fact("celah", ClozeCard(text)),), items=())
    try:
        (note,) = deck_notes(made, "id")
    except Malformed:
        return
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder)) as shelf:
        shelf.take(deck_bytes(made, "id", NOW))
        arrived = shelf.note(note.guid)
        shelf.collection.update_note(arrived)  # Anki makes the cards that it thinks are missing
        assert tuple(sorted(card.ord for card in shelf.note(note.guid).cards())) == note.cards
        assert not shelf.collection.get_empty_cards().notes


def test_10_no_picture_is_missing_or_unused_and_one_of_another_content_is_another(shelf: Shelf) -> None:
    """Two decks with one file, clashes and what is missing: test_media."""
    made = pictured()
    shelf.take(deck_bytes(made, "id"))
    found = shelf.collection.media.check()
    assert (list(found.missing), list(found.unused)) == ([], [])
    assert shelf.take(deck_bytes(pictured(200, NOW + DAY, made), "id")).updated == 2
    assert not shelf.collection.media.check().missing


def test_11_guids_and_times_are_the_same_after_a_restore_and_on_another_machine(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That times only rise and doubled GUIDs are refused: test_times, test_package."""
    monkeypatch.setattr("quizapp.services.publish_revisions.publish_items", lambda *_: 0)
    made = dated(bank(items=()))
    urls = [f"sqlite:///{tmp_path}/{name}.sqlite3" for name in ("one", "other")]
    (tmp_path / "one.sqlite3").write_bytes(sqlite_template.read_bytes())
    engine = make_engine(urls[0])
    with unit(engine) as session:
        publish_bank(session, made, origin=Origin.IMPORTED, now=NOW)
    engine.dispose()
    back_up(urls[0], tmp_path / "copy.backup")
    restore(urls[1], tmp_path / "copy.backup", tmp_path)
    other = make_engine(urls[1])
    with unit(other) as session:
        restored = read_bank(session, made.slug)
    other.dispose()
    package = deck_bytes(made, "id")
    assert deck_bytes(restored, "id") == package
    write_folder(restored, tmp_path / "bank")
    script = (
        "import sys; from pathlib import Path; from quizapp.anki.build import write_deck; "
        "from quizapp.bank.files import read_folder; "
        "write_deck(read_folder(Path(sys.argv[1]))[0], 'id', Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "bank"), str(tmp_path / "deck.apkg")]
    environment = {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Jayapura",
        "LC_ALL": "C",
    }
    subprocess.run(command, check=True, env=environment)
    assert (tmp_path / "deck.apkg").read_bytes() == package
    guids = [note.guid for note in deck_notes(made, "id", typed=True)]
    assert len(set(guids)) == len(guids)


def test_12_no_file_stays_behind_and_neither_memory_nor_time_grows_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures: bench/deck_export. Here only limits that a busy machine keeps."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = list(many(21_000, sections=800))
    times = stamped(made, {}, NOW)
    with (tmp_path / "deck.apkg").open("wb") as target:
        tracemalloc.start()
        began = time.process_time()
        pack(edition_of(bank(), "id"), made, times, target)
        spent = time.process_time() - began
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert [path.name for path in tmp_path.iterdir()] == ["deck.apkg"]
    assert peak < 32 * 2**20
    assert spent / len(made) < 0.001  # seconds a note, traced; forty times what it takes


@pytest.mark.parametrize("legacy", [True, False])
def test_13_what_anki_exports_is_read_back_by_us(shelf: Shelf, *, legacy: bool) -> None:
    """Fields and tags of the export, and hostile ones: test_releases, test_reviews."""
    made = full()
    shelf.take(deck_bytes(made, "id"))
    for number in shelf.collection.find_cards("")[:3]:
        card = shelf.collection.get_card(number)
        card.start_timer()
        shelf.collection.sched.answerCard(card, 4)
    learned = shelf.rows("select guid, min(ivl), sum(lapses) from notes join cards on nid = notes.id "
                         "where reps > 0 group by guid order by guid")  # fmt: skip
    readings = read_export(shelf.exported(legacy=legacy))
    assert [[guid, one.interval, one.lapses] for guid, one in sorted(readings.items())] == learned
    assert readings.keys() <= {note.guid for note in deck_notes(made, "id")}


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("update", [0, 1, 2], ids=["if newer", "always", "never"])
def test_14_an_import_can_be_undone_and_no_choice_loses_reviews(shelf: Shelf, update: int, *, merge: bool) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    shelf.collection.undo()
    assert shelf.rows("select (select count() from notes) + (select count() from cards)") == [[0]]
    shelf.take(deck_bytes(made, "id"))
    shelf.review(3)
    before = table(shelf)
    later = with_facts(made, *(replace(one, topics=("perjalanan",)) for one in facts()))
    shelf.take(deck_bytes(later, "id"), merge_notetypes=merge, update_notes=update, update_notetypes=update)
    assert table(shelf) == before


def test_the_list_is_whole() -> None:
    numbers = {int(name[5:7]) for name in globals() if re.match(r"test_\d\d_", name)}
    assert numbers == set(range(1, 15))
