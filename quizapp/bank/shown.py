"""How much of a passage students are shown, by the rights that its bank names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quizapp.bank.plain.words import ADDRESS_PATTERN
from quizapp.core.bank import Bank, Edition, Rights
from quizapp.core.item import Item, Status
from quizapp.core.passage import Passage, excerpt
from quizapp.itemtypes.registry import item_type


def shown_sentences(bank: Bank, language: str) -> tuple[str, ...] | None:
    """Return the addresses that students may read in reading order, None for all.

    Of an excerpt they are those that prove a fact in use or a published item, or that such an item itself names.
    """
    if bank.provenance.rights is Rights.WHOLE:
        return None
    edition = bank.editions[language]
    cited = set(_cited(edition))
    return tuple(address for address in edition.passage.by_address() if address in cited)


def shown_passage(bank: Bank, language: str) -> Passage:
    """Return the passage as students may read it."""
    passage, shown = bank.editions[language].passage, shown_sentences(bank, language)
    return passage if shown is None else excerpt(passage, shown, bank.provenance.link)


def _cited(edition: Edition) -> Iterator[str]:
    for fact in edition.facts:
        if fact.retired is None:
            yield from fact.evidence
    for item in edition.items:
        if item.status is Status.PUBLISHED:
            yield from item.evidence
            yield from _named(item)


def _named(item: Item) -> Iterator[str]:
    """Walk the addresses in the fields of an item that hold some."""
    kind = item_type(item.type)
    content = kind.dump(item.content)
    for field in kind.sentence_fields:
        yield from _addresses(content.get(field.partition(".")[0]))


def _addresses(value: Any) -> Iterator[str]:  # noqa: ANN401 - plain data of any depth
    if isinstance(value, str) and re.fullmatch(ADDRESS_PATTERN, value):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for each in value:
            yield from _addresses(each)
