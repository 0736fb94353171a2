"""English news: contractions, tails behind a clause, offices with their years, names that only begin another."""

import pytest

from quizapp.drafting.alone import leaning
from quizapp.drafting.findings import Finding
from quizapp.drafting.lexicon import lexicon
from quizapp.drafting.sourcing import offices
from tests.drafting.drafted import stems, text_of

LOWE = "Harriet Lowe, the mayor of Ely, said nothing was lost."


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "“I've told the council that walls aren't cheap,” Lowe said.",
            "Who said “I've told the council that walls aren't cheap”?",
        ),
        (
            "Lowe said old walls rarely keep salt water out.",
            "Who said that old walls rarely keep salt water out?",
        ),
        (
            "Lowe opened the longest wall of Norfolk in Cromer, but no one knew it was hollow.",
            "Who opened the longest wall of Norfolk in Cromer?",
        ),
    ],
)
def test_a_contraction_an_adverb_or_a_tail_hides_nothing(sentence: str, stem: str) -> None:
    assert stems(f"{LOWE}\n\n{sentence}", "en")[stem] == "Harriet Lowe"


def test_a_pronoun_with_its_verb_drawn_in_still_points() -> None:
    lists = lexicon("en")
    assert leaning("We think they've lost the walls of Ely", lists, quoted=True) is not None
    assert leaning("We've lost the walls of Ely", lists, quoted=True) is None


def test_an_office_is_held_without_its_years_and_no_place_holds_one() -> None:
    told = "In Essex, fruit grower Tom Pike lost 600 plants. Ann Webb, an emergency nurse for 22 years, left."
    found = [one for one in offices(text_of(told, "en")) if isinstance(one, Finding)]
    assert [(one.claim, one.answer) for one in found] == [
        ("a fruit grower", "Tom Pike"),
        ("an emergency nurse", "Ann Webb"),
    ]


def test_the_beginning_of_a_longer_name_is_no_place() -> None:
    told = "Nurses of Maumee Valley Health went home early. Maumee Valley reported a profit of $41 million in 2023."
    assert not [stem for stem in stems(told, "en") if "which valley" in stem]
