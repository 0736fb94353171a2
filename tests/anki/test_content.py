"""From bank to notes: which notes there are, in which order, and what stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quizapp.anki.build import deck_notes, stamp
from quizapp.anki.faces import dealt
from quizapp.core.bank import Bank
from quizapp.core.card import ChoiceOption, ClozeCard, RecallCard
from quizapp.core.fact import Change
from quizapp.core.item import Status
from quizapp.core.refusal import Malformed, NotFound
from tests.anki.factories import NOW, bank, fact, facts, fields, item


def sources(made: Bank) -> list[str]:
    return [note.source for note in deck_notes(made, "id")]


def test_facts_come_first_and_all_in_passage_order() -> None:
    made = bank(items=(item("akhir", evidence=("p3.1",)), item("awal", evidence=("p1.1",))))
    notes = deck_notes(made, "id")
    assert [note.source for note in notes] == [
        "pulau-tujuan", "jumlah-orang", "penilaian-ratna", "tahun-buka", "awal", "akhir",
    ]  # fmt: skip
    assert [note.section for note in notes] == ["Fakta"] * 4 + ["Latihan"] * 2
    assert [note.due for note in notes] == [1, 2, 3, 4, 5, 6]


def test_a_recall_note_carries_everything() -> None:
    note = next(note for note in deck_notes(bank(), "id") if note.source == "penilaian-ratna")
    assert fields(note) == {
        "Front": "Bagaimana Bu Ratna menilai perjalanan itu?",
        "Back": "“gila tetapi perlu”",
        "Why": "Ia <em>tidak</em> menyesalinya.",
        "Evidence": "Guru kepala, Bu Ratna, menyebut perjalanan itu “gila tetapi perlu”.",
        "Speaker": "Bu Ratna, guru kepala (pendapat)",
        "Source": "Sekolah di Atas Rakit",
        "AsOf": "per Juni 2024",
        "Lang": "id",
        "Ref": "sekolah-rakit · penilaian-ratna",
    }
    assert note.tags == ("qb::sekolah-rakit", "qb::topic::guru", "qb::topic::perjalanan")
    assert note.cards == (0,)


def test_a_filled_reverse_makes_a_second_card() -> None:
    note = next(note for note in deck_notes(bank(), "id") if note.source == "pulau-tujuan")
    assert note.cards == (0, 1)
    assert fields(note)["Hint"] == "Pulau paling selatan."


def test_a_cloze_note_has_a_card_for_each_number() -> None:
    note = next(note for note in deck_notes(bank(), "id") if note.source == "tahun-buka")
    assert fields(note)["Text"] == (
        "Sekolah baru dibuka di {{c2::Rote::pulau}} pada tahun <strong>{{c1::1974}}</strong>."
    )
    assert note.cards == (0, 1)


def test_a_choice_note_hides_its_key_in_fields_of_its_own() -> None:
    note = deck_notes(bank(items=(item(),)), "id")[-1]
    told = fields(note)
    assert told["Answer"] == "Sepedanya"
    place = int(told["Key"].removeprefix("k"))
    assert f'<li class="o{place}" dir="auto">Sepedanya</li>' in told["Options"]
    assert told["Why"] == "Uangnya dipakai membeli tali."
    assert set(note.tags) == {
        "qb::difficulty::mudah", "qb::process::menemukan", "qb::sekolah-rakit", "qb::topic::guru",
    }  # fmt: skip


def test_the_rationale_stands_in_for_a_missing_why() -> None:
    assert fields(deck_notes(bank(), "id")[-1])["Why"].startswith("Ia menjual sepeda untuk membeli tali")


def test_options_keep_their_order_when_one_is_added_and_pinned_ones_their_place() -> None:
    options = tuple(ChoiceOption(name, name, key=name == "a", pinned=name == "d") for name in "abcdef")
    order = dealt(options, "GUID")
    assert order[3].id == "d"
    assert [option.id for option in dealt(options[:5], "GUID")] != [option.id for option in order]
    loose = tuple(option for option in options if not option.pinned)
    more = [option.id for option in dealt((*loose, ChoiceOption("g", "g", key=False)), "GUID")]
    more.remove("g")
    assert more == [option.id for option in dealt(loose, "GUID")]


def test_the_right_option_stands_anywhere() -> None:
    options = tuple(ChoiceOption(name, name, key=name == "a") for name in "abcd")
    counts = [0, 0, 0, 0]
    for number in range(1000):
        counts[[option.key for option in dealt(options, f"GUID{number}")].index(True)] += 1
    chi_square = sum((count - 250) ** 2 / 250 for count in counts)
    assert chi_square < 11.34  # 1 % at three degrees of freedom


def test_only_published_items_with_cards_are_practised() -> None:
    items = (
        item("draf", status=Status.DRAFT),
        item("ditelaah", status=Status.REVIEWED),
        item("ditarik", status=Status.RETIRED),
        item("tanpa", card="none"),
        replace(item("kuis-saja"), type="cardless"),
        item("jadi"),
    )
    assert sources(bank(facts=(), items=items)) == ["jadi"]


def test_nobody_is_asked_the_same_fact_three_ways() -> None:
    items = (
        item("kedua", facts=("jumlah-orang",), evidence=("p2.1",)),
        item("pertama", facts=("jumlah-orang",), evidence=("p1.1",)),
        item("lebih", facts=("jumlah-orang", "tahun-buka"), evidence=("p3.1",)),
        item("pokok-pikiran", evidence=("p3.2",)),
        item("ditulis", RecallCard("Berapa?", "sebelas"), facts=("jumlah-orang",), evidence=("p3.2",)),
    )
    assert sources(bank(facts=(), items=items)) == ["lebih", "pokok-pikiran", "ditulis"]
    assert sources(bank(facts=(), items=items[:-1])) == ["pertama", "lebih", "pokok-pikiran"]


def test_a_new_item_never_drives_out_a_note_that_students_have() -> None:
    old = item("lama", facts=("jumlah-orang",), evidence=("p3.1",))
    before = bank(facts=(), items=(old,))
    grown = replace(
        bank(facts=(), items=(item("baru", facts=("jumlah-orang",), evidence=("p1.1",)), old)),
        note_times=stamp(before, NOW),
    )
    assert sources(grown) == ["lama"]


def test_retired_content_stays_for_those_who_have_it_only() -> None:
    retired = replace(fact(), retired=Change(date(2026, 1, 31), "Angkanya *diralat*."))
    gone = bank(facts=(retired,), items=(item(status=Status.RETIRED),))
    assert sources(gone) == []
    times = stamp(bank(facts=(fact(),), items=(item(),)), NOW)
    kept = deck_notes(replace(gone, note_times=times), "id")
    assert [note.source for note in kept] == ["jumlah-orang", "dijual"]
    assert all(note.withdrawn and "qb::withdrawn" in note.tags for note in kept)
    assert fields(kept[0])["Withdrawn"] == "Ditarik (31 Januari 2026): Angkanya <em>diralat</em>."
    assert fields(kept[1])["Withdrawn"] == "Ditarik."


def test_corrected_facts_are_tagged_and_dated() -> None:
    corrected = replace(fact(), corrected=Change(date(2026, 5, 1), "Semula dua belas."))
    (note,) = deck_notes(bank(facts=(corrected,), items=()), "id")
    assert "qb::corrected" in note.tags
    assert fields(note)["Corrected"] == "Diperbaiki (1 Mei 2026): Semula dua belas."
    assert not note.withdrawn


def test_a_bad_cloze_is_refused_by_name() -> None:
    bad = bank(facts=(fact("celah", ClozeCard("Tanpa celah.")),))
    with pytest.raises(Malformed, match=r"“celah”.*no gap"):
        deck_notes(bad, "id")


def test_unknown_editions_and_shared_deck_names_are_refused() -> None:
    with pytest.raises(NotFound, match="no edition “id-en”; it has: id"):
        deck_notes(bank(), "id-en")
    shared = replace(bank(), deck={"id": "Membaca", "id-en": "membaca"})
    with pytest.raises(Malformed, match="same deck name"):
        deck_notes(shared, "id")


def test_english_has_words_of_its_own() -> None:
    english = replace(
        bank(facts=facts()[:2]),
        deck={"id": "Membaca", "en": "Reading"},
        editions={"id": bank().editions["id"], "en": bank(facts=facts()[:2]).editions["id"]},
    )
    notes = deck_notes(english, "en")
    assert {note.section for note in notes} == {"Facts", "Practice"}
    assert not {note.guid for note in notes} & {note.guid for note in deck_notes(english, "id")}
