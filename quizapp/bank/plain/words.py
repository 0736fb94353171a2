"""Shapes that several files of a bank share: languages, texts by language, addresses, dates, lists of ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeVar

from quizapp.core.i18n import msg
from quizapp.core.shape import ListOf, MapOf, Text, identifier
from quizapp.core.tree import Branch, Leaf, Node

Value = TypeVar("Value")

LANGUAGES: Final = ("id", "en")
EDITIONS: Final = ("id", "en", "id-en")
LANGUAGE: Final = Text(2, "(id|en)", msg("a language (id or en)"))
EDITION: Final = Text(5, "(id|en|id-en)", msg("an edition (id, en or id-en)"))
DAY: Final = Text(10, r"20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", msg("a date such as 2026-01-31"))
ADDRESS_PATTERN: Final = r"p[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}"
PARAGRAPH_PATTERN: Final = r"p[1-9][0-9]{0,3}"
ADDRESS: Final = Text(10, ADDRESS_PATTERN, msg("a sentence address such as p3.2"))
ADDRESSES: Final = ListOf(ADDRESS, 1, 20)
IDS: Final = ListOf(identifier(), 0, 1000)
SOME_IDS: Final = ListOf(identifier(), 1, 1000)
NAME: Final = Text(200)
_RULE_WORD: Final = Text(40, r"[a-z][a-z0-9_]*", msg("a name (small letters, digits and underscores)"))
RULES: Final = MapOf(_RULE_WORD, _RULE_WORD)  # item type -> scoring rule


def texts(longest: int = 1000) -> MapOf:
    """Return the shape of a text in one or more languages."""
    return MapOf(LANGUAGE, Text(longest), least=1)


def frozen(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return a read-only copy in canonical order: the languages and editions in their order, then by name."""
    return MappingProxyType(ordered(values))


def ordered(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return a copy in canonical order, so that it does not matter how a database kept the keys."""
    return {key: values[key] for key in sorted(values, key=_rank)}


def subject_of(node: Node) -> str:
    """Return the id that a mapping gives itself, "" when it has none that could be shown."""
    leaf = node.entries["id"][1] if isinstance(node, Branch) and "id" in node.entries else None
    return leaf.text[:80] if isinstance(leaf, Leaf) else ""


def present(data: Mapping[str, Any], *optional: str) -> dict[str, Any]:
    """Return ``data`` without the ``optional`` fields that are empty or false."""
    return {key: value for key, value in data.items() if value or key not in optional}


def _rank(key: str) -> tuple[int, str]:
    known: Sequence[str] = EDITIONS
    return (known.index(key) if key in known else len(known), key)
