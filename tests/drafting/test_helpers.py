"""The "was" that a second deed goes without, and the first letter and article of what stands inside a sentence."""

from __future__ import annotations

import pytest

from quizapp.drafting.questions.articles import with_article
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.thoughts import whole_thoughts
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.lexicon import lexicon
from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, stems


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


TITLED = (
    "Malaysia's transport minister, Tan Sri Ahmad Fauzi, opened a port in Kuantan in March 2023.\n\n"
    "Dato' Sri Halim Osman, the mayor of Kuantan, said that the port would create work in the town. "
    "Datuk Seri Lim Guan, a shipping analyst at the University of Malaya, said that the port had cost too much.\n\n"
    "Mark Pillai, who sells fish near the harbour, said that the noise of the ships kept the whole town awake. "
    "Grace Menon, from Penang, had paid 300 ringgit for a trip."
)


def test_titles_of_honour_are_left_out_of_names_evenly() -> None:
    found = drafts_of(TITLED, "en")
    options = {
        option.text
        for one in found.drafts
        if isinstance(one.item.content, Choices)
        for option in one.item.content.options
    }
    assert options >= {"Ahmad Fauzi", "Halim Osman", "Lim Guan", "Mark Pillai"}
    assert not any(title in option for option in options for title in ("Tan Sri", "Dato", "Seri"))


@pytest.mark.parametrize(
    "claim",
    ["Each time it stalled, the bridge at Sungai Kolok had been closed to all traffic since 2004."],
)
def test_a_pronoun_in_the_subject_is_not_its_own_noun(claim: str) -> None:
    assert not drafts_of(claim, "en").drafts


def test_members_are_those_of_something() -> None:
    words = lexicon("en")
    assert leaning("members had not been given enough time", words)
    assert leaning("union members had not been given enough time", words) is None
    assert leaning("members of the Unite union had not been given enough time", words) is None


def test_half_a_thought_is_asked_together_with_what_turns_it_round() -> None:
    words = lexicon("en")
    half = ["I'm happy for the young people.", "I'm not so happy for me."]
    assert whole_thoughts(half, 25, words)[0] == "I'm happy for the young people. I'm not so happy for me"
    assert whole_thoughts(half, 10, words)[0] == "I'm happy for the young people"
    apart = ["We asked for security.", "Where the desk stands is not important."]
    assert whole_thoughts(apart, 25, words)[0] == "We asked for security"


def test_a_question_is_asked_and_it_needs_its_noun_when_contracted() -> None:
    found = stems(
        "Anita Rao, a lecturer at the University of Leeds, met Tom Hale, a lawyer at the University of Hull, "
        "and Mary Webb, a judge at the University of York.\n\n"
        "“What happens on the day a bomb goes off near the line?” said Anita Rao. “It's a strange kind of justice.”",
        "en",
    )
    assert not any("strange" in stem or stem.startswith("Who said “What") for stem in found)


def test_what_a_body_does_in_an_aside_is_asked_whoever_speaks_behind_it() -> None:
    sentence = (
        "Shares in HomeBarn fell. HomeBarn, which runs 94 stores in Australia and New Zealand and had sales of "
        "$1.3 billion in the year to June, said that it accepted the ruling. "
        "Priya Raman, who joined from a rival in 2022, said that the stores would stay open."
    )
    found = stems(sentence, "en")
    assert found.get("How many stores does HomeBarn run in Australia and New Zealand?") == "94"
    assert not any("join from" in stem for stem in found)


@pytest.mark.parametrize(("quote", "count"), [("We got this wrong", 1), ("We did not get this wrong", 0)])
def test_a_quotation_that_denies_nothing_is_no_second_denial(quote: str, count: int) -> None:
    sentence = (
        f"“{quote} and our customers of ten years know it,” said Fraser Donnelly, the mayor of Leeds. "
        "He denied that the penalty would lead to store closures in the whole of the town."
    )
    assert sum("a denial by Fraser Donnelly" in stem for stem in stems(sentence, "en")) == count
