"""Gap numbers: one that hid something once never hides anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.anki.build import stamp
from quizapp.bank.plain import dump_times
from quizapp.core.bank import Bank, NoteTime
from quizapp.core.card import ClozeCard
from quizapp.core.refusal import Malformed
from tests.anki.factories import NOW, bank, fact


def released(*texts: str) -> NoteTime:
    """Return the time of the only note after these texts were stamped one after the other."""
    made: Bank = bank(items=())
    for day, text in enumerate(texts):
        made = bank(facts=(fact("celah", ClozeCard(text)),), items=(), note_times=made.note_times)
        made = replace(made, note_times=stamp(made, NOW + timedelta(days=day)))
    (time,) = made.note_times.values()
    return time


@pytest.mark.parametrize(
    "texts",
    [
        ("{{c1::1961}} {{c2::Rote}}", "{{c1::1962}} {{c2::Rote}}"),  # a correction
        ("{{c1::1961}} {{c2::Rote}}", "{{c1::1961}}", "{{c1::1961}} {{c3::Rote}} lagi"),
        ("{{c1::a}} {{c2::a}}", "{{c1::a}}"),
        ("{{c1::a}}", "{{c1::a}} {{c2::a}}"),
        ("{{c2::Rote::pulau}}", "{{c2::**Rote**}} {{c1::x}}", "{{c2::Rote}} {{c1::x}}"),
    ],
)
def test_edits_that_keep_numbers_pass(texts: tuple[str, ...]) -> None:
    assert released(*texts).changed == NOW.replace() + timedelta(days=len(texts) - 1)


@pytest.mark.parametrize(
    ("texts", "free"),
    [
        (("{{c1::1961}} {{c2::Rote}}", "{{c1::1961}}", "{{c1::1961}} {{c2::Kupang}}"), 3),  # gone, and back
        (("{{c1::1961}} {{c2::Rote}}", "{{c2::1961}} {{c1::Rote}}"), 3),  # changed round
        (("{{c1::1961}} {{c2::Rote}}", "{{c1::Rote}}"), 3),  # counted anew
        (("{{c7::1961}}", "{{c1::1961}}"), 8),
    ],
)
def test_a_number_is_never_used_otherwise(texts: tuple[str, ...], free: int) -> None:
    with pytest.raises(Malformed, match=rf"cloze of “celah”.*one from c{free} on"):
        released(*texts)


def test_spent_numbers_stay_in_the_file() -> None:
    time = released("{{c1::1961}} {{c2::Rote}}", "{{c1::1961}}", "{{c1::1961}} {{c3::Rote}}")
    assert [gap.partition(":")[0] for gap in time.gaps] == ["c1", "c2", "c3"]
    assert time.gaps[1] == "c2"
    assert dump_times({"A" * 24: time})["notes"]["A" * 24]["gaps"] == list(time.gaps)
