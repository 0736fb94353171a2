"""``evidence.stamps.yaml`` <-> the hashes that the evidence of every fact and item had when it was last read.

The file is generated: ``quizapp bank stamp`` writes it. An edited sentence no longer has the hash that stands there, so
what rests on it is known by name; a sentence that only moved is found again by its hash.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from quizapp.bank.files import STAMPS_FILE
from quizapp.bank.plain.head import FORMAT, FORMAT_SHAPE
from quizapp.bank.plain.words import ADDRESS_PATTERN, LANGUAGE, LANGUAGES
from quizapp.bank.source import Folder
from quizapp.bank.yaml_text import yaml_text
from quizapp.bank.yaml_tree import read_yaml
from quizapp.core.bank import Bank, Edition
from quizapp.core.fact import Fact
from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.problem import Problems
from quizapp.core.shape import MapOf, Record, Scope, Text, identifier, read_clean
from quizapp.core.stamp import LENGTH, Stamps, stamp_of

ROWS: Final = 4  # the levels of the file: itself, its languages, their entries, one entry a line
ENTRY: Final = MapOf(Text(10, ADDRESS_PATTERN, msg("a sentence address such as p3.2")), Text(LENGTH, r"[0-9a-f]{12}"))
STAMPS: Final = Record({"format": FORMAT_SHAPE, "evidence": MapOf(LANGUAGE, MapOf(identifier(), ENTRY))})


def read_stamps(folder: Folder, problems: Problems) -> Mapping[str, Stamps]:
    """Return language -> entry id -> address -> stamp of a bank's folder; none where there is no such file."""
    path = folder / STAMPS_FILE
    tree = read_yaml(path, str(path), problems) if path.is_file() else None
    data = read_clean(STAMPS, tree, Scope(problems)) if tree else None
    return data["evidence"] if data else {}


def stamped(bank: Bank, old: Mapping[str, Stamps], read_again: Collection[str] | None = ()) -> dict[str, Stamps]:
    """Return the stamps of a bank: those of ``old`` stay, evidence without one gets its own.

    Entries of ``read_again`` are bound anew, all of them for None; entries that are gone lose their stamps.
    """
    return {
        language: _edition(edition, old.get(language, {}), read_again)
        for language, edition in sorted(bank.editions.items(), key=lambda pair: LANGUAGES.index(pair[0]))
    }


def unbound(edition: Edition, stamps: Stamps) -> tuple[str, ...]:
    """Return the ids of facts and items some of whose evidence has no stamp."""
    return tuple(entry.id for entry in _entries(edition) if set(entry.evidence) - set(stamps.get(entry.id, {})))


def stamps_text(stamps: Mapping[str, Stamps]) -> str:
    """Return the text of the file."""
    data: dict[str, Any] = {"format": FORMAT, "evidence": stamps}
    return yaml_text(data, row_depth=ROWS)


def _entries(edition: Edition) -> tuple[Fact | Item, ...]:
    return (*edition.facts, *edition.items)


def _edition(edition: Edition, old: Stamps, read_again: Collection[str] | None) -> Stamps:
    hashes = {address: stamp_of(sentence) for address, sentence in edition.passage.by_address().items()}
    found: dict[str, Mapping[str, str]] = {}
    for entry in sorted(_entries(edition), key=lambda entry: entry.id):
        kept = {} if read_again is None or entry.id in read_again else old.get(entry.id, {})
        found[entry.id] = {address: kept.get(address, hashes[address]) for address in entry.evidence}
    return found
