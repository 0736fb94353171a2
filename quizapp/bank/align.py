"""One entry in two languages: what both share follows the one that was edited, the texts of the other stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from quizapp.bank.structure import OF_FACTS, OF_ITEMS, OWN
from quizapp.core.passage import Passage

SHARED: Final = frozenset((*OF_ITEMS, *OF_FACTS, "id", "type", "retired", "corrected"))
ADDRESSED: Final = "evidence"
WAIVED: Final = "waive"
# What one language may have alone, the last two in a draft.
OWN_TEXTS: Final = frozenset({"author", WAIVED, "rationale", "indicator"})
SHORT: Final = 4  # words; names and numbers are the same in every language


def aligned(here: Mapping[str, Any], there: Mapping[str, Any], passages: tuple[Passage, Passage]) -> dict[str, Any]:
    """Return the entry of the other language with the structure and settings of ``here`` and its own texts.

    New parts come with the text of ``here``, to be translated. ``passages`` are those of here and there.
    """
    made: dict[str, Any] = {}
    for name in dict.fromkeys((*here, *(name for name in there if name in OWN_TEXTS))):
        own = there.get(name)
        if name in SHARED:
            made[name] = _merged(here[name], own)
        elif name in FOLLOWING:
            made[name] = FOLLOWING[name](here[name], own)
        elif name == ADDRESSED:
            made[name] = own or moved(here[name], passages)
        elif own or name != WAIVED:
            made[name] = own or here[name]
    return made


def _card(here: Any, own: Any) -> Any:  # noqa: ANN401 - a word or a mapping
    alike = isinstance(here, Mapping) and isinstance(own, Mapping) and here.get("kind") == own.get("kind")
    return own if alike else here


def _hints(here: list[str], own: list[str] | None) -> list[str]:
    return [*(own or ())[: len(here)], *here[len(own or ()) :]]


def moved(addresses: list[str], passages: tuple[Passage, Passage]) -> list[str]:
    """Return where the other language proves what ``addresses`` prove here: the same sentence, else its section."""
    here, there = (dict(_sections(passage)) for passage in passages)
    found = []
    for address in addresses:
        section = here.get(address, 0)
        same = address if there.get(address) == section else next((one for one in there if there[one] == section), "")
        found.append(same or next(iter(there), address))
    return list(dict.fromkeys(found))


def untranslated(here: Any, there: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - plain data of any depth
    """Walk the paths of longer texts that say the same in both languages."""
    if isinstance(here, Mapping) and isinstance(there, Mapping):
        for name in here.keys() & there.keys():
            yield from untranslated(here[name], there[name], f"{path}.{name}" if path else name)
    elif isinstance(here, list) and isinstance(there, list):
        for place, (one, two) in enumerate(zip(here, there, strict=False), 1):
            yield from untranslated(one, two, f"{path}[{place}]")
    elif isinstance(here, str) and here == there and len(here.split()) > SHORT:
        yield path


def _sections(passage: Passage) -> Iterator[tuple[str, int]]:
    for number, section in enumerate(passage.sections):
        for paragraph in section.paragraphs:
            yield from ((sentence.address, number) for sentence in paragraph.sentences)


def _merged(here: Any, there: Any) -> Any:  # noqa: ANN401 - plain data of any depth
    if isinstance(here, Mapping):
        known = there if isinstance(there, Mapping) else {}
        own = {name: known[name] for name in known if name in OWN and name not in here}
        return {
            name: known[name] if name in OWN and name in known else _merged(value, known.get(name))
            for name, value in here.items()
        } | own
    if isinstance(here, list) and all(isinstance(row, Mapping) for row in here):
        known = dict(_rows(there if isinstance(there, list) else []))
        return [_merged(row, known.get(name)) for name, row in _rows(here)]
    return here


def _rows(rows: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Walk rows with what they are known by: their id, else their place."""
    for place, row in enumerate(rows):
        yield (row.get("id", place) if isinstance(row, Mapping) else place), row


FOLLOWING: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType({"card": _card, "hints": _hints})
