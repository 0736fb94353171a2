"""No file, whatever is in it, brings the reader down or makes it slow: each is refused with a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.files import read_folder
from quizapp.bank.passage_text import parse_passage
from quizapp.bank.source import LARGEST_FILE, read_source
from quizapp.bank.yaml_tree import MOST_NODES, parse_yaml
from quizapp.core.problem import Problems
from tests.bank.factory import FACTS, FOLDER, make_folder

pytestmark = pytest.mark.usefixtures("fake_types")


def codes(text: str) -> list[str]:
    problems = Problems()
    parse_yaml(text, "f.yaml", problems)
    return [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", ["1:4 yaml-mark"]),
        ("a: 1\nb: *a\n", ["2:4 yaml-mark"]),
        ("a: !!python/object:os.system x\n", ["1:4 yaml-mark"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1 yaml-key-twice"]),
        ("{a: 1, a: 2, a: 3}\n", ["1:8 yaml-key-twice", "1:14 yaml-key-twice"]),
        ("? [a]\n: b\n", ["1:3 yaml-key"]),
        ("a: 1\n---\nb: 1\n", ["2:1 yaml-documents"]),
        ("# nothing\n", ["1:1 yaml-empty"]),
        ("a: 'open\n\nb: 1\n", ["1:4 yaml-syntax"]),
        ("\ta: 1\n", ["1:1 yaml-syntax"]),
        ("- a\n b\n- [", ["4:1 yaml-syntax"]),
        ("[" * 100_000, ["1:25 yaml-limit"]),
        ("- " * 100_000, ["1:49 yaml-limit"]),
        ("{a: " * 100_000, ["1:97 yaml-limit"]),
        ("- a\n" * (MOST_NODES + 5), [f"{MOST_NODES}:3 yaml-limit"]),
    ],
    ids=[
        "anchor", "alias", "tag", "key twice", "key thrice", "odd key", "documents", "empty", "open quote", "tab",
        "broken", "deep", "deep block", "deep map", "many",
    ],
)  # fmt: skip
def test_yaml_that_is_not_ours_is_refused_with_a_place(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 ha", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    assert len(codes("\n".join(lines))) == 10 + 81


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: b\nc: \xff\n", "2:4 file-encoding"),
        ("a: é".encode("utf-16"), "1:1 file-encoding"),
        (b"a: b\nc: \x00\n", "2:4 file-character"),
        (b"a: \x1b[31m\n", "1:4 file-character"),
        ("a\ufeffb".encode(), "1:2 file-character"),
        (b"x" * (LARGEST_FILE + 1), "1:1 file-large"),
    ],
    ids=["latin", "utf-16", "nul", "escape", "mark inside", "large"],
)
def test_bytes_that_are_no_text_are_refused_with_a_place(data: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(data)
    problems = Problems()
    assert read_source(tmp_path / "f", "f", problems) is None
    assert [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems] == [expected]


def test_a_mark_at_the_start_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    for name, text in FOLDER.items():
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    bank, problems = read_folder(tmp_path)
    assert list(problems) == []
    assert bank is not None


def test_a_folder_where_a_file_should_be_is_a_missing_file(tmp_path: Path) -> None:
    make_folder(tmp_path, {"facts.id.yaml": None})
    (tmp_path / "facts.id.yaml").mkdir()
    assert [problem.code for problem in read_folder(tmp_path)[1]] == ["file-missing"]


def test_a_folder_that_does_not_exist_has_missing_files(tmp_path: Path) -> None:
    assert {problem.code for problem in read_folder(tmp_path / "nowhere")[1]} == {"file-missing"}


@given(st.text() | st.text("-:[]{}&*!|>'\"%@`#,?ab \n\t"))
def test_no_text_brings_the_parsers_down(text: str) -> None:
    problems = Problems()
    assert parse_yaml(text, "f", problems) is not None or len(problems) > 0
    problems = Problems()
    assert parse_passage(text, "f", "id", problems) is not None or len(problems) > 0


@given(data=st.data())
def test_a_damaged_file_is_reported_or_read(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    start = data.draw(st.integers(0, len(FACTS) - 1))
    end = data.draw(st.integers(start, min(len(FACTS), start + 30)))
    text = FACTS[:start] + data.draw(st.text("-:[]{}'\"\n ab#&*", max_size=5)) + FACTS[end:]
    bank, problems = read_folder(make_folder(tmp_path_factory.mktemp("bank"), {"facts.id.yaml": text}))
    assert (bank is None) == problems.blocking
