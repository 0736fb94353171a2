"""What a person who takes a draft vouches for: its key, what else is accepted, and why its wrong options are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.bank.entry import HERE
from quizapp.bank.plain import load_item
from quizapp.core.bank import Entity
from quizapp.core.item import Item
from quizapp.core.problem import Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.parts import Part, Role
from quizapp.itemtypes.registry import item_type
from quizapp.services.entry_ground import Desk


@dataclass(frozen=True, slots=True)
class Vouched:
    """Hold the key in words, the other answers that are accepted, and a sentence for each wrong option that has one."""

    key: str = ""
    also: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def vouched(source: Mapping[str, Any], bench: Desk) -> Vouched:
    """Return what a draft claims to be right and wrong, nothing of one that cannot be read."""
    item = _item(source)
    if item is None:
        return Vouched()
    parts = item_type(item.type).parts(item)
    also = dict.fromkeys(_also(parts, bench.head.entities, bench.passage.language))
    return Vouched(_key(item, bench), tuple(also), tuple(_wrong(parts)))


def key_of(source: Mapping[str, Any], bench: Desk) -> str:
    """Return the key of a draft in words, "" where it cannot be read."""
    item = _item(source)
    return "" if item is None else _key(item, bench)


def _item(source: Mapping[str, Any]) -> Item | None:
    item = load_item(from_plain(source, HERE), Scope(Problems()))
    return None if item is None or item.content is None else item


def _key(item: Item, bench: Desk) -> str:
    kind = item_type(item.type)
    bound = kind.bind(item, bench.passage, bench.head.entities)
    return kind.summarise(bound, kind.key(bound))


def _also(parts: Sequence[Part], entities: Sequence[Entity], language: str) -> Iterator[str]:
    """Walk what is accepted beside the first answer of each list: the rest of the list, and names of its entity."""
    first: dict[tuple[str | int, ...], str] = {}
    for part in parts:
        if part.role is not Role.ANSWER:
            continue
        best = first.setdefault(part.list_steps, part.text)
        names = (name for entity in entities if entity.id == part.entity for name in entity.called(language))
        yield from (text for text in (part.text, *names) if text != best)


def _wrong(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.role is Role.OPTION and part.why and not part.key:
            yield part.why if part.text in part.why else f"{part.text}: {part.why}"
