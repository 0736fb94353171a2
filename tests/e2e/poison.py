"""Texts of a bank and of everything around it, each with every payload in it, and what a page shows of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from quizapp.bank.plain import check_item, load_item
from quizapp.core.item import Item
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import Node, from_plain
from tests.e2e.payloads import PAYLOADS

Plain: TypeAlias = Any  # data as JSON gives it
Path: TypeAlias = tuple[Any, ...]  # field names and list places
MARKED: Final = re.compile(r"q(\d+)x(\d+)(?!\d)")
ENOUGH: Final = 100  # payloads in each field
GAPS: Final = "{{"  # where these mean a gap, a text of them is refused
FACT: Final = {
    "id": "air-naik", "statement": "Air laut naik.", "speaker": "bulan", "stance": "stated", "evidence": ["p1.1"],
    "topics": ["alam"],
}  # fmt: skip
RECALL: Final = {
    "kind": "recall", "front": "Apa yang naik?", "back": "Air.", "why": "Ya.", "hint": "A.", "reverse": "Apa?",
}  # fmt: skip
CLOZE: Final = {"kind": "cloze", "text": "{{c1::Air::Apa}} naik.", "why": "Ya.", "hint": "A."}
TERM: Final = {"id": "air-laut", "term": "air laut", "forms": ["laut"], "meaning": "Air yang asin."}
ENTITY: Final = {
    "id": "bulan", "kind": "place", "name": {"id": "Bulan"}, "aliases": {"id": ["Candra"]},
    "metonyms": {"id": ["Malam"]}, "role": {"id": "Satelit"},
}  # fmt: skip


@dataclass
class Ink:
    """Write texts that hold every payload, each marked by its field and number, so that a page tells what it shows."""

    names: list[str] = field(default_factory=list)

    def text(self, name: str, before: str = "", *, tame: bool = False, between: str = " ") -> str:
        """Return a text of one field; in the next field another payload is the first, so none hides behind another.

        ``tame`` leaves out what would be read as gaps, and what holds letters that cannot be seen: names may not.
        """
        if name not in self.names:
            self.names.append(name)
        number = self.names.index(name)
        turned = (number * 7 + place for place in range(len(PAYLOADS)))
        marked = ((place, PAYLOADS[place]) for place in (at % len(PAYLOADS) for at in turned))
        texts = (
            f"q{number}x{place} {text}"
            for place, text in marked
            if not (tame and (GAPS in text or not text.isprintable()))
        )
        return between.join(filter(None, (before, *texts)))

    def shown(self, texts: Iterable[str]) -> dict[str, int]:
        """Return field -> how many payloads of it stand in some text."""
        found: dict[int, set[str]] = defaultdict(set)
        for text in texts:
            for number, place in MARKED.findall(text):
                found[int(number)].add(place)
        return {name: len(found[number]) for number, name in enumerate(self.names)}


Load: TypeAlias = Callable[[Any, Scope], Any]


def sound_item(node: Node, scope: Scope) -> Item | None:
    """Return an item that can be asked."""
    item = load_item(node, scope)
    if item is not None:
        check_item(item, node, scope)
    return item


def poisoned(ink: Ink, plain: Plain, load: Load, name: str) -> Plain:
    """Return plain data of which every text that may hold anything holds every payload; ids and numbers stay."""
    for path in list(_paths(plain)):
        steps = (step for step in path if isinstance(step, str) and not step.startswith("p1."))
        field_ = ".".join((name, *steps))
        for tame in (False, True):
            tried = _replaced(plain, path, ink, field_, tame=tame)
            problems = Problems()
            if load(from_plain(tried, Place("x")), Scope(problems)) is not None and not problems.blocking:
                plain = tried
                break
        else:
            if f"q{ink.names.index(field_)}x" not in str(plain):
                ink.names.remove(field_)  # it takes no text: an id, a number
    return plain


def _paths(plain: Plain, path: Path = ()) -> Iterator[Path]:
    pairs = plain.items() if isinstance(plain, Mapping) else enumerate(plain) if isinstance(plain, list) else ()
    for step, value in pairs:
        yield from _paths(value, (*path, step))
    if isinstance(plain, str):
        yield path


def _replaced(plain: Plain, path: Path, ink: Ink, name: str, *, tame: bool) -> Plain:
    if not path:
        return ink.text(name, plain, tame=tame)
    copy = dict(plain) if isinstance(plain, Mapping) else list(plain)
    copy[path[0]] = _replaced(plain[path[0]], path[1:], ink, name, tame=tame)
    return copy
