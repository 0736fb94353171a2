"""Essays that students wrote, and a teacher who grades them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from quizapp.core.person import Person
from quizapp.core.response import Given
from quizapp.core.score import Mark
from quizapp.services import grading
from tests.services.school import NOW, Sitting

LATER = NOW + timedelta(hours=1)
LEVELS = [{"points": points, "text": f"Ciri {points}"} for points in range(3)]
ESSAY = {
    "rows": [{"id": name, "text": name.title(), "levels": LEVELS} for name in ("isi", "bahasa")],
    "model": "Begini.",
}
WRITTEN = Given({"text": "Sari rajin,\nsebab ia menyiram pukul enam."})
FULL = {"isi": 2, "bahasa": 2}


def grade(sitting: Sitting, teacher: Person, rows: Mapping[str, int], comment: str = "", place: int = 4) -> Mark:
    with sitting.database.change() as session:
        return grading.grade(
            session,
            attempt=sitting.attempt,
            place=place,
            judgement={"rows": dict(rows)},
            comment=comment,
            teacher=teacher,
            now=LATER,
        )
