"""While an attempt is open, no reply holds a key, a rationale or an author id: all pages are crawled for them."""

from __future__ import annotations

import io
import zipfile
from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from quizapp.core.assignment import Window
from quizapp.core.policy import Behaviour, Policy, Purpose
from quizapp.db.engine import Database
from quizapp.db.models import AssignmentRow
from quizapp.services import assignments
from quizapp.web.site import utc_now
from tests.services.school import item, publish, quiz_id, with_items
from tests.web.browser import Browser, Reply
from tests.web.classes import a_room, browser_of

AUTHOR = "penulis-rahasia"
CHOICE = {
    "options": [
        {"id": "idrahasia-a", "text": "Jahe", "key": True, "rationale": "Alasan-rahasia-1."},
        {"id": "idrahasia-b", "text": "Serai", "rationale": "Alasan-rahasia-2."},
        {"id": "idrahasia-c", "text": "Kunyit", "credit": "1/2", "rationale": "Alasan-rahasia-3."},
    ]
}
GRID = {
    "labels": [{"id": "idrahasia-ya", "text": "Ya"}, {"id": "idrahasia-tidak", "text": "Tidak"}],
    "statements": [
        {"id": "idrahasia-x", "text": "Satu.", "label": "idrahasia-ya", "rationale": "Alasan-rahasia-4."},
        {"id": "idrahasia-y", "text": "Dua.", "label": "idrahasia-tidak", "rationale": "Alasan-rahasia-5."},
        {"id": "idrahasia-z", "text": "Tiga.", "label": "idrahasia-ya", "rationale": "Alasan-rahasia-6."},
    ],
}
TYPED = {"accepted": [{"text": "kuncirahasia", "feedback": "Umpan-rahasia."}]}
MORE = {
    "stem": "Apa jawabannya?",
    "rationale": "Pembahasan-rahasia.",
    "indicator": "Indikator-rahasia",
    "author": AUTHOR,
}
ITEMS = (
    item("siapa-menyiram", "single_choice", CHOICE, "menemukan", **MORE),
    item("apa-ditanam", "grid", GRID, "menemukan", **MORE),
    item("mana-sulit", "short_answer", TYPED, "menafsirkan", **MORE),
    item("apa-pendapat", "single_choice", CHOICE, "mengevaluasi", **MORE),
    item("masih-draf", "single_choice", CHOICE, "mengevaluasi", status="draft"),
)
ITEM_IDS = ("siapa-menyiram", "apa-ditanam", "mana-sulit", "apa-pendapat", "masih-draf")


@pytest.fixture
def taker(empty_app: Flask, database: Database) -> Browser:
    """Return a browser on a site whose every secret says that it is one."""
    publish(database, with_items(*ITEMS))
    return Browser(empty_app)


def secrets_in(reply: Reply) -> set[str]:
    """Return what of a reply nobody may see yet, headers included."""
    said = (unpacked(reply) + str(reply.headers)).casefold()
    return {word for word in ("rahasia", *ITEM_IDS, "is-right", "is-wrong") if word in said}


def unpacked(reply: Reply) -> str:
    """Return all that a reply says; of a package, what stands in every file of it."""
    content = reply.response.get_data()
    if not content.startswith(b"PK"):
        return reply.text
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def decks(browser: Browser) -> list[Reply]:
    """Ask for every deck, in every form and part, whether or not a page offers it."""
    named = [browser.get(f"/decks/kebun/{name}") for name in product_of(("id", "en", "id-en"), (".apkg", ".txt"))]
    form = next(form for form in browser.get("/decks").sheet.forms if "csrf_token" in form.fields)
    parts = ("whole", "missed", "vocabulary", "topic:kebun", "process:menemukan", "process:mengevaluasi", "quiz:cek")
    asked = replace(form, action="/decks/kebun")
    return named + [browser.send(asked, edition=edition, part=part) for part in parts for edition in ("id", "id-en")]


def product_of(names: tuple[str, ...], ends: tuple[str, ...]) -> list[str]:
    return [name + end for name in names for end in ends]


def crawl(browser: Browser, first: str) -> list[Reply]:
    """Follow every link and send every form as it stands but the one that hands in; return all replies."""
    queue, seen, replies = deque([first]), set(), []
    while queue:
        path = queue.popleft().partition("#")[0]
        if path in seen or not path.startswith("/") or path.startswith("/static/"):
            continue
        seen.add(path)
        reply = browser.get(path)
        replies.append(reply)
        if reply.to:
            queue.append(reply.to)
        if reply.headers.get("Content-Type", "").startswith("text/html"):
            queue.extend(link.get("href", "") for link in reply.sheet.all("a"))
            for form in reply.sheet.forms:
                if "/items/" in form.action:
                    replies += [browser.send(form, go=go) for go in form.buttons.getlist("go")]
    return replies


def test_nothing_secret_before_handing_in(taker: Browser) -> None:
    page = taker.start()
    address = page.path.rpartition("/items/")[0]
    replies = [page, *crawl(taker, "/"), *crawl(taker, page.path)]
    for place in (1, 2, 3, 4):
        shown = taker.get(f"{address}/items/{place}")
        replies += [
            taker.send(shown.form("/items/"), go="1", **fields)
            for fields in (
                {"response": "0"},
                {"response": "99"},
                {"response-0": "0", "response-1": "1"},
                {"response-9": "0"},
                {"response": "kunci"},
                {"version": "0", "key": "another-key", "response": "1"},
                {"version": "0", "key": "another-ke2", "response": "2"},
            )
        ]
    replies += [taker.get(f"{address}/{part}") for part in ("submit", "result", "review", "items/9")]
    replies += [*decks(taker), taker.get("/me")]
    assert len(replies) > 60
    assert {(reply.path, word) for reply in replies for word in secrets_in(reply)} == set()


def test_handing_in_opens_the_explanations_but_no_author_id(taker: Browser) -> None:
    address = taker.start().path.rpartition("/items/")[0]
    assert taker.send(taker.get(f"{address}/submit").form("/submit")).status == 303
    review = taker.get(f"{address}/review")
    assert "Pembahasan-rahasia." in review.text
    assert "kuncirahasia" in review.text
    assert "idrahasia" not in review.text
    assert AUTHOR not in review.text
    assert "Indikator" not in review.text


def test_right_and_wrong_are_answered_alike(taker: Browser) -> None:
    page = taker.start()
    sizes = set()
    for choice in ("0", "1", "2"):
        reply = taker.send(taker.get(page.path).form("/items/"), response=choice, go="1")
        sizes.add((reply.status, reply.to, len(taker.follow(reply).text)))
    assert len(sizes) == 1


def everything(browser: Browser, address: str) -> list[Reply]:
    """Ask for every page and file of an attempt that its student can name, checks included, and crawl from home."""
    parts = ("items/1", "items/2", "items/3", "items/4", "parts", "submit", "result", "review")
    named = [browser.get(f"{address}/{part}") for part in parts]
    pages = [reply for reply in named if reply.status == 200 and reply.path.rpartition("/")[2].isdigit()]
    forms = [form for reply in pages for form in reply.sheet.forms if "/items/" in form.action]
    checked = [browser.send(form, response="0", go="check") for form in forms]
    return [*named, *checked, *decks(browser), *crawl(browser, "/"), *crawl(browser, "/me")]


def leaks(replies: list[Reply]) -> set[tuple[str, str]]:
    return {(reply.path, word) for reply in replies for word in secrets_in(reply)}


def test_a_test_of_a_class_keeps_every_secret_until_it_closes(empty_app: Flask, database: Database) -> None:
    publish(database, with_items(*ITEMS))
    room = a_room(empty_app, database)
    now, hour = utc_now(), timedelta(hours=1)
    policy = Policy(purpose=Purpose.TEST, behaviour=Behaviour.INTERACTIVE)
    with database.change() as session:
        assignments.assign(
            session, quiz=quiz_id(database), cohorts=[room.cohort.public_id], by=room.teacher, policy=policy,
            window=Window(now - hour, now + hour), now=now,
        )  # fmt: skip
    budi = browser_of(empty_app, database, room.budi.person)
    assert leaks(crawl(budi, "/")) == set()
    address = budi.send(budi.get("/").form("/start")).to.rpartition("/items/")[0]
    assert leaks(everything(budi, address)) == set()
    assert budi.send(budi.get(f"{address}/submit").form("/submit")).status == 303
    assert leaks(everything(budi, address)) == set()
    with database.change() as session:
        session.execute(update(AssignmentRow).values(closes_at=utc_now() - timedelta(seconds=1)))
    after = everything(budi, address)
    assert any("Pembahasan-rahasia." in reply.text for reply in after if reply.path.endswith("/review"))
    packages = [unpacked(reply) for reply in after if reply.response.get_data().startswith(b"PK")]
    assert len(packages) >= 4
    assert all("Pembahasan-rahasia." in package for package in packages[:2])  # so the crawl would have found it
    assert not [package for package in packages if "idrahasia" in package or AUTHOR in package]
    pages = [reply for reply in after if reply.headers.get("Content-Type", "").startswith("text/html")]
    assert not [reply.path for reply in pages if "idrahasia" in reply.text or AUTHOR in reply.text]


def test_a_deck_that_was_open_closes_while_a_class_is_tested_with_its_items(
    empty_app: Flask, database: Database
) -> None:
    publish(database, with_items(*ITEMS))
    room = a_room(empty_app, database)
    budi = browser_of(empty_app, database, room.budi.person)
    address = budi.start().path.rpartition("/items/")[0]
    assert budi.send(budi.get(f"{address}/submit").form("/submit")).status == 303
    assert any("pembahasan-rahasia." in unpacked(reply).casefold() for reply in decks(budi))
    now, hour = utc_now(), timedelta(hours=1)
    with database.change() as session:
        assignments.assign(
            session, quiz=quiz_id(database), cohorts=[room.cohort.public_id], by=room.teacher,
            policy=Policy(purpose=Purpose.TEST), window=Window(now - hour, now + hour), now=now,
        )  # fmt: skip
    assert leaks(decks(budi)) == set()
