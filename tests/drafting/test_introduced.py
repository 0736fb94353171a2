"""English nouns with "the" that an earlier sentence introduced, and clauses behind a "which" between commas."""

import pytest

from quizapp.drafting.sense.introduced import introducing
from tests.drafting.drafted import stems, text_of

REEF = "Divers found a coral reef, a wreck and two caves near Muro in May."


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("A study by Riga University followed 90 pupils.", "the study"),
        ("Canada put tariffs of 22% on wool and new tariffs on lamb.", "the lamb"),
        ("Ferries need a second crew and a longer quay, and Ely wants another quay.", "the quay"),
        ("A study by Riga University followed 90 pupils, unlike earlier studies.", "the study"),
        ("A study by Riga University followed 90 pupils. The Dutch study was shorter.", "the study"),
        ("The study by Riga University followed 90 pupils.", "the study"),
        ("Lena Roos said: “A study would help.”", "the study"),
        ("The sky was clear.", "the study"),
    ],
)
def test_the_means_what_one_sentence_introduced_and_nothing_else(before: str, noun: str) -> None:
    text = text_of(f"{before} {noun.capitalize()} cost much.", "en")
    found = introducing(noun, text.lines[-1], text.lines, text.lexicon)
    assert found == ("p1.1" if before == "A study by Riga University followed 90 pupils." else "")


def test_plural_things_are_introduced_without_an_article() -> None:
    text = text_of("Canada will impose steep tariffs on wool. The tariffs start in May.", "en")
    assert introducing("the tariffs", text.lines[1], text.lines, text.lexicon) == "p1.1"
    assert introducing("the tariffs", text.lines[0], text.lines, text.lexicon) == ""


def test_what_was_introduced_may_be_dated_counted_and_claimed() -> None:
    told = f"{REEF}\n\nThe wreck was raised in 1998.\n\nThe reef lost 212 corals in a storm."
    assert "In which year was the wreck raised?" in stems(told, "en")
    assert "How many corals did the reef lose in a storm?" in stems(told, "en")
    people = (
        "Harriet Lowe, the mayor of Ely, agreed. Tom Pike, a diver from Muro, was glad. Ann Ray, a judge in Ely, left."
    )
    claim = f"{REEF}\n\n{people}\n\nLowe denied that the reef was sick."
    assert "Who denied that the reef was sick?" in stems(claim, "en")
    assert "Who denied that the cliff was sick?" not in stems(claim.replace("the reef was", "the cliff was"), "en")


def test_a_clause_goes_on_behind_a_which_between_commas() -> None:
    told = f"{REEF}\n\nThe wreck, which weighs 212 tonnes, was raised by a crane from Riga in 1998."
    assert "In which year was the wreck raised by a crane from Riga?" in stems(told, "en")


def test_a_particle_stays_with_its_verb() -> None:
    told = "The swimmer from Ely took 0.71 seconds off a mark that had stood in Kent since 2014."
    assert "How many seconds did the swimmer from Ely take off a mark that had stood in Kent since 2014?" in stems(
        told, "en"
    )


def test_a_thing_of_the_same_name_that_comes_later_is_another_one() -> None:
    told = "A bakery in Ely won a prize. The bakery opened in 2016 in a former petrol station in Kent."
    assert "In which year did the bakery open in a former petrol station in Kent?" in stems(
        f"{told}\n\nLast year a bakery in Leeds won.", "en"
    )


def test_a_deed_that_answers_another_is_not_asked_for() -> None:
    told = "Harriet Lowe, the mayor of Ely, {} by closing two fish markets near the harbour of Muro."
    assert not any("closing" in stem for stem in stems(told.format("responded"), "en"))
    assert not any("closing" in stem for stem in stems(told.format("has since made room"), "en"))
    assert not any("part" in stem for stem in stems("About 9,400 runners from 41 towns near Muro took part.", "en"))
    assert any("closing" in stem for stem in stems(told.format("started"), "en"))


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        ("it would appeal against the fine from Ely", True),
        ("it had received 17 complaints from divers", True),
        ("it would cost three million euros", False),
        ("it had sunk in minutes", False),
        ("it would publish its plan after it was mended", False),
    ],
)
def test_a_body_means_itself_where_it_does_what_bodies_do(claim: str, asked: bool) -> None:
    told = f"The Dutch Safety Board met.\n\nThe Woodland Trust met.\n\nThe English Chess Federation said {claim}."
    assert ([stem for stem in stems(told, "en") if claim in stem] != []) == asked


def test_a_regular_verb_is_turned_for_a_number() -> None:
    told = "Organisers placed 60 water stations along the road to Muro."
    assert "How many water stations did organisers place along the road to Muro?" in stems(told, "en")


def test_what_was_introduced_may_be_asked_about_in_its_which() -> None:
    told = f"{REEF}\n\nThe wreck, which was built in 1878 by the engineer David Laidlaw, lies on sand."
    assert "In which year was the wreck built by the engineer David Laidlaw?" in stems(told, "en")
    told = f"{REEF}\n\nThe cliff, which was climbed in 1878 by the engineer David Laidlaw, lies on sand."
    assert not any("cliff" in stem for stem in stems(told, "en"))
