"""What nobody types: nonsense in every address and every field of the pages for staff is refused in words, never 5xx.

The routes come from the URL map and the fields from the pages' own forms, so new ones are tried without a word here.
One site a test: requests go through all routes, those that take away what others need last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from urllib.parse import urlencode

import pytest
from flask import Flask

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.web.access import WHO, Who
from tests.services import school
from tests.services.classroom import a_class, account, join
from tests.web.browser import Browser
from tests.web.classes import assigned, browser_of
from tests.web.routes import PARTS, content
from tests.web.visitors import a_quiz_of, own_bank, reported, visitor

STAFF = frozenset({Who.WRITER, Who.TEACHER, Who.ADMIN})
HUGE = "9" * 20
NONSENSE = (
    HUGE, "-1", "0", "٣", "²", "1e9", "", "\x00", "\udc80", "<b>\u202e", "xx-XX", "../..", "9" * 5000,
)  # fmt: skip
LONG = "a" * 200_000
UNREADABLE = ("\x00", "\udc80")
NO_NUMBERS = (HUGE, "٣")
FIELDS = (
    "go", "base", "at", "reason", "remark", "seen", "name", "number", "items", "entry", "text", "place", "language",
)  # fmt: skip
QUERIES = (
    "page", "at", "after", "seed", "in", "language", "q", "words", "kind", "topic", "topics", "type", "types", "status",
    "flag", "process", "processes", "difficulty", "difficulties", "class", "batch", "bank", "quiz", "item", "step",
    "show", "closed", "undo", "role", "text", "deed", "who", "from", "to", "day", "person", "until", "since",
)  # fmt: skip


LAST = ("quizzes.withdraw", "quizzes.remove", "teacher.archive", "admin.person", "admin.password")
ENDPOINTS = [*sorted({name for name, who in WHO.items() if who in STAFF} - {*LAST}), *LAST]
Fields = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Staff:
    """Hold a site on which somebody of the staff has something of everything, their browser, the parts of addresses."""

    app: Flask
    database: Database
    browser: Browser
    own: Mapping[str, object]

    def addresses(self, endpoint: str, method: str, **other: object) -> Iterator[str]:
        """Yield the addresses of a route about what is there, for the bank's quiz and for one's own."""
        for rule in self.app.url_map.iter_rules(endpoint):
            if method in (rule.methods or ()):
                quizzes = [self.own["quiz"], self.own["made"]] if "quiz" in rule.arguments else [""]
                for quiz in quizzes:
                    parts = {**PARTS, **self.own, "quiz": quiz, **other}
                    with self.app.test_request_context():
                        adapter = self.app.url_map.bind("localhost")
                        named = {each: parts[each] for each in rule.arguments}
                        yield adapter.build(rule.endpoint, named, method=method)

    def post(self, path: str, fields: Fields) -> int:
        """Send fields as the bytes that they are, and return the status."""
        several = ((name, [given] if isinstance(given, str) else given) for name, given in fields.items())
        pairs = [(sent(name), sent(value)) for name, values in several for value in values]
        kind = "application/x-www-form-urlencoded"
        return self.browser.client.post(path, data=urlencode(pairs), content_type=kind).status_code

    def still_in(self, endpoint: str) -> None:
        """Fail when a route has shut its visitor out, so that the next ones would not be tried."""
        assert endpoint in LAST or self.browser.get("/admin/people").status == 200, endpoint


@pytest.fixture
def staff(app: Flask, database: Database) -> Staff:
    """Return the site with its visitor, who has every role of the staff."""
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
    return Staff(app, database, browser_of(app, database, teaching), parts)


def sent(value: str) -> bytes:
    """Return the bytes of a text, those included that are no UTF-8."""
    return value.encode("utf-8", "surrogateescape")


def token_of(browser: Browser) -> str:
    """Return the token that every form of a session carries."""
    return browser.get("/join").form("/join").fields["csrf_token"]


def forms(staff: Staff) -> Mapping[str, Mapping[str, str]]:
    """Return the fields of every form that the pages show, by the address that it is sent to."""
    found: dict[str, dict[str, str]] = {}
    for path in (path for endpoint in ENDPOINTS for path in staff.addresses(endpoint, "GET")):
        page = staff.browser.get(path)
        if page.status == 200 and page.headers["Content-Type"].startswith("text/html"):
            for form in page.sheet.forms:
                given = found.setdefault((form.action or path).partition("?")[0], {})
                given.update({name: value for name, value in form.fields.items() if name != "csrf_token"})
                given.update(form.buttons.items())
    return found


def tries(known: Mapping[str, str]) -> Iterator[Fields]:
    """Yield what is sent: nothing; nonsense in all fields at once; in one of them while the others are right."""
    names = [*known] or [*FIELDS]
    yield {}
    for value in (*NONSENSE, LONG):
        yield dict.fromkeys(names, value)
    for name in names:
        strange = UNREADABLE + (NO_NUMBERS if known.get(name, "").isdecimal() else ())
        for value in strange:
            yield {**known, name: [value, "x"]}  # doubled, too


def test_nonsense_in_a_query_is_answered_and_looking_changes_nothing(staff: Staff) -> None:
    before = content(staff.database)
    for path in (path for endpoint in ENDPOINTS for path in staff.addresses(endpoint, "GET")):
        for turn in range(len(NONSENSE)):  # in the end every name has had every value
            values = islice(cycle(NONSENSE), turn, turn + len(QUERIES))
            query = urlencode([(name, sent(value)) for name, value in zip(QUERIES, values, strict=True)])
            assert staff.browser.get(f"{path}?{query}").status < 500, (path, turn)
    assert content(staff.database) == before


def test_nonsense_in_a_path_is_answered(staff: Staff) -> None:
    guard = {"csrf_token": token_of(staff.browser)}
    names = ("entry", "bank", "language", "attempt", "quiz", "type_", "letter", "enrolment")
    for endpoint, method in ((endpoint, method) for endpoint in ENDPOINTS for method in ("GET", "POST")):
        paths = list(staff.addresses(endpoint, method, place=int(HUGE), number=int(HUGE)))
        paths += staff.addresses(endpoint, method, place=0, number=0, language="xx")
        for value in ("\x00", "%ff", "\u202e", "a" * 3000):
            paths += [path for name in names for path in staff.addresses(endpoint, method, **{name: value})]
        for path in dict.fromkeys(paths):
            ask = staff.browser.get(path) if method == "GET" else staff.browser.post(path, guard)
            assert ask.status < 500, (method, path[:200])
        staff.still_in(endpoint)


def test_nonsense_in_a_field_is_answered(staff: Staff) -> None:
    guard, known = {"csrf_token": token_of(staff.browser)}, forms(staff)
    paths = [(endpoint, path) for endpoint in ENDPOINTS for path in staff.addresses(endpoint, "POST")]
    assert len(known.keys() & {path for _, path in paths}) > len(paths) / 2
    for endpoint, path in paths:
        for fields in tries(known.get(path, {})):
            assert staff.post(path, {**fields, **guard}) < 500, (path, str(fields)[:2000])
        staff.still_in(endpoint)
