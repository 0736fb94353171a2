"""Binding: what a revision stores of an item, as plain data and back, for every type alike."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.passage import Passage
from quizapp.core.problem import Place, Problems
from quizapp.core.refusal import Malformed
from quizapp.core.shape import Scope
from quizapp.core.tree import JsonObject, from_plain
from quizapp.itemtypes.contract import Bound, ItemType

Content = TypeVar("Content")
STORED: Final = Place("revision")


def bound(
    item: Item,
    content: Content,
    passage: Passage,
    names: Mapping[str, tuple[str, ...]] | None = None,
    data_version: int = 0,
) -> Bound[Content]:
    """Return an item's content with its evidence sentences frozen in; addresses that do not exist are left out.

    ``data_version`` is 0 for a type that compares no typed text, so that new language data makes no new revision of it.
    """
    sentences = passage.by_address()
    evidence = {address: sentences[address].text for address in item.evidence if address in sentences}
    frozen = MappingProxyType(evidence), MappingProxyType(dict(names or {}))
    return Bound(passage.language, item.stem, item.rationale, content, *frozen, data_version, hints=item.hints)


def bound_to_plain(item_type: ItemType[Any], bound: Bound[Any]) -> dict[str, Any]:
    """Return bound content as JSON-able data; the type's name is part of it, so that two types never look alike."""
    # Absent where there are none: what was stored before types had them keeps its hash.
    sentences = {"sentences": dict(bound.sentences)} if bound.sentences else {}
    hints = {"hints": list(bound.hints)} if bound.hints else {}
    return (
        sentences
        | hints
        | {
            "type": item_type.name,
            "language": bound.language,
            "stem": bound.stem,
            "rationale": bound.rationale,
            "content": item_type.dump(bound.content),
            "evidence": dict(bound.evidence),
            "names": {entity: list(names) for entity, names in bound.names.items()},
            "data_version": bound.data_version,
        }
    )


def bound_from_plain(item_type: ItemType[Any], plain: JsonObject) -> Bound[Any]:
    """Return what ``bound_to_plain`` stored. Raises Malformed when the stored data is not of this type."""
    problems = Problems()
    content = item_type.load(from_plain(plain.get("content"), STORED), Scope(problems))
    if content is None or plain.get("type") != item_type.name:
        raise Malformed(msg("A stored item is not of the type “%(name)s”.", name=item_type.name))
    stored: Mapping[str, Any] = plain
    return Bound(
        language=stored["language"],
        stem=stored["stem"],
        rationale=stored["rationale"],
        content=content,
        evidence=MappingProxyType(dict(stored["evidence"])),
        names=MappingProxyType({entity: tuple(names) for entity, names in stored["names"].items()}),
        data_version=stored["data_version"],
        sentences=MappingProxyType(dict(stored.get("sentences", {}))),
        hints=tuple(stored.get("hints", ())),
    )


def canonical(plain: JsonObject) -> str:
    """Return canonical JSON: NFC text, keys sorted, no blanks; the order of lists counts."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def bound_hash(plain: JsonObject) -> str:
    """Return the SHA-256 (64 hex digits) of the canonical JSON: the same hash needs no new revision."""
    return hashlib.sha256(canonical(plain).encode()).hexdigest()
