"""Rosters: what schools really keep becomes students, and every doubt is told with its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.problem import Severity
from quizapp.core.refusal import Malformed
from quizapp.exchange.roster import MOST_STUDENTS, Field, Roster, RosterRow, read_file, read_pasted
from quizapp.exchange.roster.cells import split_numbers
from tests.exchange.workbooks import written

FULL = "0051234567"
REGISTER = """\
Daftar Peserta Didik
SMA Negeri 1 Contoh

No\tNama\tNIPD\tJK\tNISN\tData Ayah\t
\t\t\t\t\tNama\tTahun Lahir
1\tAni  Lestari\t0012\tP\t0051234567\tJoko\t1980
2\tBudi Santoso\t0013\tL\t0051234568\tAgus\t1979
"""


def pasted(text: str) -> Roster:
    return read_pasted(text, "tempel")


def students(roster: Roster) -> list[tuple[int, str, str, str]]:
    return [(row.number, row.name, row.nis, row.nisn) for row in roster.rows]


def told(roster: Roster) -> list[str]:
    """Return what is told about the rows, as ``severity line:column code``."""
    return [
        f"{problem.severity} {problem.place.line}:{problem.place.column} {problem.code}"
        for problem in roster.problems
        if problem.code != "table-read"
    ]


def test_a_pasted_register_is_read() -> None:
    roster = pasted(REGISTER)
    assert roster.rows == (
        RosterRow(1, "Ani Lestari", "0012", "0051234567", 6),
        RosterRow(2, "Budi Santoso", "0013", "0051234568", 7),
    )
    assert [(column.field, column.place, column.heading) for column in roster.columns] == [
        (Field.NUMBER, 1, "No"),
        (Field.NAME, 2, "Nama"),
        (Field.NIS, 3, "NIPD"),
        (Field.NISN, 5, "NISN"),
    ]
    assert told(roster) == ["I 1:1 roster-above", "I 4:4 roster-columns"]
    assert str(roster.problems[-1].message) == "These columns were not read: JK, Data Ayah."
    assert {problem.place.file for problem in roster.problems} == {"tempel"}
    assert not roster.blocking


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("NO. URUT;N I S;NAMA SISWA", [Field.NUMBER, Field.NAME]),
        ("No. Absen;No. Induk;NISN;Nama Lengkap (sesuai rapor)", [Field.NUMBER, Field.NIS, Field.NISN, Field.NAME]),
        ("#;Student ID;Name", [Field.NUMBER, Field.NIS, Field.NAME]),
        ("No;NIS/NISN;Nama Peserta Didik", [Field.NUMBER, Field.NIS_AND_NISN, Field.NAME]),
        ("Nama;NIS;NIS/NISN;Nama", [Field.NAME, Field.NIS]),
        ("First name;Last name;ID number", [Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NIS]),
        ("Full Name;First_name;Surname", [Field.NAME]),
        ("№;nama_siswa", [Field.NUMBER, Field.NAME]),
        ("\uff2e\uff21\uff2d\uff21;NISN", [Field.NAME, Field.NISN]),
    ],
)
def test_headings_of_schools_are_known(headings: str, fields: list[Field]) -> None:
    roster = pasted(f"{headings}\nAni;Ani;Ani;Ani\n")
    assert [column.field for column in roster.columns] == fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Budi Santoso\nAni Lestari", [(1, "Budi Santoso", "", ""), (2, "Ani Lestari", "", "")]),
        ("1\t0051234567\tBudi\tL\n2\t0051234568\tAni\tP", [(1, "Budi", "", FULL), (2, "Ani", "", "0051234568")]),
        ("0051234567,0012,Budi\n0051234568,0013,Ani", [(1, "Budi", "0012", FULL), (2, "Ani", "0013", "0051234568")]),
        ("0012,51234567,Budi\n0013,61234568,Ani", [(1, "Budi", "0012", "51234567"), (2, "Ani", "0013", "61234568")]),
        ("Budi;12;X-1\nAni;13;X-1\nCaca;14;X-1", [(1, "Budi", "12", ""), (2, "Ani", "13", ""), (3, "Caca", "14", "")]),
    ],
    ids=["names", "nisn", "ten digits first", "zeros lost", "class aside"],
)  # fmt: skip
def test_tables_without_headings_are_read_where_one_reading_is_possible(
    text: str, expected: list[tuple[int, str, str, str]]
) -> None:
    assert students(pasted(text)) == expected


@pytest.mark.parametrize("text", ["Santoso,Budi\nLie,Ani\nTan,Edo", "1;2\n3;4", "NIS;NISN\n1;2", "L\nP\nL\nL\nP"])
def test_a_table_that_does_not_show_its_names_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="which column holds the names"):
        pasted(text)


@pytest.mark.parametrize(
    ("cell", "nis", "nisn"),
    [
        ("0012/0051234567", "0012", "0051234567"), ("0051234567 / 0012", "0012", "0051234567"),
        ("0012", "0012", ""), ("0051234567", "", "0051234567"), ("12 51234567", "12", "51234567"), ("", "", ""),
        ("12/13/0051234567", "12 13", "0051234567"),
    ],
)  # fmt: skip
def test_two_numbers_in_one_cell_are_taken_apart(cell: str, nis: str, nisn: str) -> None:
    assert split_numbers(cell) == (nis, nisn)
    roster = pasted(f"Nama;NIS/NISN\nAni;{cell}\n")
    assert [(row.nis, row.nisn) for row in roster.rows] == [(nis, nisn)]


def test_names_in_two_columns_are_joined() -> None:
    assert [row.name for row in pasted("First name,Last name\nAni,Lestari\nBudi,\n").rows] == ["Ani Lestari", "Budi"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (";0012;0051234567", "E 2:2 roster-name-missing"),
        ("=cmd|'/c calc'!A1;;", "E 2:2 roster-formula"),
        ("'+Ani;;", "E 2:2 roster-formula"),
        ("@Ani;;", "E 2:2 roster-formula"),
        ("-;0012;", "E 2:2 roster-formula"),
        ("A\u200bni;;", "E 2:2 roster-name"),
        ("\u202eAni;;", "E 2:2 roster-name"),
        (f"{'a' * 81};;", "E 2:2 roster-name"),
        (f"{'a' * 500};;", "E 2:2 roster-name"),
        ("0012;0012;", "E 2:2 roster-name"),
        ("Ani;=A1;", "E 2:3 roster-formula"),
        ("Ani;1,2E+10;", "E 2:3 roster-shortened"),
        ("Ani;#N/A;", "E 2:3 roster-nis"),
        ("Ani;#DATE;", "E 2:3 roster-nis"),
        (f"Ani;{'1' * 31};", "E 2:3 roster-nis"),
        ("Ani;;5.1234567E+9", "E 2:4 roster-shortened"),
        ("Ani;;00512345678", "E 2:4 roster-nisn"),
        ("Ani;;belum ada", "E 2:4 roster-nisn"),
        ("Ani;;\u0660\u0660\u0665", "E 2:4 roster-nisn"),
    ],
    ids=range(19),
)
def test_a_row_that_cannot_be_taken_over_is_left_out_and_told(row: str, problem: str) -> None:
    roster = pasted(f"No;Nama;NIS;NISN\n1;{row}\n2;Budi;;\n")
    assert students(roster) == [(2, "Budi", "", "")]
    assert told(roster) == [problem]
    assert roster.blocking


def test_a_short_nisn_is_kept_and_warned_of() -> None:
    roster = pasted("Nama;NISN\nAni;51234567\nBudi;0051234568\n")
    assert [row.nisn for row in roster.rows] == ["51234567", "0051234568"]
    assert told(roster) == ["W 2:2 roster-nisn-short"]
    mend = next(problem.mend for problem in roster.problems if problem.severity is Severity.WARNING)
    assert "0051234567" in str(mend)


def test_zeros_come_back_from_a_workbook_s_number_format() -> None:
    data = written(
        [["Nama", "NISN", "NIS"], ["Ani", 51234567, 12], ["Budi", "0051234568", 13]], {2: "0" * 10, 3: "0000"}
    )
    roster = read_file(data, "siswa.xlsx")
    assert students(roster) == [(1, "Ani", "0012", "0051234567"), (2, "Budi", "0013", "0051234568")]
    assert told(roster) == []


@pytest.mark.parametrize(
    ("cell", "nis"),
    [("'0012", "0012"), ('"=""0012"""', "0012"), (" 0012 ", "0012"), ("-", ""), ("–", ""), ("2021/X.3-7", "2021/X.3-7"),
     ("\uff10\uff11", "01")],
)  # fmt: skip
def test_school_numbers_are_cleaned(cell: str, nis: str) -> None:
    roster = pasted(f"Nama;NIS\nAni;{cell}\n")
    assert [row.nis for row in roster.rows] == [nis]
    assert told(roster) == []


def test_doubled_numbers_are_errors_and_doubled_names_warnings() -> None:
    rows = ["1;Budi;12;0051234567", "2;Ani;13;51234567", "3;Caca;12;", "4;BUDI;14;", "5;Ani;;"]
    roster = pasted("No;Nama;NIS;NISN\n" + "\n".join(rows))
    assert students(roster) == [(1, "Budi", "12", "0051234567"), (4, "BUDI", "14", ""), (5, "Ani", "", "")]
    assert told(roster) == [
        "W 3:4 roster-nisn-short",
        "E 3:4 roster-nisn-twice",
        "E 4:3 roster-nis-twice",
        "W 5:2 roster-name-twice",
    ]
    assert "Line 2 has the same NISN" in str(roster.problems[2].message)


@pytest.mark.parametrize(
    ("numbers", "expected", "problems"),
    [
        (["3", "1.", "02"], [3, 1, 2], []),
        (["1", "1", "2"], [1, 2, 3], ["W 2:1 roster-numbers"]),
        (["1", "", "=A3+1"], [1, 2, 3], ["W 2:1 roster-numbers"]),
        (["", "", ""], [1, 2, 3], []),
        (["0", "-1", "10000"], [1, 2, 3], ["W 2:1 roster-numbers"]),
    ],
)
def test_numbers_are_the_list_s_own_or_the_order(numbers: list[str], expected: list[int], problems: list[str]) -> None:
    names = ["Ani", "Budi", "Caca"]
    roster = pasted(
        "No;Nama;NIS\n" + "\n".join(f"{number};{name};7{name}" for number, name in zip(numbers, names, strict=True))
    )
    assert [row.number for row in roster.rows] == expected
    assert told(roster) == problems


def test_a_row_left_out_keeps_its_number() -> None:
    assert [row.number for row in pasted("Nama\nAni\n=A1\nCaca\n").rows] == [1, 3]


def test_repeated_headings_are_passed_over_and_signatures_doubted() -> None:
    text = "No;Nama\n1;Ani\n2;Budi\nNo;Nama\n3;Caca\n4;\n;Wali Kelas\n"
    roster = pasted(text)
    assert [row.name for row in roster.rows] == ["Ani", "Budi", "Caca", "Wali Kelas"]
    assert told(roster) == ["W 2:1 roster-numbers", "I 4:1 roster-heading-again", "W 7:2 roster-stray"]


@pytest.mark.parametrize("text", ["", "\n\n", "No;Nama\n", "No;Nama\n1;\n2;\n", "Nama"])
def test_an_empty_list_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="no students"):
        pasted(text)


def test_a_school_fits_and_a_city_does_not() -> None:
    lines = [f"Siswa {number}" for number in range(MOST_STUDENTS + 1)]
    assert len(pasted("Nama\n" + "\n".join(lines[:-1])).rows) == MOST_STUDENTS
    with pytest.raises(Malformed, match="more than 2000 students"):
        pasted("Nama\n" + "\n".join(lines))


NAMES = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=3, max_size=20)
NUMBERS = st.from_regex("[0-9]{10}", fullmatch=True)


@given(
    st.lists(st.tuples(NAMES, NUMBERS), min_size=1, max_size=6, unique_by=lambda row: row[1]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "xlsx"]),
    st.sampled_from("\t;,"),
)
def test_every_way_to_hand_in_a_roster_gives_the_same_students(
    rows: list[tuple[str, str]], way: str, divider: str
) -> None:
    table = [("No", "Nama Siswa", "NISN"), *((str(place), *row) for place, row in enumerate(rows, 1))]
    text = "\r\n".join(divider.join(row) for row in table)
    roster = read_file(written(table) if way == "xlsx" else text.encode(way), "siswa")
    expected = [(place, unicodedata.normalize("NFC", name), "", nisn) for place, (name, nisn) in enumerate(rows, 1)]
    assert students(roster) == expected == students(pasted(text))
