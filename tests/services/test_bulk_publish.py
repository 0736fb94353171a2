"""Publishing many items at once: those that their editor would publish, in every language, and no others."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from quizapp.bank.files import read_folder
from quizapp.core.person import Person, Role
from quizapp.db.engine import Database
from quizapp.db.models import BankRow, EntryHistoryRow
from quizapp.resources import questions_folder
from quizapp.services.bank_rights import Right, right
from quizapp.services.bulk_publish import Outcome, publish_many
from quizapp.services.editing import Edit, save
from quizapp.services.entries import Kind, entry
from quizapp.services.entry_history import Deed
from tests.services import school
from tests.services.classroom import account


def test_an_item_is_published_where_it_is_reviewed_translated_and_sound(database: Database) -> None:
    shipped, _ = read_folder(questions_folder() / "selat-sunda-1883")
    assert shipped
    school.publish(database, shipped)
    person = account(database, "Ed", Role.EDITOR)
    with database.look() as session:
        found = right(session, slug=shipped.slug, person=person, change=True)
    whole, same, wrong, draft, asked = [item.id for item in shipped.editions["id"].items][:5]
    for name, status in ((whole, "reviewed"), (same, "reviewed"), (wrong, "reviewed"), (draft, "draft")):
        write(database, found, person, name, {"status": status})
    rationale = stored(database, found, same)["rationale"]
    write(database, found, person, same, {"rationale": rationale}, language="en")
    write(database, found, person, wrong, {"facts": ["there-is-none"]})
    before = state_of(database, found)
    with database.change() as session:
        names = {whole, same, wrong, draft, asked, "there-is-none"}
        assert publish_many(session, found, names, person=person, now=school.NOW) == Outcome(1, 3)
    statuses = {name: stored(database, found, name)["status"] for name in (whole, same, wrong, draft, asked)}
    assert statuses == {
        whole: "published", same: "reviewed", wrong: "reviewed", draft: "draft", asked: "published",
    }  # fmt: skip
    assert state_of(database, found) != before
    with database.look() as session:
        published = select(EntryHistoryRow.author_id, EntryHistoryRow.language)
        rows = session.execute(published.where(EntryHistoryRow.deed == Deed.PUBLISHED)).all()
    assert sorted(map(tuple, rows)) == [(whole, "en"), (whole, "id")]


def stored(database: Database, found: Right, name: str, language: str = "id") -> dict[str, Any]:
    with database.look() as session:
        return dict(entry(session, bank=found.id, kind=Kind.ITEM, language=language, id=name).source)


def state_of(database: Database, found: Right) -> str:
    with database.look() as session:
        return str(session.execute(select(BankRow.hash).where(BankRow.id == found.id)).scalar_one())


def write(  # noqa: PLR0913, PLR0917 - one edit
    database: Database, found: Right, person: Person, name: str, changes: dict[str, Any], language: str = "id"
) -> None:
    """Save an item as its editor does."""
    with database.look() as session:
        there = entry(session, bank=found.id, kind=Kind.ITEM, language=language, id=name)
    edit = Edit(Kind.ITEM, name, language, {**there.source, **changes}, there.number)
    with database.change() as session:
        save(session, found, edit, person=person, now=school.NOW)
