"""English news: contractions, tails behind a clause, offices with their years, names that only begin another."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.counting import numbers
from quizapp.drafting.rules.happenings import doers
from quizapp.drafting.rules.sourcing import offices, sayings
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.words.lexicon import lexicon
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


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Chile banned nets on 117 seamounts in 2015, but the reef lies outside them.",
            "On how many seamounts did Chile ban nets in 2015?",
            "117",
        ),
        (
            "Lowe scored from the penalty spot after 11 minutes.",
            "After how many minutes did Harriet Lowe score from the penalty spot?",
            "11",
        ),
        (
            "Skye Lines reported a net profit of $41 million in 2023, compared with a loss of $63 million in 2022.",
            "How large a net profit, in millions of dollars, did Skye Lines report in 2023?",
            "41",
        ),
        (
            "Kenya's central bank lowered its main rate by 50 basis points to 10.75% on Friday, its third cut.",
            "By how many basis points did Kenya's central bank lower its main rate?",
            "50",
        ),
    ],
)
def test_a_number_is_asked_for_behind_a_preposition_and_in_a_size(sentence: str, stem: str, key: str) -> None:
    assert stems(f"{LOWE}\n\n{sentence}", "en")[stem] == key


@pytest.mark.parametrize(
    "sentence",
    [
        "Lowe raised the number of beds to 300 beds.",
        "Lowe built walls, harbours and roads in 14 towns and villages.",
        "The last strike at the harbour of Ely was held in 1981 and lasted 38 days.",
    ],
)
def test_no_number_is_asked_for_where_its_place_is_not_certain(sentence: str) -> None:
    told = f"{LOWE} A walkout began in Ely.\n\n{sentence}"
    assert not [one for one in numbers(text_of(told, "en")) if isinstance(one, Finding)]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Lowe said the ban was wrong, and that tall walls would protect 19,000 homes.", ["tall walls would"]),
        ("Lowe said letters showed that he ran and that tall walls would protect 19,000 homes.", []),
    ],
)
def test_a_second_claim_is_the_speakers_own_where_the_first_leans(sentence: str, claims: list[str]) -> None:
    found = [one for one in sayings(text_of(f"{LOWE}\n\n{sentence}", "en")) if isinstance(one, Finding)]
    told = [one.claim[:16] for one in found if one.address == "p2.1"]
    assert told == claims


def test_the_only_person_who_declined_to_comment_is_asked_for() -> None:
    told = "The referee's assessor, Martin Pugh, declined to comment."
    asked = [one.question for one in doers(text_of(told, "en")) if isinstance(one, Finding)]
    assert asked == ["Who declined to comment?"]
    again = f"{told} The engineer Tom Pike declined to comment."
    assert not [one for one in doers(text_of(again, "en")) if isinstance(one, Finding)]


def test_a_club_is_known_by_the_end_of_its_name() -> None:
    told = "Kendal Rovers won the Westmorland Cup on Saturday, when Liam Doyle gave them a late lead."
    asked = [one.question for one in doers(text_of(told, "en")) if isinstance(one, Finding)]
    assert asked == ["According to the passage, which club won the Westmorland Cup?"]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Ruth Paul, chief of the Eskwal, said her town had lost two years.",
            "said their town had lost two years?",
        ),
        ("Kumar Selvam, 34, said he was afraid of heavy batteries.", "said they were afraid of heavy batteries?"),
        ("In the city's Gikomba market, tailor Joe Mutua said he had seen gains.", "said they had seen gains?"),
    ],
)
def test_what_somebody_says_of_themselves_tells_neither_man_nor_woman(sentence: str, stem: str) -> None:
    asked = [one.question for one in sayings(text_of(sentence, "en")) if isinstance(one, Finding)]
    assert asked == [f"Who {stem}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reid's coach, Vikram Iyer, revealed that she trains nine hours a day.",
        "Tom Reid fell. Vikram Iyer said he would not play again this year.",
        "The lawyer Vikram Iyer said he had acted alone all the time.",
        "Vikram Iyer said he feared that his brother had told the doctor too much.",
    ],
)
def test_a_he_that_may_be_another_is_not_the_speaker(sentence: str) -> None:
    assert not [one for one in sayings(text_of(sentence, "en")) if isinstance(one, Finding)]


def test_per_cent_is_a_share_and_a_firm_that_owns_something_is_a_name() -> None:
    told = (
        "Lumivolt, which was founded in 2018 by two students, left Ely. Lumivolt's shares rose. Trade fell 11 per cent."
    )
    found = stems(f"{told} Exports from Kenya fell 12 per cent in 2019.", "en")
    assert found["In which year was Lumivolt founded by two students?"] == "2018"
    assert found["By what percentage did exports from Kenya fall in 2019?"] == "12"


def test_a_place_in_capitals_and_its_colon_are_no_part_of_a_sentence() -> None:
    read = text_of("SINGAPORE: Lowe opened the longest wall of Norfolk. BBC: a firm in Ely.", "en")
    assert read.article.dateline == "SINGAPORE"
    assert read.lines[0].text == "Lowe opened the longest wall of Norfolk."


def test_somebody_without_a_body_is_a_former_manager() -> None:
    told = "Former plant manager Gordon Ellis left. The former chairman of Skye Lines, Ann Webb, stayed."
    found = [one.claim for one in offices(text_of(told, "en")) if isinstance(one, Finding)]
    assert found == ["a former plant manager", "the former chairman of Skye Lines"]


def test_a_day_before_the_verb_hides_no_subject() -> None:
    told = "Zambia on Monday began vaccinating many families against cholera."
    asked = [one.question for one in doers(text_of(told, "en")) if isinstance(one, Finding)]
    assert asked == ["According to the passage, which country began vaccinating many families against cholera?"]


def test_somebody_may_be_called_charity_and_letters_may_stand_for_millions() -> None:
    told = "Health Minister Charity Mwansa left. Skye Lines spent £3.7m on ships in 2019."
    found = stems(told, "en")
    assert found["How much, in millions of pounds, did Skye Lines spend on ships in 2019?"] == "3.7"
    assert {name.text for name in text_of(told, "en").names.people()} == {"Charity Mwansa"}


def test_a_chief_of_nothing_is_no_office_but_a_chief_justice_is() -> None:
    told = "Chief councillor Dan Gray left. Chief Justice Ann Webb stayed. The chief economist of Fife, Tom Pike, ran."
    found = [one.claim for one in offices(text_of(told, "en")) if isinstance(one, Finding)]
    assert found == ["Chief Justice", "the chief economist of Fife"]
