"""Grade lists as files: what Excel reads is what the list says; no name is ever a formula; odd class names fit."""

from __future__ import annotations

import csv
from fractions import Fraction
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizapp.core.class_results import GradeLine, GradeList, Progress, ResultsHead
from quizapp.core.policy import Policy
from quizapp.exchange.grades import FORMULA, grades_csv, grades_xlsx, sheet_names, written

HOSTILE = (
    "=1+1",
    "\uff1d1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\r=1",
    '=HYPERLINK("http://x")',
    "https://contoh.id",
    "00012",
    "{=1}",
)


def head(name: str = "Kelas 8A") -> ResultsHead:
    return ResultsHead(
        1, "a", "b", 1, "c", name, 1, "q", {"id": "Kuis"}, (), True, Policy(), None, None, None, None, 1  # noqa: FBT003 - a whole head by place
    )  # fmt: skip


def a_list(*names: str, cohort: str = "Kelas 8A") -> GradeList:
    lines = (
        GradeLine("e", number, "0012345678" if number == 1 else "", name, Progress.SUBMITTED, 1, 0, grade)
        for number, (name, grade) in enumerate(zip(names, (Fraction(833, 10), None) * len(names), strict=False), 1)
    )
    return GradeList(head(cohort), tuple(lines))


def cells(body: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(body))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book.worksheets}


def test_a_workbook_has_a_sheet_a_class_and_keeps_what_is_text() -> None:
    body = grades_xlsx([a_list("Budi", "Ani"), a_list("Sari", cohort="Kelas 8B")])
    assert cells(body) == {
        "Kelas 8A": [
            ("No", "NISN", "Nama", "Nilai"),
            (1, "0012345678", "Budi", 83.3),
            (2, None, "Ani", None),
        ],
        "Kelas 8B": [("No", "NISN", "Nama", "Nilai"), (1, "0012345678", "Sari", 83.3)],
    }


def test_no_name_becomes_a_formula_or_a_link_in_a_workbook() -> None:
    book = load_workbook(BytesIO(grades_xlsx([a_list(*HOSTILE)])))
    names = [row[2] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [cell.data_type for cell in names] == ["s"] * len(HOSTILE)
    assert [cell.hyperlink for cell in names] == [None] * len(HOSTILE)
    assert [str(cell.value).replace("_x000D_", "\r") for cell in names] == list(HOSTILE)


@pytest.mark.parametrize(("comma", "divider", "grade"), [(True, ";", "83,3"), (False, ",", "83.3")])
def test_csv_is_written_the_reader_s_way(comma: bool, divider: str, grade: str) -> None:
    body = grades_csv(a_list("Budi", "Ani"), comma=comma)
    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(body.decode("utf-8-sig"), newline=""), delimiter=divider))
    assert rows == [["No", "NISN", "Nama", "Nilai"], ["1", "0012345678", "Budi", grade], ["2", "", "Ani", ""]]


@given(st.lists(st.text(min_size=1).filter(lambda name: "\x00" not in name), min_size=1, max_size=5), st.booleans())
def test_no_cell_of_a_csv_starts_as_a_formula(names: list[str], comma: bool) -> None:
    text = grades_csv(a_list(*names, *HOSTILE), comma=comma).decode("utf-8-sig", "surrogatepass")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";" if comma else ","))
    assert len(rows) == 1 + len(names) + len(HOSTILE)
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert [row[2].removeprefix("'") for row in rows[1:]] == [name.removeprefix("'") for name in (*names, *HOSTILE)]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_names_of_sheets_are_such_as_excel_takes(names: list[str]) -> None:
    found = sheet_names([*names, "History", "[8A]: 1/2", "'a'", "K" * 40, "k" * 40])
    assert len({name.casefold() for name in found}) == len(names) + 5
    for name in found:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert name.casefold() != "history"


@pytest.mark.parametrize(
    ("grade", "text"), [(Fraction(0), "0,0"), (Fraction(100), "100,0"), (Fraction(833, 10), "83,3")]
)
def test_grades_are_written_with_one_decimal(grade: Fraction, text: str) -> None:
    assert written(grade) == text
