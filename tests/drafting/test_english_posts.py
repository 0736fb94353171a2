"""English posts and trades: whose "its" they are, the "a" that a sentence gives them, and who admits doing a thing."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.sourcing import offices
from tests.drafting.drafted import stems, text_of

LEE = "Ann Lee, the mayor of Ely, left the room."


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        (
            "The water rose, and divers from the Norfolk Rescue Force left, its commandant, Lila Moore, told them.",
            "the commandant of the Norfolk Rescue Force",
        ),
        ("A union leader, Lila Moore, opened the longest wall of Norfolk.", "a union leader"),
        ("Norwich praised former bookkeeper Lila Moore in Ely. Lila Moore said it was old.", "a former bookkeeper"),
    ],
)
def test_a_post_is_told_with_its_body_and_its_article(sentence: str, office: str) -> None:
    found = [one for one in offices(text_of(sentence, "en")) if isinstance(one, Finding)]
    assert [(one.claim, one.answer) for one in found] == [(office, "Lila Moore")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Divers from the Norfolk Force and the Ely Rescue Team left, its commandant, Lila Moore, told them.",
        "The bank lost money as the Norfolk Rescue Force left, its commandant, Lila Moore, told them.",
    ],
)
def test_no_post_is_given_to_one_of_two_bodies(sentence: str) -> None:
    assert not [one for one in offices(text_of(sentence, "en")) if isinstance(one, Finding)]


def test_who_admits_doing_a_thing_is_asked_for_but_not_who_says_nothing() -> None:
    assert "Who admitted selling old walls of Norwich?" in stems(
        f"{LEE}\n\nAnn Lee admitted selling old walls of Norwich.", "en"
    )
    assert not [
        stem
        for stem in stems(f"{LEE}\n\nAnn Lee said nothing of Norwich was old.", "en")
        if stem.startswith("Who said nothing")
    ]


def test_a_quotation_may_end_with_a_quotation() -> None:
    told = "“The label said ‘found in 1891,’” said Ann Lee, a weaver. “The old village was burned in 1891.”"
    assert stems(told, "en")["Who said “The old village was burned in 1891”?"] == "Ann Lee"


def test_no_kindless_thing_is_counted_in_a_question() -> None:
    assert not [
        stem for stem in stems("In 2017, 12 carcasses were found in Norfolk.", "en") if stem.startswith("How many")
    ]


def test_an_it_that_may_be_a_plan_is_not_taken_for_its_body() -> None:
    assert not [stem for stem in stems("Ely Council said it would cost 400 pounds a day.", "en") if "How much" in stem]
