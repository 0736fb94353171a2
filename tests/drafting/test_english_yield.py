"""English news: plain questions about numbers, speakers and doers that stand in asides, announcements and tails."""

import pytest

from quizapp.drafting.draft import draft
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.sourcing import offices
from tests.drafting.drafted import FILL, drafts_of, stems, text_of

LEE = "Ann Lee, the mayor of Ely, left the room."


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "“The old walls have lasted long enough,” Ann Lee, 41, said.",
            "Who said “The old walls have lasted long enough”?",
            "Ann Lee",
        ),
        (
            "“The old walls have lasted long enough,” Ann Lee, who chairs the council, told the chamber.",
            "Who said “The old walls have lasted long enough”?",
            "Ann Lee",
        ),
        (
            "“When the last bus has gone,” said Ann Lee, “nobody comes to the market.”",
            "Who said “When the last bus has gone, nobody comes to the market”?",
            "Ann Lee",
        ),
        ("“Old walls keep out water,” said Ann Lee.", "Who said “Old walls keep out water”?", "Ann Lee"),
    ],
)
def test_a_speaker_is_read_behind_an_age_an_aside_and_between_two_halves(sentence: str, stem: str, key: str) -> None:
    assert stems(f"{LEE}\n\n{sentence}", "en")[stem] == key


@pytest.mark.parametrize(
    "sentence",
    [
        "“The old walls have lasted long enough,” Ann Lee, who Tom Pike says, said. Tom Pike said nothing was lost.",
        "“When the last one went, we sang,” said Ann Lee.",
        "“We can do everything right,” said Ann Lee, “but they will die.”",
    ],
)
def test_no_doubtful_speaker_and_no_quotation_that_points_elsewhere(sentence: str) -> None:
    assert not [stem for stem in stems(f"{LEE}\n\n{sentence}", "en") if stem.startswith("Who said “")]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("“Walls are slow work here,” said Ann Lee, who led the dig near Stoke.", "Who led the dig near Stoke?"),
        ("The council praised Ann Lee, who fishes out of Wells and is a cook.", "Who fishes out of Wells?"),
    ],
)
def test_a_who_clause_behind_a_name_tells_what_that_person_does(sentence: str, stem: str) -> None:
    assert stems(f"{LEE}\n\n{sentence}", "en")[stem] == "Ann Lee"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwich praised a friend of Ann Lee, who led the dig near Stoke.",
        "Norwich praised Tom Pike and Ann Lee, who led the dig near Stoke.",
        "Norwich praised Ann Lee, who was not part of the dig near Stoke.",
    ],
)
def test_no_who_clause_is_given_to_the_wrong_person(sentence: str) -> None:
    assert not [stem for stem in stems(f"{LEE}\n\n{sentence}", "en") if "Stoke" in stem]


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Ely Bank said on Thursday it would cut about 2,300 posts, or 6% of its staff, after a weak year.",
            "About how many posts did Ely Bank say it would cut?",
            "2,300",
        ),
        (
            "Ely Bank said it would run about 14% of its normal services, with nothing at all at night.",
            "About what percentage of its normal services did Ely Bank say it would run?",
            "14",
        ),
        (
            "Ely Bank plans to invest $40 million in new mills by 2030.",
            "How much, in millions of dollars, does Ely Bank plan to invest in new mills by 2030?",
            "40",
        ),
        (
            "Ely Bank claimed its members stood to lose £38m, a figure that others doubt.",
            "How much, in millions of pounds, did Ely Bank claim its members stood to lose?",
            "38",
        ),
        (
            "Twelve drums taken from the old port of Ely, including a red one, were returned on Sunday after talks.",
            "How many drums taken from the old port of Ely were returned?",
            "Twelve",
        ),
        (
            "Eighteen of the 26 miners on the hill were on short contracts, according to the union; others doubt it.",
            "According to the union, how many of the 26 miners on the hill were on short contracts?",
            "Eighteen",
        ),
        (
            "Rescue teams brought 14 miners to the surface on Thursday, but nine had died, officials said.",
            "According to officials, how many miners did rescue teams bring to the surface?",
            "14",
        ),
        (
            "Ann Lee, 55, was convicted on nine counts and acquitted on four others.",
            "On how many counts was Ann Lee convicted?",
            "nine",
        ),
        (
            "In 2017, 12 whales were found in the waters of Norfolk.",
            "How many whales were found in the waters of Norfolk in 2017?",
            "12",
        ),
        (
            "The Office for Rail of Ely, which last met in May and issued 11 notices of delay, has closed.",
            "How many notices of delay did the Office for Rail of Ely issue?",
            "11",
        ),
    ],
)
def test_a_number_is_asked_with_its_limits_and_its_source(sentence: str, stem: str, key: str) -> None:
    assert stems(f"{LEE}\n\n{sentence}", "en")[stem] == key


@pytest.mark.parametrize(
    "sentence",
    [
        "Ely Bank said it would close more than 12 mills in Norfolk.",
        "Ely Bank said it would close between 12 and 15 mills in Norfolk.",
        "Ann Lee said it would cost 400 pounds to mend the walls.",
        "Twelve of the pumps in Ely were mended on Sunday.",
        "Twelve others in the port of Ely, including a child, were found on Sunday.",
        "Twelve drums of Ely, including a red one, were not part of the sale.",
    ],
)
def test_no_number_is_asked_without_its_limit_or_whole(sentence: str) -> None:
    assert not [stem for stem in stems(f"{LEE}\n\n{sentence}", "en") if "how many" in stem.lower() or "much" in stem]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Ann Lee praised the old walls of Ely as “splendid” but said they were cold.",
            "Who praised the old walls of Ely as “splendid”?",
        ),
        (
            "Ann Lee said walls were old. In court, she admitted writing a letter that asked Ely to “hide the book.”",
            "Who admitted writing a letter that asked Ely to “hide the book”?",
        ),
        (
            "Ann Lee said it was so, adding that Norfolk had lost 12 farms in 2019.",
            "Who said that Norfolk had lost 12 farms in 2019?",
        ),
    ],
)
def test_a_deed_may_hold_a_few_words_of_a_quotation_and_a_claim_may_be_added(sentence: str, stem: str) -> None:
    assert stems(f"{LEE}\n\n{sentence}", "en")[stem] == "Ann Lee"


def test_a_second_claim_keeps_its_own_verb() -> None:
    told = "Ann Lee, the mayor of Ely, said the walls were lost so far, and claimed that four in 10 flats stood empty."
    assert stems(told, "en") == {"Who claimed that four in 10 flats stood empty?": "Ann Lee"}


def test_an_office_of_its_body_is_that_of_the_only_body_named_before() -> None:
    told = "The National Rail Office rejects the plan of 2019. Its spokeswoman, Lila Moore, said nothing was sure."
    found = [one for one in offices(text_of(told, "en")) if isinstance(one, Finding)]
    assert [(one.claim, one.answer, one.evidence) for one in found] == [
        ("the spokeswoman of the National Rail Office", "Lila Moore", ("p1.1", "p1.2")),
    ]
    other = told.replace("the plan of 2019", "a plan of Ely Council")
    assert not [one for one in offices(text_of(other, "en")) if isinstance(one, Finding)]


def test_a_speaker_is_carried_over_a_sentence_about_nobody() -> None:
    told = (
        "Tom Pike, a retired baker, waited in Ely. The bus takes 50 minutes. “I have time for the old road,” he said."
    )
    other = told.replace("The bus takes 50 minutes.", "A colleague takes 50 minutes.")
    stem = "Who said “I have time for the old road”?"
    assert stems(told, "en")[stem] == "Tom Pike"
    assert stem not in stems(other, "en")


def test_one_quotation_of_a_speaker_is_asked_for_in_a_paragraph() -> None:
    told = "“The old walls have lasted long enough,” said Ann Lee. “Norfolk needs new walls and new roads.”"
    found = draft(f"Judul\n\n{LEE}\n\n{told}\n\n{FILL['en']}", "en").drafts
    assert [one.rule for one in found if one.rule in {"said", "continued"}] == ["said"]


def test_a_sentence_about_a_new_thing_may_have_a_gap() -> None:
    told = "A new gallery, paid for by 40 donors, is to open in the late summer of 2027."
    assert [one.rule for one in drafts_of(told, "en").drafts] == ["gap"]
    assert not stems(f"{told} The gallery will be free.", "en")


def test_a_sum_keeps_the_country_of_its_dollars() -> None:
    stem = "How much, in millions of Canadian dollars, did Ely Bank spend on new mills?"
    assert stems("Ely Bank spent C$265 million on new mills.", "en") == {stem: "265"}


def test_what_a_thing_is_for_stays_with_what_follows_it() -> None:
    stem = "How many tickets did Ely Town say it had sold for the match against Stoke?"
    assert stems("Ely Town said it had sold 12,000 tickets for the match against Stoke.", "en") == {stem: "12,000"}
