"""Language data for typed answers: one JSON file a language that a teacher can read, and what reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

# Rises with every change of a file here or of a step in core.text: a revision stores the version it was scored with.
DATA_VERSION: Final = 1

Numbers = Mapping[str, int]


def _no_numbers() -> Numbers:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Hold the words of which numbers are made, all in small letters.

    ``values`` stand for themselves, ``added`` add to the digit before them, ``multiplied`` multiply what stands before
    them, ``scales`` close a group of hundreds; ``short_forms`` are read as the words behind them; ``year_pairs`` allows
    "nineteen sixty-one".
    """

    values: Numbers = field(default_factory=_no_numbers)
    added: Numbers = field(default_factory=_no_numbers)
    multiplied: Numbers = field(default_factory=_no_numbers)
    scales: Numbers = field(default_factory=_no_numbers)
    short_forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    joined_by: frozenset[str] = frozenset()
    year_pairs: bool = False


@dataclass(frozen=True, slots=True)
class LanguageData:
    """Hold what one language knows about typed answers, as authored: titles, name -> aliases, number words, endings."""

    titles: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    whole_aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    numbers: NumberWords = field(default_factory=NumberWords)
    endings: tuple[str, ...] = ()
    letters_left: int = 0
    keep: frozenset[str] = frozenset()


@cache
def languages() -> frozenset[str]:
    """Return the languages that have data."""
    return frozenset(
        file.name.removesuffix(".json") for file in files(__name__).iterdir() if file.name.endswith(".json")
    )


@cache
def language_data(language: str) -> LanguageData:
    """Return the data of a language; a language without a file has none, so that only the general steps act."""
    if language not in languages():
        return LanguageData()
    read = json.loads((files(__name__) / f"{language}.json").read_text(encoding="utf-8"))
    return LanguageData(
        titles=tuple(read["titles"]),
        aliases=_lists(read["aliases"]),
        whole_aliases=_lists(read["whole_aliases"]),
        numbers=_number_words(read["numbers"]),
        endings=tuple(read["clitics"]["endings"]),
        letters_left=read["clitics"]["letters_left"],
        keep=_small(read["clitics"]["keep"]),
    )


def _number_words(read: Mapping[str, Any]) -> NumberWords:
    return NumberWords(
        values=MappingProxyType(read["values"]),
        added=MappingProxyType(read["added"]),
        multiplied=MappingProxyType(read["multiplied"]),
        scales=MappingProxyType(read["scales"]),
        short_forms=MappingProxyType({word: tuple(full.split()) for word, full in read["short_forms"].items()}),
        joined_by=frozenset(read["joined_by"]),
        year_pairs=read["year_pairs"],
    )


def _lists(read: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: tuple(others) for name, others in read.items()})


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
