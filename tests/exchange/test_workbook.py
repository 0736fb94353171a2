"""Workbooks: texts, numbers with their zeros, formulas as text, and the sheet that is read."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.refusal import Malformed
from quizapp.exchange.table import LONGEST_CELL, MOST_COLUMNS, Table
from quizapp.exchange.workbook import read_workbook
from quizapp.exchange.workbook.number_format import DATE, number_text
from quizapp.exchange.workbook.sheet import column_of
from tests.exchange.workbooks import MAIN, STRICT_MAIN, inline, parts, relations, sheet_xml, written, zipped


def read(data: bytes) -> Table:
    return read_workbook(data, "siswa.xlsx")


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read(data).lines]


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("51234567", "0000000000", "0051234567"),
        ("51234567", "", "51234567"),
        ("51234567", "0", "51234567"),
        ("51234567.0", "0000000000", "0051234567"),
        ("5.1234567E7", "0000000000", "0051234567"),
        ("51234567", "[Red]0000000000;-0", "0051234567"),
        ("51234567", '0000000000" "', "0051234567"),
        ("51234567", "@", "51234567"),
        ("12345", "#,##0", "12345"),
        ("-5", "000", "-05"),
        ("1.5", "0000", "1.5"),
        ("1e999", "0000", "1e999"),
        ("12345678901234567890", "0", "12345678901234567890"),
        ("45000", "dd/mm/yyyy", DATE),
        ("45000", '"hari" 0000', "45000"),
        ("45000", "General", "45000"),
    ],
)
def test_numbers_are_shown_as_their_owner_sees_them(number: str, code: str, text: str) -> None:
    assert number_text(number, code) == text


def test_a_workbook_of_another_program_is_read() -> None:
    rows: list[list[Any]] = [
        ["Daftar Siswa"],
        [],
        ["No", "NIS", "NISN", "Nama", "Lahir"],
        [1, "0012", 51234567, "Siti  Nur’aini", dt.date(2010, 1, 2)],
        [2, None, 61234567, "=UPPER(D4)", True],
    ]
    table = read(written(rows, {3: "0000000000"}))
    assert [(line.number, line.cells) for line in table.lines] == [
        (1, ("Daftar Siswa",)),
        (3, ("No", "NIS", "NISN", "Nama", "Lahir")),
        (4, ("1", "0012", "0051234567", "Siti  Nur’aini", DATE)),
        (5, ("2", "", "0061234567", "=UPPER(D4)", "TRUE")),
    ]
    assert str(table.notes[0].message) == "Read from the sheet “X MIPA 1”."


def test_the_first_visible_sheet_with_content_is_read() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Rahasia"  # type: ignore[union-attr]  # a new workbook has an active sheet
    book.active["A1"] = "x"  # type: ignore[index]  # likewise
    book.active.sheet_state = "hidden"  # type: ignore[union-attr]  # likewise
    book.create_sheet("Kosong")
    book.create_sheet("X-1")["B2"] = "Nama"
    book.create_sheet("X-2")["A1"] = "Nama"
    file = io.BytesIO()
    book.save(file)
    table = read(file.getvalue())
    assert [(line.number, line.cells) for line in table.lines] == [(2, ("", "Nama"))]
    assert str(table.notes[0].message) == "Read from the sheet “X-1”; the other sheets were not read."


def test_every_way_to_write_a_cell_is_known() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Budi</t></si><si><r><t>San</t></r><r><t>toso</t></r>'
        "<rPh><t>bacaan</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si></sst>"
    )
    row = (
        '<row r="3"><c t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="str"><v>teks</v></c>'
        '<c t="inlineStr"><is><t>di sini</t></is></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><v>7</v></c>'
        '<c t="d"><v>2024-01-01</v></c><c/><c><v/></c><c><f>A1*2</f><v>14</v></c><c><f t="shared" si="0"/></c>'
        '<c t="inlineStr"/></row>'
    )
    assert cells(zipped(parts(sheet_xml(row), sharedStrings=strings))) == [
        ("Budi", "", "Santoso", "a\rb_c", "teks", "di sini", "FALSE", "#N/A", "7", DATE, "", "", "=A1*2", "=", "")
    ]


def test_number_formats_of_cell_styles_count_and_no_others() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0000000000"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="14"/>'
        '</cellXfs><dxfs><xf numFmtId="14"/></dxfs></styleSheet>'
    )
    row = "<row>" + "".join(f'<c s="{style}"><v>51234567</v></c>' for style in (0, 1, 2, 3, -1)) + "</row>"
    expected = ("51234567", "0051234567", DATE, "51234567", "51234567")
    assert cells(zipped(parts(sheet_xml(row), styles=styles))) == [expected]


def test_the_strict_namespace_prefixes_and_odd_part_names_are_read() -> None:
    files = parts(sheet_xml(inline("Nama"), STRICT_MAIN).replace("<row>", '<row xmlns:x="urn:x" x:dyDescent="1">'))
    files["xl\\WORKSHEETS\\sheet1.xml"] = files.pop("xl/worksheets/sheet1.xml")
    files["xl/_rels/workbook.xml.rels"] = relations(("s1", "worksheet", "/xl/worksheets/sheet1.xml"))
    assert cells(zipped(files)) == [("Nama",)]


def test_wide_rows_and_long_cells_are_cut() -> None:
    row = f'<row><c r="XFD1"><v>1</v></c><c r="A1" t="str"><v>{"x" * 5000}</v></c></row>'
    assert cells(zipped(parts(sheet_xml(row)))) == [("x" * LONGEST_CELL,)]
    (line,) = cells(written([["x"] * 500]))
    assert len(line) == MOST_COLUMNS


@pytest.mark.parametrize(
    "row",
    [
        '<row r="0"/>', '<row r="1048577"/>', '<row r="2"/><row r="2"/>', '<row r="x"/>', '<row><c r="1A"/></row>',
        '<row><c r="ABCD1"/></row>', '<row><c s="x"/></row>', "<row><c><v>tujuh</v></c></row>",
        '<row><c t="s"><v>9</v></c></row>', '<row><c t="s"><v>x</v></c></row>', "<row>", "<row></c>", "\x00",
    ],
    ids=[
        "row 0", "row too far", "row twice", "no row number", "reference", "column too far", "style", "number",
        "no such text", "text number", "open", "crossed", "control",
    ],
)  # fmt: skip
def test_what_no_program_writes_is_damaged(row: str) -> None:
    with pytest.raises(Malformed, match="damaged"):
        read(zipped(parts(sheet_xml(row))))


def test_columns_have_letters() -> None:
    assert [column_of(name) for name in ("A1", "z9", "AA10", "XFD1048576")] == [1, 26, 27, 16384]


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=20)


@given(st.lists(st.lists(TEXT | st.integers(0, 10**14), min_size=1, max_size=4), max_size=5))
def test_texts_and_numbers_come_back(rows: list[list[str | int]]) -> None:
    rows = [[value for value in row if not str(value).startswith("=") and "_x" not in str(value)] for row in rows]
    expected = [tuple(str(value).strip() for value in row) for row in rows]
    assert [line.cells[: len(row)] for line, row in zip(
        read(written(rows)).lines, [row for row in expected if any(row)], strict=True
    )] == [row for row in expected if any(row)]  # fmt: skip
