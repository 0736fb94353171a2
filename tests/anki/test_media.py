"""Pictures in packages, by the real Anki: none missing, none unused, one file for two decks, an update is another."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.anki import media
from quizapp.anki.build import deck_bytes, deck_notes, write_deck
from quizapp.core.card import RecallCard
from quizapp.core.refusal import Malformed
from tests.anki.collection import Imported, Shelf
from tests.anki.factories import NOW, fact
from tests.anki.pictured import pictured
from tests.pictures import picture

SHOWN = '![peta [Rote] & "laut"](media:peta.png)'


def names(package: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        told: dict[str, str] = json.loads(archive.read("media"))
        return told


@pytest.mark.anki
def test_pictures_arrive_and_none_is_missing_or_unused(shelf: Shelf) -> None:
    assert shelf.take(deck_bytes(pictured(), "id")) == Imported(3, 0, 0, 0)
    check = shelf.collection.media.check()
    assert (list(check.missing), list(check.unused)) == ([], [])
    name = media.file_name(picture())
    assert (Path(shelf.collection.media.dir()) / name).read_bytes() == picture().content
    assert all(f'<img src="{name}" alt="peta">' in side.back for side in shelf.sides()[:1])
    assert len(shelf.sides()) == 4


@pytest.mark.anki
def test_another_picture_of_the_same_name_updates_its_notes_alone(shelf: Shelf) -> None:
    made = pictured()
    shelf.take(deck_bytes(made, "id"))
    later = pictured(200, NOW + timedelta(days=1), made)
    assert shelf.take(deck_bytes(later, "id")) == Imported(new=0, updated=2, duplicate=1, conflicting=0)
    assert not shelf.collection.media.check().missing
    assert media.file_name(picture(red=200)) in shelf.sides()[0].front


@pytest.mark.anki
def test_two_decks_share_a_file(shelf: Shelf) -> None:
    made = pictured()
    other = replace(made, uuid=made.uuid.replace("7", "8"), deck={"id": "Membaca::Lain"})
    shelf.take(deck_bytes(made, "id"))
    shelf.take(deck_bytes(other, "id", NOW))
    assert len(list(Path(shelf.collection.media.dir()).iterdir())) == 2
    assert not shelf.collection.media.check().missing


def test_only_what_its_notes_show_travels_and_the_bytes_are_the_same_each_time() -> None:
    made = pictured()
    assert names(deck_bytes(made, "id", only={"polos"})) == {}
    assert names(deck_bytes(made, "id", only={"rumpang"})) == {"0": media.file_name(picture())}
    assert deck_bytes(made, "id") == deck_bytes(made, "id")


def test_a_missing_picture_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    made = replace(pictured(), media={"lain.png": picture("lain.png", 9)})
    target = tmp_path / "deck.apkg"
    with pytest.raises(Malformed, match=r"“peta”.*field Front.*no picture “peta\.png”"):
        write_deck(made, "id", target, NOW)
    assert not target.exists()


def test_one_name_with_two_contents_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "DIGITS", 0)
    target = tmp_path / "deck.apkg"
    with pytest.raises(Malformed, match=r"“lain\.png” would take the name"):
        write_deck(pictured(), "id", target)
    assert not target.exists()


def test_the_words_of_a_picture_cannot_break_out() -> None:
    edition = replace(pictured().editions["id"], facts=(fact("x", RecallCard(SHOWN, "y")),))
    made = replace(pictured(), editions={"id": edition})
    (note,) = deck_notes(made, "id")
    assert note.fields[0] == f'<img src="{media.file_name(picture())}" alt="peta &#91;Rote] &amp; &quot;laut&quot;">'
