"""Decks in the real Anki: what a student sees at the first import, and at every later one."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from quizapp.anki.build import deck_bytes, deck_notes, stamp
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.core.bank import Bank
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.fact import Fact
from quizapp.core.item import Item
from tests.anki.collection import Imported, Shelf
from tests.anki.factories import HOSTILE, NOW, bank, fact, facts, item

pytestmark = pytest.mark.anki

DAY = timedelta(days=1)


def stamped(made: Bank, moment: datetime = NOW) -> Bank:
    return replace(made, note_times=stamp(made, moment))


def edited(made: Bank, facts: tuple[Fact, ...] | None = None, items: tuple[Item, ...] | None = None) -> Bank:
    edition = made.editions["id"]
    changed = replace(edition, facts=edition.facts if facts is None else facts)
    changed = replace(changed, items=edition.items if items is None else items)
    return replace(made, editions={"id": changed})


def full() -> Bank:
    return stamped(bank(items=(item("memilih"), item("menjawab", RecallCard("Apa yang dijual?", "Sepeda")))))


def test_a_first_import_brings_every_note_card_deck_and_tag(shelf: Shelf) -> None:
    made = full()
    notes = deck_notes(made, "id")
    assert shelf.take(deck_bytes(made, "id")) == Imported(new=6, updated=0, duplicate=0, conflicting=0)
    assert shelf.rows("select count() from cards") == [[sum(len(note.cards) for note in notes)]]
    names = [deck.name for deck in shelf.collection.decks.all_names_and_ids(skip_empty_default=True)]
    assert names == [
        "Membaca", "Membaca::Sekolah Rakit", "Membaca::Sekolah Rakit::Fakta", "Membaca::Sekolah Rakit::Latihan",
    ]  # fmt: skip
    for note in notes:
        arrived = shelf.note(note.guid)
        assert tuple(arrived.fields) == note.fields
        assert tuple(arrived.tags) == note.tags
        assert {shelf.collection.decks.name(card.did) for card in arrived.cards()} == {
            f"Membaca::Sekolah Rakit::{note.section}"
        }
        assert tuple(card.ord for card in arrived.cards()) == note.cards
        assert {card.due for card in arrived.cards()} == {note.due}


def test_anki_knows_our_note_types_by_number(shelf: Shelf) -> None:
    shelf.take(deck_bytes(full(), "id", typed=True))
    for made in NOTE_TYPES.values():
        arrived = shelf.collection.models.get(made.id)  # type: ignore[arg-type]  # a NewType over int
        assert arrived is not None
        assert arrived["name"] == made.name
        assert [(field["id"], field["name"]) for field in arrived["flds"]] == [
            (one.id, one.name) for one in made.fields
        ]
        assert [template["id"] for template in arrived["tmpls"]] == [one.id for one in made.templates]


def test_the_same_file_again_touches_nothing(shelf: Shelf) -> None:
    package = deck_bytes(full(), "id")
    shelf.take(package)
    before = shelf.rows("select * from notes"), shelf.rows("select * from cards")
    assert shelf.take(package) == Imported(new=0, updated=0, duplicate=6, conflicting=0)
    assert (shelf.rows("select * from notes"), shelf.rows("select * from cards")) == before


def test_a_day_later_the_file_is_the_same() -> None:
    made = full()
    again = stamped(made, NOW + DAY)
    assert deck_bytes(again, "id") == deck_bytes(made, "id")


def test_an_edited_fact_updates_one_note_and_leaves_the_student_s_work(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    mine = shelf.note(next(note.guid for note in deck_notes(made, "id") if note.source == "tahun-buka"))
    mine["Catatan pribadi / My notes"] = "ulang tahun Ibu"
    mine.add_tag("sulit")
    shelf.collection.update_note(mine)
    shelf.collection.sched.suspend_cards([mine.cards()[0].id])
    cards = shelf.rows("select * from cards")
    remark = RecallCard("Berapa orang di atas rakit?", "Sebelas orang")
    changed_facts = tuple(replace(fact, card=remark) if fact.id == "jumlah-orang" else fact for fact in facts())
    changed = stamped(edited(made, changed_facts), NOW + DAY)
    assert shelf.take(deck_bytes(changed, "id")) == Imported(new=0, updated=1, duplicate=5, conflicting=0)
    again = shelf.note(mine.guid)
    assert again["Catatan pribadi / My notes"] == "ulang tahun Ibu"
    assert again.has_tag("sulit")
    assert shelf.rows("select * from cards") == cards
    assert shelf.rows("select count() from notes where flds like 'Berapa orang di atas rakit?%'") == [[1]]


def test_reviews_survive_an_update(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    shelf.collection.decks.select(shelf.collection.decks.by_name("Membaca")["id"])  # type: ignore[index]  # it is there
    for _ in range(3):
        card = shelf.collection.sched.getCard()
        assert card is not None
        shelf.collection.sched.answerCard(card, 3)
    tables = "select * from revlog", "select id, nid, ord, type, queue, due, ivl, reps from cards"
    before = [shelf.rows(query) for query in tables]
    assert len(before[0]) == 3
    changed = tuple(replace(fact, topics=("perjalanan",), card=replace(fact.card, why="Lain.")) for fact in facts())
    assert shelf.take(deck_bytes(stamped(edited(made, changed), NOW + DAY), "id")).updated == 4
    assert [shelf.rows(query) for query in tables] == before


def test_withdrawing_and_adding_neither_doubles_nor_loses(shelf: Shelf) -> None:
    made = full()
    shelf.take(deck_bytes(made, "id"))
    (first, *rest) = facts()
    changed = stamped(edited(made, (*rest, fact("baru")), made.editions["id"].items[:1]), NOW + DAY)
    assert shelf.take(deck_bytes(changed, "id")) == Imported(new=1, updated=0, duplicate=4, conflicting=0)
    assert shelf.rows("select count(), count(distinct guid) from notes") == [[7, 7]]
    assert first.id not in {note.source for note in deck_notes(changed, "id")}


def test_every_card_renders_both_sides(shelf: Shelf) -> None:
    shelf.take(deck_bytes(full(), "id"))
    sides = shelf.sides()
    assert [side.template for side in sides] == [
        "Ingatan / Recall", "Kebalikan / Reverse", "Ingatan / Recall", "Ingatan / Recall",
        "Rumpang / Cloze", "Rumpang / Cloze", "Pilihan / Choice", "Ingatan / Recall",
    ]  # fmt: skip
    for side in sides:
        for text in (side.front, side.back):
            assert not re.search(r"template has a problem|front of this card is blank|\{\{|\}\}|invalid-field", text)
        assert len(re.sub(r"<script.*?</script>|<[^>]*>|\s", "", side.front, flags=re.DOTALL)) > 10
        assert "per Juni 2024" in side.back
        assert "Sekolah di Atas Rakit" in side.back
    report = shelf.collection.get_empty_cards()
    assert (list(report.notes), report.report) == ([], "")


def test_the_key_cannot_be_read_on_the_front(shelf: Shelf) -> None:
    made = stamped(bank(facts=(), items=tuple(item(f"butir-{number}") for number in range(20))))
    shelf.take(deck_bytes(made, "id"))
    for side in shelf.sides():
        assert not re.search(
            r"qb-keyed|\bk\d\b|Uangnya|Answer|Key", side.front.replace(".qb-keyed", "").replace('"qb-keyed"', "")
        )
        classes = re.findall(r'<li class="(\w+)"', side.front)
        assert classes == ["o1", "o2", "o3", "o4"]
        assert re.search(r'class="qb-options qb-keyed k[1-4]"', side.back)


def test_hostile_text_is_text_on_every_kind_of_card(shelf: Shelf) -> None:
    cloze = HOSTILE.replace("{{", "").replace("}}", "").replace("::", "")
    hostile = (
        fact("tanya", RecallCard(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
        fact("rumpang", ClozeCard(f"{cloze} {{{{c1::{cloze}::{cloze}}}}}", HOSTILE)),
    )
    made = stamped(bank(facts=hostile, items=(item(),)))
    shelf.take(deck_bytes(made, "id"))
    for side in shelf.sides()[:3]:
        for text in (side.front, side.back):
            body = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
            assert not re.search(r"<script|<b |\[sound:|\[latex\]|\[\[type|\[anki:", body)
            shown = html.unescape(re.sub(r"<[^>]*>", "", body))
            assert "<script>document.title='x'</script> <b onclick=x> & &" in shown
            assert "[sound:x.mp3] [latex]x[/latex] [[type:Front]] [anki:tts]x[/anki:tts] 🙂 \u202bשם" in shown
    assert not shelf.collection.media.check().missing


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::a}} {{c1::b}}",
        "{{c3::a}} {{c1::b::}} x",
        "{{c500::a}}",
        "*{{c2::a}}* {{c11::**b** c::d}}",
        "{{c1::a}}}",
        "{c1::x} {{c1::<b>}}",
    ],
)
def test_anki_makes_the_cloze_cards_we_say(shelf: Shelf, text: str) -> None:
    made = stamped(bank(facts=(fact("celah", ClozeCard(text)),), items=()))
    (note,) = deck_notes(made, "id")
    shelf.take(deck_bytes(made, "id"))
    arrived = shelf.note(note.guid)
    assert tuple(card.ord for card in arrived.cards()) == note.cards
    shelf.collection.update_note(arrived)  # Anki generates what it thinks is missing
    assert tuple(sorted(card.ord for card in shelf.note(note.guid).cards())) == note.cards
    assert not shelf.collection.get_empty_cards().notes


def test_taking_the_import_back_leaves_nothing(shelf: Shelf) -> None:
    shelf.take(deck_bytes(full(), "id"))
    shelf.collection.undo()
    assert shelf.rows("select count() from notes") == [[0]]
    assert shelf.rows("select count() from cards") == [[0]]
