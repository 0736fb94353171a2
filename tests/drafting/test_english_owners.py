"""English deeds with "his" or "its": nobody's sex is told, and no "its" of another thing is kept; numbers in words."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.questions.turning import left_over
from quizapp.drafting.rules.counting import numbers
from quizapp.drafting.rules.sourcing import sayings
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.words.lexicon import lexicon
from tests.drafting.drafted import stems, text_of

PEOPLE = (
    "Harriet Lowe, the mayor of Ely, said nothing was lost. Tom Pike, a retired teacher, said it was cold. "
    "Ann Webb, a nurse from Oban, said nobody slept."
)


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("Lowe is allowing herself some optimism.", "Who is allowing themselves some optimism?"),
        ("Pike ran his first marathon in Valencia.", "Who ran their first marathon in Valencia?"),
        ("Webb cautions against triumphalism.", "Who cautions against triumphalism?"),
    ],
)
def test_a_deed_does_not_tell_the_man_or_the_woman(sentence: str, stem: str) -> None:
    assert stem in stems(f"{PEOPLE}\n\n{sentence}", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Pike handed his letter to the wardens of Oban.",  # of which an earlier sentence tells
        "Pike told the brother of Webb about his first marathon.",
        "Webb waited on the quay with their two sons.",
    ],
)
def test_what_may_be_anothers_or_told_before_is_not_asked(sentence: str) -> None:
    assert not [stem for stem in stems(f"{PEOPLE}\n\n{sentence}", "en") if "their" in stem]


LANDS = "Thailand, Japan and Cambodia signed it in Oslo."


def test_an_its_of_another_thing_is_not_asked_with() -> None:
    river = "The Mekong runs through Asia. Laos has built dozens of dams on its tributaries and sold the power."
    assert not [stem for stem in stems(f"{LANDS}\n\n{river}", "en") if "its tributaries" in stem]
    own = "The Mekong runs through Asia. Laos has kept its own quota of fish unchanged since 2022."
    assert [stem for stem in stems(f"{LANDS}\n\n{own}", "en") if "its own quota" in stem]


def test_a_limit_of_a_claim_is_not_cut_off() -> None:
    told = stems(f"{PEOPLE}\n\nPike says old walls keep salt water out, up to a point.", "en")
    assert not [stem for stem in told if "old walls" in stem]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“There was a bang and then it all went very quiet,” said passenger Eilidh Garrow.", "Eilidh Garrow"),
        ("“There was a bang and then it all went very quiet,” said local baker Tom Pike.", "Tom Pike"),
    ],
)
def test_a_small_word_before_a_speaker_hides_nobody(sentence: str, speaker: str) -> None:
    found = [one for one in sayings(text_of(f"{PEOPLE}\n\n{sentence}", "en")) if isinstance(one, Finding)]
    assert [one.answer for one in found if "bang" in one.question] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Galway County Council opened six shelters in Clifden.",
            "How many shelters did Galway County Council open in Clifden?",
        ),
        ("Galway County Council opened shelters after six guards resigned in Clifden.", ""),
    ],
)
def test_a_small_number_in_words_is_asked_for(sentence: str, stem: str) -> None:
    found = [one for one in numbers(text_of(sentence, "en")) if isinstance(one, Finding)]
    assert [(one.question, one.value) for one in found] == ([(stem, "6")] if stem else [])


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("The wood was so fresh that it smelled like a sawmill", True),
        ("Our nurses have nobody whom they can call at night", True),
        ("It was dark and it all went quiet on the deck", True),
        ("My dad was in the side that won it in 1978", False),
        ("The owner of the mill said it was rotten", False),
    ],
)
def test_the_subject_of_a_quotation_explains_its_pronouns(words: str, *, alone: bool) -> None:
    assert (leaning(words, lexicon("en"), quoted=True) is None) == alone


def test_a_plural_owner_stands_inside_the_name_of_a_body() -> None:
    text = text_of("The Airline Workers' Union described the results as proof of greed.", "en")
    assert [some.text for some in text.mentions(text.lines[0].address)] == ["Airline Workers' Union"]


def test_a_last_name_behind_which_who_stands_is_that_of_a_person() -> None:
    told = "Kemboi beat Tigist Alemu in Oslo. Alemu, who started as the favourite, dropped out with a calf injury."
    assert "Tigist Alemu" in {name.text for name in text_of(told, "en").names.people()}


def test_what_a_deed_says_of_another_thing_is_not_asked() -> None:
    told = "Ann Webb, a nurse from Oban, described the results as proof that the closure was unnecessary."
    assert not [stem for stem in stems(f"{PEOPLE}\n\n{told}", "en") if "closure" in stem]


def test_most_of_whom_is_not_said_and_too_late_adds_nothing() -> None:
    told = stems(f"{PEOPLE}\n\nPike said most had acted in good faith.\n\nWebb said help had come too late.", "en")
    assert not [stem for stem in told if "most had acted" in stem]
    assert "Who said that help had come too late?" in told


def test_a_height_keeps_what_it_is_measured_from_behind_the_verb() -> None:
    text = text_of("Mount Ibu rises 1,325 meters above the sea in Indonesia.", "en")
    asked = [one.question for one in numbers(text) if isinstance(one, Finding)]
    assert asked == ["How many meters does Mount Ibu rise above the sea in Indonesia?"]


def test_a_source_behind_according_to_goes_on_speaking() -> None:
    told = "Eight people were treated for burns in Oban, according to Ann Webb, who heads the clinic."
    text = text_of(f"{told}\n\n“We have tents for everyone in the valley,” she said.", "en")
    found = [one.answer for one in sayings(text) if isinstance(one, Finding) and "tents" in one.question]
    assert found == ["Ann Webb"]


def test_an_also_of_the_passage_is_left_out_of_a_question() -> None:
    text = text_of("Councillor Ann Webb was also banned from Oban for 15 years.", "en")
    assert not [one for one in numbers(text) if isinstance(one, Finding) and "also" in one.question]


def test_a_second_deed_is_no_part_of_a_question() -> None:
    text = text_of("Ruth Adeyemi spent nine months on the puzzle of Almada as a student and gave up in 1998.", "en")
    asked = [one.question for one in numbers(text) if isinstance(one, Finding)]
    assert asked == ["How many months did Ruth Adeyemi spend on the puzzle of Almada as a student?"]
    assert left_over("How many months did she spend on it and gave up?", lexicon("en"))
    assert not left_over("How many months did she spend on maths and music?", lexicon("en"))


def test_the_rules_that_only_a_side_clause_explains_are_not_asked_about() -> None:
    rules = "Thanet District Council voted to scrap the rules, which were introduced in 2004 after a boy lost a tooth."
    assert not [stem for stem in stems(rules, "en") if "scrap the rules" in stem]


def test_mine_and_the_name_of_a_charity_tell_of_nobody() -> None:
    told = "“Mine come home filthy already from the park,” said Ann Webb, a nurse from Oban."
    assert not [one for one in sayings(text_of(told, "en")) if isinstance(one, Finding)]
    text = text_of(
        f"{PEOPLE}\n\nAnn Webb of the charity Play Oban welcomed the vote. She said that Norway had built parks.", "en"
    )
    assert "Ann Webb" in {one.name.text for one in text.carried.values()}
