"""Typed answers: the steps that make two spellings of one answer equal, and near misses.

The steps stand in the order in which they act; an item may switch any of them off by its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from rapidfuzz.distance import OSA

from quizapp.core.language import DATA_VERSION, LanguageData, language_data
from quizapp.core.language.numbers import digits

__all__ = ["DATA_VERSION", "STEPS", "Closeness", "Match", "Normaliser", "match", "normaliser", "prepared"]

STEPS: Final = (
    "unicode",  # NFKC: full-width letters, ligatures and the like become the usual ones
    "trim",  # blanks and invisible characters at both ends fall
    "blanks",  # a run of blanks becomes one, invisible characters fall
    "quotes",  # all quotes and dashes look alike; a hyphen between letters is a blank
    "case",  # upper and lower case are equal
    "punctuation",  # punctuation round the answer falls
    "titles",  # "Presiden", "Dr.", "tahun" before a name or year fall
    "aliases",  # other names for the same thing: "Korut" is "Korea Utara"
    "number_words",  # "seribu sembilan ratus enam puluh satu" is "1961"
    "diacritics",  # "é" is "e"
    "clitics",  # "perjanjiannya" is "perjanjian"
)

INVISIBLE: Final = frozenset({"Cf", "Cc", "Cs"})
KEPT_OUTSIDE: Final = frozenset("%&#@")  # punctuation to Unicode, meaning to a reader
SINGLE_QUOTES: Final = "\u2018\u2019\u201a\u201b\u02bc\u02bb`\u00b4\u2032"
DOUBLE_QUOTES: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
UNIFIED: Final = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(DASHES, "-")
)
HYPHEN: Final = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
DIGITS: Final = re.compile(r"\d+")
# The shortest accepted form -> the most typing errors, counted by Optimal String Alignment: a letter added, left out or
# changed, or two neighbours swapped, is one error.
TOLERATED: Final = ((9, 2), (5, 1))

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]


class Normaliser:
    """Bring typed text into the form in which it is compared, in one language, without the steps in ``steps_off``."""

    def __init__(self, language: str, steps_off: Collection[str] = ()) -> None:
        """Prepare the language's tables with the steps before them; unknown names in ``steps_off`` do nothing."""
        self._data: LanguageData = language_data(language)
        self._steps = tuple(name for name in STEPS if name not in steps_off)
        self._titles: tuple[tuple[str, ...], ...] = ()
        self._aliases: Phrases = MappingProxyType({})
        self._whole: Mapping[str, str] = MappingProxyType({})
        self._titles = tuple(
            sorted({self._words_before("titles", title) for title in self._data.titles}, key=len, reverse=True)
        )
        self._aliases = MappingProxyType(dict(self._phrases(self._data.aliases)))
        self._whole = MappingProxyType(
            {" ".join(other): " ".join(name) for other, name in self._phrases(self._data.whole_aliases)}
        )

    def normalise(self, text: str) -> str:
        """Return the form that is compared; "" for text that says nothing."""
        for name in self._steps:
            text = _ACTIONS[name](self, text)
        return text

    def trace(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each acting step's name with the text after it, in order."""
        for name in self._steps:
            text = _ACTIONS[name](self, text)
            yield name, text

    def _words_before(self, step: str, text: str) -> tuple[str, ...]:
        """Return the words of a table's entry as the steps before ``step`` leave them."""
        for name in self._steps:
            if STEPS.index(name) >= STEPS.index(step):
                break
            text = _ACTIONS[name](self, text)
        return tuple(text.split())

    def _phrases(self, table: Mapping[str, Iterable[str]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        for name, others in table.items():
            target = self._words_before("aliases", name)
            for other in (name, *others):
                yield self._words_before("aliases", other), target

    def without_titles(self, text: str) -> str:
        """Drop titles from the start, as long as something is left."""
        words = tuple(text.split())
        while title := next((title for title in self._titles if _starts(words, title)), ()):
            words = words[len(title) :]
        return " ".join(words)

    def with_aliases(self, text: str) -> str:
        """Replace every other name by the name, the longest first; a replacement is not looked at again."""
        if text in self._whole:
            return self._whole[text]
        return " ".join(_swapped(tuple(text.split()), self._aliases))

    def with_digits(self, text: str) -> str:
        """Replace number words by digits."""
        return " ".join(digits(text.split(), self._data.numbers))

    def without_clitics(self, text: str) -> str:
        """Drop one ending from every word that is long enough and not to be kept."""
        return " ".join(self._stem(word) for word in text.split())

    def _stem(self, word: str) -> str:
        for ending in self._data.endings:
            left = len(word) - len(ending)
            if (
                word.casefold().endswith(ending)
                and left >= self._data.letters_left
                and word.casefold() not in self._data.keep
            ):
                return word[:left]
        return word


def _starts(words: Sequence[str], title: Sequence[str]) -> bool:
    """Tell whether a title stands at the start of longer text, a full stop after it or not."""
    if not title or len(words) <= len(title):
        return False
    return all(word.rstrip(".") == part.rstrip(".") for word, part in zip(words, title, strict=False))


def _swapped(words: Sequence[str], phrases: Phrases) -> Iterator[str]:
    longest = max(map(len, phrases), default=0)
    place = 0
    while place < len(words):
        for size in range(min(longest, len(words) - place), 0, -1):
            found = phrases.get(tuple(word.rstrip(".") for word in words[place : place + size]))
            if found:
                yield from found
                place += size
                break
        else:
            yield words[place]
            place += 1


def _unified(text: str) -> str:
    # NFKC turns an acute accent typed as an apostrophe into a blank with a combining mark.
    return HYPHEN.sub(" ", text.replace(" \u0301", "'").translate(UNIFIED))


def _visible(text: str) -> str:
    if text.isprintable():  # most texts are: not one letter need be looked at
        return text
    return "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in INVISIBLE)


def _trimmed(text: str) -> str:
    if text.isprintable():
        return text.strip()
    return text.strip(
        "".join({letter for letter in text if letter.isspace() or unicodedata.category(letter) in INVISIBLE})
    )


def _is_outer(letter: str) -> bool:
    return letter.isspace() or (unicodedata.category(letter).startswith("P") and letter not in KEPT_OUTSIDE)


def _without_punctuation(text: str) -> str:
    start, end = 0, len(text)
    while end > start and _is_outer(text[end - 1]):
        end -= 1
    while start < end and _is_outer(text[start]):
        if text[start] == "-" and text[start + 1 : start + 2].isdigit():
            break  # a minus sign
        start += 1
    return text[start:end]


def _without_diacritics(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(letter for letter in parts if unicodedata.category(letter) != "Mn"))


_ACTIONS: Mapping[str, Callable[[Normaliser, str], str]] = MappingProxyType({
    "unicode": lambda _, text: unicodedata.normalize("NFKC", text),
    "trim": lambda _, text: _trimmed(text),
    "blanks": lambda _, text: re.sub(r"\s+", " ", _visible(text)),
    "quotes": lambda _, text: _unified(text),
    "case": lambda _, text: unicodedata.normalize("NFC", text.casefold()),
    "punctuation": lambda _, text: _without_punctuation(text),
    "titles": Normaliser.without_titles,
    "aliases": Normaliser.with_aliases,
    "number_words": Normaliser.with_digits,
    "diacritics": lambda _, text: _without_diacritics(text),
    "clitics": Normaliser.without_clitics,
})  # fmt: skip


@lru_cache(maxsize=64)
def normaliser(language: str, steps_off: frozenset[str] = frozenset()) -> Normaliser:
    """Return the one normaliser of a language and a set of steps that are off."""
    return Normaliser(language, steps_off)


@lru_cache(maxsize=2048)
def prepared(language: str, steps_off: frozenset[str], texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return authored texts normalised; they are compared with every answer, so the result is kept."""
    return tuple(normaliser(language, steps_off).normalise(text) for text in texts)


class Closeness(StrEnum):
    """Say how a typed answer was matched."""

    EXACT = "exact"
    NEAR = "near"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """Hold which accepted text was matched (-1 for none) and how; ``errors`` counts a near miss's typing errors."""

    index: int
    closeness: Closeness
    errors: int = 0


NO_MATCH: Final = Match(-1, Closeness.NONE)


def match(  # noqa: PLR0913 - the answer, what it is compared with, and how
    text: str,
    accepted: tuple[str, ...],
    *,
    language: str,
    rivals: tuple[str, ...] = (),
    steps_off: frozenset[str] = frozenset(),
    near: bool = True,
) -> Match:
    """Return the first accepted text that equals ``text`` after normalising, else the nearest near miss, else none.

    A near miss has at most 1 typing error (accepted form of 5 characters or more) or 2 (9 or more), the same digits. It
    is refused when one of ``rivals`` (names of other entities) is as near or nearer. An accepted text is no rival.
    """
    typed = normaliser(language, steps_off).normalise(text)
    forms = prepared(language, steps_off, accepted)
    if not typed:
        return NO_MATCH
    if typed in forms:
        return Match(forms.index(typed), Closeness.EXACT)
    if not near:
        return NO_MATCH
    misses = ((OSA.distance(typed, form), place) for place, form in enumerate(forms) if _near(typed, form))
    errors, index = min(misses, default=(0, -1))
    others = (form for form in prepared(language, steps_off, rivals) if form and form not in forms)
    if index < 0 or any(OSA.distance(typed, form) <= errors for form in others):
        return NO_MATCH
    return Match(index, Closeness.NEAR, errors)


def _near(typed: str, form: str) -> bool:
    """Tell whether a form has few enough errors; digits must agree, for a wrong year is no slip of the finger."""
    most = next((most for length, most in TOLERATED if len(form) >= length), 0)
    return OSA.distance(typed, form, score_cutoff=most) <= most and DIGITS.findall(typed) == DIGITS.findall(form)
