"""Essay: it waits, is judged row by row under a cap, and is stored and shown as it was written."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.i18n import Message
from quizapp.core.refusal import Malformed
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.hostile import HOSTILE, STRANGE_TEXT
from tests.itemtypes.pages import ask, macro

KIND = item_type("essay")


def row(name: str, levels: int = 3) -> dict[str, Any]:
    return {"id": name, "text": f"Baris {name}", "levels": [{"points": n, "text": f"Ciri {n}"} for n in range(levels)]}


PLAIN: dict[str, Any] = {"rows": [row("isi"), row("bahasa")]}


def judged(plain: dict[str, Any], **points: int) -> Fraction:
    return KIND.graded(bound("essay", plain), {"rows": points}, "rubric").fraction


def test_rows_add_up_exactly_and_the_cap_limits_them() -> None:
    assert judged(PLAIN, isi=2, bahasa=2) == 1
    assert judged(PLAIN, isi=1, bahasa=2) == Fraction(3, 4)
    capped = PLAIN | {"cap": 3}
    assert [judged(capped, isi=n, bahasa=2) for n in range(3)] == [Fraction(2, 3), 1, 1]
    assert KIND.denominator(bound("essay", capped), "rubric") == 3


def test_what_is_written_waits_and_a_blank_earns_nothing_at_once() -> None:
    made = bound("essay", PLAIN)
    score = KIND.score(made, Given({"text": "Karena Bulan."}), "rubric")
    assert score.waiting
    assert not score.right
    assert score.numerator == 0
    assert "has yet to grade" in str(score.explain)
    empty = KIND.score(made, Blank(), "rubric")
    assert not empty.waiting
    assert str(empty.explain) == "You left this item blank. A blank earns nothing."


def test_the_judgement_is_explained_row_by_row() -> None:
    made = bound("essay", PLAIN | {"cap": 3})
    said = KIND.graded(made, {"rows": {"isi": 1, "bahasa": 0}}, "rubric")
    assert str(said.explain) == "Your teacher judged: Baris isi 1/2; Baris bahasa 0/2. Together that is 1 of 3 points."
    assert dict(said.judged) == {"isi": 1, "bahasa": 0}
    more = KIND.graded(made, {"rows": {"isi": 2, "bahasa": 2}}, "rubric")
    assert str(more.explain).endswith("Together that is more than the 3 points that count.")


@pytest.mark.parametrize(
    "rows", [{}, {"isi": 1}, {"isi": 1, "bahasa": 3}, {"isi": True, "bahasa": 1}, {"isi": 1, "bahasa": 1, "lain": 0}]
)
def test_a_judgement_that_does_not_fit_is_refused(rows: dict[str, Any]) -> None:
    with pytest.raises(Malformed, match="every row of the rubric"):
        KIND.graded(bound("essay", PLAIN), {"rows": rows}, "rubric")


def test_a_type_that_the_site_grades_takes_no_judgement() -> None:
    choice = {"options": [{"id": "a", "text": "A", "key": True}, {"id": "b", "text": "B"}]}
    with pytest.raises(Malformed, match="graded by the site"):
        item_type("single_choice").graded(bound("single_choice", choice), {}, "key")


def test_twenty_thousand_characters_fit_and_no_more() -> None:
    made = bound("essay", PLAIN)
    assert KIND.parse(made, "x" * 20_000 + "\n", ()) == Given({"text": "x" * 20_000})
    parsed = KIND.parse(made, "x" * 20_001, ())
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == "The text has 20001 characters; at most 20000 fit."


def test_lines_and_letters_are_stored_in_one_form() -> None:
    made = bound("essay", PLAIN)
    assert KIND.parse(made, "Cafe\u0301\r\n\r\nya ", ()) == Given({"text": "Caf\u00e9\n\nya"})


@given(STRANGE_TEXT | st.text(st.sampled_from("ab \n\r\t\u2028\x85<&")))
def test_any_text_is_stored_and_shown_safely_or_invalid(text: str) -> None:
    made = bound("essay", PLAIN)
    parsed = KIND.parse(made, text, ())
    if isinstance(parsed, Invalid):
        return
    told = macro(KIND, "feedback", made, (), parsed, KIND.score(made, parsed, "rubric"))
    told.html.encode()
    assert KIND.parse(made, ask(KIND, made, (), parsed).sent()["response"], ()) == parsed
    line = KIND.summarise(made, parsed)
    assert len(line) <= 300
    assert not {unicodedata.category(letter) for letter in line} & {"Cc", "Cs", "Zl", "Zp"}


def test_hostile_text_is_shown_as_text() -> None:
    made, nasty = bound("essay", PLAIN), Given({"text": f"\u202e{HOSTILE}"})
    for page in (
        ask(KIND, made, (), nasty),
        macro(KIND, "feedback", made, (), nasty, KIND.score(made, nasty, "rubric")),
    ):
        assert not page.all("script", "img", "b")
        assert HOSTILE in page.said


def test_advice_and_word_count_are_tied_to_the_field() -> None:
    made = bound("essay", PLAIN | {"words": {"from": 30, "to": 120}})
    page = ask(KIND, made, (), Given({"text": "satu dua tiga"}))
    assert "Write about 30 to 120 words." in page.text
    assert "3 words so far" in page.text
    assert page.all("textarea")[0]["aria-describedby"] == "q1-hint q1-words"
    assert "aria-describedby" not in ask(KIND, bound("essay", PLAIN), (), Blank()).all("textarea")[0]


def test_feedback_waits_then_shows_the_level_of_each_row() -> None:
    made, text = bound("essay", PLAIN), Given({"text": "Karena Bulan."})
    waiting = macro(KIND, "feedback", made, (), text, KIND.score(made, text, "rubric"))
    assert "Waits for your teacher" in waiting.text
    score = KIND.graded(made, {"rows": {"isi": 2, "bahasa": 1}}, "rubric")
    told = macro(KIND, "feedback", made, (), text, score).text
    assert "2 of 2" in told
    assert "1 of 2" in told
    assert "Ciri 1" in told
    assert "Waits" not in told
    assert "Left blank" in macro(KIND, "feedback", made, (), Blank(), KIND.score(made, Blank(), "rubric")).text


@pytest.mark.parametrize(
    ("plain", "field", "code"),
    [
        ({"rows": []}, "rows", "shape-count"),
        ({"rows": [row("isi", 1)]}, "rows[1].levels", "shape-count"),
        ({"rows": [row("isi"), row("isi") | {"text": "Lain"}]}, "rows[2].id", "doubled-id"),
        ({"rows": [row("isi") | {"levels": [{"points": 0, "text": "a"}, {"points": 2, "text": "b"}]}]},
         "rows[1].levels", "rubric-levels"),
        (PLAIN | {"cap": 5}, "cap", "rubric-cap"),
        (PLAIN | {"cap": 0}, "cap", "shape-number"),
        ({"rows": [row(f"r{n}", 6) for n in range(5)]}, "rows", "rubric-total"),
        (PLAIN | {"words": {"from": 50, "to": 20}}, "words", "words-order"),
        (PLAIN | {"model": ""}, "model", "shape-empty"),
    ],
)  # fmt: skip
def test_authors_hear_what_is_wrong_and_where(plain: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, plain) == {field: code}


def test_it_becomes_no_card_and_says_why() -> None:
    item = example_item(KIND, "Mengapa?", PLAIN, "Karena begitu.")
    reason = KIND.cards(item, bound("essay", PLAIN))
    assert isinstance(reason, Message)
    assert "no single answer" in str(reason)
