"""Whatever authors type, the rules say something or nothing; they never raise, and mends come to an end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.lint.fix import ROUNDS, mended
from quizapp.bank.lint.phrases import Phrases
from quizapp.bank.lint.run import check, findings
from quizapp.bank.lint.samples import Sample, sample_parts
from quizapp.bank.stamps import stamped
from quizapp.core.bank import Bank
from quizapp.core.problem import Place
from tests.bank.factory import banks, texts

LANGUAGE = st.sampled_from(["id", "en"])
WORDS = texts | st.sampled_from(["", "?", "…", "“", "700–800", "1.000", "A dan B", "{{c1::x}}", "1961 to 1961", "→"])


@pytest.mark.usefixtures("fake_types")
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(bank=banks())
def test_any_bank_can_be_checked_and_mended(bank: Bank) -> None:
    stamps = stamped(bank, {})
    check(bank, stamps, lambda _owner, _steps: Place("x"))
    once = mended(bank, stamps)
    assert len(once.changes) <= ROUNDS * 100
    assert not [found for found in mended(once.bank, once.stamps).changes if found.code == "Q18"]


SAMPLES = st.fixed_dictionaries({
    "stem": WORDS,
    "options": st.lists(WORDS, min_size=1, max_size=5).map(lambda found: ["*" + found[0], *found[1:]]),
    "accepted": st.lists(WORDS, min_size=1, max_size=4),
    "statements": st.dictionaries(WORDS, WORDS, min_size=1, max_size=4),
    "pairs": st.dictionaries(WORDS, WORDS, min_size=1, max_size=4),
    "rationale": WORDS,
})  # fmt: skip


@settings(max_examples=60)
@given(language=LANGUAGE, items=st.lists(SAMPLES, min_size=1, max_size=3))
def test_any_text_can_be_looked_at(language: str, items: list[dict[str, Any]]) -> None:
    list(findings(Sample({"language": language, "items": items}).bank(), {}, sample_parts))


@given(text=WORDS)
def test_any_text_can_be_searched(text: str) -> None:
    phrases = Phrases(["a", "* b", "c (d) e/f", "g*"])
    assert bool(phrases.find(text)) == bool(phrases.all_in(text))
    if phrases.is_whole(text):
        assert phrases.find(text)
