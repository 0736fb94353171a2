"""English people and claims: he and she where one person can be meant, pronouns whose noun is near, what hangs."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.agents import agents
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.words.lexicon import lexicon
from tests.drafting.drafted import drafts_of, stems, text_of

LOWE = "Harriet Lowe, the mayor of Ely, said nothing was lost."


def said_by(paragraph: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    found = drafts_of(paragraph, "en").drafts
    return {one.item.stem: (one.key, one.item.evidence) for one in found}


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("She said walls would protect 19,000 homes.", "Who said that walls would protect 19,000 homes?"),
        ("However, she warned that walls could crack in winter.", "Who warned that walls could crack in winter?"),
        ("She spent two winters in Norwegian ports.", "Who spent two winters in Norwegian ports?"),
        ("“Nobody will ever be happy about floods,” she said.", "Who said “Nobody will ever be happy about floods”?"),
    ],
)  # fmt: skip
def test_a_pronoun_is_the_one_person_of_the_sentence_before_and_both_prove_it(sentence: str, stem: str) -> None:
    assert said_by(f"{LOWE} {sentence}")[stem] == ("Harriet Lowe", ("p1.1", "p1.2"))


@pytest.mark.parametrize(
    "before",
    [
        "Harriet Lowe, the mayor of Ely, met the engineer Tom Pike.",
        "Harriet Lowe, the mayor of Ely, praised the minister.",
        "Harriet Lowe, the mayor of Ely, said nothing. A farmer disagreed.",
        "Mr Lowe left. Harriet Lowe, the mayor of Ely, said nothing was lost.",
        "The mayor of Ely welcomed the plan.",
    ],
)
def test_in_doubt_a_pronoun_is_nobody(before: str) -> None:
    assert text_of(f"{before} She said walls would protect 19,000 homes.", "en").carried == {}


def test_a_speaker_goes_on_speaking_whomever_the_words_name() -> None:
    told = f"{LOWE} Lowe said the minister was wrong."
    assert [one.name.text for one in text_of(f"{told} “Walls are cheap,” she added.", "en").carried.values()] == [
        "Harriet Lowe"
    ]
    assert text_of(f"{told} She left the hall.", "en").carried == {}


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Consumer prices rose 6.3 percent in October, the Ghana Statistical Service said.",
            "Which organisation said that consumer prices rose 6.3 percent in October?",
        ),
        (
            "A barrier at Ely will cost a lot of money, the Environment Agency said on Friday.",
            "Which organisation said that a barrier at Ely will cost a lot of money?",
        ),
        (
            "Importing ore from Guinea would cost a lot of money, said Tom Pike, a lawyer at the World Bank.",
            "Who said that importing ore from Guinea would cost a lot of money?",
        ),
    ],
)
def test_a_claim_stands_before_its_source(sentence: str, stem: str) -> None:
    assert stem in stems(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ryanair cannot pay the wages of its crews, the Environment Agency said.",
        "It will cost far too much for everybody, the Environment Agency said.",
        "If prices rise again the shops will close, the Environment Agency said.",
    ],
)
def test_a_claim_that_may_open_with_a_name_or_leans_is_not_turned(sentence: str) -> None:
    assert not [stem for stem in stems(sentence, "en") if "said that" in stem]


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("It would take years before palms could bear fruit", False),
        ("Athens had made no concessions on its sovereignty", False),
        ("A museum may lose trust while it shows stolen things", False),
        ("It showed stolen things", True),
        ("A nurse may lose trust in it", True),
        ("Visitors may trust it again", True),
    ],
)
def test_its_noun_is_the_subject_or_it_means_nothing(words: str, leans: bool) -> None:
    assert (leaning(words, lexicon("en")) is not None) == leans


def test_one_person_is_not_both_he_and_she() -> None:
    found = text_of(f"{LOWE} She left early. He said smaller walls would help.", "en").carried
    assert list(found) == ["p1.2"]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("“Nobody enjoys standing in the rain,” Ms Lowe said.", "Who said “Nobody enjoys standing in the rain”?"),
        ("Lowe told reporters that old walls would crack.", "Who told reporters that old walls would crack?"),
        ("Lowe pointed out that half of Ely was dry.", "Who pointed out that half of Ely was dry?"),
        ("Lowe warned, however, that walls could crack in winter.", "Who warned that walls could crack in winter?"),
        ("Lowe said a ban would threaten 900 jobs in Ely.", "Who said that a ban would threaten 900 jobs in Ely?"),
        ("Lowe replied that schools may decide for themselves.", "Who replied that schools may decide for themselves?"),
        ("“There is a limit to what walls bear,” Lowe said.", "Who said “There is a limit to what walls bear”?"),
        ("Lowe said pensioners would get their full pay.", "Who said that pensioners would get their full pay?"),
    ],
)  # fmt: skip
def test_a_claim_is_found_behind_its_verb(sentence: str, stem: str) -> None:
    assert stems(f"{LOWE}\n\n{sentence}", "en")[stem] == "Harriet Lowe"


@pytest.mark.parametrize(
    "sentence",
    [
        "Lowe said a few words and left Ely.",
        "Lowe said the dam would block the migration of the Aras trout.",
        "Lowe said Ely had spent far too much on the event.",
        "Lowe said there was no reason to doubt Sunday's result.",
        "Lowe said schools would bring them back.",
        "“There could not be two of those walls,” Lowe said.",
        "Lowe signed the ban.",
        "Lowe was more cautious.",
        "Lowe blamed high rents.",
        "Lowe has returned more than 16,000.",
    ],
)
def test_what_hangs_on_another_sentence_is_not_asked(sentence: str) -> None:
    assert not [one for one in drafts_of(f"{LOWE}\n\n{sentence}", "en").drafts if "p2.1" in one.item.evidence]


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Tom Pike, a Labour member of the Scottish Parliament, left.", "a Labour member of the Scottish Parliament"),
        ("It freed Tom Pike, the former chief executive of Skye Lines.", "the former chief executive of Skye Lines"),
        ("The Swiss diplomat Tom Pike left the hall.", "a Swiss diplomat"),
        ("Tom Pike, the Danish federal data commissioner, left.", "the Danish federal data commissioner"),
        ("Tom Pike, a Swiss minister appointed by the council, left.", "a Swiss minister"),
        ("Health Secretary Tom Pike left the hall.", "Health Secretary"),
    ],
)  # fmt: skip
def test_an_office_says_of_what_it_is(sentence: str, office: str) -> None:
    assert stems(sentence, "en")[f"Who is described in the passage as {office}?"] == "Tom Pike"


@pytest.mark.parametrize(
    "sentence",
    ["Finance Director Tom Pike left the hall.", "The lead author, Tom Pike, left.", "His classmate Tom Pike said so."],
)
def test_an_office_in_a_body_that_nothing_names_is_none(sentence: str) -> None:
    assert not [stem for stem in stems(sentence, "en") if "described" in stem]


def test_a_name_begins_behind_the_country_that_it_is_from() -> None:
    names = text_of("Kenya's Grace Chebet said nothing. Chebet, 24, left.", "en").names
    assert "Grace Chebet" in {name.text for name in names.people()}


def test_its_is_the_body_that_is_asked_for() -> None:
    stem = "According to the passage, which country recalled its ambassador for seven weeks?"
    assert stems("Turkey recalled its ambassador for seven weeks.", "en")[stem] == "Turkey"


def test_a_sentence_with_a_day_may_end_with_a_name() -> None:
    assert said_by(f"{LOWE} The ruling was published on Tuesday by the transport commissioner, Fiona Drummond.")


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "The bridge over the Tyne was built by Kenya Power Company in 2015.",
            "According to the passage, which company built the bridge over the Tyne in 2015?",
            "Kenya Power Company",
        ),
        (
            "The study of otters in Kent was led by Dr Ann Lee, a biologist at Kent University.",
            "Who led the study of otters in Kent?",
            "Ann Lee",
        ),
    ],
)
def test_a_passive_is_asked_as_a_deed(sentence: str, stem: str, key: str) -> None:
    assert {one.question: one.answer for one in agents(text_of(sentence, "en")) if isinstance(one, Finding)} == {
        stem: key
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks were chaired by Ann Lee, a biologist at Kent University.",
        "A dam in Kent was opened by Ann Lee and Tom Pike.",
        "A dam in Kent was built by Ann Lee's brother.",
        "A dam in Kent was written by Ann Lee, a biologist.",
        "A dam in Kent was expected by Ann Lee, a biologist.",
    ],
)
def test_a_passive_whose_doer_or_thing_is_not_sure_is_not_asked(sentence: str) -> None:
    assert not [one for one in agents(text_of(sentence, "en")) if isinstance(one, Finding)]


def test_letters_for_an_honour_are_no_part_of_a_name() -> None:
    names = text_of("Catherine Bell KC, a lawyer at Kent University, told reporters that otters were rare.", "en").names
    assert [name.text for name in names.people()] == ["Catherine Bell"]


def test_a_people_keeps_its_capital_before_the_source() -> None:
    stem = "Which body is given as the source of the statement that British museums have returned 34 works in Ely?"
    assert stem in stems("British museums have returned 34 works in Ely, according to the World Bank.", "en")


def test_according_to_may_stand_behind_its_claim() -> None:
    stem = "Which body is given as the source of the statement that Kenya has seen fewer strikes in Mombasa?"
    assert stem in stems("Kenya has seen fewer strikes in Mombasa, according to the World Bank.", "en")


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("Sweden has had one since 1999", True),
        ("Sweden has one of the oldest registers", False),
        ("expects the number to reach 100 by 2028", True),
        ("expects the number of pubs to reach 100 by 2028", False),
    ],
)
def test_one_and_the_number_do_not_say_of_what_they_are(words: str, leans: bool) -> None:
    assert (leaning(words, lexicon("en")) is not None) == leans


@pytest.mark.parametrize(
    "sentence",
    [
        "“Concrete can unite all of us in ten years,” Peru's transport minister, Ann Lee, told a meeting in Lima.",
        "“Concrete can unite all of us in ten years,” said landlord Ann Lee.",
    ],
)
def test_a_speaker_may_be_introduced_behind_the_words(sentence: str) -> None:
    assert stems(sentence, "en")["Who said “Concrete can unite all of us in ten years”?"] == "Ann Lee"


@pytest.mark.parametrize("body", ["Library Workers' Union", "consultancy Porto Analise", "charity Polar Watch"])
def test_a_person_is_known_by_the_body_that_they_are_from(body: str) -> None:
    sentence = f"Ann Lee of the {body} argued that otters could not replace old trout."
    assert stems(sentence, "en")["Who argued that otters could not replace old trout?"] == "Ann Lee"


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Rules introduced in 2020 limit the soles to 40 millimetres.", []),
        ("Three men arrested in Kent are awaiting trial for fraud.", []),
        ("Three ships arrived in Kent on 5 May 2020.", ["three ships"]),
        ("Officials visited in Kent, where rules limit the size of ships.", ["officials"]),
    ],
)
def test_a_participle_behind_its_noun_is_not_its_verb(sentence: str, subjects: list[str]) -> None:
    found = text_of(sentence, "en").clauses
    assert [one.subject for one in found if one.line.address == "p1.1"] == subjects


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("We have loved this picture for seventy years", False),
        ("I know each of those clouds by name", False),
        ("Criminals like this think little of borders", True),
        ("This picture was stolen in Berlin", True),
        ("Nobody will ever pay for this", True),
    ],
)
def test_a_speaker_may_show_a_thing(words: str, leans: bool) -> None:
    assert (leaning(words, lexicon("en"), quoted=True) is not None) == leans
    assert leaning(words, lexicon("en")) is not None
