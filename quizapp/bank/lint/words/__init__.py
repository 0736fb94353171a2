"""What one language knows about writing: the word lists that a teacher can read and mend, one file a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from quizapp.bank.lint.phrases import Phrases
from quizapp.bank.lint.texts import words

SETS: Final = ("stop_words", "pronouns", "common_words")
LETTERS: Final = ("endings", "beginnings", "swallowed", "dropped")
MOST_AFFIXES: Final = 3


@dataclass(frozen=True)
class Words:
    """Hold the lists of one language; the files say what each is for."""

    language: str
    stop_words: frozenset[str]
    pronouns: frozenset[str]
    orphans: Phrases
    not_orphans: Phrases
    all_options: Phrases
    no_options: Phrases
    option_words: Phrases
    places: Phrases
    option_place_order: str
    and_words: Phrases
    negative_tasks: Phrases
    negations: Phrases
    absolutes: Phrases
    hedges: Phrases
    attributions: Phrases
    floating_times: Phrases
    months: Phrases
    question_words: Phrases
    first_words: Mapping[str, Phrases]
    clause_joins: Phrases
    true_labels: Phrases
    false_labels: Phrases
    yes_no_questions: Phrases
    yes_no_answers: Phrases
    perishable: Phrases
    not_perishable: Phrases
    present_tense: Phrases
    sensitive_topics: Phrases
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    letters_left: int
    swallowed: tuple[str, ...]
    dropped: tuple[str, ...]
    common_words: frozenset[str]
    _stems: dict[str, str]

    def stem(self, word: str) -> str:
        """Return roughly what a word is about: without its beginning and endings, for comparing only."""
        if word not in self._stems:
            self._stems[word] = self._stem(word)
        return self._stems[word]

    def stems(self, text: str) -> frozenset[str]:
        """Return the stems of the words of a text that say something."""
        return frozenset(self.stem(word) for word in words(text) if word not in self.stop_words)

    def _stem(self, word: str) -> str:
        if word[0].isdigit():
            return word
        word = word.removeprefix(
            next((one for one in self.beginnings if self._can_lose(word, one, word.startswith)), "")
        )
        if len(word) > self.letters_left and word[0] in self.swallowed:
            word = word[1:]
        for _ in range(MOST_AFFIXES):
            word = word.removesuffix(
                next((one for one in self.endings if self._can_lose(word, one, word.endswith)), "")
            )
        return word[:-1] if len(word) > self.letters_left and word[-1] in self.dropped else word

    def _can_lose(self, word: str, affix: str, stands: Callable[[str], bool]) -> bool:
        return stands(affix) and len(word) - len(affix) >= self.letters_left


@cache
def known_languages() -> frozenset[str]:
    """Return the languages that have word lists."""
    names = (file.name for file in files(__name__).iterdir())
    return frozenset(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


@cache
def words_of(language: str) -> Words:
    """Return the word lists of a language. Raises KeyError for one that has none."""
    if language not in known_languages():
        raise KeyError(language)
    text = (files(__name__) / f"{language}.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - makes text, lists and mappings only
    return Words(language=language, _stems={}, **{name: _list(name, value) for name, value in read.items()})


def _list(name: str, value: Any) -> Any:  # noqa: ANN401 - by the name of the field
    if name in SETS:
        return frozenset(value.split())
    if name in LETTERS:
        return tuple(value)
    if isinstance(value, Mapping):
        return {key: Phrases(entries) for key, entries in value.items()}
    if isinstance(value, list):
        return Phrases(value)
    return int(value) if value.isdigit() else value
