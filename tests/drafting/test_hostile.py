"""Hostile and broken texts: a sentence for the reader or fewer drafts, never a trace, never a key out of the text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.refusal import Malformed
from quizapp.drafting.draft import draft
from quizapp.drafting.words.lexicon import lexicon
from quizapp.drafting.words.sentences import sentences

ARTICLE = (Path(__file__).parent / "articles" / "gempa.id.txt").read_text(encoding="utf-8")
BROKEN = [
    "“",
    "”",
    "“”",
    "{{c1::x}}",
    "{{g1}}",
    "<script>alert(1)</script>",
    "\u202e",
    "\x00",
    "1.2.3",
    "....",
    "# ",
    "|",
    "”,",
    "(",
    "**",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(ARTICLE)), st.sampled_from(BROKEN)), min_size=1, max_size=8))
def test_marks_at_wrong_places_never_break_it(cuts: list[tuple[int, str]]) -> None:
    text = ARTICLE
    for place, mark in cuts:
        text = f"{text[:place]}{mark}{text[place:]}"
    drafts = draft(text, "id")
    whole = " ".join(sentence.text for sentence in drafts.passage.sentences())
    assert all(one.key in whole for one in drafts.drafts)
    assert not any("<script" in one.item.stem for one in drafts.drafts)


def test_a_whole_page_of_scripts_gives_the_article_only() -> None:
    page = "<html><script>\nvar a = 1;\n</script>\n\n" + ARTICLE + "\n\n<div onclick='x()'>iklan</div>"
    stems = {item.stem for item in draft(page, "id").items}
    assert stems
    assert not any("var a" in stem or "onclick" in stem for stem in stems)


def test_two_languages_give_drafts_of_one() -> None:
    english = "The mayor said that all of the people who live in the valley would be moved to the school."
    drafts = draft(f"{ARTICLE}\n\n{english}", "id")
    assert all("mayor" not in sentence.text for sentence in drafts.passage.sentences())


@pytest.mark.parametrize("size", [150_000, 2_000_000])
def test_a_text_without_an_end_is_refused_at_once(size: int) -> None:
    with pytest.raises(Malformed):
        draft("kata " * (size // 5), "id")


def test_marks_that_end_no_sentence_are_read_in_no_time() -> None:
    letters = "A. B. C. kata Dr. H. yang di " * 3000
    with pytest.raises(Malformed):
        draft(letters, "id")
    assert sentences(f"{letters}desa.", lexicon("id")) == [f"{letters}desa."]


def test_a_script_inside_a_sentence_is_no_word_of_it() -> None:
    text = ARTICLE.replace(" mengatakan", "<script type=x>alert(1)</script> mengatakan 😀")
    assert draft(text, "id").items == draft(ARTICLE, "id").items


def test_capitals_throughout_hide_the_names_and_nothing_rests_on_them() -> None:
    told = draft(f"{ARTICLE}\n\nBUPATI SITI RAHMAWATI MENGATAKAN BAHWA AIR TELAH SURUT.", "id").told[-1]
    assert (told.damaged, told.items) == (True, ())


@pytest.mark.parametrize("mark", ["<svg onload=x", "{{c1::", "b>"])
def test_marks_of_a_program_are_no_words_to_ask_for(mark: str) -> None:
    told = draft(f"{ARTICLE}\n\nBupati Siti Rahmawati {mark} mengatakan bahwa air telah surut.", "id").told[-1]
    assert (told.damaged, told.items) == (True, ())


def test_a_short_sentence_of_the_other_language_is_left_out() -> None:
    other = "Kementerian Pekerjaan Umum memperbaiki tanggul itu dengan biaya Rp 14,5 miliar."
    english = (Path(__file__).parent / "articles" / "reef.en.txt").read_text(encoding="utf-8")
    drafts = draft(f"{english}\n\n{other}", "en")
    assert (drafts.left_out[-1].text, str(drafts.left_out[-1].why)) == (other, "This sentence is in Indonesian.")


def test_letters_that_nobody_sees_are_no_part_of_a_question() -> None:
    hidden = ARTICLE.replace("a", "a\U000e0041").replace("i", "i\ufe00").replace(" ", "\u3164").replace("u", "\u061cu")
    assert draft(hidden, "id").items == draft(ARTICLE, "id").items


@pytest.mark.parametrize("letter", ["\ufffd", "\ue000", "\U000f0000", "\u0430", "x\u0301\u0301"])
def test_nothing_rests_on_a_sentence_with_strange_letters(letter: str) -> None:
    told = draft(f"{ARTICLE}\n\nBupati Siti Rahmaw{letter}ti mengatakan bahwa air telah surut.", "id").told[-1]
    assert (told.damaged, told.items) == (True, ())


def test_malay_is_not_read_as_indonesian() -> None:
    malay = (
        "Menteri Kewangan Lim Swee Lan berkata bahawa kerajaan akan membina sekolah di Muar kerana murid bertambah. "
    )
    with pytest.raises(Malformed, match="Malay"):
        draft(malay * 3)
    assert draft(f"{ARTICLE}\n\n“Saya mahu pulang kerana hujan,” kata Lim.").language == "id"
