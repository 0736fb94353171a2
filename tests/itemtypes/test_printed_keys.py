"""Printed keys: short, and in the order of the sheet that they belong to."""

from __future__ import annotations

import re

import pytest

from tests.itemtypes.samples import Sample, samples

BY_NAME = {sample.kind.name: sample for sample in samples()}


def turned(sample: Sample) -> tuple[str, ...]:
    """Return the order of a sheet that asks everything from behind."""
    rows = sample.kind.counted(sample.bound)
    names = {choice.id.partition(":")[0]: None for row in rows for choice in row.choices}
    return tuple(reversed(names))


@pytest.mark.parametrize("name", ["grid", "categorise"])
def test_rows_are_keyed_by_their_number_on_the_sheet(name: str) -> None:
    sample = BY_NAME[name]
    key = sample.kind.printed_key(sample.bound, turned(sample))
    wanted = [
        {str(choice.text) for choice in part.choices if choice.right}
        for part in reversed(sample.kind.counted(sample.bound))
    ]
    found = re.findall(r"(\d+) ([^;]+)", key)
    assert [int(number) for number, _ in found] == list(range(1, len(wanted) + 1))
    assert [set(texts.split(" / ")) for _, texts in found] == wanted


def test_several_keys_are_named_by_their_letters_on_the_sheet() -> None:
    sample = BY_NAME["multiple_response"]
    (part,) = sample.kind.counted(sample.bound)
    right = [number for number, choice in enumerate(reversed(part.choices)) if choice.right]
    key = sample.kind.printed_key(sample.bound, turned(sample))
    assert re.findall(r"([A-Z])\. ", key) == ["ABCDEFGH"[number] for number in right]


def test_the_model_answer_of_an_essay_is_printed_whole() -> None:
    sample = BY_NAME["essay"]
    model = str(sample.kind.key(sample.bound).data["text"])
    assert sample.kind.printed_key(sample.bound, ()) == " ".join(model.split())
