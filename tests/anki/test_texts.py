"""Field texts: what authors write is shown, and never obeyed."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.anki.texts import cloze_text, evidence_text, field_text, fields
from quizapp.core.cloze import numbers
from quizapp.core.passage import Sentence
from quizapp.core.refusal import Malformed


def shown(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text)).replace("\u2060", "")


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a < b & c > d", '"quoted"', "[sound:x.mp3]", "[latex]x[/latex]", "[[type:Front]]"],
)
def test_commands_are_shown_as_text(text: str) -> None:
    made = field_text(text)
    assert shown(made) == text
    assert "[" not in made
    assert "<script" not in made


def test_maths_stays_text() -> None:
    made = field_text(r"\\(x\\) \\[y\\]")
    assert not re.search(r"\\[(\[)\]]", made)
    assert shown(made) == r"\(x\) \[y\]"


def test_inline_markdown_is_kept_and_text_is_nfc() -> None:
    assert field_text("*Rodong* **Sinmun** e\u0301") == "<em>Rodong</em> <strong>Sinmun</strong> \u00e9"


@pytest.mark.parametrize("bad", ["\x00", "\x1f", "\x7f", "\ud800"])
def test_control_characters_are_refused_by_field(bad: str) -> None:
    with pytest.raises(Malformed, match=rf"field Front: .*U\+{ord(bad):04X}"):
        fields(Front=f"a{bad}b")


def test_gaps_keep_number_answer_and_hint() -> None:
    made = cloze_text("**{{c2::1961::tahun}}**, *lalu {{c1::**Pyongyang**}}*")
    assert made == "<strong>{{c2::1961::tahun}}</strong>, <em>lalu {{c1::<strong>Pyongyang</strong>}}</em>"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("tanpa celah", "no gap"),
        ("{{c1::}}", "one answer"),
        ("{{c1::  ::tahun}}", "one answer"),
        ("{{c1::a::b::c}}", "one answer"),
        ("{{c0::a}}", "is no gap"),
        ("{{c501::a}}", "is no gap"),
        ("{{C1::a}}", "is no gap"),
        ("{{c1,2::a}}", "is no gap"),
        ("{{c1::a", "is no gap"),
        ("{{c1::a {{c2::b}} }}", "inside the gap"),
        ("{{c1::a}} }}", "closes no gap"),
        ("*a {{c1::b* c}}", "Emphasis"),
        ("{{c1::a}} &#xe000;", "private use"),
        ("{{c1::a\x1fb}}", "U\\+001F"),
    ],
)
def test_what_anki_would_misread_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Malformed, match=reason):
        cloze_text(text)


@pytest.mark.parametrize(
    "text", [r"{\{c1::x}\} {{c2::y}}", "&#123;&#123;c1::x&#125;&#125; {{c2::y}}", "{{c2::a:\\:b}}"]
)
def test_no_gap_slips_in_through_markdown(text: str) -> None:
    made = cloze_text(text)
    assert re.findall(r"\{\{c(\d+)::", made) == ["2"]
    assert made.count("}}") == 1
    assert made.count("::") == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Co", "Cs"), exclude_characters="*_`\\&\n")))
def test_text_without_marks_is_shown_as_written(text: str) -> None:
    assert shown(field_text(text)) == unicodedata.normalize("NFC", text).replace("\u2060", "")


@given(st.lists(st.tuples(st.integers(1, 500), st.text("abc *_<&:}", min_size=1)), min_size=1, max_size=4))
def test_gaps_that_pass_are_the_gaps_that_arrive(parts: list[tuple[int, str]]) -> None:
    text = " dan ".join(f"{{{{c{number}::{answer}}}}}" for number, answer in parts)
    try:
        made = cloze_text(text)
    except Malformed:
        return
    assert sorted({int(found) for found in re.findall(r"\{\{c(\d+)::.+?\}\}", made, re.DOTALL)}) == list(numbers(text))


def test_evidence_says_where_sentences_were_left_out() -> None:
    one, two, other = Sentence("p1.1", "Satu."), Sentence("p1.2", "Dua."), Sentence("p3.1", "Tiga.")
    assert evidence_text([one, two, other]) == "Satu. Dua. … Tiga."
    assert evidence_text([]) == ""
