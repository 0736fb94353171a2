"""A class list is understood cell by cell, matched by NISN, NIS and name, and never does the same thing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.cohort import MOST_STUDENTS, Enrolment
from quizapp.core.person import name_key
from quizapp.core.refusal import Malformed
from quizapp.core.roster import RosterOutcome, RosterPlan, RosterRow, read_row
from quizapp.core.roster_plan import plan_roster

NOW = datetime(2026, 7, 13, tzinfo=UTC)
ADDED, CHANGED, UNCHANGED, RESTORED, AMBIGUOUS, BAD = RosterOutcome
DONE = {ADDED, CHANGED, UNCHANGED, RESTORED}


def student(
    id_: int, nickname: str, nis: str | None = None, nisn: str | None = None, *, removed: bool = False
) -> Enrolment:
    gone = NOW if removed else None
    return Enrolment(id_, f"{id_:026}", id_, nickname, None, nis, nisn, generation=1, joined=NOW, removed=gone)


def listed(*rows: Sequence[str]) -> list[RosterRow]:
    """Return rows of name, NIS, NISN, number."""
    return [
        RosterRow(line, name, number=(rest[2:] or [""])[0], nis=(rest or [""])[0], nisn=(rest[1:] or [""])[0])
        for line, (name, *rest) in enumerate(rows, 2)
    ]


def outcomes(plan: RosterPlan) -> list[RosterOutcome]:
    return [line.outcome for line in plan.lines]


def applied(plan: RosterPlan, held: Sequence[Enrolment]) -> list[Enrolment]:
    """Return the class after a plan, as the database would have it."""
    after = {each.id: each for each in held}
    for line in plan.lines:
        if line.outcome not in DONE:
            continue
        new = student(max(after, default=0) + 1, line.nickname)
        now = line.enrolment or new
        after[now.id] = replace(
            now, nickname=line.nickname, number=line.number, nis=line.nis, nisn=line.nisn, removed=None
        )
    return list(after.values())


def test_a_new_class_takes_everybody_as_they_are_written() -> None:
    plan = plan_roster(listed(("Ani", "0012", "0051234567", "1"), ("Budi", "", "", "2.")), [])
    assert outcomes(plan) == [ADDED, ADDED]
    assert [(line.nickname, line.number, line.nis, line.nisn) for line in plan.lines] == [
        ("Ani", 1, "0012", "0051234567"), ("Budi", 2, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nis", "nisn", "kept"),
    [
        ("", "", (None, None)),
        ("-", "–", (None, None)),
        (" 0012 ", "0051234567", ("0012", "0051234567")),
        ("'0012", "'0051234567", ("0012", "0051234567")),
        ("1234/567.890", "005 123 4567", ("1234/567.890", "0051234567")),
        ("", "51234567", (None, "0051234567")),
        ("", "0000000000", (None, None)),
        ("١٢", "", BAD),
        ("=1+1", "", BAD),
        ("x" * 65, "", BAD),
        ("", "512345", (None, "0000512345")),
        ("", "00512345678", BAD),
        ("", "005123456a", BAD),
        ("", "5.1234567E+8", BAD),
    ],
)
def test_numbers_of_students_keep_their_noughts(nis: str, nisn: str, kept: object) -> None:
    (line,) = plan_roster([RosterRow(2, "Ani", nis=nis, nisn=nisn)], []).lines
    if kept is BAD:
        assert line.outcome is BAD
        assert line.reason is not None
    else:
        assert (line.nis, line.nisn) == kept


@pytest.mark.parametrize(
    ("cell", "number"),
    [("", None), ("7", 7), ("007", 7), (" 12. ", 12), ("9999", 9999), ("-", None)],
)
def test_list_numbers_are_read(cell: str, number: int | None) -> None:
    entry = read_row(RosterRow(1, "Ani", number=cell), 0)
    assert entry is not None
    assert entry.number == number


@pytest.mark.parametrize("cell", ["0", "10000", "-3", "1,5", "satu", "9" * 5000, "\x00"])
def test_other_list_numbers_are_refused(cell: str) -> None:
    with pytest.raises(Malformed) as refusal:
        read_row(RosterRow(1, "Ani", number=cell), 0)
    assert len(str(refusal.value)) < 200


def test_rows_without_anybody_are_passed_over() -> None:
    plan = plan_roster([RosterRow(1, "", number="3"), RosterRow(2, "  ", nis=" "), RosterRow(3, "", nis="12")], [])
    assert [(line.line, line.outcome) for line in plan.lines] == [(3, BAD)]


def test_the_strongest_number_decides_and_names_follow_the_list() -> None:
    held = [student(1, "Budi", "12", "0051234567"), student(2, "Siti", "13"), student(3, "Tono")]
    rows = listed(("Budi Santoso", "99", "0051234567"), ("Siti A", "13"), ("tono", "14", "0051234568"))
    plan = plan_roster(rows, held)
    assert outcomes(plan) == [CHANGED, CHANGED, CHANGED]
    assert [line.enrolment for line in plan.lines] == held
    assert [(line.nickname, line.nis, line.nisn) for line in plan.lines] == [
        ("Budi Santoso", "99", "0051234567"), ("Siti A", "13", None), ("Tono", "14", "0051234568"),
    ]  # fmt: skip
    assert [line.renamed for line in plan.lines] == [True, True, False]


def test_an_empty_cell_takes_nothing_away() -> None:
    held = [replace(student(1, "Budi", "12", "0051234567"), number=4)]
    (line,) = plan_roster(listed(("Budi",)), held).lines
    assert line.outcome is UNCHANGED


def test_two_students_of_one_name_are_told_apart_and_stay_so() -> None:
    rows = listed(("Budi", "12"), ("Budi", "13"), ("Budi 2", "14"))
    plan = plan_roster(rows, [])
    assert [line.nickname for line in plan.lines] == ["Budi", "Budi 3", "Budi 2"]
    again = plan_roster(rows, applied(plan, []))
    assert outcomes(again) == [UNCHANGED] * 3


def test_nicknames_can_be_swapped() -> None:
    held = [student(1, "Budi", "12"), student(2, "Siti", "13")]
    plan = plan_roster(listed(("Siti", "12"), ("Budi", "13")), held)
    assert [line.nickname for line in plan.lines] == ["Siti", "Budi"]


def test_a_removed_student_comes_back_by_number_only() -> None:
    held = [student(1, "Budi", "12", removed=True), student(2, "Siti", removed=True)]
    plan = plan_roster(listed(("Budi", "12"), ("Siti",)), held)
    assert outcomes(plan) == [RESTORED, ADDED]


def test_students_who_are_not_listed_stay() -> None:
    held = [student(1, "Budi"), student(2, "Siti"), student(3, "Tono", removed=True)]
    assert plan_roster(listed(("Budi",)), held).absent == (held[1],)


@pytest.mark.parametrize(
    ("rows", "held", "wanted"),
    [
        ([("Budi", "12"), ("Budi", "12")], [], [ADDED, AMBIGUOUS]),
        ([("Budi", "12"), ("Siti", "12")], [], [AMBIGUOUS, AMBIGUOUS]),
        ([("Budi", "", "0051234567"), ("Siti", "", "0051234567")], [], [AMBIGUOUS, AMBIGUOUS]),
        ([("Budi",), ("Budi", "12")], [], [AMBIGUOUS, ADDED]),
        ([("Budi", "", "", "1"), ("Budi", "", "", "2")], [], [AMBIGUOUS, AMBIGUOUS]),
        ([("Budi", "12"), ("Budi", "13")], [student(1, "Budi")], [AMBIGUOUS, AMBIGUOUS]),
        ([("Budi", "12"), ("Budi", "13")], [student(1, "Budi", "12")], [UNCHANGED, ADDED]),
        ([("Budi", "12"), ("Budi",)], [student(1, "Budi", "12")], [UNCHANGED, AMBIGUOUS]),
        ([("Budi", "13")], [student(1, "Budi", "12")], [ADDED]),
        ([("Siti", "12", "0051234567")], [student(1, "Budi", "12", "0051234568")], [AMBIGUOUS]),
        (
            [("Siti", "12", "0051234567")],
            [student(1, "Budi", "12"), student(2, "Siti", "13", "0051234567")],
            [AMBIGUOUS],
        ),
        ([("Siti", "12")], [student(1, "Budi", "12"), student(2, "Siti", "12")], [AMBIGUOUS]),
        ([("Budi", "12"), ("Budi 2",)], [student(1, "Budi 2", "12")], [UNCHANGED, AMBIGUOUS]),
        ([("Siti", "12"), ("Budi",)], [student(1, "Budi", "12")], [CHANGED, ADDED]),
        (
            [("Budi", "12", "0051234567"), ("Siti", "13")],
            [student(1, "Budi", "13", "0051234567")],
            [CHANGED, AMBIGUOUS],
        ),
    ],
)
def test_what_cannot_be_told_is_left_to_a_person(
    rows: list[tuple[str, ...]], held: list[Enrolment], wanted: list[RosterOutcome]
) -> None:
    plan = plan_roster(listed(*rows), held)
    assert outcomes(plan) == wanted
    assert all((line.reason is not None) == (line.outcome is AMBIGUOUS) for line in plan.lines)


def test_a_class_has_an_end() -> None:
    rows = listed(*((f"Siswa {number}",) for number in range(MOST_STUDENTS)))
    assert len(plan_roster(rows, []).of(ADDED)) == MOST_STUDENTS
    for too_many, held in ((rows * 1000, []), (rows, [student(1, "Budi")])):
        with pytest.raises(Malformed):
            plan_roster(too_many, held)
    assert plan_roster(rows, applied(plan_roster(rows, []), [])).counts[UNCHANGED] == MOST_STUDENTS


NAMES = st.sampled_from(["Ani", "ani", "Budi", "Budi 2", "Budi 3", "Siti", "\u200b", ""])
NIS = st.sampled_from(["", "", "1", "2a", "2A", "="])
NISN = st.sampled_from(["", "", "0050000001", "50000002", "0050000003", "5x"])
NUMBERS = st.sampled_from(["", "1", "2", "x"])
ROWS = st.lists(st.tuples(NAMES, NIS, NISN, NUMBERS), max_size=7).map(lambda rows: listed(*rows))


@given(ROWS, ROWS, st.sets(st.integers(0, 6)))
@settings(max_examples=600)
def test_what_a_list_did_it_does_not_do_again(first: list[RosterRow], rows: list[RosterRow], gone: set[int]) -> None:
    held = [
        replace(each, removed=NOW if place in gone else None)
        for place, each in enumerate(applied(plan_roster(first, []), []))
    ]
    plan = plan_roster(rows, held)
    after = applied(plan, held)
    sound(after)
    assert len(after) == len(held) + plan.counts[ADDED]
    again = plan_roster(rows, after)
    sound(applied(again, after))
    done = {line.line for line in plan.lines if line.outcome in DONE}
    assert {line.outcome for line in again.lines if line.line in done} <= {UNCHANGED}
    assert plan.seal == plan_roster(rows, held).seal


def sound(students: Sequence[Enrolment]) -> None:
    """See that the database would keep these students: nicknames and NISN are each one's own."""
    here = [name_key(each.nickname) for each in students if each.removed is None]
    numbers = [each.nisn for each in students if each.nisn]
    assert len(set(here)) == len(here)
    assert len(set(numbers)) == len(numbers)


@given(st.lists(st.builds(RosterRow, st.integers(1, 9), st.text(), st.text(), st.text(), st.text()), max_size=5))
def test_any_cells_are_understood_or_named(rows: list[RosterRow]) -> None:
    plan = plan_roster(rows, [])
    assert len(plan.lines) <= len(rows)
    for line in plan.lines:
        assert (line.reason is None) == (line.outcome in DONE)


def test_a_seal_changes_with_what_would_be_done() -> None:
    rows = listed(("Budi", "12"))
    seals = {
        plan_roster(rows, held).seal
        for held in ([], [student(1, "Budi")], [student(1, "Budi", "12")], [student(1, "Budi", removed=True)])
    }
    assert len(seals) == 3  # nobody and a removed namesake come to the same
    assert plan_roster(listed(("Budi", "13")), []).seal not in seals
    assert plan_roster(rows, [student(1, "Siti")]).seal == plan_roster(rows, []).seal


def test_lines_of_an_outcome_come_in_order() -> None:
    plan = plan_roster(listed(("Ani",), ("", "12"), ("Budi",)), [])
    assert [line.name for line in plan.of(ADDED)] == ["Ani", "Budi"]
