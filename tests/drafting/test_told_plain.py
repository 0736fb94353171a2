"""What each sentence gave survives its way into a database and back."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.i18n import Message, MessageArgument, msg
from quizapp.drafting.draft import draft
from quizapp.drafting.items.told_plain import (
    load_left_out,
    load_message,
    load_told,
    plain_left_out,
    plain_message,
    plain_told,
)
from tests.house import REPOSITORY

ARTICLES: Final = sorted((REPOSITORY / "tests" / "drafting" / "articles").iterdir())
ARGUMENTS: st.SearchStrategy[MessageArgument] = st.text() | st.integers() | st.fractions()
NAMES = st.from_regex(r"[a-z]{1,8}", fullmatch=True)


def messages() -> st.SearchStrategy[Message]:
    return st.recursive(
        st.builds(_made, st.dictionaries(NAMES, ARGUMENTS, max_size=3)),
        lambda inner: st.builds(lambda one: msg("Because of this: %(why)s", why=one), inner),
        max_leaves=3,
    )


def _made(found: dict[str, MessageArgument]) -> Message:
    return msg(" ".join(f"%({name})s" for name in found), **found)


@given(messages())
def test_a_message_says_the_same_after_its_way_through_plain_data(message: Message) -> None:
    back = load_message(json.loads(json.dumps(plain_message(message))))
    assert str(back) == str(message)
    assert back.text == message.text


def test_a_fraction_is_kept_as_it_is_shown() -> None:
    assert plain_message(msg("%(share)s", share=Fraction(1, 3)))["arguments"] == {"share": "1/3"}


@pytest.mark.parametrize("article", ARTICLES[::4], ids=lambda path: path.name)
def test_every_sentence_of_the_set_comes_back_as_it_went(article: Path) -> None:
    drafts = draft(article.read_text(encoding="utf-8"))
    for told in drafts.told:
        assert load_told(json.loads(json.dumps(plain_told(told)))) == told
    for left in drafts.left_out:
        assert load_left_out(json.loads(json.dumps(plain_left_out(left)))) == left
