"""Many handed-in attempts at a quiz, made in bulk: for benches of results, and for tests of how they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert, select

from quizapp.core.attempt import AttemptState
from quizapp.db.engine import Database
from quizapp.db.models import (
    AssignmentRow,
    AttemptItemRow,
    AttemptRow,
    EnrolmentRow,
    ItemEditionRow,
    ItemRevisionRow,
    MarkRow,
    PersonRow,
    QuizRow,
    ResponseRow,
)
from quizapp.db.types import new_public_id
from tests.services.lesson import Lesson
from tests.services.school import NOW

A_BATCH = 20_000  # rows sent at once


def students(lesson: Lesson, number: int) -> list[int]:
    """Enrol students by number and return their internal ids."""
    people = [
        {"public_id": new_public_id(), "name": f"Siswa {place}", "guest": True, "created_at": NOW}
        for place in range(1, number + 1)
    ]
    with lesson.database.change() as session:
        session.execute(insert(PersonRow), people)
        names = [person["public_id"] for person in people]
        found = session.execute(select(PersonRow.public_id, PersonRow.id).where(PersonRow.public_id.in_(names)))
        ids = {row.public_id: row.id for row in found}
        rows = [
            {
                "public_id": new_public_id(), "cohort_id": lesson.cohort.id, "person_id": ids[name], "number": place,
                "nickname": f"Siswa {place}", "nickname_key": f"siswa {place}", "pin_generation": 1, "joined_at": NOW,
            }
            for place, name in enumerate(names, 1)
        ]  # fmt: skip
        session.execute(insert(EnrolmentRow), rows)
    return [ids[name] for name in names]


def hand_in(lesson: Lesson, people: Sequence[int], each: int, *, asked: int | None = None) -> None:
    """Let every student hand in ``each`` attempts at the first ``asked`` items or all, about half of them rightly."""
    database = lesson.database
    with database.look() as session:
        assignment = select(AssignmentRow.id, AssignmentRow.quiz_id).where(AssignmentRow.public_id == lesson.assignment)
        given = session.execute(assignment).one()
        items = _revisions(database, given.quiz_id)[:asked]
        first = (session.execute(select(AttemptRow.id).order_by(AttemptRow.id.desc()).limit(1)).scalar() or 0) + 1
    made = [(first + place, person) for place, person in enumerate(person for person in people for _ in range(each))]
    _insert(database, AttemptRow, (_attempt(id_, person, given, items) for id_, person in made))
    _insert(database, AttemptItemRow, (row for id_, _ in made for row in _items(id_, items)))
    _insert(database, ResponseRow, (row for id_, _ in made for row in _responses(id_, items)))
    _insert(database, MarkRow, (row for id_, _ in made for row in _marks(id_, items)))


def _revisions(database: Database, quiz_id: int) -> Sequence[Any]:
    """Return the current revisions of the bank of a quiz, by their place in it."""
    with database.look() as session:
        found = (
            select(ItemRevisionRow.id, ItemRevisionRow.passage_revision_id, ItemEditionRow.source)
            .join(ItemEditionRow, ItemEditionRow.current_revision_id == ItemRevisionRow.id)
            .order_by(ItemEditionRow.place)
        )
        wanted = session.execute(select(QuizRow.source).where(QuizRow.id == quiz_id)).scalar_one()["items"]
        return [row for row in session.execute(found) if row.source["id"] in wanted]


def _insert(database: Database, table: Any, rows: Iterator[dict[str, Any]]) -> None:  # noqa: ANN401 - any of our tables
    while batch := list(islice(rows, A_BATCH)):
        with database.change() as session:
            session.execute(insert(table), batch)


def _attempt(id_: int, person: int, given: Any, items: Sequence[Any]) -> dict[str, Any]:  # noqa: ANN401 - a row
    ended = NOW + timedelta(seconds=id_ % 5000)
    return {
        "id": id_, "public_id": new_public_id(), "person_id": person, "quiz_id": given.quiz_id,
        "passage_revision_id": items[0].passage_revision_id, "language": "id", "title": "Cek", "seed": id_,
        "items": len(items), "state": AttemptState.SUBMITTED, "started_at": NOW, "stamp_at": ended,
        "submitted_at": ended, "numerator": id_ % (len(items) + 1), "denominator": 1, "possible": len(items),
        "assignment_id": given.id,
    }  # fmt: skip


def _items(id_: int, items: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for place, item in enumerate(items, 1):
        yield {
            "attempt_id": id_, "place": place, "item_revision_id": item.id, "rule": "one_key", "rule_version": 1,
            "score_den": 1, "points": 1, "order": [], "process": item.source["process"],
        }  # fmt: skip


def _number(id_: int, place: int) -> int:
    """Return the row number of a response; a quiz has fewer than a hundred items."""
    return id_ * 100 + place


def _responses(id_: int, items: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for place, _ in enumerate(items, 1):
        option = ("sari", "budi")[(id_ + place) % 2]
        yield {
            "id": _number(id_, place), "attempt_id": id_, "place": place, "version": 1,
            "data": {"option": option}, "flag": False, "saved_at": NOW,
        }  # fmt: skip


def _marks(id_: int, items: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for place, item in enumerate(items, 1):
        yield {
            "response_id": _number(id_, place), "item_revision_id": item.id, "rule": "one_key",
            "rule_version": 1, "numerator": (id_ + place + 1) % 2, "denominator": 1, "reason": "submitted", "by": None,
            "at": NOW, "is_current": True,
        }  # fmt: skip
