"""A bank goes into the database and comes back equal; revisions are made when, and only when, students would see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, select, text

from quizapp.bank.files import find_banks, read_folder
from quizapp.bank.writer import folder_texts
from quizapp.core.bank import Bank, Entity
from quizapp.core.i18n import Message
from quizapp.core.item import Item
from quizapp.core.passage import Passage
from quizapp.core.refusal import BadBank, NotFound, NotNow
from quizapp.db.engine import Database
from quizapp.db.models import ItemEditionRow, ItemRevisionRow, ItemRow
from quizapp.itemtypes import binding, registry
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.resources import questions_folder
from quizapp.services import banks, publish_revisions
from quizapp.services.publish import Origin, Published
from tests.bank import factory
from tests.databases import rows
from tests.services.school import BANK, CHOICE, ITEMS, NOW, PASSAGE, item, publish, with_items

LATER = NOW + timedelta(days=1)


def stored(database: Database, slug: str = "kebun") -> Bank:
    with database.look() as session:
        return banks.read_bank(session, slug)


def said(bank: Bank) -> Bank:
    """Return what the authors said, without the times of notes, which publishing brings up to date."""
    return replace(bank, note_times={})


def current(engine: Engine) -> dict[str, int]:
    """Return author id -> number of the revision that students get."""
    joined = (
        select(ItemRow.author_id, ItemRevisionRow.number)
        .join(ItemEditionRow, ItemEditionRow.item_id == ItemRow.id)
        .join(ItemRevisionRow, ItemRevisionRow.id == ItemEditionRow.current_revision_id)
    )
    with engine.connect() as connection:
        return {row.author_id: row.number for row in connection.execute(joined)}


def test_a_published_bank_comes_back_equal(garden: Database) -> None:
    assert said(stored(garden)) == said(BANK)
    assert folder_texts(said(stored(garden))) == folder_texts(said(BANK))


def test_publishing_again_changes_nothing(garden: Database) -> None:
    assert publish(garden, now=LATER) == Published("kebun")
    assert publish(garden, origin=Origin.IMPORTED, now=LATER) == Published("kebun")
    assert (rows(garden.engine, "item_revision"), rows(garden.engine, "passage_revision")) == (4, 1)


def test_every_shipped_bank_comes_back_to_the_byte(database: Database) -> None:
    for folder in find_banks(questions_folder()):
        bank, _ = read_folder(folder)
        assert bank is not None
        publish(database, bank)
        assert folder_texts(stored(database, bank.slug)) == folder_texts(bank)
        assert not publish(database, bank, now=LATER).changed


class BindingFakeType(factory.FakeType):
    """The small item type of the bank tests, which can be published too."""

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[factory.FakeContent]:
        assert isinstance(item.content, factory.FakeContent)
        return binding.bound(
            item, item.content, passage, {each.id: each.known_as(passage.language) for each in entities}
        )

    def cards(self, item: Item, bound: Bound[factory.FakeContent]) -> Message:
        del item, bound
        return Message("It is asked in the quiz alone.")


BindingFakeType.__abstractmethods__ = frozenset()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(bank=factory.banks())
def test_any_bank_comes_back_equal(database: Database, bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = cast("Callable[[], ItemType[factory.FakeContent]]", BindingFakeType)()
    monkeypatch.setattr(registry, "item_types", lambda: {"fake": kind})
    monkeypatch.setattr(publish_revisions, "item_type", lambda _: kind)
    number = rows(database.engine, "bank")  # the same database takes every example: each is a bank of its own
    bank = replace(bank, uuid=f"00000000-0000-4000-8000-{number:012}", slug=f"bank-{number}")
    publish(database, bank)
    assert said(stored(database, bank.slug)) == said(bank)
    assert folder_texts(said(stored(database, bank.slug))) == folder_texts(said(bank))
    assert not publish(database, bank, now=LATER).changed


@pytest.mark.parametrize(
    ("changes", "numbers"),
    [
        ({"process": "mengevaluasi"}, 1),
        ({"difficulty": "sukar"}, 1),
        ({"topics": ["kebun"], "indicator": "Lain.", "author": "Ani", "points": 7}, 1),
        ({"stem": "Siapa?"}, 2),
        ({"rationale": "Lain sekali."}, 2),
        ({"evidence": ["p1.2"]}, 2),
        ({"content": CHOICE | {"shuffle": False}}, 2),
    ],
    ids=["process", "difficulty", "tags", "stem", "rationale", "evidence", "content"],
)
def test_a_revision_is_made_for_what_is_shown_or_scored(
    garden: Database, changes: dict[str, object], numbers: int
) -> None:
    plain: dict[str, object] = {"content": CHOICE, "process": "menemukan", "evidence": ["p1.1"], "points": 2} | changes
    content, process = plain.pop("content"), plain.pop("process")
    changed = item("siapa-menyiram", "single_choice", content, str(process), **plain)  # type: ignore[arg-type]  # plain data
    report = publish(garden, with_items(changed, *ITEMS[1:]), now=LATER)
    assert report.new_item_revisions == numbers - 1
    assert current(garden.engine)["siapa-menyiram"] == numbers
    assert stored(garden).editions["id"].items[0] == changed


def test_what_is_taken_back_is_the_same_revision_again(garden: Database) -> None:
    changed = item("siapa-menyiram", "single_choice", CHOICE, "menemukan", evidence=["p1.1"], points=2, stem="Siapa?")
    publish(garden, with_items(changed, *ITEMS[1:]), now=LATER)
    assert publish(garden, BANK, now=LATER).new_item_revisions == 0
    assert current(garden.engine)["siapa-menyiram"] == 1


def test_an_edited_passage_makes_a_revision_of_itself_and_of_the_items_it_proves(garden: Database) -> None:
    edited = PASSAGE.replace("pukul enam", "pukul lima")
    report = publish(garden, with_items(text=edited), now=LATER)
    assert (report.new_passage_revisions, report.new_item_revisions) == (1, 1)
    assert current(garden.engine) == {"siapa-menyiram": 2, "apa-ditanam": 1, "mana-sulit": 1, "apa-pendapat": 1}


def test_a_draft_gets_a_revision_when_it_is_published(garden: Database) -> None:
    assert "masih-draf" not in current(garden.engine)
    ready = item("masih-draf", "single_choice", CHOICE, "mengevaluasi")
    assert publish(garden, with_items(*ITEMS[:4], ready), now=LATER).new_item_revisions == 1


def test_a_vanished_id_is_a_problem_and_nothing_changes(garden: Database) -> None:
    edition = BANK.editions["id"]
    without = {
        "siapa-menyiram": with_items(*ITEMS[1:]),
        "sari-menyiram": replace(BANK, editions={"id": replace(edition, facts=())}),
        "cek": replace(BANK, quizzes=()),
    }
    for name, bank in without.items():
        with pytest.raises(BadBank) as refusal:
            publish(garden, bank, Origin.IMPORTED, LATER)
        assert [(problem.code, problem.subject) for problem in refusal.value.problems] == [("id-vanished", name)]
    assert said(stored(garden)) == said(BANK)


def test_the_slug_of_another_bank_is_a_problem(garden: Database) -> None:
    other = replace(BANK, uuid="00000000-0000-4000-8000-00000000ffff")
    with pytest.raises(BadBank) as refusal:
        publish(garden, other)
    assert [problem.code for problem in refusal.value.problems] == ["slug-taken"]


def test_a_bank_may_get_another_slug(garden: Database) -> None:
    publish(garden, replace(BANK, slug="taman"), now=LATER)
    assert stored(garden, "taman").uuid == BANK.uuid
    with pytest.raises(NotFound):
        stored(garden)


def test_loading_what_is_shipped_never_overwrites_what_is_the_sites_own(garden: Database) -> None:
    own = with_items(item("siapa-menyiram", "single_choice", CHOICE, "menemukan", stem="Punya kami?"), *ITEMS[1:])
    publish(garden, own, Origin.IMPORTED, LATER)
    assert publish(garden, BANK, Origin.SHIPPED, LATER).kept
    assert said(stored(garden)) == said(own)
    with garden.engine.begin() as connection:
        connection.execute(text("UPDATE bank SET origin = 'shipped', edited_at = published_at"))
    assert publish(garden, BANK, Origin.SHIPPED, LATER).kept
    with pytest.raises(NotNow, match="Export"):
        publish(garden, BANK, Origin.IMPORTED, LATER)


def test_a_new_release_brings_its_shipped_bank_up_to_date(garden: Database) -> None:
    newer = with_items(item("siapa-menyiram", "single_choice", CHOICE, "menemukan", stem="Baru?"), *ITEMS[1:])
    assert publish(garden, newer, Origin.SHIPPED, LATER).changed
    assert said(stored(garden)) == said(newer)


def test_a_dropped_language_goes_and_its_revisions_stay(database: Database) -> None:
    indonesian = BANK.editions["id"]
    english = replace(indonesian, passage=replace(indonesian.passage, language="en"))
    two = replace(BANK, editions={"id": indonesian, "en": english})
    publish(database, two)
    assert said(stored(database)) == said(two)
    publish(database, BANK, now=LATER)
    assert said(stored(database)) == said(BANK)
    assert rows(database.engine, "item_revision") == 8


def test_the_home_page_and_the_reading_page_show_it(garden: Database) -> None:
    with garden.look() as session:
        listed = banks.list_banks(session)
        page = banks.reading_page(session, slug="kebun", language="en")
    assert [(bank.slug, bank.languages, bank.words) for bank in listed] == [("kebun", ("id",), {"id": 17})]
    assert [(quiz.id, quiz.items, len(quiz.public_id)) for quiz in listed[0].quizzes] == [("cek", 4, 26)]
    assert (page.language, page.passage, page.note) == ("id", BANK.editions["id"].passage, {"id": "Catatan."})
    for slug in ("nowhere", "\x00", "x" * 200):
        with pytest.raises(NotFound), garden.look() as session:
            banks.reading_page(session, slug=slug, language="id")


def test_public_ids_of_quizzes_stay(garden: Database) -> None:
    with garden.look() as session:
        before = banks.list_banks(session)[0].quizzes[0].public_id
    publish(garden, with_items(*ITEMS[:3], replace(ITEMS[3], indicator="Lain."), ITEMS[4]), now=LATER)
    with garden.look() as session:
        assert banks.list_banks(session)[0].quizzes[0].public_id == before


def test_two_nodes_that_start_at_once_publish_once(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(6) as pool:
        reports = list(pool.map(lambda _: publish(database), range(6)))
    assert sum(report.changed for report in reports) == 1
    assert rows(database.engine, "item_revision") == 4
