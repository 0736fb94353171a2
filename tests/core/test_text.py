"""The steps of comparing typed answers, one by one, and near misses."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.language import DATA_VERSION, language_data, languages
from quizapp.core.text import STEPS, Closeness, Match, Normaliser, match, normaliser

# name of the step, language, typed, what the whole pipeline makes of it
CASES = [
    ("unicode", "id", "\uff30\uff35\uff34\uff29\uff2e", "putin"),
    ("unicode", "id", "ﬁlm", "film"),
    ("unicode", "id", "m²", "m2"),
    ("trim", "id", "  \u200b hujan\t", "hujan"),
    ("trim", "id", "\u3000hujan\u00a0", "hujan"),
    ("blanks", "id", "air   laut", "air laut"),
    ("blanks", "id", "air\u00a0laut", "air laut"),
    ("blanks", "id", "hu\u200bjan", "hujan"),
    ("blanks", "id", "hu\u00adjan", "hujan"),
    ("quotes", "id", "Jum\u2019at", "jum'at"),
    ("quotes", "id", "Jum\u00b4at", "jum'at"),
    ("quotes", "id", "1961\u20131962", "1961-1962"),
    ("quotes", "id", "undang-undang", "undang undang"),
    ("quotes", "id", "Kim Jong\u2010un", "kim jong un"),
    ("case", "id", "HUJAN", "hujan"),
    ("case", "id", "Straße", "strasse"),
    ("punctuation", "id", "(hujan).", "hujan"),
    ("punctuation", "id", "\u201chujan\u201d!", "hujan"),
    ("punctuation", "id", "-5", "-5"),
    ("punctuation", "id", "- hujan", "hujan"),
    ("punctuation", "id", "50 %.", "50 %"),
    ("titles", "id", "Presiden Sukarno", "sukarno"),
    ("titles", "id", "Bapak Presiden Dr. Ir. Sukarno", "sukarno"),
    ("titles", "id", "Dr.  Sutomo", "sutomo"),
    ("titles", "id", "tahun 1961", "1961"),
    ("titles", "id", "negara Rusia", "rusia"),
    ("titles", "en", "the President", "president"),
    ("titles", "en", "Prime Minister Attlee", "attlee"),
    ("aliases", "id", "AS", "amerika serikat"),
    ("aliases", "id", "tentara Korut", "tentara korea utara"),
    ("aliases", "id", "PBB", "perserikatan bangsa bangsa"),
    ("aliases", "id", "RRT", "tiongkok"),
    ("aliases", "id", "Cina", "tiongkok"),
    ("aliases", "id", "Amerika", "amerika serikat"),
    ("aliases", "en", "U.S.", "united states"),
    ("aliases", "en", "US", "united states"),
    ("number_words", "id", "seribu sembilan ratus enam puluh satu", "1961"),
    ("number_words", "id", "dua puluh orang", "20 orang"),
    ("number_words", "en", "nineteen sixty-one", "1961"),
    ("diacritics", "id", "Kyïv", "kyiv"),
    ("diacritics", "id", "café", "cafe"),
    ("clitics", "id", "perjanjiannya", "perjanjian"),
    ("clitics", "id", "datanglah", "datang"),
    ("clitics", "en", "Putin\u2019s", "putin"),
]  # fmt: skip

UNTOUCHED = {
    "id": """presiden|perdana menteri|masalah|sekolah|jumlah|abdullah|hanya|amerika selatan|amerika serikat|ribu|-5|1961
        |007|perjanjian damai""",
    "en": "it's|give us|kim jong un|people who live here",
}


@pytest.mark.parametrize(("step", "language", "typed", "expected"), CASES)
def test_a_step_does_its_work_and_can_be_switched_off(step: str, language: str, typed: str, expected: str) -> None:
    on, off = Normaliser(language), Normaliser(language, {step})
    assert on.normalise(typed) == expected
    if expected != typed:
        assert step in dict(on.trace(typed))
        assert step not in dict(off.trace(typed))


@pytest.mark.parametrize("step", STEPS)
def test_every_step_makes_a_difference(step: str) -> None:
    traces = [[("", typed), *Normaliser(language).trace(typed)] for name, language, typed, _ in CASES if name == step]
    steps = [(before, after) for trace in traces for (_, before), (name, after) in pairwise(trace) if name == step]
    assert any(before != after for before, after in steps)


@pytest.mark.parametrize("language", UNTOUCHED)
def test_what_must_stay_stays(language: str) -> None:
    for typed in map(str.strip, UNTOUCHED[language].split("|")):
        assert normaliser(language).normalise(typed) == typed


def test_steps_act_in_the_order_of_the_list() -> None:
    assert tuple(name for name, _ in normaliser("id").trace("x")) == STEPS
    assert tuple(name for name, _ in Normaliser("id", {"trim", "case"}).trace("x")) == tuple(
        name for name in STEPS if name not in {"trim", "case"}
    )


def test_a_language_without_data_has_the_general_steps() -> None:
    assert normaliser("xx").normalise(" “Presiden  ÉMILE”. ") == "presiden emile"
    assert normaliser("../id").normalise("AS") == "as"


@given(st.text())
def test_any_text_can_be_normalised(text: str) -> None:
    for language in ("id", "en", ""):
        form = normaliser(language).normalise(text)
        assert form == form.strip()
        form.encode()


@given(st.text(st.sampled_from("abc ABC.,'-\u2019\u00e9"), max_size=30))
def test_case_blanks_and_outer_punctuation_never_matter(text: str) -> None:
    form = normaliser("id").normalise(text)
    assert normaliser("id").normalise(f"  “{text.upper()}”. ") == form
    assert normaliser("id").normalise(unicodedata.normalize("NFD", text.replace(" ", "   "))) == form


# ---- near misses


def near(typed: str, *accepted: str, rivals: tuple[str, ...] = (), language: str = "id") -> Match:
    return match(typed, accepted, language=language, rivals=rivals)


@pytest.mark.parametrize(
    ("typed", "accepted", "closeness"),
    [
        ("hujan", "hujan", Closeness.EXACT),
        ("hujna", "hujan", Closeness.NEAR),  # two neighbours swapped
        ("huja", "hujan", Closeness.NEAR),
        ("hujaan", "hujan", Closeness.NEAR),
        ("hojan", "hujan", Closeness.NEAR),
        ("hujaaan", "hujan", Closeness.NONE),  # two errors need nine letters
        ("haju", "hujan", Closeness.NONE),
        ("hutn", "hutan", Closeness.NEAR),
        ("uap", "uapi", Closeness.NONE),  # four letters: exact only
        ("gelombag", "gelombang", Closeness.NEAR),
        ("glombag", "gelombang", Closeness.NEAR),
        ("glomba", "gelombang", Closeness.NONE),
        ("1961", "1962", Closeness.NONE),
        ("1961-1963", "1961-1962", Closeness.NONE),  # digits are never near
        ("pasal 12 ayat 3", "pasal 12 ayat 4", Closeness.NONE),
        ("pasl 12 ayat 3", "pasal 12 ayat 3", Closeness.NEAR),
        ("", "hujan", Closeness.NONE),
        ("?!", "hujan", Closeness.NONE),
    ],
)
def test_near_misses(typed: str, accepted: str, closeness: Closeness) -> None:
    assert near(typed, accepted).closeness is closeness


def test_a_near_miss_can_be_forbidden() -> None:
    assert match("hujna", ("hujan",), language="id", near=False).closeness is Closeness.NONE


@pytest.mark.parametrize(
    ("typed", "accepted", "rival", "closeness"),
    [
        ("Korea Selatan", "Korea Utara", "Korea Selatan", Closeness.NONE),
        ("Korea Uttara", "Korea Utara", "Korea Selatan", Closeness.NEAR),
        ("Kim Jong Il", "Kim Jong Un", "Kim Jong Il", Closeness.NONE),  # two letters off, but somebody else
        ("Kim Jong Il", "Kim Jong Un", "Kim Il Sung", Closeness.NEAR),
        ("Kim Jong Ul", "Kim Jong Un", "Kim Jong Il", Closeness.NONE),  # equally near
        ("Hutan Borra", "Hutan Bora", "Hutan Torra", Closeness.NONE),
        ("Hutan Bora", "Hutan Bora", "hutan bora!", Closeness.EXACT),  # what is accepted is no rival
        ("Hutan Boraa", "Hutan Bora", "hutan bora!", Closeness.NEAR),
        ("Hutan Boraa", "Hutan Bora", "?", Closeness.NEAR),  # a name of nothing is no rival
    ],
)
def test_a_near_miss_is_refused_when_another_entity_is_as_near(
    typed: str, accepted: str, rival: str, closeness: Closeness
) -> None:
    assert near(typed, accepted, rivals=(rival, "Sesuatu Yang Lain")).closeness is closeness


def test_a_rival_is_known_by_its_other_names_in_the_language() -> None:
    assert near("Korea Selatan", "Korea Sultan").closeness is Closeness.NEAR
    assert near("Korea Selatan", "Korea Sultan", rivals=("Korsel",)).closeness is Closeness.NONE


def test_the_nearest_that_is_near_enough_wins_and_the_first_of_equals() -> None:
    assert near("gelombng", "gelombong besar", "gelombang", "gelombing").index == 1
    assert near("abcx", "abcd", "abcxy") == Match(1, Closeness.NEAR, 1)  # the shorter one is too short to be near


@given(st.text(st.sampled_from("abcdefgh "), min_size=5, max_size=20), st.integers(0, 30), st.sampled_from("xyz"))
def test_one_wrong_letter_is_near(word: str, place: int, letter: str) -> None:
    form = normaliser("").normalise(word)
    if len(form) < 5:
        return
    place %= len(form)
    found = match(form[:place] + letter + form[place + 1 :], (word,), language="")
    assert found == Match(0, Closeness.NEAR, 1)
    assert match(
        form[:place] + letter + form[place + 1 :],
        (word,),
        language="",
        rivals=(form[:place] + letter + form[place + 1 :],),
    ) == Match(-1, Closeness.NONE)


@given(
    st.text(max_size=200),
    st.lists(st.text(max_size=50), max_size=5).map(tuple),
    st.lists(st.text(max_size=50), max_size=5).map(tuple),
)
def test_matching_never_raises_and_exact_beats_all(
    text: str, accepted: tuple[str, ...], rivals: tuple[str, ...]
) -> None:
    found = near(text, *accepted, rivals=rivals)
    assert -1 <= found.index < len(accepted)
    assert (found.index == -1) == (found.closeness is Closeness.NONE)
    if text in accepted and normaliser("id").normalise(text):
        assert found.closeness is Closeness.EXACT


# ---- the data


# A change of the data or of what a step does asks for a higher DATA_VERSION and, then, for a new line here.
DIGESTS = {1: "b8da3e25c5f1c9d1ec7715fe277137c777be7dc20a48e86f91b358f3e5096991"}


def test_data_changes_only_with_its_version() -> None:
    folder = files("quizapp.core.language")
    data = [json.loads((folder / f"{language}.json").read_text(encoding="utf-8")) for language in sorted(languages())]
    acting = [{name: value for name, value in read.items() if not name.endswith("about")} for read in data]
    assert hashlib.sha256(json.dumps(acting, sort_keys=True).encode()).hexdigest() == DIGESTS[DATA_VERSION]


def test_both_languages_have_data() -> None:
    assert languages() >= {"id", "en"}


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_alias_stands_for_two_names(language: str) -> None:
    data = language_data(language)
    others = sorted(
        other.casefold() for table in (data.aliases, data.whole_aliases) for names in table.values() for other in names
    )
    assert all(first != second for first, second in pairwise(others))
    assert all(
        normaliser(language).normalise(other) == normaliser(language).normalise(name)
        for name, others in data.aliases.items()
        for other in others
    )
