"""Every route for every kind of visitor, for what is theirs and what is another's: one table says what they get.

The routes come from the URL map, so a new one is tried without a word here; one about a new kind of thing, or open to
a new kind of people, fails until the table has its row.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from quizapp.config import Settings
from quizapp.core.person import Person, Role
from quizapp.db.engine import Database
from quizapp.web.access import WHO
from quizapp.web.app import create_app
from quizapp.web.site import EXTENSION
from tests.services import school
from tests.services.classroom import a_class, account, join
from tests.web.browser import KEY, Browser, Reply
from tests.web.classes import assigned
from tests.web.routes import PARTS, content
from tests.web.visitors import Visitor, a_quiz_of, own_bank, reported, visitor

# What a visitor gets: "in" (the page, or a refusal that is not about who asks), or the status that keeps them out.
# Where the page is about one thing, "in/404" says what they get for their own and for another's. Own is the attempt
# that one has begun, the class that one teaches (for students: is in), the account that one has.
TABLE = """
who        about     nobody  guest   student  editor  teacher  admin
ANYONE     -         in      in      in       in      in       in
ANYONE     quiz      in/404  in/404  in/404   in/404  in/404   in/404
HOLDER     attempt   401     in/404  in/404   in/404  in/404   in/404
SIGNED_IN  -         401     in      in       in      in       in
SIGNED_IN  attempt   401     in/404  in/404   in/404  in/404   in/404
SIGNED_IN  bank      401     404     404      in/in   in/404   in/in
WRITER     report    401     403     403      in/in    in/404   in/in
TEACHER    -         401     403     403      403     in       in
TEACHER    cohort    401     403     403      403     in/404   in/in
WRITER     -         401     403     403      in      in       in
TEACHER    attempt   401     403     403      403     404/404  404/in
WRITER     bank      401     403     403      in/in   in/404   in/in
TEACHER    assignment 401    403     403      403     in/404   in/in
TEACHER    quiz      401     403     403      403     in/404   in/in
WRITER     quiz      401     403     403      in/404  in/404   in/in
ADMIN      -         401     403     403      403     403      in
ADMIN      person    401     403     403      403     403      in/in
"""
# Pages that answer so whoever asks; the rest of the table holds for them, too.
ALSO = {
    "account.first_admin": 404,  # the link is used up
    "public.picture": 404,  # the bank has none
    "workshop.review": 404,  # of a bank without drafts
    "workshop.sentences": 404,  # likewise
    "joining.joined": 404,  # for whoever is in no class
}
ROWS = [line.split() for line in TABLE.strip().splitlines()]
EXPECTED = {(who, about): dict(zip(ROWS[0][2:], cells, strict=True)) for who, about, *cells in ROWS[1:]}
THINGS = frozenset(about for _, about in EXPECTED) - {"-"}
VISITORS = ROWS[0][2:]
OUT = frozenset({401, 403, 404})


@dataclass(frozen=True)
class World:
    """Hold a site on which everybody has something, and parts of addresses that are nobody's here."""

    file: Path
    visitors: dict[str, Visitor]
    other: Mapping[str, object]


@pytest.fixture(scope="module")
def world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return a site to copy."""
    file = tmp_path_factory.mktemp("matrix") / "site.sqlite3"
    shutil.copyfile(sqlite_template, file)
    database = Database(f"sqlite:///{file}")
    school.publish(database)
    quiz = school.quiz_id(database)
    teaching, strange = account(database, "Bu Rina", Role.TEACHER), account(database, "Pak Adi", Role.TEACHER)
    theirs, others = a_class(database, teaching), a_class(database, strange, "Kelas 9C")
    pupil = account(database, "Sari", Role.STUDENT)
    people = {
        "guest": join(database, theirs.code, "Budi").person,
        "student": join(database, theirs.code, "Sari", pupil).person,
        "editor": account(database, "Ed", Role.EDITOR),
        "teacher": teaching,
        "admin": account(database, "Bu Dewi", Role.ADMIN),
    }
    enrolled = {theirs.code: join(database, theirs.code, "Tuti"), others.code: join(database, others.code, "Wati")}
    given = {each: assigned(database, quiz, person, each) for each, person in ((theirs, teaching), (others, strange))}
    mine, not_mine = own_bank(database, teaching), own_bank(database, strange)
    shared = {
        "bank": mine,
        "quiz": quiz,
        "cohort": theirs.public_id,
        "enrolment": enrolled[theirs.code].enrolment.public_id,
    }
    stranger = visitor(database, enrolled[others.code].person, shared)
    elsewhere = {"bank": not_mine, "cohort": others.public_id, "enrolment": enrolled[others.code].enrolment.public_id}
    elsewhere["assignment"] = given[others]
    elsewhere["quiz"] = a_quiz_of(database, strange)
    shared["assignment"] = given[theirs]
    elsewhere["report"] = reported(database, enrolled[others.code].person, str(stranger.own["attempt"]))
    tuti = enrolled[theirs.code].person
    shared["report"] = reported(database, tuti, str(visitor(database, tuti, shared).own["attempt"]))
    visitors = {name: visitor(database, person, shared) for name, person in people.items()}
    other = shared | {"attempt": stranger.own["attempt"], "person": strange.public_id} | elsewhere
    database.close()
    return World(file, visitors | {"nobody": Visitor("", visitors["student"].own)}, other)


@pytest.fixture
def site(world: World, tmp_path: Path) -> Iterator[Flask]:
    """Return a site on a copy of the world."""
    copy = tmp_path / "site.sqlite3"
    shutil.copyfile(world.file, copy)
    app = create_app(Settings(data=tmp_path, database_url=f"sqlite:///{copy}", secret_key=KEY))
    yield app
    app.extensions[EXTENSION].database.close()


def expected(rule: Rule, name: str) -> dict[str, str]:
    """Return what a visitor gets from a route, by whose thing it is about."""
    about = (THINGS & rule.arguments) or {"-"}
    (thing,) = about
    own, _, other = EXPECTED[WHO[rule.endpoint].name, thing][name].partition("/")
    return {"other": other or own, "own": own}  # own last: a visitor may sign out by it


@dataclass(frozen=True)
class Request:
    """Hold what a visitor sends."""

    browser: Browser
    method: str
    path: str
    fields: Mapping[str, str]

    def send(self) -> Reply:
        return self.browser.get(self.path) if self.method == "GET" else self.browser.post(self.path, self.fields)


def request(app: Flask, rule: Rule, method: str, who: Visitor, about: Mapping[str, object]) -> Request:
    """Return what a visitor sends, with the right token."""
    browser = Browser(app)
    if who.token:
        with browser.client.session_transaction() as session:
            session["_user_id"] = who.token
    token = "" if method == "GET" else browser.get("/join").form("/join").fields["csrf_token"]
    parts = {**PARTS, **about}
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        path = adapter.build(rule.endpoint, {each: parts[each] for each in rule.arguments}, method=method)
    fields = {"csrf_token": token, "name": "", "go": "new", "rows": "[]", "key": "12345678", "version": "0"}
    fields["edition"] = "id"
    return Request(browser, method, path, fields)


@pytest.mark.parametrize("endpoint", sorted(WHO))
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_visitor_gets_from_every_route_what_the_table_says(
    site: Flask, world: World, endpoint: str, method: str
) -> None:
    database = site.extensions[EXTENSION].database
    for rule in site.url_map.iter_rules(endpoint):
        if method not in (rule.methods or ()):
            continue
        for name in VISITORS:
            for whose, wanted in expected(rule, name).items():
                who = world.visitors[name]
                asking = request(site, rule, method, who, who.own if whose == "own" else world.other)
                before = None if wanted == "in" else content(database)
                reply = asking.send()
                case = f"{method} {rule} for {name}, {whose}: {reply.status}, not {wanted}"
                if wanted == "in":
                    assert reply.status < 500, case
                    assert reply.status not in OUT - {ALSO.get(endpoint)}, case
                else:
                    assert reply.status == int(wanted), case
                    assert content(database) == before, f"{case}; and something changed"


def test_a_public_bank_is_changed_by_nobody_who_may_only_look(site: Flask, world: World) -> None:
    """Send a teacher to everything that can be sent to a bank; what only looks, or makes a copy, is let through."""
    database, who = site.extensions[EXTENSION].database, world.visitors["teacher"]
    public = {**who.own, "bank": school.BANK.slug, "entry": "siapa-menyiram"}
    let_through = set()
    for rule in site.url_map.iter_rules():
        if "bank" not in rule.arguments or "POST" not in (rule.methods or ()):
            continue
        asking, before = request(site, rule, "POST", who, public), content(database)
        reply = asking.send()
        if reply.status == 403:
            assert content(database) == before, rule
        else:
            let_through.add(rule.endpoint)
    assert let_through == {"decks.take", "workshop.copy", "workshop.look", "workshop.take"}


def test_the_table_has_no_row_for_nothing(site: Flask) -> None:
    used = {(WHO[rule.endpoint].name, *(THINGS & rule.arguments or {"-"})) for rule in site.url_map.iter_rules()}
    assert used == set(EXPECTED)


def test_a_hole_would_be_found(site: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the function that authorises blind, the table would say so."""
    monkeypatch.setattr("quizapp.web.access.visitor", lambda: Person(0, "x", "x", guest=False))
    monkeypatch.setattr(
        "quizapp.web.access.the_visitor", lambda: Person(0, "x", "x", guest=False, roles=frozenset(Role))
    )
    with pytest.raises(AssertionError, match="not 40"):
        test_every_visitor_gets_from_every_route_what_the_table_says(site, world, "teacher.classes", "GET")
