"""Reports of items: with revision and response, to those who may see them; one at a time, answered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from quizapp.core.item_report import LONGEST_REMARK, BadRemark, Reason, Told
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotFound, NotNow
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.db.models import BankRow, PersonRow
from quizapp.services import attempts, item_reports
from quizapp.services.item_reports import ROWS, ReportsPage
from tests.databases import counted, rows
from tests.services.classroom import a_class, account, join, teacher
from tests.services.school import ITEMS, NOW, Sitting, publish, quiz_id, sit_down, with_items

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def editor(garden: Database) -> Person:
    return account(garden, "Ed", Role.EDITOR)


def tell(sitting: Sitting, place: int = 1, reason: Reason = Reason.KEY, remark: str = "Kuncinya salah.") -> None:
    with sitting.database.change() as session:
        item_reports.report(
            session, attempt=sitting.attempt, place=place, person=sitting.person, reason=reason, remark=remark, now=NOW
        )


def listed(database: Database, by: Person, *, closed: bool = False, page: int = 1) -> ReportsPage:
    with database.reads() as reads:
        return item_reports.reports(reads, by=by, closed=closed, page=page)


def told(sitting: Sitting, place: int = 1) -> Told | None:
    with sitting.database.reads() as reads:
        return item_reports.reported(reads, attempt=sitting.attempt, place=place, person=sitting.person).told


def close(database: Database, by: Person, report: str, answer: str = "Sudah diperbaiki.") -> None:
    with database.change() as session:
        item_reports.close(session, report=report, by=by, answer=answer, now=LATER)


def test_a_report_names_the_revision_and_keeps_the_response_of_its_moment(sitting: Sitting, editor: Person) -> None:
    database = sitting.database
    sitting.save(1, Given({"option": "budi"}))
    tell(sitting)
    sitting.save(1, Given({"option": "sari"}))
    (report,) = listed(database, editor).reports
    assert (report.item, report.number, report.language) == ("siapa-menyiram", 1, "id")
    assert (report.response, report.current) == ("Budi", True)
    assert report.told == Told(Reason.KEY, "Kuncinya salah.", NOW, None, "")
    changed = [replace(each, stem="Lain?") if each.id == report.item else each for each in ITEMS]
    publish(database, with_items(*changed))
    (report,) = listed(database, editor).reports
    assert (report.number, report.current) == (1, False)


def test_the_same_report_twice_is_one_and_another_waits_for_the_first(sitting: Sitting, editor: Person) -> None:
    tell(sitting)
    tell(sitting)
    with pytest.raises(NotNow, match="already"):
        tell(sitting, remark="Lain.")
    (report,) = listed(sitting.database, editor).reports
    close(sitting.database, editor, report.public_id)
    tell(sitting, remark="Masih salah.")
    assert rows(sitting.database.engine, "item_report") == 2


def test_an_answer_reaches_the_student_and_stands(sitting: Sitting, editor: Person) -> None:
    tell(sitting)
    (report,) = listed(sitting.database, editor).reports
    close(sitting.database, editor, report.public_id)
    close(sitting.database, editor, report.public_id)
    with pytest.raises(NotNow, match="Somebody else"):
        close(sitting.database, editor, report.public_id, "Tidak salah.")
    assert told(sitting) == Told(Reason.KEY, "Kuncinya salah.", NOW, LATER, "Sudah diperbaiki.")
    assert listed(sitting.database, editor).found == 0
    assert listed(sitting.database, editor, closed=True).found == 1


def test_nobody_reports_from_another_s_attempt_or_a_place_that_is_not(sitting: Sitting) -> None:
    other = sit_down(sitting.database, "Tuti")
    with pytest.raises(NotFound):
        tell(Sitting(sitting.database, other.person, other.token, sitting.attempt))
    with pytest.raises(NotFound):
        tell(sitting, 9)
    with pytest.raises(NotFound):
        told(sitting, 9)
    assert rows(sitting.database.engine, "item_report") == 0


@pytest.mark.parametrize(
    ("reason", "remark"), [(Reason.OTHER, "  \n"), (Reason.KEY, "x" * (LONGEST_REMARK + 1))], ids=["missing", "long"]
)
def test_a_remark_has_its_bounds(sitting: Sitting, reason: Reason, remark: str) -> None:
    with pytest.raises(BadRemark):
        tell(sitting, reason=reason, remark=remark)
    tell(sitting, reason=Reason.KEY, remark="x" * LONGEST_REMARK)
    assert told(sitting)


def test_a_teacher_sees_and_closes_what_students_of_own_classes_report(garden: Database, editor: Person) -> None:
    rina, adi, admin = teacher(garden), teacher(garden, "Pak Adi"), account(garden, "Dewi", Role.ADMIN)
    pupil = join(garden, a_class(garden, rina).code, "Budi").person
    a_class(garden, adi, "Kelas 9C")
    with garden.change() as session:
        attempt = attempts.start(session, quiz=quiz_id(garden), person=pupil, language="id", seed=1, now=NOW)
    tell(Sitting(garden, pupil, "", attempt))
    (report,) = listed(garden, rina).reports
    assert listed(garden, admin).found == listed(garden, editor).found == 1
    assert listed(garden, adi).found == listed(garden, pupil).found == 0
    with pytest.raises(NotFound):
        close(garden, adi, report.public_id)
    close(garden, rina, report.public_id)
    assert listed(garden, editor).found == 0


def test_whoever_owns_a_bank_sees_the_reports_of_its_items(sitting: Sitting) -> None:
    rina = teacher(sitting.database)
    tell(sitting)
    assert listed(sitting.database, rina).found == 0
    with sitting.database.change() as session:
        session.execute(update(BankRow).values(owner_id=rina.id))
    (report,) = listed(sitting.database, rina).reports
    close(sitting.database, rina, report.public_id)


def test_a_list_of_any_length_takes_three_reads(sitting: Sitting, editor: Person) -> None:
    for number in range(ROWS + 1):
        tell(sitting, remark=f"Nomor {number}.")
        if number < ROWS:
            close(sitting.database, editor, listed(sitting.database, editor).reports[0].public_id)
    tell(sitting, 2)
    with counted(sitting.database.engine) as seen:
        page = listed(sitting.database, editor, closed=True)
    assert (page.found, page.pages, len(page.reports)) == (ROWS, 1, ROWS)
    assert len(seen) <= 3
    assert listed(sitting.database, editor, page=99).found == 2


def test_reports_go_with_their_person(sitting: Sitting, editor: Person) -> None:
    tell(sitting)
    with sitting.database.change() as session:
        session.execute(delete(PersonRow).where(PersonRow.id == sitting.person.id))
    assert listed(sitting.database, editor).found == 0
