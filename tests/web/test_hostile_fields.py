"""What nobody types: nonsense in every address and every field of the pages for staff is refused in words, never 5xx.

The routes come from the URL map and the fields from the pages' own forms, so new ones are tried without a word here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from quizapp.config import Settings
from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.web.access import WHO, Who
from quizapp.web.app import create_app
from quizapp.web.site import EXTENSION
from tests.services import school
from tests.services.classroom import a_class, account, join
from tests.web.browser import Browser
from tests.web.conftest import KEY
from tests.web.test_access import PARTS, content
from tests.web.test_matrix import a_quiz_of, assigned, own_bank, reported, visitor

STAFF = frozenset({Who.WRITER, Who.TEACHER, Who.ADMIN})
HUGE = "9" * 20
NONSENSE = (
    HUGE, "-1", "0", "٣", "²", "1e9", "", "\x00", "\udc80", "<b>\u202e", "xx-XX", "../..", "9" * 5000,
)  # fmt: skip
LONG = "a" * 200_000
SHORT = (HUGE, "٣", "\x00", "\udc80")
FIELDS = (
    "go",
    "base",
    "at",
    "reason",
    "remark",
    "seen",
    "name",
    "number",
    "items",
    "entry",
    "text",
    "place",
    "language",
)
QUERIES = (
    "page", "at", "after", "seed", "in", "language", "q", "words", "kind", "topic", "topics", "type", "types", "status",
    "flag", "process", "processes", "difficulty", "difficulties", "class", "batch", "bank", "quiz", "item", "step",
    "show", "closed", "undo", "role", "text", "deed", "who", "from", "to", "day", "person", "until", "since",
)  # fmt: skip


@dataclass(frozen=True)
class Staff:
    """Hold a site on which somebody of the staff has something of everything, and the parts of addresses of it."""

    file: Path
    token: str
    own: Mapping[str, object]


@pytest.fixture(scope="module")
def staff(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Staff:
    """Return a site to copy."""
    file = tmp_path_factory.mktemp("hostile") / "site.sqlite3"
    shutil.copyfile(sqlite_template, file)
    database = Database(f"sqlite:///{file}")
    school.publish(database)
    teaching = account(database, "Bu Rina", Role.TEACHER, Role.EDITOR, Role.ADMIN)
    group = a_class(database, teaching)
    quiz = school.quiz_id(database)
    parts: dict[str, object] = {
        "bank": own_bank(database, teaching), "quiz": quiz, "cohort": group.public_id,
        "enrolment": join(database, group.code, "Tuti").enrolment.public_id,
        "assignment": assigned(database, quiz, teaching, group), "person": teaching.public_id,
    }  # fmt: skip
    pupil = join(database, group.code, "Sari", account(database, "Sari", Role.STUDENT)).person
    attempt = str(visitor(database, pupil, parts).own["attempt"])
    parts |= {"attempt": attempt, "report": reported(database, pupil, attempt), "made": a_quiz_of(database, teaching)}
    token = visitor(database, teaching, parts).token
    database.close()
    return Staff(file, token, parts)


@pytest.fixture
def site(staff: Staff, tmp_path: Path) -> Iterator[Flask]:
    """Return a site on a copy."""
    copy = tmp_path / "site.sqlite3"
    shutil.copyfile(staff.file, copy)
    app = create_app(Settings(data=tmp_path, database_url=f"sqlite:///{copy}", secret_key=KEY))
    yield app
    app.extensions[EXTENSION].database.close()


def entered(site: Flask, staff: Staff) -> Browser:
    """Return the browser of somebody with every role of the staff."""
    browser = Browser(site)
    with browser.client.session_transaction() as session:
        session["_user_id"] = staff.token
    return browser


def addresses(site: Flask, staff: Staff, endpoint: str, method: str, **other: object) -> Iterator[str]:
    """Yield the addresses of a route about what is there, for the bank's quiz and for one's own."""
    for rule in site.url_map.iter_rules(endpoint):
        if method in (rule.methods or ()):
            quizzes = [staff.own["quiz"], staff.own["made"]] if "quiz" in rule.arguments else [""]
            for quiz in quizzes:
                parts = {**PARTS, **staff.own, "quiz": quiz, **other}
                with site.test_request_context():
                    adapter = site.url_map.bind("localhost")
                    yield adapter.build(rule.endpoint, {each: parts[each] for each in rule.arguments}, method=method)


ENDPOINTS = sorted(name for name, who in WHO.items() if who in STAFF)


def sent(value: str) -> bytes:
    """Return the bytes of a text, those included that are no UTF-8."""
    return value.encode("utf-8", "surrogateescape")


def token_of(browser: Browser) -> str:
    """Return the token that every form of a session carries."""
    return browser.get("/join").form("/join").fields["csrf_token"]


def encoded(fields: MultiDict[str, str]) -> list[tuple[bytes, bytes]]:
    """Return fields as the bytes that are sent."""
    return [(sent(name), sent(value)) for name, value in fields.items(multi=True)]


@pytest.fixture(scope="module")
def forms(staff: Staff, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """Return the fields of every form that the pages show, by the address that it is sent to."""
    folder = tmp_path_factory.mktemp("forms")
    shutil.copyfile(staff.file, folder / "site.sqlite3")
    app = create_app(Settings(data=folder, database_url=f"sqlite:///{folder / 'site.sqlite3'}", secret_key=KEY))
    browser = entered(app, staff)
    found: dict[str, dict[str, str]] = {}
    for endpoint in ENDPOINTS:
        for path in addresses(app, staff, endpoint, "GET"):
            page = browser.get(path)
            if page.status == 200 and page.headers["Content-Type"].startswith("text/html"):
                for form in page.sheet.forms:
                    given = found.setdefault((form.action or path).partition("?")[0], {})
                    given.update({name: value for name, value in form.fields.items() if name != "csrf_token"})
                    given.update(form.buttons.items())
    app.extensions[EXTENSION].database.close()
    return found


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_nonsense_in_a_query_is_answered_and_looking_changes_nothing(site: Flask, staff: Staff, endpoint: str) -> None:
    browser, database = entered(site, staff), site.extensions[EXTENSION].database
    before = content(database)
    for path in addresses(site, staff, endpoint, "GET"):
        for value in NONSENSE:
            reply = browser.get(f"{path}?{urlencode([(name, sent(value)) for name in QUERIES])}")
            assert reply.status < 500, (path, value[:30])
            reply = browser.get(
                f"{path}?{urlencode([('page', sent(value)), ('at', sent(value)), ('after', sent(value))])}"
            )
            assert reply.status < 500, (path, "page, at, after", value[:30])
    assert content(database) == before


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_nonsense_in_a_path_is_answered(site: Flask, staff: Staff, endpoint: str) -> None:
    browser = entered(site, staff)
    numbers = {"place": int(HUGE), "number": int(HUGE)}
    for method in ("GET", "POST"):
        paths = list(addresses(site, staff, endpoint, method, **numbers))
        paths += addresses(site, staff, endpoint, method, place=0, number=0, language="xx")
        for value in ("\x00", "%ff", "\u202e", "a" * 3000):
            names = dict.fromkeys(
                ("entry", "bank", "language", "attempt", "quiz", "type_", "letter", "enrolment"), value
            )
            paths += [path for name in names for path in addresses(site, staff, endpoint, method, **{name: value})]
        for path in dict.fromkeys(paths):
            ask = browser.get(path) if method == "GET" else browser.post(path, {"csrf_token": token_of(browser)})
            assert ask.status < 500, (method, path[:200])


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_nonsense_in_a_field_is_answered(
    site: Flask, staff: Staff, forms: Mapping[str, Mapping[str, str]], endpoint: str
) -> None:
    browser = entered(site, staff)
    guard = {"csrf_token": token_of(browser)}
    for path in addresses(site, staff, endpoint, "POST"):
        known = forms.get(path, {})
        names = [*known] or [*FIELDS]
        tries: list[dict[str, str | list[str]]] = [{}]
        tries += [{name: value for name in names} for value in (*NONSENSE, LONG)]  # noqa: C420 - the type of its values
        tries += [{**known, name: value} for name in names for value in SHORT]
        tries += [{**known, name: [known.get(name, ""), "x"]} for name in names]
        for fields in tries:
            data = MultiDict({**fields, **guard})
            reply = browser.client.post(
                path, data=urlencode(encoded(data)), content_type="application/x-www-form-urlencoded"
            )
            assert reply.status_code < 500, (
                path,
                {name: str(v)[:40] for name, v in fields.items() if known.get(name) != v},
            )


def test_the_forms_are_found(site: Flask, staff: Staff, forms: Mapping[str, Mapping[str, str]]) -> None:
    paths = {path for endpoint in ENDPOINTS for path in addresses(site, staff, endpoint, "POST")}
    assert len(paths & forms.keys()) > len(paths) / 2, sorted(paths - forms.keys())
