"""Every rule of writing trips on its examples and spares its near misses, in every language in which it has some."""

from __future__ import annotations

import pytest

from quizapp.bank.lint.rules import ELSEWHERE, PARTLY, all_rules
from quizapp.bank.lint.run import findings
from quizapp.bank.lint.samples import Sample, all_examples, sample_parts

RULES = {rule.name: rule for rule in all_rules()}
TRIPS = [(name, sample) for name, examples in all_examples().items() for sample in examples.trips]
SPARES = [(name, sample) for name, examples in all_examples().items() for sample in examples.spares]
# Rules that look at numbers, places or codes and not at words of a language.
WORDLESS = {
    "right_number", "numbers_in_order", "evidence_is_unchanged", "keys_are_spread", "processes_are_mixed",
    "short_front", "valid_markup", "no_doubles", "reverse_is_one_to_one", "quotes_are_short",
    "order_of_the_passage", "typed_cleanly", "matching_is_fair", "options_fit_the_grade",
}  # fmt: skip


def found(name: str, sample: Sample) -> list[str]:
    bank = sample.bank()
    return [str(one.finding.message) for one in findings(bank, sample.stamps, sample_parts) if one.rule.name == name]


@pytest.mark.parametrize(("name", "sample"), TRIPS, ids=[f"{name}-{n}" for n, (name, _) in enumerate(TRIPS)])
def test_a_rule_trips(name: str, sample: Sample) -> None:
    assert found(name, sample)


@pytest.mark.parametrize(("name", "sample"), SPARES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(SPARES)])
def test_a_rule_spares_the_near_miss(name: str, sample: Sample) -> None:
    assert found(name, sample) == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_examples_of_both_kinds_in_both_languages(name: str) -> None:
    examples = all_examples()[name]
    for samples in (examples.trips, examples.spares):
        assert samples
        if name not in WORDLESS:
            assert {sample.language for sample in samples} == {"id", "en"}


def test_no_example_is_of_a_rule_that_is_gone() -> None:
    assert set(all_examples()) == set(RULES)


def test_every_rule_of_the_list_is_here_or_told_why_not() -> None:
    codes = {rule.code for rule in RULES.values()}
    listed = {f"Q{number}" for number in range(1, 33)} | {f"C{number}" for number in range(1, 16)}
    assert listed == (codes | set(ELSEWHERE)) & listed
    assert not codes & set(ELSEWHERE)
    assert set(PARTLY) <= codes
