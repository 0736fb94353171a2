"""What a revision stores: everything that is shown or scored, one hash for one meaning."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.core.refusal import Malformed
from quizapp.itemtypes.binding import bound_from_plain, bound_hash, bound_to_plain, canonical
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound

KIND = item_type("short_answer")
CONTENT: dict[str, Any] = {"accepted": [{"text": "Café"}]}


def test_the_hash_sees_neither_key_order_nor_unicode_form() -> None:
    plain = bound_to_plain(KIND, bound("short_answer", CONTENT))
    turned = dict(reversed(plain.items())) | {"content": {"accepted": [{"text": "Cafe\u0301"}]}}
    assert bound_hash(plain) == bound_hash(turned)
    assert len(bound_hash(plain)) == 64
    assert " " not in canonical({"a": [1, None, True]})


CHANGES: list[dict[str, Any]] = [
    *({name: "?"} for name in ("stem", "rationale")),
    *({name: {}} for name in ("evidence", "content")),
    {"names": {"x": ["y"]}},
    {"language": "en"},
    {"data_version": 9},
    {"type": "grid"},
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_hash_sees_every_change(change: dict[str, Any]) -> None:
    plain = bound_to_plain(KIND, bound("short_answer", CONTENT))
    assert bound_hash(plain) != bound_hash(plain | change)


def test_types_that_compare_no_text_do_not_depend_on_language_data() -> None:
    choice = {"options": [{"id": "a", "text": "A", "key": True}, {"id": "b", "text": "B"}]}
    made = bound("single_choice", choice)
    assert (made.data_version, dict(made.names)) == (0, {})


@pytest.mark.parametrize("change", [{"type": "grid"}, {"content": {}}, {"content": None}])
def test_stored_data_of_another_type_is_refused(change: dict[str, Any]) -> None:
    plain = bound_to_plain(KIND, bound("short_answer", CONTENT))
    with pytest.raises(Malformed, match="is not of the type"):
        bound_from_plain(KIND, plain | change)
