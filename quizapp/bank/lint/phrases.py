"""Lists of phrases as a teacher writes them, compiled so that a long list costs next to nothing for most texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from quizapp.bank.lint.texts import TOKEN, tokens

LITERAL: Final = re.compile(r"[\w'’-]+")


class Phrases:
    """Find any phrase of a list in a text.

    In an entry ``(word)`` may be absent, ``a/b`` is one of them, ``*`` is any one word and ``ter*`` any that begins so.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        """Sort the entries into single words and patterns. Raises ValueError for one that cannot be read."""
        self.entries = tuple(entry.casefold() for entry in entries)
        self._single = frozenset(entry for entry in self.entries if LITERAL.fullmatch(entry))
        self._patterns = [_pattern(entry) for entry in self.entries if entry not in self._single]
        self._anchors = [_anchors(entry) for entry in self.entries if entry not in self._single]

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile("|".join([*self._patterns, *(f" {re.escape(word)}(?= )" for word in self._single)]))

    @cached_property
    def _keys(self) -> frozenset[str] | None:
        """Return words of which a text must hold one to match any entry, None when there are no such words."""
        if not all(self._anchors):
            return None
        return self._single.union(*self._anchors)

    def find(self, text: str) -> str:
        """Return the first phrase that stands in the text, "" for none."""
        found = tokens(text)
        if self._keys is not None and self._keys.isdisjoint(found):
            return ""
        match = self._regex.search(f" {' '.join(found)} ") if self.entries else None
        return match[0].strip() if match else ""

    def opens(self, text: str) -> str:
        """Return the phrase with which the text begins, quotation marks aside, "" for none."""
        found = list(tokens(text))
        while found and not found[0][0].isalnum():
            found.pop(0)
        match = self._regex.match(f" {' '.join(found)} ") if self.entries else None
        return match[0].strip() if match else ""

    def all_in(self, text: str) -> list[str]:
        """Return every phrase that stands in the text, in order."""
        return [match[0].strip() for match in self._regex.finditer(f" {' '.join(tokens(text))} ")]

    def is_whole(self, text: str) -> bool:
        """Tell whether the text is one of the phrases and nothing else."""
        match = self._regex.match(f" {' '.join(tokens(text))} ")
        return match is not None and match.end() >= len(f" {' '.join(tokens(text))}")


def _pattern(entry: str) -> str:
    """Return the regular expression of an entry over " word word "; every word brings the blank before it."""
    whole = ""
    for part, optional in _joined(entry):
        ways = "|".join(_word(way) for way in part.split("/"))
        whole += f"(?: (?:{ways}))" + ("?" if optional else "")
    return whole + "(?= )"


def _joined(entry: str) -> list[tuple[str, bool]]:
    """Return the parts of an entry; blanks inside one pair of brackets belong together."""
    parts = re.findall(r"\([^()]*\)|\S+", entry)
    if entry.count("(") != entry.count(")") or any("(" in part[1:] for part in parts):
        raise ValueError(f"brackets do not match: {entry}")
    return [(part[1:-1] if part.startswith("(") else part, part.startswith("(")) for part in parts]


def _word(way: str) -> str:
    if way == "*":
        return r"[^ ]+"
    return " ".join(re.escape(piece).replace(r"\*", r"[^ ]*") for piece in way.split())


def _anchors(entry: str) -> frozenset[str]:
    """Return the ways of one part that must be there and is literal; empty when every part may vary freely."""
    for part, optional in _joined(entry):
        ways = part.split("/")
        if not optional and all("*" not in way for way in ways):
            return frozenset(TOKEN.findall(way)[0] for way in ways)
    return frozenset()
