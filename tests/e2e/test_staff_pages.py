"""Every page for staff, found in the table of all routes: accessible at two widths in two themes, for each who may."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState

from quizapp.core.person import Role
from quizapp.web.access import ROLES, WHO
from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.staff import PASSWORD, shot, sign_in
from tests.e2e.staffroom import STAFF, Staffroom, furnish
from tests.e2e.steps import check, press

LOOKS = ((360, "light"), (360, "dark"), (1280, "dark"), (1280, "light"))
NO_PAGES = {"quizzes.progress", "grading.begin"}  # data for a script; a redirect
MINE = {"workshop.compare"}  # the folder that waits is its bringer's
# What is not as the address usually has it, by page: the states that look different, each with its own parts.
STATES: Mapping[str, tuple[Mapping[str, object], ...]] = {
    "discussing.item": tuple({"assignment": "closed", "step": step} for step in ("item", "answers", "key")),
    "quizzes.assign": ({"quiz": "own"},),
    "quizzes.choose": ({"quiz": "own"},),
    "quizzes.quiz": ({}, {"quiz": "own"}),
    "reports.listed": ({}, {"closed": 1}),
    "results.grid": ({"assignment": "closed"}, {"assignment": "closed", "show": "responses"}),
    "results.runs": ({"assignment": "closed"},),
    "papers.sheet": ({"text": 1},),
    "workshop.bank": ({}, {"words": "tidak ada yang begini"}),
    "workshop.edit": ({}, {"bank": "public"}),
    "workshop.new": ({}, {"type_": "fact"}),
    "workshop.review": ({"bank": "drafts"},),
    "workshop.sentences": ({"bank": "drafts"},),
}
SECTIONS = sorted({endpoint.partition(".")[0] for endpoint, who in WHO.items() if who in ROLES})
FIRST = (Role.TEACHER, Role.ADMIN)  # one of them may open each page, and sees it in every look; others in one


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Staffroom]:
    """Return a folder with data for a site, and what is where."""
    folder = tmp_path_factory.mktemp("staff")
    return folder, furnish(folder / "data")


@pytest.fixture(scope="module")
def site(repository: Path, room: tuple[Path, Staffroom]) -> Iterator[Site]:
    """Run the site."""
    with serving(room[0], repository) as site:
        yield site


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: Site) -> Callable[[Role], StorageState]:
    """Return what signs somebody in with a role; the administrator is made by the site's first link."""

    @cache
    def state(role: Role) -> StorageState:
        context = browser.new_context(base_url=site.address, locale="id-ID")
        page = context.new_page()
        if role is Role.ADMIN:
            page.goto(site.setup)
            page.get_by_label("Nama").fill("Bu Dewi")
            page.get_by_label("Kata sandi").fill(PASSWORD)
            press(page)
        else:
            sign_in(page, next(name for name, has in STAFF.items() if has is role))
        found = context.storage_state()
        context.close()
        return found

    return state


def open_folds(page: Page) -> None:
    """Show what is folded away."""
    page.locator("main details:not([open])").evaluate_all("folds => folds.forEach((fold) => { fold.open = true })")


def everywhere(page: Page, looks: Sequence[tuple[int, str]], name: str) -> None:
    """Hold a page against what holds everywhere, in several looks without loading it anew."""
    open_folds(page)
    for width, theme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of its words
        check(page)
        shot(page, name)


def open_to(role: Role, section: str, room: Staffroom) -> Iterator[tuple[str, Sequence[tuple[int, str]]]]:
    """Yield the pages of a section that a role may open, each with the looks to see it in."""
    for endpoint, who in WHO.items():
        roles = ROLES[who][0] if who in ROLES else frozenset()
        if role in roles and endpoint.startswith(f"{section}.") and endpoint not in NO_PAGES and room.pages(endpoint):
            first = next(each for each in FIRST if each in roles)
            if role is first or endpoint not in MINE:
                yield endpoint, LOOKS if role is first else LOOKS[:1]


def states_of(endpoint: str, role: Role) -> Sequence[Mapping[str, object]]:
    """Return the states of a page that a role may see: the teacher's own quiz is nothing to an editor."""
    states = STATES.get(endpoint, ({},))
    shared = [state for state in states if state.get("quiz") != "own"] or [{}]
    return shared if role is Role.EDITOR else states


@pytest.mark.parametrize("role", [Role.TEACHER, Role.EDITOR, Role.ADMIN])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_page_is_accessible_in_every_look(
    visit: Visit, signed_in: Callable[[Role], StorageState], room: tuple[Path, Staffroom], section: str, role: Role
) -> None:
    page = visit(reduced_motion="reduce", storage_state=signed_in(role))  # nothing fades from one theme into the other
    for endpoint, looks in open_to(role, section, room[1]):
        for number, state in enumerate(states_of(endpoint, role)):
            reply = page.goto(room[1].address(endpoint, state))
            assert reply
            assert reply.status == 200, page.url
            everywhere(page, looks, f"{role.value}-{endpoint}-{number}")


def test_no_page_is_forgotten(room: tuple[Path, Staffroom]) -> None:
    seen = {name for role in FIRST for section in SECTIONS for name, _ in open_to(role, section, room[1])}
    assert seen | NO_PAGES == {name for name, who in WHO.items() if who in ROLES and room[1].pages(name)}
    assert set(STATES) | MINE <= seen
