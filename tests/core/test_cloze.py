"""Cloze text is cut where Anki cuts it, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cloze import Gap, gaps, numbers, pieces
from quizapp.core.refusal import Malformed


def test_stretches_and_gaps_come_in_order() -> None:
    assert pieces("Pada {{c2::1961::tahun}} di {{c1::Pyongyang}}.") == (
        "Pada ", Gap(2, "1961", "tahun"), " di ", Gap(1, "Pyongyang"), ".",
    )  # fmt: skip


def test_numbers_are_ascending_and_single() -> None:
    assert numbers("{{c3::a}} {{c1::b}} {{c3::c}}") == (1, 3)


def test_single_braces_are_plain_text() -> None:
    assert pieces("{a} {{c1::b}}}") == ("{a} ", Gap(1, "b"), "}")


@pytest.mark.parametrize(
    "text", ["", "kosong", "{{c1::}}", "{{c1:: }}", "{{c0::a}}", "{{c501::a}}", "{{c1::a", "{{c1::{{c2::a}}}}", "{{x}}"]
)
def test_what_is_no_gap_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        pieces(text)


@given(st.lists(st.text("a{}:c1 "), max_size=6))
def test_any_text_is_cut_without_loss_or_refused(parts: list[str]) -> None:
    text = "{{c1::x}}".join(parts)
    try:
        cut = pieces(text)
    except Malformed:
        return
    shown = [
        piece
        if isinstance(piece, str)
        else f"{{{{c{piece.number}::{piece.answer}{piece.hint and '::' + piece.hint}}}}}"
        for piece in cut
    ]
    assert "".join(shown) == text.replace("::}}", "}}")
    assert gaps(text)
