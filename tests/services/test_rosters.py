"""A class list does exactly what its preview showed, all of it or nothing, and nothing when it is sent again."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from quizapp.core.cohort import Cohort
from quizapp.core.person import Person, Role
from quizapp.core.refusal import Malformed, NotNow, Stale
from quizapp.core.roster import ListedRow, RosterOutcome, RosterPlan, RosterRow
from quizapp.db.engine import Database
from quizapp.exchange.roster import read_pasted
from quizapp.services import cohorts, enrolments, rosters
from tests.databases import counted, rows
from tests.services.classroom import account, come_back, join, names, pin
from tests.services.school import NOW

ADDED, CHANGED, UNCHANGED, RESTORED, AMBIGUOUS, BAD = RosterOutcome
LIST = (
    RosterRow(2, "Ani", "1", "0012", "0051234567"),
    RosterRow(3, "Budi", "2", "0013", "0051234568"),
    RosterRow(4, "Budi", "3", "0014", "0051234569"),
    RosterRow(5, "Citra", "4"),
    RosterRow(6, "", "5", "0015"),
    RosterRow(7, "Dodi", "6", "0012"),
)


def preview(database: Database, cohort: Cohort, person: Person, listed: Sequence[ListedRow]) -> RosterPlan:
    with database.look() as session:
        return rosters.preview_roster(session, cohort=cohort.public_id, person=person, rows=listed)


def enrol(
    database: Database, cohort: Cohort, person: Person, listed: Sequence[ListedRow], seal: str | None = None
) -> RosterPlan:
    chosen = preview(database, cohort, person, listed).seal if seal is None else seal
    with database.change() as session:
        return rosters.enrol_roster(session, cohort=cohort.public_id, person=person, rows=listed, seal=chosen, now=NOW)


def students(database: Database, cohort: Cohort, person: Person) -> list[tuple[object, ...]]:
    with database.look() as session:
        page = cohorts.cohort_page(session, cohort=cohort.public_id, person=person)
    found = (line.enrolment for line in page.students)
    return [(each.nickname, each.number, each.nis, each.nisn) for each in found]


def test_a_list_fills_a_class_and_changes_nothing_again(database: Database, cohort: Cohort, rina: Person) -> None:
    assert rows(database.engine, "person") == 1
    plan = enrol(database, cohort, rina, LIST)
    assert [line.outcome for line in plan.lines] == [AMBIGUOUS, ADDED, ADDED, ADDED, BAD, AMBIGUOUS]
    assert students(database, cohort, rina) == [
        ("Budi", 2, "0013", "0051234568"), ("Budi 2", 3, "0014", "0051234569"), ("Citra", 4, None, None),
    ]  # fmt: skip
    again = enrol(database, cohort, rina, LIST)
    assert again.counts[UNCHANGED] == 3
    assert again.counts[ADDED] == 0
    assert rows(database.engine, "person") == 4


def test_a_look_changes_nothing(database: Database, cohort: Cohort, rina: Person) -> None:
    with counted(database.engine) as seen:
        preview(database, cohort, rina, LIST)
    assert seen == ["SELECT", "SELECT"]
    assert rows(database.engine, "enrolment") == 0


def test_the_number_of_statements_does_not_grow_with_the_list(database: Database, cohort: Cohort, rina: Person) -> None:
    for size in (2, 36):
        listed = [RosterRow(n, f"Siswa {size} {n}", nis=f"{size}.{n}") for n in range(size)]
        seal = preview(database, cohort, rina, listed).seal
        with counted(database.engine) as seen:
            enrol(database, cohort, rina, listed, seal)
        assert seen == ["SELECT", "SELECT", "SELECT", "INSERT", "INSERT"]
        renamed = [RosterRow(n, f"Murid {size} {n}", nis=f"{size}.{n}") for n in range(size)]
        seal = preview(database, cohort, rina, renamed).seal
        with counted(database.engine) as seen:
            enrol(database, cohort, rina, renamed, seal)
        assert seen == ["SELECT", "SELECT", "SELECT", "UPDATE", "UPDATE", "UPDATE"]


def test_who_is_listed_comes_in_with_the_card(database: Database, cohort: Cohort, rina: Person) -> None:
    enrol(database, cohort, rina, LIST)
    with database.look() as session:
        cards = enrolments.join_cards(session, cohort=cohort.public_id, person=rina, keys=("kunci-situs-" * 3,))
    assert [card.number for card in cards] == [2, 3, 4]
    for card in cards:
        assert come_back(database, card.code, card.name, card.pin).name == card.name


def test_what_was_read_from_a_file_is_taken_as_it_is(database: Database, cohort: Cohort, rina: Person) -> None:
    roster = read_pasted("No\tNama\tNIS\tNISN\n1\tAni\t0012\t0051234567\n2\tBudi\t0013\t51234568\n", "cells")
    assert enrol(database, cohort, rina, roster.rows).counts[ADDED] == 2
    assert students(database, cohort, rina) == [("Ani", 1, "0012", "0051234567"), ("Budi", 2, "0013", "0051234568")]


def test_who_joined_before_is_found_by_name_and_keeps_the_pin(database: Database, cohort: Cohort, rina: Person) -> None:
    budi = join(database, cohort.code, "budi santoso")
    ani = join(database, cohort.code, "Ani", account(database, "Ani Lestari", Role.STUDENT))
    plan = enrol(database, cohort, rina, [RosterRow(2, "Budi Santoso", "7", "0013"), RosterRow(3, "Ani", "1", "0012")])
    assert plan.counts[CHANGED] == 2
    assert students(database, cohort, rina) == [("Ani", 1, "0012", None), ("budi santoso", 7, "0013", None)]
    enrol(database, cohort, rina, [RosterRow(2, "Budi S.", "7", "0013"), RosterRow(3, "Ani L.", "1", "0012")])
    assert come_back(database, cohort.code, "Budi S.", pin(budi)).id == budi.person.id
    assert names(database) == ["Bu Rina", "Budi S.", "Ani Lestari"]
    assert ani.person.name == "Ani Lestari"


def test_two_students_swap_nicknames(database: Database, cohort: Cohort, rina: Person) -> None:
    enrol(database, cohort, rina, [RosterRow(1, "Ani", nis="1"), RosterRow(2, "Budi", nis="2")])
    enrol(database, cohort, rina, [RosterRow(1, "Budi", nis="1"), RosterRow(2, "Ani", nis="2")])
    assert students(database, cohort, rina) == [("Ani", None, "2", None), ("Budi", None, "1", None)]


def test_a_removed_student_comes_back(database: Database, cohort: Cohort, rina: Person) -> None:
    listed = [RosterRow(1, "Budi", nis="1")]
    enrol(database, cohort, rina, listed)
    with database.look() as session:
        student = cohorts.cohort_page(session, cohort=cohort.public_id, person=rina).students[0].enrolment
    with database.change() as session:
        enrolments.remove_student(session, enrolment=student.public_id, person=rina, now=NOW)
    other = join(database, cohort.code, "Budi")
    assert enrol(database, cohort, rina, listed).counts[RESTORED] == 1
    assert [each[0] for each in students(database, cohort, rina)] == ["Budi", "Budi 2"]
    assert come_back(database, cohort.code, "Budi", pin(other)) == other.person


def test_what_was_not_looked_at_is_not_done(database: Database, cohort: Cohort, rina: Person) -> None:
    listed = [RosterRow(1, "Budi", nis="1")]
    seal = preview(database, cohort, rina, listed).seal
    join(database, cohort.code, "Siti")  # changes nothing for this list
    join(database, cohort.code, "Budi")  # this does
    with pytest.raises(Stale):
        enrol(database, cohort, rina, listed, seal)
    with pytest.raises(Stale):
        enrol(database, cohort, rina, [RosterRow(1, "Budi", nis="2")], seal)
    assert rows(database.engine, "enrolment") == 2


def test_nothing_is_half_done(
    database: Database, cohort: Cohort, rina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(rosters, "_add", fail)
    enrolled = [RosterRow(1, "Siti")]
    join(database, cohort.code, "Siti")
    with pytest.raises(RuntimeError, match="power cut"):
        enrol(database, cohort, rina, [RosterRow(1, "Siti", "9"), *LIST, *enrolled])
    assert students(database, cohort, rina) == [("Siti", None, None, None)]
    assert rows(database.engine, "person") == 2


def test_a_list_without_end_is_refused(database: Database, cohort: Cohort, rina: Person) -> None:
    listed = [RosterRow(n, f"Siswa {n}") for n in range(1001)]
    with pytest.raises(Malformed, match="at most 1000"):
        preview(database, cohort, rina, listed)


def test_a_list_for_an_archived_class_is_not_looked_at(database: Database, cohort: Cohort, rina: Person) -> None:
    with database.change() as session:
        cohorts.archive(session, cohort=cohort.public_id, person=rina, now=NOW)
    with pytest.raises(NotNow):
        preview(database, cohort, rina, LIST)


def test_the_same_list_sent_by_many_at_once_is_applied_once(database: Database, cohort: Cohort, rina: Person) -> None:
    seal = preview(database, cohort, rina, LIST).seal

    def send(number: int) -> str:
        try:
            if number % 4 == 3:
                join(database, cohort.code, f"Tamu {number}")
                return "joined"
            enrol(database, cohort, rina, LIST, seal)
        except Stale:
            return "stale"
        return "done"

    with ThreadPoolExecutor(12) as pool:
        came = list(pool.map(send, range(12)))
    assert sorted(came) == ["done", *["joined"] * 3, *["stale"] * 8]
    assert rows(database.engine, "enrolment") == 6
