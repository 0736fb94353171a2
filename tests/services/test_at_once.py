"""What two do at once: the second waits for the first, and then finds what it left; neither is told of a bug."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from quizapp.core.assignment import Window
from quizapp.core.policy import Policy
from quizapp.core.refusal import NotFound
from quizapp.db.engine import Database
from quizapp.services import assignments, bank_rights, quizzes, unfinished
from quizapp.services.bank_folder import folder_of, let_wait, waiting
from quizapp.services.entry_history import Named
from tests.services.classroom import a_class, teacher
from tests.services.school import NOW, publish, quiz_id

Deed = Callable[[Session], Any]


def at_once(database: Database, first: Deed, second: Deed) -> Any:  # noqa: ANN401 - what the second returns
    """Do both, so that the second begins before the first has committed; return or raise what the second does."""

    def later() -> Any:  # noqa: ANN401 - as above
        with database.change() as session:
            return second(session)

    with ThreadPoolExecutor(1) as pool:
        with database.change() as session:
            first(session)
            session.flush()
            told = pool.submit(later)
            _wait_until_it_waits(database, told.done)
        return told.result()


def _wait_until_it_waits(database: Database, done: Callable[[], bool]) -> None:
    """Wait until somebody on PostgreSQL waits for a lock; on SQLite the second cannot even begin."""
    waits = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    while database.engine.dialect.name == "postgresql" and not done():
        with database.engine.connect() as connection:
            if connection.execute(waits).scalar_one():
                return
        sleep(0.01)


def test_an_edit_that_two_pages_keep_at_once_is_the_later_one(database: Database) -> None:
    publish(database)
    person, named = teacher(database), Named(1, "item", "siapa-menyiram", "id")

    def keeping(stem: str) -> Deed:
        fields = {"stem": [stem]}
        return lambda session: unfinished.keep(session, named, person=person, base=1, fields=fields, now=NOW)

    at_once(database, keeping("Siapa?"), keeping("Siapa saja?"))
    with database.look() as session:
        left = unfinished.kept(session, named, person=person)
    assert left is not None
    assert left.fields == {"stem": ["Siapa saja?"]}


def test_a_folder_that_is_brought_up_twice_at_once_waits_once(database: Database) -> None:
    publish(database)
    person = teacher(database)
    with database.look() as session:
        there = bank_rights.right(session, slug="kebun", person=person)
        files = folder_of(session, there.id)

    def bringing(session: Session) -> None:
        let_wait(session, there, files, person=person, now=NOW)

    at_once(database, bringing, bringing)
    with database.look() as session:
        assert waiting(session, there, person=person).bank.slug == "kebun"


def test_a_quiz_that_is_removed_meanwhile_is_given_to_nobody(database: Database) -> None:
    publish(database)
    person = teacher(database)
    group = a_class(database, person)
    with database.change() as session:
        made = quizzes.copy(session, quiz=quiz_id(database), title="Salinan", by=person, now=NOW)

    def giving(session: Session) -> None:
        assignments.assign(
            session, quiz=made, cohorts=[group.public_id], by=person, policy=Policy(), window=Window(), now=NOW
        )

    with pytest.raises(NotFound):
        at_once(database, lambda session: quizzes.remove(session, quiz=made, by=person), giving)
