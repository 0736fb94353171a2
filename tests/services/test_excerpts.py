"""A text that may not be shown whole: students get the sentences that prove something and the way to the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from quizapp.bank.shown import shown_sentences
from quizapp.core.item import Status
from quizapp.db.engine import Database
from quizapp.db.models import ItemRevisionRow, PassageRevisionRow
from quizapp.services.banks import read_bank, reading_page
from tests.services import school
from tests.services.excerpted import LINK, excerpted

NOW = school.NOW + timedelta(hours=1)


def texts(database: Database) -> list[str]:
    with database.look() as session:
        page = reading_page(session, slug=school.BANK.slug, language="id")
    assert page.passage.excerpt_of == LINK
    return [one.text for one in page.passage.sentences()]


def test_students_read_the_proving_sentences_alone(database: Database) -> None:
    bank = excerpted()
    school.publish(database, bank)
    cited = shown_sentences(bank, "id")
    assert cited is not None
    whole = bank.editions["id"].passage.by_address()
    assert 0 < len(cited) < len(whole)
    assert texts(database) == [whole[address].text for address in cited]


def test_teachers_edit_the_whole_and_the_bank_comes_back_whole(database: Database) -> None:
    school.publish(database, excerpted())
    with database.look() as session:
        assert read_bank(session, school.BANK.slug).editions["id"].passage == school.BANK.editions["id"].passage


def test_what_is_cited_anew_is_shown_from_then_on(database: Database) -> None:
    bank = excerpted()
    school.publish(database, bank)
    before = texts(database)
    edition = bank.editions["id"]
    every = tuple(replace(item, status=Status.PUBLISHED) for item in edition.items)
    more = replace(bank, editions={"id": replace(edition, items=every)})
    school.publish(database, more, now=NOW)
    assert len(texts(database)) > len(before)
    with database.look() as session:
        assert len(session.execute(select(PassageRevisionRow.id)).all()) == 2


def test_no_revision_of_an_item_holds_more_than_may_be_shown(database: Database) -> None:
    bank = excerpted()
    school.publish(database, bank)
    hidden = {one.text for one in bank.editions["id"].passage.sentences()} - set(texts(database))
    with database.look() as session:
        bound = session.execute(select(ItemRevisionRow.bound)).scalars().all()
    assert hidden
    assert all(text not in str(each) for each in bound for text in hidden)
