"""What follows from the edit of one entry is what a walk over the whole bank makes of it, found without the walk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.bank.files import read_folder
from quizapp.bank.plain import dump_fact, dump_item
from quizapp.core.bank import Bank
from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import ItemEditionRow, QuizItemRow
from quizapp.resources import questions_folder
from quizapp.services import bank_index, banks, republish
from quizapp.services.bank_rights import Right, right
from quizapp.services.editing import Edit, create, save
from quizapp.services.entries import Kind, entry
from tests.services import school
from tests.services.classroom import account

Source = Mapping[str, Any]


class Writer:
    """An editor at the shipped bank in two languages, an hour later with every edit."""

    def __init__(self, database: Database, bank: Bank) -> None:
        self.database, self.person, self.now = database, account(database, "Ed", Role.EDITOR), school.NOW
        with database.look() as session:
            self.right: Right = right(session, slug=bank.slug, person=self.person, change=True)

    def save(self, kind: Kind, name: str, changes: Source) -> None:
        self.now += timedelta(hours=1)
        with self.database.change() as session:
            stored = entry(session, bank=self.right.id, kind=kind, language="id", id=name)
            edit = Edit(kind, name, "id", {**stored.source, **changes}, stored.number)
            save(session, self.right, edit, person=self.person, now=self.now)

    def add(self, kind: Kind, source: Source) -> None:
        self.now += timedelta(hours=1)
        with self.database.change() as session:
            create(session, self.right, Edit(kind, "new", "id", source, 0), person=self.person, now=self.now)

    def checks(self) -> None:
        """Everything is as the walk over the bank leaves it, hours later."""
        with self.database.change() as session:
            before = self.rests(session)
            republish._bank_follows(  # noqa: SLF001 - what the shorter way must come to
                session, self.right.id, Kind.ITEM, self.items(session), self.now + timedelta(days=1)
            )
            session.flush()
            assert self.rests(session) == before
            for language in ("id", "en"):
                kept = bank_index.index_of(session, bank=self.right.id, language=language)
                bank_index.forget()
                assert bank_index.index_of(session, bank=self.right.id, language=language) == kept

    def items(self, session: Session) -> list[str]:
        return [item.id for item in banks.stored_bank(session, self.right.id).editions["id"].items]

    def rests(self, session: Session) -> tuple[object, ...]:
        asked = select(QuizItemRow.quiz_id, QuizItemRow.item_id)
        current = select(ItemEditionRow.item_id, ItemEditionRow.language, ItemEditionRow.current_revision_id)
        quizzes, revisions = (sorted(map(tuple, session.execute(each))) for each in (asked, current))
        return banks.note_times(session, self.right.id), quizzes, revisions


@pytest.fixture(scope="module")
def shipped() -> Bank:
    bank, _ = read_folder(questions_folder() / "selat-sunda-1883")
    assert bank
    return bank


def test_one_edit_after_another_leaves_what_a_walk_leaves(
    database: Database, shipped: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.publish(database, shipped)
    writer, walks, walk = Writer(database, shipped), [0], republish._bank_follows  # noqa: SLF001 - counted here

    def counting(*given: Any) -> None:  # noqa: ANN401 - handed on
        walks[0] += 1
        walk(*given)

    monkeypatch.setattr(republish, "_bank_follows", counting)
    practised, other, third = [item for item in shipped.editions["id"].items if item.type == "single_choice"][:3]
    fact = shipped.editions["id"].facts[0]
    steps: list[tuple[Kind, str, Source, int]] = [
        (Kind.ITEM, practised.id, {"stem": "Apa yang dinyatakan bacaan tentang hal ini?"}, 0),
        (Kind.ITEM, other.id, {"rationale": "Kalimat itu menyatakannya dengan jelas."}, 0),
        (Kind.ITEM, other.id, {"difficulty": "sukar", "topics": list(practised.topics)}, 0),
        (Kind.FACT, fact.id, {"statement": "Hal ini dinyatakan bacaan dengan kata lain."}, 0),
        (Kind.ITEM, third.id, {"status": "retired"}, 1),
        (Kind.ITEM, third.id, {"stem": "Apa yang dinyatakan bacaan tentang hal lain?"}, 1),
        (Kind.ITEM, practised.id, {"evidence": list(other.evidence)}, 1),
        (Kind.ITEM, practised.id, {"stem": "Apa yang akhirnya dinyatakan bacaan?"}, 0),
        (Kind.FACT, fact.id, {"retired": {"on": "2026-11-23", "reason": "Keliru."}}, 1),
    ]
    for kind, name, changes, wanted in steps:
        walks[0] = 0
        writer.save(kind, name, changes)
        assert walks[0] == wanted, changes
        writer.checks()
    for kind, source in ((Kind.FACT, dump_fact(fact)), (Kind.ITEM, dump_item(other) | {"status": "draft"})):
        walks[0] = 0
        writer.add(kind, {name: value for name, value in source.items() if name != "id"})
        assert walks[0] == 0, kind
        writer.checks()
