"""Passages edited on the site: references follow, what rests on edited sentences is read again, nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quizapp.core.bank import Bank, Edition, Rights
from quizapp.core.fact import Fact
from quizapp.core.item import Item
from quizapp.core.passage import Term
from quizapp.core.person import Person, Role
from quizapp.core.refusal import BadBank, NotFound, Stale
from quizapp.db.engine import Database
from quizapp.db.models import EntryHistoryRow, ItemRevisionRow, PassageRevisionRow
from quizapp.services.bank_rights import Right, right
from quizapp.services.banks import list_banks, stored_bank
from quizapp.services.entries import Kind
from quizapp.services.new_banks import NewBank, copy_bank, make_bank
from quizapp.services.passages import PassageEdit, Resaved, save_passage
from quizapp.services.stale import StaleEntry, read_again, stale_entries
from tests.services import school
from tests.services.classroom import account

NOW = school.NOW + timedelta(hours=1)
SLUG = school.BANK.slug
WANTED = NewBank(
    "Banjir di Hilir",
    "id",
    "Hujan turun.\nAir naik.\n\n## Bantuan\n\nBeras tiba.",
    "2026-01",
    "Tulisan sendiri",
    "CC-BY-4.0",
)


def theirs(database: Database, person: Person, slug: str = SLUG) -> Right:
    with database.look() as session:
        return right(session, slug=slug, person=person, change=True)


def save(database: Database, person: Person, text: str, base: int = 1, glossary: tuple[Term, ...] = ()) -> Resaved:
    edit = PassageEdit("id", text, glossary, base)
    with database.change() as session:
        return save_passage(session, theirs_in(session, person), edit, person=person, now=NOW)


def theirs_in(session: object, person: Person, slug: str = SLUG) -> Right:
    return right(session, slug=slug, person=person, change=True)  # type: ignore[arg-type]  # a session


def bank(database: Database, slug: str = SLUG) -> Bank:
    with database.look() as session:
        from quizapp.services.banks import read_bank

        return read_bank(session, slug)


def entries(edition: Edition) -> tuple[Fact | Item, ...]:
    return (*edition.facts, *edition.items)


def waiting(database: Database, person: Person) -> tuple[StaleEntry, ...]:
    with database.look() as session:
        return stale_entries(session, bank=theirs(database, person).id, language="id")


def count(database: Database, table: type) -> int:
    with database.look() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_sentences_that_move_take_their_references_along(database: Database, editor: Person) -> None:
    before = bank(database)
    text = school.PASSAGE.replace("Sari menyiram", "Pagi itu cerah.\n\nSari menyiram")
    assert save(database, editor, text) == Resaved(0, 0, changed=True)
    after = bank(database)
    olds, news = (one.editions["id"] for one in (before, after))
    for old, new in zip(entries(olds), entries(news), strict=True):
        said = [olds.passage.by_address()[address].text for address in old.evidence]
        assert [news.passage.by_address()[address].text for address in new.evidence] == said
    assert waiting(database, editor) == ()
    assert count(database, PassageRevisionRow) == 2
    assert count(database, EntryHistoryRow) > 0


def test_what_rests_on_an_edited_sentence_waits_until_it_is_read_again(database: Database, editor: Person) -> None:
    revisions = count(database, ItemRevisionRow)
    text = school.PASSAGE.replace("pukul enam", "pukul tujuh pagi")
    assert text != school.PASSAGE
    done = save(database, editor, text)
    found = waiting(database, editor)
    assert found
    assert (done.facts, done.items) == tuple(sum(one.kind is kind for one in found) for kind in (Kind.FACT, Kind.ITEM))
    assert count(database, ItemRevisionRow) > revisions  # what students see has the new sentence
    (was,) = found[0].sentences
    assert "pukul enam" in was.before
    assert "pukul tujuh pagi" in was.now
    first, right_ = found[0], theirs(database, editor)
    with database.change() as session, pytest.raises(Stale):
        read_again(session, right_, kind=first.kind, id=first.id, language="id", seal="x")
    for one in found:
        with database.change() as session:
            read_again(session, right_, kind=one.kind, id=one.id, language="id", seal=one.seal)
    assert waiting(database, editor) == ()


def test_a_sentence_written_back_is_no_longer_to_be_read_again(database: Database, editor: Person) -> None:
    save(database, editor, school.PASSAGE.replace("pukul enam", "pukul tujuh pagi"))
    assert save(database, editor, school.PASSAGE, base=2) == Resaved(0, 0, changed=True)
    assert waiting(database, editor) == ()


def test_a_sentence_that_is_gone_leaves_nothing_pointing_nowhere(database: Database, editor: Person) -> None:
    save(database, editor, school.PASSAGE.replace("Sari menyiram kebun pada pukul enam.\n", ""))
    edition = bank(database).editions["id"]
    known = edition.passage.by_address()
    assert all(set(entry.evidence) <= known.keys() for entry in entries(edition))
    assert waiting(database, editor)


def test_nobody_is_overwritten_and_the_same_text_is_no_revision(database: Database, editor: Person) -> None:
    assert save(database, editor, school.PASSAGE) == Resaved(0, 0, changed=False)
    assert count(database, PassageRevisionRow) == 1
    save(database, editor, school.PASSAGE.replace("cabai", "terung"))
    with pytest.raises(Stale):
        save(database, editor, school.PASSAGE.replace("cabai", "jagung"))
    assert "terung" in "".join(one.text for one in bank(database).editions["id"].passage.sentences())


def test_a_text_that_is_no_passage_changes_nothing(database: Database, editor: Person) -> None:
    with pytest.raises(BadBank) as refused:
        save(database, editor, "# Judul\n\n| tabel |")
    assert refused.value.problems[0].place.line == 3
    assert bank(database) == school.BANK or count(database, PassageRevisionRow) == 1


def test_the_glossary_is_part_of_the_passage(database: Database, editor: Person) -> None:
    save(database, editor, school.PASSAGE, glossary=(Term("cabai", "cabai", "buah yang pedas"),))
    assert [term.id for term in bank(database).editions["id"].passage.glossary] == ["cabai"]
    assert count(database, PassageRevisionRow) == 2


@pytest.mark.usefixtures("editor")
def test_a_new_bank_is_private_and_holds_its_passage_alone(database: Database) -> None:
    teacher = account(database, "Bu Rina", Role.TEACHER)
    with database.change() as session:
        slug = make_bank(session, WANTED, person=teacher, now=NOW)
    assert slug == "banjir-di-hilir"
    made = bank(database, slug)
    assert [one.address for one in made.editions["id"].passage.sentences()] == ["p1.1", "p1.2", "p2.1"]
    assert (made.editions["id"].items, made.provenance.rights) == ((), Rights.WHOLE)
    with database.look() as session:
        assert slug not in {each.slug for each in list_banks(session)}
        assert right(session, slug=slug, person=teacher, change=True).mine
        with pytest.raises(NotFound):
            right(session, slug=slug, person=account_of(teacher))
    with database.change() as session:
        assert make_bank(session, WANTED, person=teacher, now=NOW) != slug


def account_of(person: Person) -> Person:
    """Return another teacher."""
    return Person(person.id + 1000, "x", "Pak Adi", guest=False, roles=frozenset({Role.TEACHER}))


@pytest.mark.parametrize(
    "more",
    [{"link": "javascript:alert(1)"}, {"published": "kemarin"}, {"title": "x" * 300}, {"text": "## A"}, {"note": ""}],
)
def test_a_bank_that_cannot_be_is_refused_whole(database: Database, editor: Person, more: dict[str, str]) -> None:
    from dataclasses import replace

    with pytest.raises(BadBank), database.change() as session:
        make_bank(session, replace(WANTED, **more), person=editor, now=NOW)  # type: ignore[arg-type]  # texts by name
    with database.look() as session:
        assert [each.slug for each in list_banks(session)] == [SLUG]


@pytest.mark.usefixtures("editor")
def test_a_copy_is_another_bank_with_the_same_content(database: Database) -> None:
    teacher = account(database, "Bu Rina", Role.TEACHER)
    with database.look() as session:
        seen = right(session, slug=SLUG, person=teacher)
    assert not seen.change
    with database.change() as session:
        slug = copy_bank(session, seen, person=teacher, now=NOW)
    copied, original = bank(database, slug), bank(database)
    assert copied.uuid != original.uuid
    assert copied.deck != original.deck
    assert copied.editions == original.editions
    assert copied.quizzes == original.quizzes
    with database.look() as session:
        assert right(session, slug=slug, person=teacher, change=True).mine
        assert stored_bank(session, seen.id) == original
