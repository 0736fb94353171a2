"""English bodies called by their last word once the article has named them."""

import pytest

from tests.drafting.drafted import drafts_of, stems, text_of

NAMED = "Harriet Lowe, the mayor of Ely, met divers. She praised the Northern Isles Trust."
PEOPLE = "Tom Pike, a diver from Muro, was glad. Ann Ray, a judge in Ely, left."


def spelled(paragraph: str) -> list[str]:
    return [one.text for one in text_of(paragraph, "en").spelled_out.lines][:5]


def test_the_last_word_of_a_body_means_it_and_both_sentences_prove_it() -> None:
    told = f"{NAMED} {PEOPLE}\n\nLowe promised that the trust would talk to boat owners."
    found = {one.item.stem: one.item.evidence for one in drafts_of(told, "en").drafts}
    assert found["Who promised that the Northern Isles Trust would talk to boat owners?"] == ("p1.2", "p2.1")


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{NAMED} The trust fund bought a boat.",
        f"{NAMED} A trust in Kent helped. The trust bought a boat.",
        f"{NAMED} Other trusts helped. The trust bought a boat.",
        f"{NAMED} The National Trust helped. The trust bought a boat.",
        f"{NAMED} “The trust bought a boat,” said Lowe.",
        "The trust bought a boat. Harriet Lowe praised the Northern Isles Trust.",
        "Harriet Lowe, the mayor of Ely, praised Riga University. The university bought a boat.",
    ],
)
def test_in_doubt_the_word_stays(paragraph: str) -> None:
    assert spelled(paragraph) == [one.text for one in text_of(paragraph, "en").lines][:5]


def test_a_body_that_is_spelled_out_is_named_in_the_stem() -> None:
    told = f"{NAMED}\n\nThe trust bought 14 boats from Muro for 2 million pounds in 1998."
    assert any("the Northern Isles Trust buy" in stem for stem in stems(told, "en"))
