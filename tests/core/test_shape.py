"""Shapes read everything, report everything, and describe themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.problem import Place, Problems
from quizapp.core.shape import (
    MISSING,
    Either,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Part,
    Record,
    Scope,
    Shape,
    Tagged,
    Text,
    Whole,
    identifier,
    maybe,
    read_clean,
)
from quizapp.core.tree import Branch, Leaf, Node, from_plain

HERE = Place("a.yaml", 3, 5)
CARD = Tagged("kind", {"recall": Record({"front": Text()}), "cloze": Record({"text": Text()})})
EVERY_SHAPE: list[Shape] = [
    Text(), identifier(), Whole(1, 9), Flag(), OneOf(("a", "b")), ListOf(Text(5), 1, 2), MapOf(identifier(), Text()),
    Record({"id": identifier(), "points": maybe(Whole(1, 9))}), CARD, Either("none", CARD),
]  # fmt: skip

plain_data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def problems_of(shape: Shape, node: Node) -> list[tuple[str, str]]:
    problems = Problems()
    shape.read(node, Scope(problems, "subject"))
    return [(problem.code, problem.field) for problem in problems]


@pytest.mark.parametrize("text", ["1961", "no", "0x10", "12:30"])
def test_plain_scalars_are_text_as_written(text: str) -> None:
    assert Text().read(Leaf(text, HERE), Scope(Problems())) == text


def test_every_fault_of_a_record_is_reported_with_its_field() -> None:
    shape = Record({"id": identifier(), "points": Part(Whole(1, 9)), "tags": ListOf(Text(5))})
    node = from_plain({"points": "many", "tags": ["fine", "too long"], "colour": "red"}, HERE)
    assert sorted(problems_of(shape, node)) == [
        ("shape-long", "tags[2]"), ("shape-missing", "id"), ("shape-number", "points"), ("shape-unknown", "colour"),
    ]  # fmt: skip


def test_an_unknown_field_is_reported_where_its_key_stands() -> None:
    key_place = Place("a.yaml", 7, 3)
    problems = Problems()
    Record({"id": identifier()}).read(
        Branch({"id": (HERE, Leaf("a", HERE)), "Id": (key_place, Leaf("b", HERE))}, HERE), Scope(problems)
    )
    assert [problem.place for problem in problems] == [key_place]


def test_a_tagged_record_reads_only_its_own_fields() -> None:
    assert read_clean(CARD, from_plain({"kind": "cloze", "text": "x"}, HERE), Scope(Problems())) == {
        "kind": "cloze",
        "text": "x",
    }
    assert problems_of(CARD, from_plain({"kind": "cloze", "front": "x"}, HERE)) == [
        ("shape-missing", "text"),
        ("shape-unknown", "front"),
    ]
    assert problems_of(CARD, from_plain({"text": "x"}, HERE)) == [("shape-tag", "")]


def test_control_characters_and_lone_surrogates_are_refused() -> None:
    for text in ("a\x00b", "a\x1fb", "a\ud800b"):
        assert problems_of(Text(), Leaf(text, HERE)) == [("shape-control", "")]


@given(plain_data)
def test_no_shape_raises_whatever_comes_in(data: object) -> None:
    for shape in EVERY_SHAPE:
        problems = Problems()
        value = shape.read(from_plain(data, HERE), Scope(problems))
        assert value is not MISSING or len(problems) > 0


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), st.from_regex(r"[a-z ]*[a-z]", fullmatch=True)))
def test_a_mapping_that_fits_comes_back(data: dict[str, str]) -> None:
    value = read_clean(MapOf(identifier(), Text()), from_plain(data, HERE), Scope(Problems()))
    assert value == {key: " ".join(text.split()) for key, text in data.items()}


def test_every_shape_gives_a_schema() -> None:
    for shape in EVERY_SHAPE:
        assert set(shape.schema()) & {"type", "enum", "oneOf", "anyOf"}
