"""The pages after handing in a test: nothing of a key, a rationale or a score leaves the server before its time."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from quizapp.core.assignment import Window
from quizapp.core.policy import Policy, Purpose
from quizapp.db.engine import Database
from quizapp.db.models import AssignmentRow
from quizapp.services import assignments
from quizapp.web.site import utc_now
from tests.services.school import quiz_id
from tests.web.browser import Browser
from tests.web.classes import Room

HOUR = timedelta(hours=1)
# What the bank says of its keys: rationales of options and statements, and of every item.
SECRETS = (
    "Kalimat pertama menyebutnya",
    "Kalimat kedua",
    "Tidak disebut",
    "Ia tidak disebut",
    "Sebab teks menyebutnya",
)


def taken(room: Room, budi: Browser) -> str:
    """Let the class have a test, and a student answer one item and hand in; return the attempt's address."""
    now = utc_now()
    with room.database.change() as session:
        assignments.assign(
            session, quiz=quiz_id(room.database), cohorts=[room.cohort.public_id], by=room.teacher,
            policy=Policy(purpose=Purpose.TEST), window=Window(now - HOUR, now + HOUR), now=now,
        )  # fmt: skip
    address = budi.send(budi.get("/").form("/start")).to.rpartition("/items/")[0]
    budi.send(budi.get(f"{address}/items/1").form("/items/1"), response="0")
    budi.send(budi.get(f"{address}/submit").form("/submit"))
    return address


def test_before_the_closing_only_the_answers_are_shown(room: Room, budi: Browser) -> None:
    address = taken(room, budi)
    for path in (f"{address}/result", f"{address}/review", "/me", "/"):
        page = budi.get(path)
        assert page.status == 200
        assert not [secret for secret in SECRETS if secret in page.text], path
    result, review = budi.get(f"{address}/result").text, budi.get(f"{address}/review").text
    assert "sudah dikumpulkan" in result
    assert "dari 5" not in result
    assert "Jawabanmu:" in review
    assert "is-right" not in review
    assert "is-wrong" not in review
    assert "<mark" not in review
    assert "menyusul" in budi.get("/me").text
    assert budi.get("/decks/kebun/id.apkg").status == 409


def test_after_the_closing_everything_is(room: Room, budi: Browser, database: Database) -> None:
    address = taken(room, budi)
    with database.change() as session:
        session.execute(update(AssignmentRow).values(closes_at=utc_now() - timedelta(seconds=1)))
    review = budi.get(f"{address}/review").text
    assert "Sebab teks menyebutnya" in review
    assert "dari 5" in budi.get(f"{address}/result").text
    assert "menyusul" not in budi.get("/me").text
    assert budi.get("/decks/kebun/id.apkg").status == 200
