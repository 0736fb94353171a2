"""Reviews come back from the real Anki, in both of its formats; what only pretends to be an export is refused."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import ExportAnkiPackageOptions

from quizapp.anki.build import deck_bytes
from quizapp.anki.recall import retrievability
from quizapp.anki.reviews import CHILD, LARGEST_EXPORT, read_export
from quizapp.core.refusal import Malformed, NotNow
from tests.anki.collection import Shelf
from tests.anki.exports import ARCHIVES, DATABASES, GUID, archive, database
from tests.anki.factories import NOW, bank

SOON = 10.0  # seconds of processor time on a slow machine; a bomb would take minutes


def studied(shelf: Shelf, *, fsrs: bool = False) -> dict[str, tuple[int, int]]:
    """Answer five cards, forget one of them, and let time pass; return GUID -> (interval, lapses)."""
    shelf.take(deck_bytes(bank(), "id", NOW))
    shelf.collection.set_config("fsrs", fsrs)
    cards = [shelf.collection.get_card(number) for number in shelf.collection.find_cards("")][:5]
    for place, card in enumerate(cards):
        card.start_timer()
        for ease in (4, 1) if place == 1 else (4,):
            shelf.collection.sched.answerCard(card, ease)
            card.load()
            card.start_timer()
    return {card.note().guid: (card.ivl, card.lapses) for card in cards if card.type == 2}


def exported(shelf: Shelf, *, legacy: bool, whole: bool = False) -> bytes:
    out = shelf.folder / ("out.colpkg" if whole else "out.apkg")
    if whole:
        shelf.collection.export_collection_package(str(out), include_media=False, legacy=legacy)
        shelf.collection.reopen()
    else:
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=False, legacy=legacy)
        shelf.collection.export_anki_package(out_path=str(out), options=options, limit=None)
    return out.read_bytes()


@pytest.mark.anki
@pytest.mark.parametrize("legacy", [True, False])
@pytest.mark.parametrize("fsrs", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_an_export_of_the_real_anki_is_read(shelf: Shelf, legacy: bool, fsrs: bool, whole: bool) -> None:
    expected = studied(shelf, fsrs=fsrs)
    readings = read_export(exported(shelf, legacy=legacy, whole=whole))
    assert len(readings) >= 3
    assert expected.keys() <= readings.keys()
    now = datetime.now(UTC)
    for guid, (interval, lapses) in expected.items():
        one = readings[guid]
        assert one.lapses >= lapses
        assert one.interval <= interval
        assert one.reviewed is not None
        assert abs(one.reviewed - now) < timedelta(minutes=5)
        assert one.due is not None
        assert one.due > now - timedelta(days=1)
        assert (one.stability is not None) == fsrs
        assert retrievability(
            stability=one.stability, interval=one.interval, reviewed=one.reviewed, now=now
        ) == pytest.approx(1.0)


@pytest.mark.anki
def test_cards_that_nobody_studied_and_notes_of_others_are_left_out(shelf: Shelf) -> None:
    kind, deck = shelf.collection.models.by_name("Basic"), shelf.collection.decks.id("Mine")
    assert kind is not None
    assert deck is not None
    note = shelf.collection.new_note(kind)
    note["Front"], note["Back"] = "mine", "secret"
    shelf.collection.add_note(note, deck)
    shelf.take(deck_bytes(bank(), "id", NOW))
    shelf.rows("update cards set type = 2, queue = 2, ivl = 3 where nid = ?", note.id)
    assert read_export(exported(shelf, legacy=True)) == {}


def test_recall_falls_with_time_and_is_nine_in_ten_when_due() -> None:
    def after(days: int) -> float | None:
        moment = NOW + timedelta(days=days)
        return retrievability(stability=None, interval=30, reviewed=NOW, now=moment)

    assert after(0) == 1
    assert after(30) == pytest.approx(0.9)
    assert after(60) == pytest.approx(0.85, abs=0.02)
    assert retrievability(stability=None, interval=0, reviewed=NOW, now=NOW) is None
    assert retrievability(stability=5, interval=0, reviewed=None, now=NOW) is None


def test_a_plain_export_is_read(tmp_path: Path) -> None:
    found = read_export(archive(database(tmp_path)))[GUID]
    assert (found.interval, found.lapses, found.stability, found.difficulty) == (30, 2, 31.5, 5)
    assert found.due == datetime.fromtimestamp(1_700_000_000 + 40 * 86_400, UTC)


@pytest.mark.parametrize("made", [*ARCHIVES, *DATABASES], ids=lambda each: each.__name__)
def test_hostile_files_are_refused_soon_and_with_a_sentence(tmp_path: Path, made: Callable[[Path], bytes]) -> None:
    content = made(tmp_path) if made in ARCHIVES else archive(made(tmp_path))
    refuse(content)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a\\b", "..", "bad\x00name", "é.txt"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    target = io.BytesIO(archive(database(tmp_path)))
    with zipfile.ZipFile(target, "a") as made:
        info = zipfile.ZipInfo("x" * len(name.encode()))
        info.filename = name
        made.writestr(info, b"x")
    if "\x00" not in name:  # zipfile itself cuts a name there
        refuse(target.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK", b"hello" * 100, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    refuse(content)


def test_a_system_without_limits_reads_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.anki.reviews.LIMITED", False)
    with pytest.raises(NotNow, match="Windows"):
        read_export(b"PK")


def test_what_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.anki.reviews._lines", lambda _: pytest.fail("it was read"))
    with pytest.raises(Malformed, match="larger than this site takes"):
        read_export(bytes(LARGEST_EXPORT + 1))


def test_the_process_that_reads_takes_no_more_than_200_mb_and_2_seconds() -> None:
    script = (
        "import runpy, resource, sys; runpy.run_path(sys.argv[1])['_limit']();"
        "print(*(resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[1] for name in sys.argv[2:]))"
    )
    command = [sys.executable, "-I", "-c", script, str(CHILD), "AS", "CPU", "FSIZE", "CORE", "NOFILE"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    memory, seconds, size, core, files = map(int, told.split())
    assert 0 < memory <= 200 * 2**20
    assert 0 < seconds <= 3  # whole ones; its own clock stops it at 2
    assert 0 < size <= memory
    assert (core, files) == (0, 32)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cards SET ivl = 99999999",
        "UPDATE cards SET lapses = -1",
        "UPDATE cards SET ivl = 'x'",
        "UPDATE cards SET due = 9.5",
        "UPDATE col SET crt = 'x'",
        "DELETE FROM col",
    ],
)
def test_numbers_that_cannot_be_are_refused(tmp_path: Path, change: str) -> None:
    refuse(archive(database(tmp_path, change)))


@pytest.mark.parametrize("data", ['\'{"s": 1e999, "d": "x"}\'', "'['", "'[1]'", "x'ff00'", "NULL", "7"])
def test_a_strange_memory_state_counts_as_none(tmp_path: Path, data: str) -> None:
    change = f"UPDATE cards SET data = {data}"  # noqa: S608 - texts of this file
    found = read_export(archive(database(tmp_path, change)))[GUID]
    assert (found.stability, found.difficulty) == (None, None)


def refuse(content: bytes) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(Malformed) as refusal:
        read_export(content)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < SOON
    assert str(refusal.value).endswith(".")
