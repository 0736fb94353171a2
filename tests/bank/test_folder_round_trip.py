"""Site to files to site: any bank, with any stamps, is the same after the way through a zip archive."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.files import read_whole
from quizapp.bank.memory import MemoryFolder, in_memory
from quizapp.bank.stamps import read_stamps, stamped
from quizapp.bank.three_way import compare, entries_of, merged, texts_of
from quizapp.bank.writer import folder_files
from quizapp.core.bank import Bank
from quizapp.exchange.bank_zip import pack, unpack
from tests.bank.factory import banks

EVERY = list(HealthCheck)


@pytest.mark.usefixtures("fake_types")
@settings(max_examples=40, suppress_health_check=EVERY, deadline=None)
@given(bank=banks(), edited=st.data())
def test_any_bank_is_the_same_after_the_way_through_an_archive(bank: Bank, edited: st.DataObject) -> None:
    stamps = stamped(bank, {})
    edit: bool = edited.draw(st.booleans())
    if edit:
        stamps = {language: {name: dict.fromkeys(bound, "0" * 12) for name, bound in entries.items()}
                  for language, entries in stamps.items()}  # fmt: skip
    folder = MemoryFolder(unpack(pack(folder_files(bank, stamps), bank.slug)))
    reading = read_whole(folder)
    assert reading.bank == bank, list(reading.problems)
    assert read_stamps(folder, reading.problems) == stamps


@pytest.mark.usefixtures("fake_types")
@settings(max_examples=40, suppress_health_check=EVERY, deadline=None)
@given(bank=banks())
def test_any_bank_is_put_together_from_its_entries(bank: Bank) -> None:
    entries = entries_of(bank)
    assert compare(entries, entries, entries) == ()
    made = read_whole(in_memory(texts_of(bank, merged(entries, entries, entries, {}), bank.languages)))
    assert made.bank == replace(bank, note_times={}), list(made.problems)
