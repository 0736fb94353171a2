"""English sentences with a gap: money, years behind "since", conversions, and pronouns that the sentence explains."""

import pytest

from quizapp.core.text import match
from quizapp.drafting.rules.gaps import gaps
from quizapp.drafting.words.spellings import spelled
from quizapp.itemtypes.cloze_typed.content import ClozeTyped
from tests.drafting.drafted import drafts_of, text_of


def gapped(sentence: str) -> list[str]:
    """Return the sentences that are left with a gap, of an article that says something else first."""
    text = text_of(f"Nobody in the valley slept that night.\n\n{sentence}", "en")
    return [one.gapped for one in gaps(text, ()) if hasattr(one, "gapped")]


@pytest.mark.parametrize(
    ("sentence", "gap"),
    [
        (
            "Private donors from the Tri-Harbor region gave $9 million to the Alhambra.",
            "Private donors from the Tri-Harbor region gave ${{g1}} million to the Alhambra.",
        ),
        (
            "Repairs to the pier of Oban will cost £62m in all.",
            "Repairs to the pier of Oban will cost £{{g1}} in all.",
        ),
        (
            "The Mekong, which runs nearly 5,000 kilometers (3,100 miles) from Tibet, feeds millions.",
            "The Mekong, which runs nearly {{g1}} (number) kilometers from Tibet, feeds millions.",
        ),
        (
            "Beijing has been the largest buyer of Brazilian soybeans since 2013.",
            "Beijing has been the largest buyer of Brazilian soybeans since {{g1}} (year).",
        ),
        (
            "An audit by Oban Council completed in September 2023 had called for new glass.",
            "An audit by Oban Council completed in September {{g1}} (year) had called for new glass.",
        ),
        (
            "In March 2022, one leak at Oban reached 500 liters a minute and stopped work.",
            "In March 2022, one leak at Oban reached {{g1}} (number) liters a minute and stopped work.",
        ),
        (
            "Hallow Moor was a turkey farm until 2015, when it was bought by the Levels Trust.",
            "Hallow Moor was a turkey farm until {{g1}} (year), when it was bought by the Levels Trust.",
        ),
    ],
)
def test_a_gap_keeps_its_sign_and_its_own_figure(sentence: str, gap: str) -> None:
    assert gapped(sentence) == [gap]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee met Tom Pike in Oban before 2015, when he moved to Mull.",  # another person may be meant
        "Nurses in Oban have asked it for new beds since 2015.",
        "Trade between Oban and Mull has doubled since 2015 and trebled since 1990.",  # one gives the other away
        "Trade between Oban and Mull has halved since 2020, the year of the Covid pandemic.",
    ],
)
def test_no_year_is_left_out_where_something_is_open(sentence: str) -> None:
    assert gapped(sentence) == []


def test_the_first_sentence_may_point_at_what_it_names() -> None:
    told = "More than 180 passengers slept on a ferry off Oban after both of its engines failed in heavy seas."
    assert [one.key for one in drafts_of(told, "en").drafts if one.rule == "gap"] == ["180"]


def test_an_amount_in_letters_may_be_written_in_words() -> None:
    assert spelled("1.3m", "en") == ("1.3m", "1.3 million")
    assert spelled("8,700", "en") == ("8,700", "8700", "8.700")


@pytest.mark.parametrize(
    ("before", "sentence", "gap"),
    [
        (
            "Three chicks were found in a fenced reserve at Maungatautari.",
            "The reserve covers 3,400 hectares and is surrounded by a fence.",
            ["The reserve covers {{g1}} (number) hectares and is surrounded by a fence."],
        ),
        (
            "Two reserves at Maungatautari and Karori were closed.",  # which of them?
            "The reserve covers 3,400 hectares and is surrounded by a fence.",
            [],
        ),
        (
            "The council of Ely bought another reserve after a reserve in Kent had burned.",
            "The reserve covers 3,400 hectares and is surrounded by a fence.",
            [],
        ),
        (
            "A decision of the council of Ely has angered farmers.",  # that sums up what was told
            "The decision covers 3,400 hectares and is opposed by all of them.",
            [],
        ),
    ],
)
def test_the_one_thing_of_its_sort_needs_no_name(before: str, sentence: str, gap: list[str]) -> None:
    assert gapped(f"{before}\n\n{sentence}") == gap


def test_a_decade_is_asked_for_as_one_and_may_be_typed_as_its_first_year() -> None:
    sentence = "Queensland has its fossils, and Harvard removed a large reptile from Richmond in the early 1930s."
    (gap,) = (one.item.content for one in drafts_of(sentence, "en").drafts if one.rule == "gap")
    assert isinstance(gap, ClozeTyped)
    assert "{{g1}} (decade)" in gap.text
    assert [form.text for form in gap.gaps[0].answer.accepted] == ["1930s", "1930"]


@pytest.mark.parametrize(
    ("answer", "language", "typed"), [("six", "en", "6"), ("6", "en", "six"), ("enam", "id", "6"), ("6", "id", "enam")]
)
def test_a_number_may_be_typed_in_figures_or_in_words(answer: str, language: str, typed: str) -> None:
    assert match(typed, spelled(answer, language), language=language, near=False).index == 0


def test_he_and_him_are_two_people_of_whom_one_is_not_named() -> None:
    assert gapped("Owen Reed, a farmer in Leeds, said he had sold him 14 cows and a horse.") == []


@pytest.mark.parametrize(("behind", "count"), [("", 1), (" Ghana votes in May. Ghana has 40 parties.", 0)])
def test_a_place_that_is_named_everywhere_is_not_left_out(behind: str, count: int) -> None:
    found = gapped(f"Housing levies have a long and troubled history in Ghana.{behind}")
    assert sum("troubled history in {{g1}}" in sentence for sentence in found) == count
