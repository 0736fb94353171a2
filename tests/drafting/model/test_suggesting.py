"""A model's reply becomes drafts only when it has the form that was asked and the text and the gate let it pass."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.item import Status
from quizapp.core.refusal import Malformed
from quizapp.drafting.draft import draft
from quizapp.drafting.items.drafts import Drafts
from quizapp.drafting.model.asking import fingerprint, request
from quizapp.drafting.model.proposal import read_reply
from quizapp.drafting.model.suggesting import suggestions
from tests.drafting.model.replies import ARTICLE, article, choice, proof, reply


def drafted(text: str) -> Drafts:
    return draft(ARTICLE, suggest=suggestions(lambda body: text, "contoh-7b"))  # noqa: ARG005 - asked by its name


def by_model(drafts: Drafts) -> list[Any]:
    return [one for one in drafts.drafts if one.rule == "model"]


def test_sound_proposals_become_drafts_that_tell_model_and_prompt() -> None:
    found = by_model(drafted(reply(choice(), proof())))
    assert sorted(one.item.type for one in found) == ["evidence_selection", "single_choice"]
    for one in found:
        assert one.item.status is Status.DRAFT
        assert "contoh-7b" in one.item.author
        assert fingerprint() in one.item.author
    (key,) = (
        option for one in found if one.item.type == "single_choice" for option in one.item.content.options if option.key
    )
    assert key.text in ARTICLE


def test_without_a_model_the_drafts_are_the_same_as_with_one_that_lies() -> None:
    lied = drafted(reply(choice(key="tiang tengah terlalu pendek"), "nonsense", {"form": "choice"}))
    assert by_model(lied) == []
    assert [one.item.id for one in lied.drafts] == [one.item.id for one in draft(ARTICLE).drafts]


def test_what_a_model_proposed_in_vain_is_told_although_the_sentence_gave_an_item() -> None:
    short = choice(stem="Mengapa jembatan tua di Jalan Merbabu ditutup?", rationale="Tiangnya retak.")
    drafts = drafted(reply(choice(key="tiang tengah terlalu pendek"), proof(), short, "nonsense"))
    why = {str(each) for one in drafts.told if one.address == "p1.1" for each in one.why}
    assert why == {
        "The key does not stand in the sentence that should prove it.", "The rationale has 2 words.",
        "1 of the model’s proposals had not the form that was asked for.",
    }  # fmt: skip
    assert drafts.told[0].items


def test_a_proposal_that_comes_twice_is_taken_once() -> None:
    assert len(by_model(drafted(reply(choice(), choice(rationale="Tiang tengahnya retak."))))) == 1


def test_the_gate_looks_at_what_a_model_says() -> None:
    twins = [{"text": "semua jawaban benar", "why": "Bukan."}, {"text": "tidak ada yang benar", "why": "Bukan."}]
    assert by_model(drafted(reply(choice(distractors=twins)))) == []


def test_the_request_holds_sound_sentences_by_address_and_the_schema() -> None:
    body: Mapping[str, Any] = request(article(), "contoh-7b")
    system, user = (message["content"] for message in body["messages"])
    assert "p1.1 Pemerintah Kota Salatiga" in user
    assert "Indonesian" in system
    assert json.loads(system.partition("JSON schema: ")[2])["required"] == ["items"]


@pytest.mark.parametrize("text", ["", "Tentu! Ini soalnya:", "[]", "{}", '{"items": 3}', '{"items": [', "[" * 100_000])
def test_a_reply_of_another_form_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Malformed, match="form that was asked"):
        drafted(text)


def test_a_fence_round_the_reply_is_no_matter() -> None:
    assert len(by_model(drafted(f"```json\n{reply(choice())}\n```"))) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(list(choice())), inner, max_size=8),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=5))
def test_no_json_breaks_the_reading(entries: list[Any]) -> None:
    read = read_reply(json.dumps({"items": entries}))
    assert len(read.proposals) + read.unreadable == len(entries)
