"""A site all of whose texts are hostile: the bank, the people, the class, the quiz, the answers, what is said of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path
from typing import Any, Final

import pytest
from flask import Flask, url_for
from werkzeug.routing import Rule
from werkzeug.serving import make_server

from quizapp.bank.passage_text import passage_text
from quizapp.bank.plain import dump_head, dump_item, dump_quiz, load_fact, load_head, load_item, load_quiz, load_term
from quizapp.config import Settings
from quizapp.core.bank import Bank, Edition
from quizapp.core.item_report import Reason
from quizapp.core.person import Person, Role
from quizapp.core.response import Given, Response
from quizapp.core.shape import Text
from quizapp.core.shape.scope import Scope
from quizapp.core.tree import Node
from quizapp.db.engine import Database
from quizapp.services import attempts, item_reports, remarks, sign_ins
from quizapp.web.access import WHO, Who
from quizapp.web.app import create_app
from quizapp.web.site import EXTENSION, utc_now
from tests.e2e.poison import CLOZE, ENTITY, FACT, RECALL, TERM, Ink, poisoned, sound_item
from tests.itemtypes.samples import SLUG, sample_bank, samples
from tests.services import school
from tests.services.classroom import a_class, account, join
from tests.web.browser import Browser
from tests.web.classes import assigned
from tests.web.routes import PARTS

ROOM: Final = 10_000_000  # letters or bytes, more than any of these texts has
KEY: Final = "a key that only the tests of pages sign their sessions with"
ENTRIES: Final = (*(("items", sample.item.id) for sample in samples()), ("facts", "air-naik"), ("facts", "air-turun"))
FEW: Final = {"reports.tell": 2, "student.item": 0, "workshop.history": 0}  # pages of a kind that suffice
ANSWERS: Final = {"essay": "answer.essay", "short_answer": "answer.short", "cloze_typed": "answer.gap"}
LIMITS: Final = (
    "quizapp.core.person.LONGEST_NAME", "quizapp.core.person.LONGEST_KEY", "quizapp.core.cohort.LONGEST_NAME",
    "quizapp.core.item_report.LONGEST_REMARK", "quizapp.services.remarks.LONGEST_COMMENT",
    "quizapp.services.grading.LONGEST_COMMENT", "quizapp.services.unfinished.MOST_LETTERS",
    "quizapp.services.draft_review.LONGEST_REMARK",
)  # fmt: skip


@dataclass(frozen=True)
class Prepared:
    """Hold a filled database to copy; ``own`` are the parts of addresses of what is there, tokens sign people in."""

    file: Path
    ink: Ink
    own: Mapping[str, Any]
    staff: str
    student: str


@dataclass(frozen=True)
class World:
    """Hold a running site and who is on it."""

    app: Flask
    address: str
    ink: Ink
    own: Mapping[str, Any]
    staff: Browser
    student: Browser


def lift_limits(patch: pytest.MonkeyPatch) -> None:
    """Let every field take as many letters as it is given: how long a text may be is tested elsewhere."""
    read = Text.read

    def roomy(self: Text, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - as Text
        return read(replace(self, longest=ROOM), node, scope)

    patch.setattr(Text, "read", roomy)
    for name in LIMITS:
        patch.setattr(name, ROOM)


def hostile_bank(ink: Ink) -> Bank:
    """Return a bank with an item of every type, two facts, an explained word and a quiz."""
    plain = sample_bank()
    head = poisoned(ink, dump_head(plain) | {"entities": [ENTITY], "afterword": {"id": "Lalu."}}, load_head, "bank")
    more = {"hints": ["Lihat."], "author": "Rina", "card": RECALL}
    dumped = [dump_item(item) | (more if place < 2 else {}) for place, item in enumerate(plain.editions["id"].items)]
    facts = {"recall": FACT | {"card": RECALL}, "cloze": FACT | {"id": "air-turun", "card": CLOZE}}
    loaded = school.loaded
    passage = school.passage(_passage_text(ink, passage_text(plain.editions["id"].passage)))
    term = loaded(load_term, poisoned(ink, TERM, load_term, "term"))
    edition = Edition(
        replace(passage, glossary=(term,)),
        tuple(loaded(load_fact, poisoned(ink, fact, load_fact, f"fact.{kind}")) for kind, fact in facts.items()),
        tuple(loaded(load_item, poisoned(ink, item, sound_item, item["type"])) for item in dumped),
    )
    quiz = poisoned(ink, dump_quiz(plain.quizzes[0]) | {"waive": {"Q17": "Ya."}}, load_quiz, "quiz")
    return loaded(load_head, head).bank({"id": edition}, (loaded(load_quiz, quiz),), {})


def _passage_text(ink: Ink, text: str) -> str:
    """Return a passage whose title, sentences and sections are hostile; the sentences that prove keep their places."""
    title, _, body = text.partition("\n\n")
    lines = [ink.text("passage.sentence", line) for line in body.strip().splitlines()]
    heading = ink.text("passage.heading", "##")
    return "\n".join([ink.text("passage.title", title), "", *lines, "", heading, "", "Air laut."])


@contextmanager
def running(prepared: Prepared, folder: Path) -> Iterator[World]:
    """Run the site on a copy, in this process: the limits of length are lifted in it."""
    (folder / "site.sqlite3").write_bytes(prepared.file.read_bytes())
    app = create_app(Settings(data=folder, database_url=f"sqlite:///{folder / 'site.sqlite3'}", secret_key=KEY))
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = ROOM
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    staff, student = entered(app, prepared.staff), entered(app, prepared.student)
    try:
        yield World(app, f"http://127.0.0.1:{server.server_port}", prepared.ink, prepared.own, staff, student)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions[EXTENSION].database.close()


def prepared(file: Path) -> Prepared:
    """Fill a migrated database with everything."""
    database, ink = Database(f"sqlite:///{file}"), Ink()
    school.publish(database, hostile_bank(ink))
    person = account(database, ink.text("teacher.name", tame=True), Role.TEACHER, Role.EDITOR, Role.ADMIN)
    group = a_class(database, person, ink.text("class.name", tame=True))
    pupil = account(database, ink.text("student.account", tame=True), Role.STUDENT)
    enrolment = join(database, group.code, ink.text("student.name", tame=True), pupil).enrolment
    quiz = school.quiz_id(database)
    given, other = (assigned(database, quiz, person, group) for _ in range(2))
    attempt = handed_in(database, ink, pupil, given)
    handed_in(database, ink, pupil, other)
    with database.change() as session:
        item_reports.report(
            session, attempt=attempt, place=1, person=pupil, reason=Reason.KEY, remark=ink.text("report.remark"),
            now=utc_now(),
        )  # fmt: skip
        remarks.keep(session, text=ink.text("grading.remark"), teacher=person, now=utc_now())
        tokens = [sign_ins.open_sign_in(session, person=each, now=utc_now()) for each in (person, pupil)]
    database.close()
    own = {
        "bank": SLUG, "slug": SLUG, "quiz": quiz, "cohort": group.public_id, "enrolment": enrolment.public_id,
        "assignment": given, "other": other, "attempt": attempt, "person": pupil.public_id,
    }  # fmt: skip
    return Prepared(file, ink, own, *tokens)


def handed_in(database: Database, ink: Ink, person: Person, assignment: str) -> str:
    """Let somebody hand in hostile answers; return the attempt."""
    with database.change() as session:
        token = sign_ins.open_sign_in(session, person=person, now=utc_now())
        attempt = attempts.start(
            session, quiz=school.quiz_id(database), person=person, language="id", seed=1, now=utc_now(),
            assignment=assignment,
        )  # fmt: skip
    sitting = school.Sitting(database, person, token, attempt)
    for place, sample in enumerate(samples(), 1):
        sitting.save(place, answer(ink, sample.kind.name, sample.flawed()), now=utc_now())
    sitting.submit(utc_now())
    return attempt


def answer(ink: Ink, kind: str, given: Given) -> Response:
    """Return an answer that is hostile where it is typed."""
    if kind not in ANSWERS:
        return given
    text = ink.text(ANSWERS[kind])
    gaps = given.data.get("gaps")
    return Given({"gaps": dict.fromkeys(gaps, text)} if isinstance(gaps, Mapping) else {"text": text})


def addresses(world: World, *who: Who) -> list[str]:
    """Return the address of every page that is open to one of ``who``, for each item, entry and assignment."""
    found: dict[str, None] = {}
    for rule in world.app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and WHO[rule.endpoint] in who:
            for parts in islice(varied(world, rule), FEW.get(rule.endpoint)):
                with world.app.test_request_context():
                    found[url_for(rule.endpoint, **parts)] = None
    return list(found)


def varied(world: World, rule: Rule) -> Iterator[dict[str, Any]]:
    """Yield the parts of the addresses of a route."""
    places = range(1, len(samples()) + 1) if rule.arguments & {"place", "number"} else [1]
    entries = ENTRIES if {"kind", "entry"} <= rule.arguments else [("items", "")]
    given = ("assignment", "other") if rule.arguments == {"assignment"} else ("assignment",)
    for (kind, entry), place, assignment in product(entries, places, given):
        own = {**PARTS, **world.own, "kind": kind, "entry": entry, "place": place, "number": place}
        own["assignment"] = world.own[assignment]
        yield {name: own[name] for name in rule.arguments}


def entered(app: Flask, token: str) -> Browser:
    """Return the browser of somebody who is signed in."""
    browser = Browser(app)
    with browser.client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return browser
