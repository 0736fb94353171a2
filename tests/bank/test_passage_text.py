"""Passages: sections, paragraphs and addresses from Markdown, and the canonical Markdown from them."""

from __future__ import annotations

import pytest
from hypothesis import given

from quizapp.bank.passage_text import parse_passage, passage_text
from quizapp.core.passage import Passage
from quizapp.core.problem import Problems
from tests.bank.factory import passages


def test_addresses_count_paragraphs_through_the_whole_passage() -> None:
    text = "# T\n\nAwal.\n\n## Satu\nA.\nB.\n\n\nC.\n## Dua\n\nD.\n"
    problems = Problems()
    passage = parse_passage(text, "p.md", "id", problems)
    assert passage is not None
    assert [section.heading for section in passage.sections] == ["", "Satu", "Dua"]
    assert {address: sentence.text for address, sentence in passage.by_address().items()} == {
        "p1.1": "Awal.", "p2.1": "A.", "p2.2": "B.", "p3.1": "C.", "p4.1": "D.",
    }  # fmt: skip
    assert passage_text(passage) == "# T\n\nAwal.\n\n## Satu\n\nA.\nB.\n\nC.\n\n## Dua\n\nD.\n"


@given(passages("id"))
def test_a_passage_comes_back(passage: Passage) -> None:
    text = passage_text(passage)
    assert parse_passage(text, "p.md", "id", Problems()) == passage


@pytest.mark.parametrize(
    "line",
    ["- a", "* a", "+ a", "1. a", "> a", ">a", "| a |", "```", "<p>", "---", "***", "#a", "    code", "a\x0bb"],
)
def test_other_markdown_is_refused(line: str) -> None:
    problems = Problems()
    assert parse_passage(f"# T\n\nA.\n{line}\n", "p.md", "id", problems) is None
    assert [problem.place.line for problem in problems] == [4]


@pytest.mark.parametrize(
    "line", ["*miring* kata", "— kata", "“Kata,” katanya.", "2024 adalah tahun.", "\\# kata", "null"]
)
def test_sentences_may_begin_with_what_is_no_block(line: str) -> None:
    passage = parse_passage(f"# T\n\n{line}\n", "p.md", "id", Problems())
    assert passage is not None
    assert [sentence.text for sentence in passage.sentences()] == [line]
