"""What each page for staff costs the database: the same for a small school and for one with five times as much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.services import people
from quizapp.web.access import ROLES, WHO
from quizapp.web.app import create_app
from quizapp.web.site import EXTENSION
from tests.databases import counted
from tests.e2e.staffroom import STAFF, Staffroom, account, furnish, settings_of
from tests.web.browser import Browser
from tests.web.classes import browser_of

TIMES = 5
MOST = 13  # statements
# What is not as the address usually has it.
PARTS: Mapping[str, Mapping[str, object]] = {
    "discussing.item": {"assignment": "closed", "step": "key"},
    "quizzes.assign": {"quiz": "own"},
    "quizzes.choose": {"quiz": "own"},
    "results.grid": {"assignment": "closed", "show": "responses"},
    "results.runs": {"assignment": "closed"},
    "results.csv": {"assignment": "closed"},
    "results.xlsx": {"assignment": "closed"},
    "workshop.review": {"bank": "drafts"},
    "workshop.sentences": {"bank": "drafts"},
}


@dataclass(frozen=True)
class School:
    """Hold a site that was furnished, and the browsers of a teacher and of an administrator."""

    room: Staffroom
    database: Database
    browsers: Mapping[Role, Browser]

    def cost(self, endpoint: str) -> int:
        """Return how many statements a page takes once it was opened before."""
        role = Role.TEACHER if Role.TEACHER in ROLES[WHO[endpoint]][0] else Role.ADMIN
        browser, path = self.browsers[role], self.room.address(endpoint, PARTS.get(endpoint, {}))
        assert browser.get(path).status in {200, 303}, path
        with counted(self.database.engine) as seen:
            browser.get(path)
        return len(seen)


@pytest.fixture(scope="module")
def schools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[School, School]]:
    folder = tmp_path_factory.mktemp("schools")
    made = [school(folder / f"times-{times}", times) for times in (1, TIMES)]
    yield made[0], made[1]
    for each in made:
        each.database.close()


def school(data: Path, times: int) -> School:
    room = furnish(data, times)
    app: Flask = create_app(settings_of(data))
    database = app.extensions[EXTENSION].database
    admin = account(database, "Bu Dewi", Role.ADMIN)
    with database.look() as session:
        name = next(name for name, role in STAFF.items() if role is Role.TEACHER)
        teacher = people.find_person(session, name=name)
    browsers = {Role.TEACHER: browser_of(app, database, teacher), Role.ADMIN: browser_of(app, database, admin)}
    return School(room, database, browsers)


def test_no_page_costs_more_in_a_larger_school(schools: tuple[School, School]) -> None:
    small, large = schools
    pages = [endpoint for endpoint, who in WHO.items() if who in ROLES and small.room.pages(endpoint)]
    assert len(pages) > 40
    costs = {endpoint: (small.cost(endpoint), large.cost(endpoint)) for endpoint in pages}
    assert {endpoint: cost for endpoint, cost in costs.items() if cost[0] != cost[1]} == {}
    assert max(cost for cost, _ in costs.values()) <= MOST
