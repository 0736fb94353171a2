"""What a strict teacher would mend in English drafts: companies among people, the long dead, halves of a whole."""

import pytest

from quizapp.itemtypes.cloze_typed.content import ClozeTyped
from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, stems, text_of

LOWE = "Harriet Lowe, the mayor of Ely, said nothing was lost."
REED = "Architect Simon Reed said the walls of Ely were dry."


@pytest.mark.parametrize(
    "told",
    [
        "The developer, Fenland Oak Homes, said it was disappointed.",
        "The developer, Fenland Oak, said it was disappointed.",
        "The operator, Anglia Cross Rail, said it would appeal.",
        "The supplier, Bexley Marsh Foods, closed two shops in Ely.",
    ],
)
def test_a_body_behind_its_role_is_no_person(told: str) -> None:
    text = text_of(f"{LOWE}\n\n{REED}\n\n{told}", "en")
    assert {name.text for name in text.names.people()} == {"Harriet Lowe", "Simon Reed"}


def test_a_person_behind_the_role_of_a_body_stays_one() -> None:
    text = text_of(f"{LOWE}\n\nThe developer, Nina Farrow, said the walls of Ely were dry.", "en")
    assert {name.text for name in text.names.people()} == {"Harriet Lowe", "Nina Farrow"}


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("A letter from 1783 says that a mill owner, Josiah Crabtree, gave the wall to Ely.", {"Josiah Crabtree"}),
        ("In 1845 the engineer Josiah Crabtree built the wall of Ely.", {"Josiah Crabtree"}),
        ("In 1845 the engineer Josiah Crabtree built it. The engineer Josiah Crabtree now lives in Ely.", set()),
        ("Engineer Josiah Crabtree said that the wall of Ely was built in 1845.", set()),
        ("In 2019 the engineer Josiah Crabtree built the wall of Ely.", set()),
        ("Engineer Josiah Crabtree drew up a list of 1845 walls.", set()),
    ],
)
def test_who_did_something_long_ago_is_gone(sentence: str, gone: set[str]) -> None:
    assert {name.text for name in text_of(f"{LOWE}\n\n{sentence}", "en").lost} == gone


def test_nobody_of_another_century_stands_among_those_who_may_have_spoken() -> None:
    long_ago = "A letter from 1783 says that a mill owner, Josiah Crabtree, gave the wall to Ely."
    baker = "Baker Nina Farrow said the bread of Ely was dear."
    found = drafts_of(f"{LOWE}\n\n{REED}\n\n{long_ago}\n\n{baker}", "en").drafts
    asked = [one.item.content for one in found if one.key != "Josiah Crabtree"]
    offered = {option.text for content in asked if isinstance(content, Choices) for option in content.options}
    assert offered
    assert "Josiah Crabtree" not in offered


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("Years later a mill owner, Josiah Crabtree, gave the wall to Ely.", "a mill owner"),
        ("Years later a retired bus driver, Josiah Crabtree, gave the wall to Ely.", "a retired bus driver"),
    ],
)
def test_an_office_keeps_what_says_which_it_is(told: str, office: str) -> None:
    found = stems(f"{LOWE}\n\n{REED}\n\nBaker Nina Farrow said the bread of Ely was dear.\n\n{told}", "en")
    assert found[f"Who is described in the passage as {office}?"] == "Josiah Crabtree"


def test_an_owner_of_nothing_is_no_office() -> None:
    found = stems(f"{LOWE}\n\n{REED}\n\nAn owner, Josiah Crabtree, gave the wall to Ely.", "en")
    assert "Who is described in the passage as an owner?" not in found


@pytest.mark.parametrize(
    ("tail", "asked"),
    [
        (" and employ around 190 people", ""),
        (" and open a shop", ""),
        (" and vans", None),
    ],
)
def test_a_second_verb_behind_will_is_left_out(tail: str, asked: str | None) -> None:
    found = stems(f"The new Wexford plant near Ely will have capacity for 85,000 bikes a year{tail}.", "en")
    stem = "For how many bikes a year will the new Wexford plant near Ely have capacity?"
    assert found.get(stem) == ("85,000" if asked is not None else None)
    assert not any("employ" in one or "open a shop" in one for one in found if "how many bikes" in one)


def gaps(sentence: str) -> list[ClozeTyped]:
    contents = [one.item.content for one in drafts_of(f"{LOWE}\n\n{sentence}", "en").drafts if one.rule == "gap"]
    return [content for content in contents if isinstance(content, ClozeTyped)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The jury of Ely gave 80 percent of the fault to Cascade Crown and 20 percent to its owner.",
        "The jury of Ely gave 62.5% of the fault to Cascade Crown and 37.5% to its owner.",
        "In Ely 70 per cent of voters were for the wall, 20 per cent against it and 10 per cent at home.",
    ],
)
def test_no_share_is_left_out_beside_the_rest_of_its_whole(sentence: str) -> None:
    assert not gaps(sentence)


@pytest.mark.parametrize(("sign", "typed"), [("%", "45%"), (" percent", "45 percent"), (" per cent", "45 per cent")])
def test_a_share_may_be_typed_with_its_sign(sign: str, typed: str) -> None:
    (content,) = gaps(f"A new pump in Ely is expected to cut the costs of the Wexford plant by 45{sign}.")
    accepted = {form.text for form in content.gaps[0].answer.accepted}
    assert {"45", "45%", typed} <= accepted


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("she was going home to bed", ""),
        ("she had cried when she heard the news", ""),
        ("she was tired of baking", ""),
        ("she was proud of the wall that bakers had built", "they were proud of the wall that bakers had built"),
        ("she had walked five kilometres to her lectures", "they had walked five kilometres to their lectures"),
        ("she had ordered more chairs", "they had ordered more chairs"),
    ],
)
def test_what_somebody_does_for_a_moment_is_no_claim_to_ask_for(told: str, asked: str) -> None:
    found = stems(f"{REED}\n\n{LOWE}\n\nBaker Nina Farrow said {told}.", "en")
    claims = {stem for stem, key in found.items() if key == "Nina Farrow" and stem.startswith("Who said they")}
    assert claims == ({f"Who said {asked}?"} if asked else set())


def test_a_judge_keeps_the_court() -> None:
    judge = "Superior Court Judge Nina Farrow will hold a hearing on the wall."
    assert text_of(judge, "en").names.offices["Nina Farrow"] == (("Superior Court Judge", "p1.1"),)


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("That point was echoed by Nina Farrow, 26, a baker who lives near the wall.", "Nina Farrow"),
        ("Her warning was repeated by Nina Farrow, 26, a baker who lives near the wall.", "Nina Farrow"),
        ("The girl was rescued by Nina Farrow, 26, a baker who lives near the wall.", None),
    ],
)
def test_whoever_takes_up_a_point_speaks_next(told: str, speaker: str | None) -> None:
    words = "“Everyone in this town talks about their childhood on the green,” she said."
    found = stems(f"{LOWE}\n\n{REED}\n\n{told}\n\n{words}", "en")
    assert found.get("Who said “Everyone in this town talks about their childhood on the green”?") == speaker


@pytest.mark.parametrize(
    ("quote", "asked"),
    [("At the moment we can't afford to", False), ("At the moment we can't afford a wall", True)],
)
def test_words_that_break_off_are_not_asked_for(quote: str, *, asked: bool) -> None:
    found = stems(f"{LOWE}\n\n{REED}\n\n“{quote},” Lowe said.", "en")
    assert (f"Who said “{quote}”?" in found) is asked


def test_in_return_for_something_points_nowhere() -> None:
    claim = "bakers had accepted a freeze in 2023 in return for free flour"
    found = stems(f"{LOWE}\n\n{REED}\n\nBaker Nina Farrow said that {claim}.", "en")
    assert f"Who said that {claim}?" in found
    assert not any("in return" in stem for stem in stems(f"{LOWE}\n\n{REED}\n\nReed gave Ely flour in return.", "en"))


def test_an_event_that_another_sentence_names_is_not_paid_for() -> None:
    assert not gaps("Sponsor Nordlys Energy has promised to pay for the event until 2030.")


@pytest.mark.parametrize("holder", ["Superior Court Judge Nina Farrow", "NASA administrator Nina Farrow"])
def test_the_holder_does_what_stands_behind_body_office_and_name(holder: str) -> None:
    baker = "Baker Paul Marsh said the bread of Ely was dear."
    found = stems(f"{LOWE}\n\n{REED}\n\n{baker}\n\n{holder} will hold a hearing on the old wall of Lincoln.", "en")
    assert found.get("Who will hold a hearing on the old wall of Lincoln?") == "Nina Farrow"


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("A second voyage is scheduled for November 2026.", False),
        ("A second voyage of the Lady Jane is scheduled for November 2026.", True),
    ],
)
def test_a_second_thing_says_of_what_it_is_one_more(sentence: str, *, asked: bool) -> None:
    assert bool(gaps(sentence)) is asked


@pytest.mark.parametrize(
    ("told", "person"),
    [
        ("The contractor, Hollis Brandt, is expected to begin work in March.", False),
        ("The supplier of the engines, Hollis Brandt, closed two shops in Ely.", False),
        ("The contractor, Hollis Brothers, said he was late.", False),
        ("The contractor, Hollis Brandt, said he was late.", True),
        ("The operator, Hollis Brandt, 41, closed two shops in Ely.", True),
    ],
)
def test_who_builds_or_supplies_is_a_body_unless_a_person_shows(told: str, *, person: bool) -> None:
    found = {name.text for name in text_of(f"{LOWE}\n\n{REED}\n\n{told}", "en").names.people()}
    assert (len(found) == 3) is person


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("Years ago the miner and union organizer Nina Farrow led a strike.", "union organizer"),
        ("Years ago the miner and organizer Nina Farrow led a strike.", "organizer"),
        ("Years ago the baker Nina Farrow led a strike.", "baker"),
    ],
)
def test_an_office_before_a_name_keeps_its_noun(told: str, office: str) -> None:
    assert [one for one, _ in text_of(told, "en").names.offices["Nina Farrow"]] == [office]


def test_an_organizer_of_nothing_is_no_office() -> None:
    found = stems(f"{LOWE}\n\n{REED}\n\nYears ago the miner and organizer Nina Farrow led a strike in Ely.", "en")
    assert not any("organizer" in stem for stem in found)


def test_a_measure_before_a_thing_is_not_its_name() -> None:
    found = stems("The 310kg spacecraft will circle the Earth 15 times a day at an altitude of 520km.", "en")
    assert "310kg spacecraft" not in found.values()
