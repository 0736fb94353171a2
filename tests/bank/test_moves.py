"""Addresses follow sentences: unchanged ones wherever they go, edited ones by their likeness, none points nowhere."""

from __future__ import annotations

import time
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.moves import Moves, moves, readdressed
from quizapp.bank.passage_text import parse_passage
from quizapp.core.passage import Passage
from quizapp.core.problem import Problems

SOON = 30.0  # seconds on a slow machine


def passage(*paragraphs: str) -> Passage:
    """Return a passage; a slash ends a sentence."""
    body = "\n\n".join(paragraph.replace("/", "\n") for paragraph in paragraphs)
    found = parse_passage(f"# Judul\n\n{body}", "p", "id", Problems())
    assert found
    return found


OLD = passage("Ani pergi ke pasar besar./Ia membeli beras.", "Budi tinggal di rumah./Hujan turun.")


def went(*paragraphs: str) -> dict[str, str]:
    return dict(moves(OLD, passage(*paragraphs)).sentences)


def test_nothing_moves_in_the_same_text() -> None:
    assert went("Ani pergi ke pasar besar./Ia membeli beras.", "Budi tinggal di rumah./Hujan turun.") == {
        "p1.1": "p1.1", "p1.2": "p1.2", "p2.1": "p2.1", "p2.2": "p2.2",
    }  # fmt: skip


def test_sentences_that_stay_are_followed_past_new_and_swapped_ones() -> None:
    swapped = "Hujan turun./Ani pergi ke pasar besar.", "Budi tinggal di rumah./Ia membeli beras."
    assert went("Kata baru di depan.", *swapped) == {
        "p1.1": "p2.2", "p1.2": "p3.2", "p2.1": "p3.1", "p2.2": "p2.1",
    }  # fmt: skip


def test_an_edited_sentence_is_found_by_its_likeness() -> None:
    edited = "Ani pergi ke pasar kecil di desa./Ia membeli beras.", "Kata baru sekali./Budi ada di rumah./Hujan turun."
    assert went(*edited) == {
        "p1.1": "p1.1", "p1.2": "p1.2", "p2.1": "p2.2", "p2.2": "p2.3",
    }  # fmt: skip


def test_a_sentence_that_is_gone_is_followed_by_what_stands_there() -> None:
    assert went("Ani pergi ke pasar besar.", "Budi tinggal di rumah./Hujan turun.")["p1.2"] == "p2.1"
    assert went("Ani pergi ke pasar besar./Ia membeli beras.")["p2.2"] == "p1.2"
    assert set(went("Semuanya lain.").values()) == {"p1.1"}


def test_a_paragraph_goes_where_most_of_it_went() -> None:
    found = moves(
        OLD, passage("Baru.", "Ani pergi ke pasar besar./Ia membeli beras.", "Budi tinggal di rumah./Hujan turun.")
    )
    assert found.paragraphs == {"p1": "p2", "p2": "p3"}


def test_content_follows_too_and_names_nothing_twice() -> None:
    plain = {
        "type": "evidence_selection", "evidence": ["p1.1", "p1.2"],
        "content": {"keys": [["p1.2"], ["p1.1", "p1.2"]], "tempting": {"p2.1": "x"}, "from": ["p1", "p2"], "pick": 1},
    }  # fmt: skip
    there = Moves({"p1.1": "p4.1", "p1.2": "p4.1", "p2.1": "p5.3"}, {"p1": "p4", "p2": "p5"})
    assert readdressed(plain, there) == {
        "type": "evidence_selection", "evidence": ["p4.1"],
        "content": {"keys": [["p4.1"]], "tempting": {"p5.3": "x"}, "from": ["p4", "p5"], "pick": 1},
    }  # fmt: skip


sentences = st.lists(
    st.sampled_from([f"Kalimat {word}." for word in ("satu", "dua", "tiga", "empat", "lima", "enam")]),
    min_size=1,
    max_size=8,
)


@given(old=sentences, new=sentences)
def test_every_sentence_goes_somewhere_and_unchanged_ones_to_themselves(old: list[str], new: list[str]) -> None:
    before, after = passage("/".join(old)), passage("/".join(new))
    found = moves(before, after).sentences
    here, there = before.by_address(), after.by_address()
    assert list(found) == list(here)
    assert set(found.values()) <= set(there)
    kept = sum(min(old.count(text), new.count(text)) for text in set(old))
    assert sum(here[a].text == there[b].text for a, b in found.items()) >= kept


@given(order=st.permutations(range(6)))
def test_whatever_the_order_nothing_is_edited(order: list[int]) -> None:
    texts = [f"Kalimat ke-{number} tentang pasar." for number in range(6)]
    before, after = passage("/".join(texts)), passage("/".join(texts[place] for place in order))
    there = after.by_address()
    assert all(before.by_address()[a].text == there[b].text for a, b in moves(before, after).sentences.items())


def test_a_long_passage_rewritten_is_compared_soon() -> None:
    numbers = count()
    old, new = ("/".join(f"Kalimat {next(numbers)} berbeda sama sekali." for _ in range(1500)) for _ in range(2))
    start = time.process_time()
    moves(passage(old), passage(new))
    assert time.process_time() - start < SOON
