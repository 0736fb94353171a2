"""Evidence selection: the best of several sets, the two-part form, chance by counting, and what authors get wrong."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import ChoiceCard
from quizapp.core.i18n import Message
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.evidence_selection.scoring import Proof
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.pages import ask, dice, macro, understood

KIND = item_type("evidence_selection")
ONE: dict[str, Any] = {"keys": [["p1.2"]]}
SETS: dict[str, Any] = {"keys": [["p1.2"], ["p1.3", "p1.1"]], "pick": 2}
OPTIONS = [{"id": "bulan", "text": "Bulan", "key": True}, {"id": "angin", "text": "Angin"}, {"id": "es", "text": "Es"}]
PARTS: dict[str, Any] = {"keys": [["p1.1", "p1.2"], ["p1.3"]], "pick": 2, "question": {"options": OPTIONS}}


def pick(*sentences: str, option: str = "") -> Given:
    return Given({**({"option": option} if option else {}), "sentences": list(sentences)})


def earned(plain: dict[str, Any], response: Given, rule: str = "best_set") -> Fraction:
    return KIND.score(bound("evidence_selection", plain), response, rule).fraction


@pytest.mark.parametrize(
    ("sentences", "score"),
    [(["p1.2"], "1"), (["p1.1", "p1.3"], "1"), (["p1.1"], "1/2"), (["p1.1", "p1.2"], "0"), ([], "0")],
)
def test_the_best_set_counts_and_wrong_sentences_cost(sentences: list[str], score: str) -> None:
    assert earned(SETS, pick(*sentences)) == Fraction(score)


def test_the_denominator_is_constant() -> None:
    made = bound(
        "evidence_selection", SETS | {"keys": [["p1.1"], ["p1.1", "p1.2"], ["p1.1", "p1.2", "p1.3"]], "pick": 3}
    )
    assert KIND.denominator(made, "best_set") == 6
    assert {KIND.score(made, pick(*some), "best_set").denominator for some in (["p1.1"], ["p1.1", "p1.3"], [])} == {6}


@pytest.mark.parametrize(
    ("option", "sentences", "score"),
    [
        ("bulan", ["p1.3"], "1"),
        ("bulan", ["p1.1", "p1.2"], "1"),
        ("bulan", ["p1.1"], "1/2"),
        ("bulan", ["p1.1", "p1.3"], "1/2"),
        ("bulan", [], "1/2"),
        ("angin", ["p1.3"], "0"),
        ("", ["p1.3"], "0"),
    ],
)
def test_an_answer_and_its_proof_earn_everything_an_answer_alone_half(
    option: str, sentences: list[str], score: str
) -> None:
    assert earned(PARTS, pick(*sentences, option=option), "two_part") == Fraction(score)


def test_the_form_of_the_item_decides_its_rule() -> None:
    for name in ("", "best_set", "two_part"):
        assert KIND.rule_of(bound("evidence_selection", ONE), name).name == "best_set"
        assert KIND.rule_of(bound("evidence_selection", PARTS), name).name == "two_part"


SENTENCES = [f"p1.{number}" for number in range(1, 7)]
SUBSETS = st.frozensets(st.sampled_from(SENTENCES[:5]), min_size=1, max_size=3)


@given(sets=st.lists(SUBSETS, min_size=1, max_size=4), offered=st.integers(5, 6), more=st.integers(0, 1))
def test_chance_is_the_mean_over_every_pick(sets: list[frozenset[str]], offered: int, more: int) -> None:
    proof = Proof(tuple(sets), max(map(len, sets)) + more)
    shown = SENTENCES[:offered]
    picks = [*chain.from_iterable(map(frozenset, combinations(shown, size)) for size in range(1, proof.pick + 1))]
    assert proof.guesses(offered) == len(picks)
    assert proof.chance(offered) == sum((proof.earned(some) for some in picks), Fraction(0)) / len(picks)
    assert proof.chance_of_whole(offered) == Fraction(sum(map(proof.whole, picks)), len(picks))


def test_chance_in_a_whole_passage_is_small_and_exact() -> None:
    assert Proof((frozenset({"p2.1"}),), 1).chance(52) == Fraction(1, 52)
    assert Proof((frozenset({"p2.1", "p2.2"}),), 2).chance(52) == (2 * Fraction(1, 2) + 1) / (52 + 26 * 51)
    made = bound("evidence_selection", {"keys": [["p1.2"]], "question": {"options": OPTIONS}})
    assert KIND.chance(made, "two_part") == Fraction(1, 3) * (Fraction(1, 2) + Fraction(1, 6))


def test_sentences_stand_as_in_the_passage_and_options_are_shuffled() -> None:
    made = bound("evidence_selection", PARTS)
    orders = {KIND.order(made, dice(seed)) for seed in range(30)}
    assert len(orders) == 6
    assert {order[3:] for order in orders} == {("p1.1", "p1.2", "p1.3")}
    fixed = PARTS | {"question": {"options": OPTIONS, "shuffle": False}}
    assert len({KIND.order(bound("evidence_selection", fixed), dice(seed)) for seed in range(9)}) == 1


def test_the_tenth_sentence_comes_behind_the_ninth() -> None:
    plain = {"keys": [["p1.10", "p1.9", "p2.1"]], "pick": 3}
    assert KIND.dump(example_item(KIND, "Apa?", plain, "Karena.").content)["keys"] == [["p1.9", "p1.10", "p2.1"]]


@pytest.mark.parametrize(("pick", "kind"), [(1, "radio"), (2, "checkbox")])
def test_one_sentence_is_a_radio_button_several_are_checkboxes(pick: int, kind: str) -> None:
    made = bound("evidence_selection", ONE | {"pick": pick})
    page = ask(KIND, made, KIND.order(made, dice(0)), Blank())
    assert {box["type"] for box in page.all("input")} == {kind}
    assert (f"at most {pick}" if pick > 1 else "Pick one sentence.") in page.text
    assert (
        "radio" in {box["type"] for box in ask(KIND, made, KIND.order(made, dice(0)), Blank()).all("input")} or pick > 1
    )


def test_a_picked_sentence_can_be_taken_back() -> None:
    made = bound("evidence_selection", ONE)
    order = KIND.order(made, dice(0))
    sent = ask(KIND, made, order, Given({"sentences": ["p1.2"]})).sent()
    assert sent["response-b"] == "1"
    sent["response-b"] = ""
    assert understood(KIND, made, order, sent) == Blank()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"option": None, "sentences": ["0", "1", "2"]}, "You picked 3 sentences. Pick at most 2."),
        ({"option": None, "sentences": ["0", "0"]}, "One sentence came twice."),
        ({"option": None, "sentences": ["9"]}, "not among those shown"),
        ({"option": "7", "sentences": ["0"]}, "not among those shown"),
        ({"option": ["0", "1"], "sentences": []}, "not among those shown"),
        (["0"], "not a choice of sentences"),
    ],
)
def test_what_no_page_sends_is_invalid(data: object, says: str) -> None:
    made = bound("evidence_selection", PARTS)
    parsed = KIND.parse(made, data, KIND.order(made, dice(0)))
    assert isinstance(parsed, Invalid)
    assert says in str(parsed.reason)


def test_only_the_paragraphs_named_are_offered_and_the_keys_are_evidence_too() -> None:
    made = bound("evidence_selection", {"keys": [["p1.3"]], "from": ["p1"]})
    assert list(made.sentences) == ["p1.1", "p1.2", "p1.3"]
    assert list(made.evidence) == ["p1.1", "p1.2", "p1.3"]


def test_feedback_names_picked_and_proving_sentences() -> None:
    made = bound("evidence_selection", SETS | {"keys": [["p1.2"]], "tempting": {"p1.3": "Ini tentang hujan."}})
    response = pick("p1.2", "p1.3")
    told = macro(KIND, "feedback", made, KIND.order(made, dice(0)), response, KIND.score(made, response, "best_set"))
    assert "it proves it" in told.text
    assert "it does not prove it" in told.text
    assert "Ini tentang hujan." in told.text
    assert len(told.all("mark")) == 1
    missed = macro(KIND, "feedback", made, KIND.order(made, dice(0)), Blank(), KIND.score(made, Blank(), "best_set"))
    assert "This sentence proves it" in missed.text
    assert "hujan" not in missed.text


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (Blank(), "You left this item blank. A blank earns nothing."),
        (pick("p1.2"), "The sentence you picked is the proof. The full score needs exactly this sentence. You earn"),
        (
            pick("p1.1"),
            "Sentences of the proof picked: 1 of 2. Other sentences picked: 0. Each sentence of the proof adds 1/2,",
        ),
        (pick("p1.2", "p1.3"), "You picked the proof. Other sentences picked: 1."),
    ],
)
def test_the_mark_is_explained(response: Given | Blank, says: str) -> None:
    assert str(KIND.score(bound("evidence_selection", SETS), response, "best_set").explain).startswith(says)


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (pick("p1.3", option="bulan"), "Your answer is right. Your sentences prove the right answer."),
        (pick(option="bulan"), "Your answer is right. Your sentences are not a proof."),
        (pick("p1.3", option="es"), "Your answer is not right. Your sentences prove the right answer."),
        (Blank(), "You left this item blank."),
    ],
)
def test_both_parts_are_explained(response: Given | Blank, says: str) -> None:
    assert str(KIND.score(bound("evidence_selection", PARTS), response, "two_part").explain).startswith(says)


@pytest.mark.parametrize(
    ("plain", "field", "code"),
    [
        ({"keys": []}, "keys", "shape-count"),
        ({"keys": [["p1"]]}, "keys[1][1]", "shape-form"),
        ({"keys": [["p1.1", "p1.2"]]}, "keys[1]", "evidence-pick"),
        ({"keys": [["p1.1"], ["p1.1"]]}, "keys[2]", "evidence-twice"),
        ({"keys": [["p1.1", "p1.1"]], "pick": 2}, "keys[1]", "evidence-twice"),
        ({"keys": [["p2.1"]], "from": ["p1"]}, "keys[1]", "evidence-not-offered"),
        (ONE | {"tempting": {"p1.2": "Bukan."}}, "tempting.p1.2", "evidence-tempting"),
        (ONE | {"from": ["p1"], "tempting": {"p3.1": "Bukan."}}, "tempting.p3.1", "evidence-not-offered"),
        (ONE | {"question": {"options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}},
         "question.options", "no-key"),
        (ONE | {"question": {"options": [{"id": n, "text": n, "key": True} for n in "ab"]}},
         "question.options[2].key", "two-keys"),
        (ONE | {"pick": 9}, "pick", "shape-number"),
    ],
)  # fmt: skip
def test_authors_hear_what_is_wrong_and_where(plain: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, plain) == {field: code}


def test_part_a_becomes_a_card_and_sentences_alone_do_not() -> None:
    cards = KIND.cards(example_item(KIND, "Apa?", PARTS, "Karena."), bound("evidence_selection", PARTS))
    assert isinstance(cards, tuple)
    assert isinstance(cards[0], ChoiceCard)
    assert [option.key for option in cards[0].options] == [True, False, False]
    assert isinstance(KIND.cards(example_item(KIND, "Apa?", ONE, "Karena."), bound("evidence_selection", ONE)), Message)


def test_what_was_picked_is_counted_and_told() -> None:
    made = bound("evidence_selection", PARTS)
    response = pick("p1.2", "p9.9", option="angin")
    assert KIND.classify(made, response) == ("angin", "p1.2")
    assert KIND.summarise(made, response) == "Angin; Bulan menarik air laut lebih kuat daripada Matahari."


def test_under_the_rule_of_sentences_alone_part_a_changes_nothing() -> None:
    three = {"keys": [["p1.1", "p1.2", "p1.3"]], "pick": 3}
    both = bound("evidence_selection", three | {"question": {"options": OPTIONS}})
    alone = bound("evidence_selection", three)
    assert KIND.denominator(both, "best_set") == KIND.denominator(alone, "best_set") == 3
    assert KIND.chance(both, "best_set") == KIND.chance(alone, "best_set")
    assert KIND.denominator(both, "two_part") == 2
    said = str(KIND.score(both, pick(option="bulan"), "best_set").explain)
    assert said == "You picked no sentence, and only sentences count here."
    assert str(KIND.score(both, Blank(), "best_set").explain) == "You left this item blank. A blank earns nothing."


def test_the_two_parts_are_explained_with_what_they_earn() -> None:
    made = bound("evidence_selection", PARTS)
    said = str(KIND.score(made, pick("p1.1", option="bulan"), "two_part").explain)
    assert said.startswith("Your answer is right. Your sentences are not a proof.")
    assert said.endswith("You earn 1/2 of the full score.")
