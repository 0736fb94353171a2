"""What one language knows about writing: the word lists that a teacher can read and mend, one file a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from quizapp.bank.lint.phrases import Phrases
from quizapp.bank.lint.texts import words
from quizapp.bank.yaml_tree import read_yaml
from quizapp.core.problem import Problems
from quizapp.core.tree import Branch, Leaf, Node, Row

FOLDER: Final = Path(__file__).parent
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
    answer_words: Phrases
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
    return frozenset(file.stem for file in FOLDER.glob("*.yaml"))


@cache
def words_of(language: str) -> Words:
    """Return the word lists of a language. Raises KeyError for one that has none."""
    if language not in known_languages():
        raise KeyError(language)
    tree = read_yaml(FOLDER / f"{language}.yaml", language, Problems())
    read = tree.entries if isinstance(tree, Branch) else {}
    return Words(language=language, _stems={}, **{name: _list(name, node) for name, (_, node) in read.items()})


def _list(name: str, node: Node) -> Any:  # noqa: ANN401 - by the name of the field
    if isinstance(node, Branch):
        return {key: _list(key, value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Row):
        entries = tuple(leaf.text for leaf in node.values if isinstance(leaf, Leaf))
        return entries if name in LETTERS else Phrases(entries)
    if name in SETS:
        return frozenset(node.text.split())
    return int(node.text) if node.text.isdigit() else node.text
