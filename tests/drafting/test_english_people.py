"""English people in an article: what belongs to their names, what to their posts, and what may be typed for them."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules import sourcing
from quizapp.itemtypes.short_answer.content import ShortAnswer
from tests.drafting.drafted import drafts_of, stems, text_of


def people(sentence: str) -> list[str]:
    return [name.text for name in text_of(sentence, "en").names.people()]


def offices(sentence: str) -> list[str]:
    start = "Who is described in the passage as "
    found = (one.question for one in sourcing.offices(text_of(sentence, "en").spelled_out) if isinstance(one, Finding))
    return [question.removeprefix(start).rstrip("?") for question in found]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Juan dela Cruz, a farmer in Tarlac, said the rain had ruined most of the rice.", "Juan dela Cruz"),
        ("Carmen Ortega y Vidal, a lawyer in Seville, represents forty families.", "Carmen Ortega y Vidal"),
        ("Alice Chebet arap Koech, a nurse in Nakuru, led the march.", "Alice Chebet arap Koech"),
        ("Nurul Izzati binti Rahman, a teacher in Johor, won the prize.", "Nurul Izzati binti Rahman"),
        ("Marie d’Aubert, a baker in Lille, sold the shop in 2012.", "Marie d’Aubert"),
        ("William “Bill” Hathersage, a baker in Derby, broke the record.", "William “Bill” Hathersage"),
        ("Lord Ashcombe, a former transport minister, called the plan absurd.", "Lord Ashcombe"),
        ("The rail minister, Lord Marsh-Hale, said the offer was fair.", "Lord Marsh-Hale"),
        ("The referee, Frenchman Luc Carrel, watched the film again.", "Luc Carrel"),
        ("“I was lucky in the rain today,” said Kenyan Faith Jelagat, 29.", "Faith Jelagat"),
        ("Professor Emeritus Walter Hull, a botanist, named the plant in 2012.", "Walter Hull"),
    ],
)
def test_a_name_is_whole_and_holds_nothing_else(sentence: str, name: str) -> None:
    assert people(sentence) == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Police Sgt. Tom Wardle found the boy in a barn. Wardle carried him home.", "Tom Wardle"),
        ("Police Detective Carl Roe found the knife in Hove.", "Carl Roe"),
        ("Union President Carl Roe led the strike in Hove.", "Carl Roe"),
        ("Bank of Ghana Governor Ama Serwaa raised the rate.", "Ama Serwaa"),
        ("Senate Majority Leader Ann Thorne delayed the vote.", "Ann Thorne"),
    ],
)
def test_a_body_ends_before_a_post_in_it_and_its_holder(sentence: str, name: str) -> None:
    assert people(sentence) == [name]
    assert not any("organisation" in stem for stem in stems(sentence, "en"))


def test_a_body_whose_name_has_a_post_in_it_stays_whole() -> None:
    names = text_of("The Police Officer Training College closed in May. The Bank of Ghana bought it.", "en").names
    assert not names.people()


@pytest.mark.parametrize(
    "sentence",
    [
        "Princess Adaeze of Nri, a lawyer in Lagos, defended the women.",
        "Baroness Trewin of Padstow, who opposed the bill, left the chamber.",
    ],
)
def test_the_place_in_a_title_is_nobody(sentence: str) -> None:
    assert not {"Nri", "Padstow"} & set(people(sentence))


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("“He lied to them,” Assistant U.S. Attorney Laura Paz told jurors in May.", "an Assistant U.S. Attorney"),
        ("Bank of Ghana Governor Ama Serwaa raised the rate in the spring.", "Bank of Ghana Governor"),
        ("House Speaker Mike Larkin delayed the vote in the spring.", "House Speaker"),
        ("Former England captain Steph Hounslow retired on Sunday.", "a former England captain"),
        ("Mwai Otieno, MP for Kisumu East, opposed the levy.", "the MP for Kisumu East"),
    ],
)
def test_a_post_is_told_whole_and_with_its_article(sentence: str, office: str) -> None:
    assert offices(sentence) == [office]


def test_a_firm_that_opens_several_sentences_keeps_its_capital() -> None:
    sentence = "Northmere chief executive Andrea Liu resigned on Monday. Northmere named nobody in her place."
    assert not any("northmere" in stem for stem in stems(sentence, "en"))


@pytest.mark.parametrize(
    ("sentence", "word", "forms"),
    [
        (
            "“We were lucky this time,” said Miriam Osei-Walsh, who led the dig in Leeds.",
            "lucky",
            ["Miriam Osei-Walsh", "Miriam", "Osei-Walsh"],
        ),
        (
            "“We were lucky this time,” said Siobhan O’Brien, who led the dig in Leeds.",
            "lucky",
            ["Siobhan O’Brien", "Siobhan", "O’Brien"],
        ),
        (
            "“We were lucky this time,” said Juan dela Cruz, who led the dig in Leeds.",
            "lucky",
            ["Juan dela Cruz", "Juan", "Cruz", "dela Cruz"],
        ),
        (
            "“We were lucky this time,” said Robert Delaney III, who led the dig in Leeds.",
            "lucky",
            ["Robert Delaney III", "Robert", "Delaney"],
        ),
        (
            "William “Bill” Hathersage, a baker in Leeds, won the prize.",
            "baker",
            ["William “Bill” Hathersage", "William", "Bill", "Hathersage", "William Hathersage", "Bill Hathersage"],
        ),
    ],
)
def test_each_part_of_a_name_that_means_its_holder_may_be_typed(sentence: str, word: str, forms: list[str]) -> None:
    contents = [one.item.content for one in drafts_of(sentence, "en").drafts if word in one.item.stem]
    assert [form.text for one in contents if isinstance(one, ShortAnswer) for form in one.accepted] == forms


def test_a_surname_of_two_is_not_enough() -> None:
    sentence = "“We were lucky,” said Ann Osei-Walsh, a vet in Leeds. “So were we,” said Ben Osei-Walsh, a vet in Hull."
    contents = [one.item.content for one in drafts_of(sentence, "en").drafts]
    assert not any(
        form.text == "Osei-Walsh" for one in contents if isinstance(one, ShortAnswer) for form in one.accepted
    )


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("Police chief Ann Bell said the search had ended.", True),
        ("Police chief Ann Bell said the driver had fled.", False),
        ("Police chief Ann Bell spoke to a witness.", False),
    ],
)
def test_who_is_told_of_without_a_name_may_be_meant_by_a_he(before: str, asked: bool) -> None:
    found = stems(f"{before} Bell said she had left a bag with £4,000 in the car.", "en")
    assert any("they had left a bag" in stem for stem in found) == asked


@pytest.mark.parametrize(
    ("end", "asked"),
    [
        ("converted all three", False),
        ("gave four to the museum in Dublin", False),
        ("sold most to a museum in Dublin", False),
        ("handed out 40 in the first week of May", False),
        ("bought one in Dublin in 2012", False),
        ("sold the first to a museum in Dublin", False),
        ("won all five of the races in Dublin", True),
        ("drove all four children to Dublin", True),
        ("finished third in Dublin in 2012", True),
        ("turned 40 in Dublin in May 2012", True),
    ],
)
def test_a_number_that_does_not_say_of_what_it_is_makes_no_question(end: str, asked: bool) -> None:
    found = stems(f"Cian Devane, a farmer from Cork, opened a shop in the spring. Devane {end}.", "en")
    assert any(end in stem for stem in found) == asked


def test_who_shares_a_surname_is_known_as_an_owner_or_beside_an_and() -> None:
    sentence = "“The roof fell in at night,” Carl Roe’s wife, Dana Roe, said. “He never came home,” Roe said."
    contents = [one.item.content for one in drafts_of(sentence, "en").drafts]
    typed = [form.text for one in contents if isinstance(one, ShortAnswer) for form in one.accepted]
    assert typed == ["Dana Roe", "Dana"]


def test_an_owner_of_something_is_not_named_with_the_ending() -> None:
    assert not any(name.endswith("s") for name in people("“It is ours,” wrote Carl Roe’s daughter. Roe died in 2012."))


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Film director Owen Reed opened the bridge in May.", "a film director"),
        ("Opposition MP Owen Reed opened the bridge in May.", "an opposition MP"),
        ("U.N. Secretary-General Owen Reed opened the bridge in May.", "U.N. Secretary-General"),
        (
            "Owen Reed, founder of the charity Warm Homes, opened the school.",
            "founder of the charity Warm Homes",
        ),
        ("The Kenyan long-distance runner Owen Reed opened the bridge in May.", "a Kenyan long-distance runner"),
        ("Her uncle, former marathon runner Owen Reed, opened the bridge in May.", "a former marathon runner"),
        ("Deputy Inspector General Owen Reed opened the bridge in May.", "Deputy Inspector General"),
        ("Tesla chief executive Owen Reed opened the bridge in May.", "Tesla chief executive"),
    ],
)
def test_the_words_before_a_post_belong_to_it(sentence: str, office: str) -> None:
    assert offices(sentence) == [office]


def test_a_sum_a_year_is_not_counted_without_its_money() -> None:
    found = stems("Cornwall Council will pay £25,000 a year towards the upkeep of the ferry until 2030.", "en")
    assert not any(stem.startswith("How many") for stem in found)


@pytest.mark.parametrize(
    "behind",
    [
        "“It was a fair sale for all of us,” Roe’s wife said.",
        "According to Roe’s wife, the sale was fair for all of us.",
        "Roe’s wife bought a boat in Hove.",
    ],
)
def test_what_is_somebodys_does_nothing_in_their_name(behind: str) -> None:
    found = stems(f"Carl Roe, a baker in Hull, sold the shop in 2012. {behind}", "en")
    assert not any("fair" in stem or "boat" in stem for stem in found)
