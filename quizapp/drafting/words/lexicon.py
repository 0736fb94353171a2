"""What drafting knows of a language: word lists that a teacher can read, one JSON file a language, read once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final

from quizapp.bank.lint.words import Words, words_of
from quizapp.core.fact import Stance

LANGUAGES: Final = ("id", "en")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Hold the lists of one language, all in small letters.

    ``speech`` maps a verb that takes a claim to the stance of that claim; ``clausal`` are those of them after which a
    claim stands even without a "that"; ``said`` are the verbs after a quotation; ``months`` maps a name to its number;
    ``verbs`` maps an unusual form to the base that a question needs; ``acts`` maps a verb to the noun of what is done
    by saying it (warned: a warning); the other lists are sets of single words, of
    several for ``offices``.
    """

    language: str
    lists: Mapping[str, frozenset[str]]
    speech: Mapping[str, Stance]
    months: Mapping[str, int]
    verbs: Mapping[str, str]
    numbers: Mapping[str, int]
    acts: Mapping[str, str]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return a list by its name. Raises KeyError for an unknown one."""
        return self.lists[name]

    @property
    def writing(self) -> Words:
        """Return the word lists of the rules of writing."""
        return words_of(self.language)

    def one_of(self, name: str) -> re.Pattern[str]:
        """Return what matches any entry of a list as whole words, longer ones first."""
        if name not in self._patterns:
            entries = sorted(self.lists[name], key=lambda entry: (-len(entry), entry))
            self._patterns[name] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, entries))})(?!\w)", re.IGNORECASE)
        return self._patterns[name]

    @cached_property
    def present(self) -> Mapping[str, str]:
        """Return the form that goes with "she" of each base -> the base (English only)."""
        return {_third(base): base for base in self.verbs.values()} if self.language == "en" else {}

    @cached_property
    def office_heads(self) -> frozenset[str]:
        """Return the words with which an office of the list begins."""
        return frozenset(office.split()[0] for office in self["offices"])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return every word of every list: those of the language that are known."""
        listed = {word for entries in self.lists.values() for entry in entries for word in entry.split()}
        forms = self.verbs.keys() | set(self.verbs.values())
        return frozenset(listed | forms | self.writing.common_words | self.writing.stop_words)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Return words that are no names although a sentence may begin with them."""
        lists = self.writing
        known = ("offices", "open", "speech_after", "auxiliaries", "plain_verbs", "units", "time_words", "ordinary")
        return (
            lists.stop_words | lists.pronouns | lists.common_words | frozenset().union(*(self[name] for name in known))
        )


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in "aeou" else f"{base}s"


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lists of a language of ``LANGUAGES``. Raises FileNotFoundError for another."""
    read: dict[str, Any] = json.loads((files(__package__) / "data" / f"{language}.json").read_text(encoding="utf-8"))
    return Lexicon(
        language,
        {name: frozenset(entries) for name, entries in read["lists"].items()},
        {verb: Stance(stance) for stance, verbs in read["speech"].items() for verb in verbs},
        read["months"],
        read.get("verbs", {}),
        read["numbers"],
        {verb: noun for noun, verbs in read["acts"].items() for verb in verbs},
    )
