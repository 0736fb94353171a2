"""The "was" that a second deed goes without, and the first letter and article of what stands inside a sentence."""

from __future__ import annotations

import pytest

from quizapp.drafting.articles import with_article
from quizapp.drafting.casing import small_first
from quizapp.drafting.lexicon import lexicon
from tests.drafting.drafted import stems


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("HomeBarn was founded in Geelong in 1987 and bought by Wattle in 2014.", "was HomeBarn bought by Wattle"),
        ("Kestrel was rebuilt in 1987 and later sold to Wattle in 2014.", "was Kestrel sold to Wattle"),
        ("Kestrel was founded in Leeds in 1987 and moved to Hull in 2014.", "did Kestrel move to Hull"),
        ("Kestrel was founded in Leeds in 1987 and bought Wattle of Hull in 2014.", "did Kestrel buy Wattle of Hull"),
    ],
)
def test_a_second_deed_takes_over_the_passive_of_the_first(sentence: str, asked: str) -> None:
    found = stems(f"Shares in Kestrel fell, and HomeBarn of Kestrel rose. {sentence}", "en")
    assert found.get(f"In which year {asked}?") == "2014"
    assert not any("did" in stem and " by " in stem for stem in found)


def test_an_acronym_or_a_month_keeps_its_capital() -> None:
    words = lexicon("en")
    assert small_first("ACCC deputy chair", words) == "ACCC deputy chair"
    assert small_first("McDonald sold it", words) == "McDonald sold it"
    assert small_first("March 2020", words) == "March 2020"
    assert small_first("The chair", words) == "the chair"
    assert small_first("A chair", words) == "a chair"


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("NHS nurse", "an NHS nurse"),
        ("NASA engineer", "a NASA engineer"),
        ("university lecturer", "a university lecturer"),
        ("uninsured driver", "an uninsured driver"),
        ("European lawmaker", "a European lawmaker"),
        ("honorary consul", "an honorary consul"),
        ("UN envoy", "a UN envoy"),
    ],
)
def test_an_article_goes_with_the_sound_of_an_office(office: str, said: str) -> None:
    assert with_article(office, lexicon("en")) == said


def test_an_acronym_that_opens_a_sentence_is_the_same_in_a_question() -> None:
    found = stems("ACCC deputy chair Louise Abernethy welcomed the decision on Monday in Perth.", "en")
    assert not any("accc" in stem for stem in found)
