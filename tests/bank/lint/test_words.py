"""The word lists of every language are whole, and entries mean what their heading says."""

from __future__ import annotations

from dataclasses import fields

import pytest

from quizapp.bank.lint.phrases import Phrases
from quizapp.bank.lint.words import FOLDER, Words, known_languages, words_of
from quizapp.bank.yaml_tree import read_yaml
from quizapp.core.problem import Problems
from quizapp.core.tree import Branch

ALIKE = {
    "id": [
        "memasok pasokan dipasok", "menyerang serangan diserang", "perjanjian berjanji janji",
        "peringatan memperingatkan", "penandatanganan menandatangani ditandatangani",
        "kekalahan mengalahkan kalah", "pemakaian memakai pakai",
    ],
    "en": [
        "treaty treaties", "supply supplies supplied", "weapon weapons", "agree agreed agreement",
        "warning warned warns",
    ],
}  # fmt: skip
APART = {"id": ["aliansi perjanjian", "rudal peluru"], "en": ["alliance treaty", "missile shell"]}


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_a_language_has_every_list(language: str) -> None:
    tree = read_yaml(FOLDER / f"{language}.yaml", language, Problems())
    assert isinstance(tree, Branch)
    assert {"language", "_stems", *tree.entries} == {field.name for field in fields(Words)}
    lists = words_of(language)
    for field in fields(Words):
        held = getattr(lists, field.name)
        for phrases in held.values() if field.name == "first_words" else [held]:
            if isinstance(phrases, Phrases):
                assert phrases.find("a") in {"", "a"}  # compiles


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_forms_of_a_word_have_one_stem(language: str) -> None:
    stem = words_of(language).stem
    for row in ALIKE[language]:
        assert len({stem(word) for word in row.split()}) == 1, row
    for row in APART[language]:
        assert len({stem(word) for word in row.split()}) == len(row.split()), row


def test_a_language_without_lists_is_none_of_ours() -> None:
    with pytest.raises(KeyError):
        words_of("fr")


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("kecuali", "Semua, kecuali satu", "kecuali"),
        ("kecuali", "pengecualian", ""),
        ("pekan/bulan lalu", "Pada bulan lalu.", "bulan lalu"),
        ("all (of) the above", "all the above", "all the above"),
        ("all (of) the above", "All of the above!", "all of the above"),
        ("* tersebut", "perjanjian tersebut", "perjanjian tersebut"),
        ("teroris*", "para terorisme", "terorisme"),
        (", tetapi", "naik, tetapi pelan", ", tetapi"),
        (", tetapi", "tetapi pelan", ""),
        ("isn't", "It isn’t so.", "isn't"),
        ("b (c d) e", "a b e", "b e"),
        ("b (c d) e", "a b c d e", "b c d e"),
    ],
)
def test_a_phrase_is_found_as_written(entry: str, text: str, found: str) -> None:
    assert Phrases([entry]).find(text) == found


def test_a_phrase_knows_where_it_stands() -> None:
    phrases = Phrases(["ia", "hal itu"])
    assert phrases.opens("“Hal itu” kata Hatta") == "hal itu"
    assert phrases.opens("Kata Hatta, hal itu") == ""
    assert phrases.is_whole("Ia")
    assert not phrases.is_whole("Ia pergi")
    assert phrases.all_in("ia dan hal itu") == ["ia", "hal itu"]
    assert Phrases([]).find("x") == ""


def test_brackets_that_do_not_match_are_refused() -> None:
    with pytest.raises(ValueError, match="brackets"):
        Phrases(["all (of the above"])
