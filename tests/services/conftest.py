"""Every service test runs on SQLite and on PostgreSQL, built by the migrations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizapp.core.bank import Bank
from quizapp.core.cohort import Cohort
from quizapp.core.person import Person, Role
from quizapp.db.engine import Database
from tests.services import school
from tests.services.classroom import a_class, account, teacher

from tests.databases import *  # isort: skip  # noqa: F403 - fixtures count by being here


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Return a site's database without banks."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def garden(planted: Bank, database: Database) -> Database:  # noqa: ARG001 - the bank is there already
    """Return a site's database that offers the small bank."""
    return database


@pytest.fixture
def sitting(garden: Database) -> school.Sitting:
    """Return a student with an open attempt."""
    return school.sit_down(garden)


@pytest.fixture
def rina(database: Database) -> Person:
    """Return a teacher."""
    return teacher(database)


@pytest.fixture
def cohort(database: Database, rina: Person) -> Cohort:
    """Return the teacher's class."""
    return a_class(database, rina)


@pytest.fixture
def editor(database: Database) -> Person:
    """Return an editor where the small bank is offered."""
    school.publish(database)
    return account(database, "Ed", Role.EDITOR)
