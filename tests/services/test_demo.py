"""The demo's class: every student graded, each item as difficult as the model says, all of it the same every time."""

from __future__ import annotations

from collections import Counter
from statistics import fmean
from typing import Any

import pytest
from sqlalchemy import func, select

from quizapp.bank.files import read_folder
from quizapp.core.drafted import Verdict
from quizapp.core.refusal import NotNow
from quizapp.db.engine import Database
from quizapp.db.models import AttemptItemRow, AttemptRow, EnrolmentRow, MarkRow, ResponseRow
from quizapp.services import (
    class_results,
    cohorts,
    discussing,
    draft_report,
    draft_review,
    grading,
    item_reports,
    running,
)
from quizapp.services.bank_rights import right
from quizapp.services.demo import (
    GRADED,
    HANDED_IN,
    NICKNAMES,
    PARAMETERS,
    REPORTS,
    UNDER_WAY,
    Demo,
    begin,
    draft_some,
    grade_some,
    pupils,
    take,
)
from tests.house import REPOSITORY
from tests.services.school import NOW, publish

pytestmark = pytest.mark.slow


@pytest.fixture
def demo(database: Database) -> Demo:
    """Fill a site that has the shipped bank."""
    return filled(database)


def filled(database: Database) -> Demo:
    """Publish the shipped bank and let the class take its first quiz."""
    bank, _ = read_folder(REPOSITORY / "questions" / "putin-korea-utara-2024")
    assert bank is not None
    publish(database, bank)
    with database.change() as session:
        begun = begin(session, now=NOW)
        for pupil in pupils():
            take(session, begun, pupil, now=NOW)
        grade_some(session, begun, now=NOW)
    return begun


def given(database: Database) -> list[tuple[str, int, Any, int, int]]:
    """Return (nickname, place, response, numerator, denominator) of what was handed in of the first quiz."""
    columns = (
        EnrolmentRow.nickname,
        ResponseRow.place,
        ResponseRow.data,
        MarkRow.numerator,
        MarkRow.denominator,
    )
    statement = (
        select(*columns)
        .select_from(ResponseRow)
        .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
        .join(EnrolmentRow, EnrolmentRow.person_id == AttemptRow.person_id)
        .join(MarkRow, MarkRow.response_id == ResponseRow.id)
        .where(AttemptRow.items == len(PARAMETERS))
        .order_by(EnrolmentRow.nickname, ResponseRow.place)
    )
    with database.look() as session:
        return [(row[0], row[1], row[2], row[3], row[4]) for row in session.execute(statement)]


def test_the_teacher_sees_36_students_who_have_handed_in(database: Database, demo: Demo) -> None:
    with database.look() as session:
        page = cohorts.cohort_page(session, cohort=demo.cohort.public_id, person=demo.teacher)
    assert [line.enrolment.nickname for line in page.students] == sorted(NICKNAMES)
    assert len(page.students) == 36
    times = Counter((line.attempts, line.submitted, line.account) for line in page.students)
    through, busy = len(HANDED_IN), len(UNDER_WAY)
    assert times == {(1, 1, False): 36 - through - busy, (2, 2, False): through, (2, 1, False): busy}
    assert all(line.last_sign_in for line in page.students)


def test_every_page_of_the_teacher_has_something_to_show(database: Database, demo: Demo) -> None:
    assert demo.second
    with database.look() as session:
        grid = class_results.class_results(session, assignment=demo.first.assignment, teacher=demo.teacher)
        waiting = grading.waiting(session, teacher=demo.teacher)
        reports = item_reports.reports(session, by=demo.teacher)
        (newest, oldest) = running.my_assignments(session, person=demo.teacher).lines
        page = discussing.discussion(session, assignment=demo.first.assignment, number=1, teacher=demo.teacher, now=NOW)
        judged = session.execute(select(func.count(MarkRow.id)).where(MarkRow.by.is_not(None))).scalar_one()
    assert (len(grid.rows), len(grid.columns)) == (36, 10)
    assert 0 < (grid.count(reached=True) or 0) < 36
    assert all(row.line.grade is not None for row in grid.rows)
    assert waiting
    assert judged == GRADED
    assert reports.found == len(REPORTS)
    assert (oldest.public_id, oldest.begun, oldest.submitted) == (demo.first.assignment, 36, 36)
    through, busy = len(HANDED_IN), len(UNDER_WAY)
    assert (newest.public_id, newest.begun, newest.submitted) == (demo.second.assignment, through + busy, through)
    assert page.students == 36


def test_drafts_wait_for_the_teacher_and_one_was_taken(database: Database, demo: Demo) -> None:
    with database.change() as session:
        slug = draft_some(session, demo, now=NOW)
    with database.look() as session:
        bank = right(session, slug=slug, person=demo.teacher)
        drafts = draft_review.drafts_of(session, bank=bank.id, language="id")
        assert (bank.mine, bank.visibility) == (True, "private")
        assert [one.verdict for one in drafts].count(Verdict.ACCEPTED) == 1
        assert len(drafts) > 3
        assert sum(line.decided for line in draft_report.report(session, person=demo.teacher)) == 1


def test_every_attempt_has_a_grade_and_lies_in_the_past(database: Database, demo: Demo) -> None:
    quick = AttemptRow.items == len(PARAMETERS)
    with database.look() as session:
        rows = list(session.execute(select(AttemptRow).where(quick)).scalars())
        items = list(session.execute(select(AttemptItemRow.place).join(AttemptRow).where(quick)).scalars())
    assert len(rows) == 36
    assert len(items) == 360
    assert demo.first.title["id"] == "Cek cepat"
    assert len({(row.numerator, row.denominator) for row in rows}) > 5
    for row in rows:
        assert row.state == "submitted"
        assert row.possible == 10
        assert row.submitted_at is not None
        assert row.started_at < row.submitted_at < NOW


@pytest.mark.usefixtures("demo")
def test_items_are_as_difficult_as_the_model_says(database: Database) -> None:
    found = given(database)
    abilities = [pupil.ability for pupil in pupils()]
    shares = [fmean(up == down for _, at, _, up, down in found if at == place) for place in range(1, 11)]
    expected = [fmean(map(item.chance, abilities)) for item in PARAMETERS]
    assert shares == pytest.approx(expected, abs=0.29)  # 3.5 standard errors of the share of 36 students
    away = [abs(share - model) for share, model in zip(shares, expected, strict=True)]
    assert fmean(away) < 0.1  # by chance about 0.065
    assert fmean(shares) == pytest.approx(fmean(expected), abs=0.06)


@pytest.mark.usefixtures("demo")
def test_who_is_abler_earns_more(database: Database) -> None:
    earned: dict[str, float] = {}
    for nickname, _, _, up, down in given(database):
        earned[nickname] = earned.get(nickname, 0) + up / down
    ranked = [earned[pupil.nickname] for pupil in sorted(pupils(), key=lambda pupil: pupil.ability)]
    assert fmean(ranked[:12]) + 2 < fmean(ranked[-12:])


@pytest.mark.usefixtures("demo")
def test_it_is_the_same_class_every_time(database: Database, tmp_path_factory: pytest.TempPathFactory) -> None:
    from quizapp.db.migrate import upgrade

    other = Database(f"sqlite:///{tmp_path_factory.mktemp('other')}/site.sqlite3")
    upgrade(other.engine)
    filled(other)
    assert given(other) == given(database)
    other.close()


def test_without_a_quiz_nobody_is_made(database: Database) -> None:
    with database.change() as session, pytest.raises(NotNow, match="No quiz"):
        begin(session, now=NOW)
