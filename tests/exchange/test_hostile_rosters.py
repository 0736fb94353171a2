"""Bad input: bombs, entities, foreign files, millions of rows, any bytes; each is refused soon, with a sentence."""

from __future__ import annotations

import random
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.refusal import Malformed
from quizapp.exchange.archive import LARGEST_INFLATED, MOST_PARTS, Archive
from quizapp.exchange.roster import LARGEST_FILE, Roster, read_file, read_pasted
from tests.exchange.workbooks import MAIN, inline, parts, sheet_xml, written, zipped

SOON = 20.0  # seconds on a slow machine; a bomb would take minutes
GOOD = parts(sheet_xml(inline("No", "Nama") + inline("1", "Ani")))
MANY = 1_000_000
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


def refusal(data: bytes) -> str:
    start = time.process_time()
    with pytest.raises(Malformed) as refused:
        read_file(data, "siswa.xlsx")
    assert time.process_time() - start < SOON
    return str(refused.value)


def outcome(data: bytes) -> Roster | str:
    try:
        return read_file(data, "siswa")
    except Malformed as refused:
        return str(refused)


def test_the_good_one_is_good() -> None:
    assert [row.name for row in read_file(zipped(GOOD), "siswa.xlsx").rows] == ["Ani"]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "xl/sharedStrings.xml"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part(part: str, codec: str) -> None:
    files: dict[str, str | bytes] = {**parts(GOOD["xl/worksheets/sheet1.xml"], sharedStrings=f'<sst xmlns="{MAIN}"/>')}
    text = str(files[part]).removeprefix('<?xml version="1.0"?>')
    files[part] = f'<?xml version="1.0" encoding="{codec}"?>{DOCTYPE}{text}'.encode(codec)
    assert "declares a document type" in refusal(zipped(files))


MEASURED = """
import pathlib, re, sys, time
from quizapp.core.refusal import Malformed
from quizapp.exchange.roster import read_file
data = pathlib.Path(sys.argv[1]).read_bytes()
start = time.process_time()
try:
    read_file(data, "siswa.xlsx")
except Malformed as refused:
    print(refused)
print(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
print(time.process_time() - start)
"""
BOMBS: dict[str, Callable[[], str]] = {
    "blanks": lambda: " " * 20_000_000,
    "cells": lambda: "<row>" + "<c/>" * MANY,
    "rows": lambda: "<row/>" * MANY,
    "depth": lambda: "<a>" * MANY,
    "one text": lambda: f'<row><c r="A1" t="str"><v>{"x" * 20_000_000}</v></c></row>',
    "attributes": lambda: "<row " + " ".join(f"a{number}='1'" for number in range(300_000)) + "/>",
    "formulas": lambda: (
        '<row><c><f t="shared" si="0">A1+A2</f></c></row>' + '<row><c><f t="shared" si="0"/></c></row>' * MANY
    ),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_before_they_go_off(bomb: Callable[[], str]) -> None:
    assert refusal(zipped(parts(sheet_xml(bomb()))))


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = zipped({"a": b"x" * 3_000_000}).replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(Malformed, match="damaged"):
        list(Archive(data).chunks("a"))


def test_parts_are_counted_together() -> None:
    noise = random.Random(1).randbytes(1_000_000)  # noqa: S311 - noise that does not pack, not a secret
    names = map(str, range(LARGEST_INFLATED // len(noise) + 1))
    archive = Archive(zipped(dict.fromkeys(names, noise), zipfile.ZIP_STORED))
    for number in range(LARGEST_INFLATED // len(noise)):
        assert sum(map(len, archive.chunks(str(number)))) == len(noise)
    with pytest.raises(Malformed, match="far more than it should"):
        list(archive.chunks(str(LARGEST_INFLATED // len(noise))))


def test_a_ratio_is_counted_while_inflating() -> None:
    chunks = Archive(zipped({"a": b"\0" * 30_000_000})).chunks("a")
    assert len(next(chunks)) + len(next(chunks)) <= 2_000_000
    with pytest.raises(Malformed, match="far more than it should"):
        next(chunks)


def test_an_archive_of_a_million_parts_is_not_listed() -> None:
    entry = b"PK\x01\x02" + bytes(42)
    count = LARGEST_FILE // len(entry) - 1
    end = b"PK\x05\x06" + bytes(4) + (count & 0xFFFF).to_bytes(2, "little") * 2
    end += (len(entry) * count).to_bytes(4, "little") + bytes(4) + bytes(2)
    assert "far more than it should" in refusal(b"PK\x03\x04" + entry * count + end)
    assert "far more than it should" in refusal(zipped({**GOOD, **{f"x{number}": "" for number in range(MOST_PARTS)}}))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_without_a_bound_is_refused(method: int) -> None:
    assert "damaged" in refusal(zipped(GOOD, method))


def test_a_password_is_named() -> None:
    data = bytearray(zipped({"a": "x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(Malformed, match="password"):
        list(Archive(bytes(data)).chunks("a"))


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("../../x", "/etc/x", "C:\\x", "..\\x", "con", "a/../../x", "x\x00y")
    assert read_file(zipped({**GOOD, **dict.fromkeys(names, "x")}), "siswa.xlsx").rows
    assert list(tmp_path.iterdir()) == []
    escaped = {
        **GOOD,
        "xl/_rels/workbook.xml.rels": GOOD["xl/_rels/workbook.xml.rels"].replace("worksheets/", "../../../etc/"),
    }
    assert refusal(zipped(escaped))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old or password-protected workbook"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xef\xbb\xbf\n <HTML><table>", "web page"),
        (zipped({"word/document.xml": "x", "_rels/.rels": GOOD["_rels/.rels"]}), "not an .xlsx workbook"),
        (zipped({"content.xml": "x"}), "not an .xlsx workbook"),
        (zipped({}), "not an .xlsx workbook"),
        (b"PK\x03\x04", "damaged"),
        (zipped(GOOD)[:-30], "damaged"),
        (zipped(GOOD).replace(zlib.compress(b"x")[:2], b"\0\0")[:400], "damaged"),
        (b"x" * (LARGEST_FILE + 1), "larger than 5 MB"),
        (b"", "no students"),
    ],
    ids=["xls", "pdf", "html", "docx", "ods", "empty zip", "stump", "cut", "torn", "large", "nothing"],
)
def test_files_of_other_kinds_are_named(data: bytes, sentence: str) -> None:
    assert sentence in refusal(data)


@pytest.mark.parametrize("line", [b"Ani\n", b"1,Ani\n", b"\n", b"1;0051234567;Ani Lestari;X\n"])
def test_a_million_rows_are_refused_at_once(line: bytes) -> None:
    assert refusal((line * MANY)[:LARGEST_FILE])
    assert refusal(line * MANY)


def test_too_much_is_not_even_pasted() -> None:
    with pytest.raises(Malformed, match="more text than a class list"):
        read_pasted("Ani\n" * 2_000_000, "tempel")


def test_formulas_are_never_results() -> None:
    roster = read_file(written([["Nama", "NIS"], ["=HYPERLINK(A9)", "1"], ["Ani", "=1+1"], ["Budi", "2"]]), "f.xlsx")
    assert [row.name for row in roster.rows] == ["Budi"]
    assert [problem.code for problem in roster.problems if problem.code != "table-read"] == ["roster-formula"] * 2


def test_sentences_hold_nothing_that_cannot_be_seen() -> None:
    roster = read_pasted("Nama;NIS;Ke\u202elas\nAni;\u202e12\u0007;x\n".replace("\u0007", ""), "tempel")
    assert all(str(problem.message).isprintable() for problem in roster.problems)


def test_the_worst_that_is_let_through_stays_small(tmp_path: Path) -> None:
    """Nearly every limit is reached; memory is that of a process of its own."""
    noise = random.Random(1)  # noqa: S311 - so that it packs badly, not a secret
    strings = "".join(f"<si><t>{noise.randbytes(15).hex()}</t></si>" for _ in range(95_000))
    cells = (f"<c t='s'><v>{noise.randrange(95_000)}</v></c>" for _ in range(190_000))
    rows = "".join(f"<row>{''.join(islice(cells, 95))}</row>" for _ in range(2_000))
    worst = tmp_path / "worst.xlsx"
    worst.write_bytes(zipped(parts(sheet_xml(rows), sharedStrings=f'<sst xmlns="{MAIN}">{strings}</sst>')))
    assert worst.stat().st_size < LARGEST_FILE
    command = [sys.executable, "-c", MEASURED, str(worst)]
    out = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2]).stdout
    sentence, kilobytes, seconds = out.splitlines()
    assert sentence.startswith("It cannot be told which column holds the names.")
    assert int(kilobytes) < 120_000
    assert float(seconds) < SOON


PIECES = st.sampled_from(
    [b"Nama", b"NISN", b"\n", b"\t", b";", b",", b'"', b"=1", b"Ani", b"\xe9", "é".encode(), b"0051234567"]
)


@given(st.binary(max_size=300) | st.lists(PIECES, max_size=40).map(b"".join))
def test_any_bytes_end_in_a_roster_or_a_sentence(data: bytes) -> None:
    assert outcome(data)


@given(st.text(max_size=200) | st.lists(PIECES, max_size=40).map(lambda pieces: b"".join(pieces).decode("latin-1")))
def test_any_pasted_text_ends_in_a_roster_or_a_sentence(text: str) -> None:
    assert outcome(text.encode(errors="surrogatepass"))
    with suppress(Malformed):
        assert read_pasted(text, "tempel").problems


@given(st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=8), st.booleans())
def test_any_damage_to_a_workbook_ends_in_a_roster_or_a_sentence(changes: list[tuple[int, int]], stored: bool) -> None:
    data = bytearray(zipped(GOOD, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED))
    for place, value in changes:
        data[place % len(data)] = value
    assert outcome(bytes(data))


FRAGMENTS = st.sampled_from(
    ["<row>", "</row>", '<row r="9">', "<c>", '<c t="s">', '<c t="inlineStr">', '<c r="AAA1" s="4">', "</c>", "<v>",
     "</v>", "<f>", "</f>", "<is>", "<t>", "</t>", "</is>", "<rPh>", "</rPh>", "1", "-1", "Nama", "1e400", "nan",
     "&#10;", "&lt;", "_xD800_", "_x0000_", "Ani", "<x/>"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_sheet_ends_in_a_roster_or_a_sentence(inner: str) -> None:
    strings = f'<sst xmlns="{MAIN}"><si>{inner}</si><si><t>Nama</t></si></sst>'
    assert outcome(zipped(parts(sheet_xml(inner))))
    assert outcome(zipped(parts(sheet_xml(inline("Nama") + inner), sharedStrings=strings)))
