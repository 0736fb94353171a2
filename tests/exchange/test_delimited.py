"""Cells as text: how they are divided is found by what the lines say, and line numbers are those of the file."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.problem import Severity
from quizapp.core.refusal import Malformed
from quizapp.exchange.delimited import read_delimited
from quizapp.exchange.roster.headings import count_headings
from quizapp.exchange.table import LONGEST_CELL, MOST_COLUMNS, MOST_LINES

CELL = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12).map(
    lambda text: text.strip().lstrip("\ufeff")
)


def cells(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in read_delimited(text, "f", count_headings).lines]


@pytest.mark.parametrize(
    ("text", "how", "first"),
    [
        ("1\tBudi\n2\tAni", "tabs", ("1", "Budi")),
        ("1;Budi\n2;Ani", "semicolons", ("1", "Budi")),
        ("1,Budi\n2,Ani", "commas", ("1", "Budi")),
        ("Budi\nAni\nCaca", "one cell a line", ("Budi",)),
        ("1;Santoso, Budi\n2;Lie, Ani", "semicolons", ("1", "Santoso, Budi")),
        ("1\tBudi; S.Pd, M.A.\n2\tAni; S.Pd, M.A.", "tabs", ("1", "Budi; S.Pd, M.A.")),
        ("Nama\nSantoso, Budi\nLie, Ani\nTan, Edo", "one cell a line", ("Nama",)),
        ("Nama,Kelas\nBudi,XA\nAni,XA", "commas", ("Nama", "Kelas")),
        ("No,Nama\n1,Budi;a\n2,Ani;b", "commas", ("No", "Nama")),
        ("SMA 1, Kota, Jawa\nDaftar, siswa, X\nNo;Nama\n1;Budi\n2;Ani", "semicolons", ("SMA 1, Kota, Jawa",)),
        ("sep=;\r\n1,5;Budi\r\n2,5;Ani", "semicolons", ("1,5", "Budi")),
        ("Budi\nAni\nCaca, S.", "one cell a line", ("Budi",)),
    ],
    ids=[
        "tabs", "semicolons", "commas", "a list", "commas in names", "all in names", "headed list", "narrow heading",
        "heading decides", "titles above", "named", "a stray comma",
    ],
)  # fmt: skip
def test_the_divider_is_found(text: str, how: str, first: tuple[str, ...]) -> None:
    table = read_delimited(text, "siswa.csv", count_headings, encoding="UTF-8")
    (note,) = table.notes
    assert (note.severity, str(note.place)) == (Severity.INFO, "siswa.csv:1:1")
    assert str(note.message).startswith("Read as UTF-8, ")
    assert how in str(note.message)
    assert table.lines[0].cells == first


def test_lines_are_numbered_as_an_editor_does() -> None:
    table = read_delimited('sep=,\nNo,Nama\r\n\r\n1,"Budi\nSantoso"\r\n ,\t\n2,Ani', "f", count_headings)
    assert [(line.number, line.cells) for line in table.lines] == [
        (2, ("No", "Nama")),
        (4, ("1", "Budi\nSantoso")),
        (7, ("2", "Ani")),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [('No,Nama\n1,Ani\n2,"Budi\n3,Caca\n', 3), ('No,Nama\n1,"Budi" Santoso\n', 2), ("No,Nama\n" + "x" * 200_000, 2)],
    ids=["open quote", "text after quote", "huge cell"],
)
def test_a_line_that_cannot_be_divided_is_named(text: str, line: int) -> None:
    with pytest.raises(Malformed, match=f"Line {line} cannot be divided"):
        cells(text)


def test_limits_hold_while_reading() -> None:
    assert len(cells("Nama\n" * MOST_LINES)) == MOST_LINES
    with pytest.raises(Malformed, match="more than 10000 rows"):
        cells("Nama\n" * (MOST_LINES + 1) + '"')  # the open quote at the end is never reached
    with pytest.raises(Malformed, match="more than 10000 rows"):
        cells("\n" * (MOST_LINES + 1))
    (line,) = cells(",".join(["x" * (LONGEST_CELL + 50)] * (MOST_COLUMNS + 50)))
    assert (len(line), len(line[0])) == (MOST_COLUMNS, LONGEST_CELL)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8), st.sampled_from("\t;,"))
def test_what_a_spreadsheet_writes_comes_back(rows: list[tuple[str, str, str]], divider: str) -> None:
    rows = [("Nama", "NIS", "NISN"), *rows]
    source = io.StringIO()
    csv.writer(source, delimiter=divider).writerows(rows)
    expected = [row for row in rows if any(row)]
    assert cells(source.getvalue()) == expected
