"""Wrong options: of the key's type and class, from the article first, never what may be the key under another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

from quizapp.drafting.findings import Finding
from quizapp.drafting.gazetteer import groups
from quizapp.drafting.names import ORGANISATION, PERSON, Name
from quizapp.drafting.naming import of_known
from quizapp.drafting.text import Text

MOST: Final = 3
FEWEST: Final = 2
ALIKE: Final = 0.5  # of the stems of a question that another sentence says of somebody: then they may fit too
LISTED: Final = ("country", "capital", "provinces", "cities", "world_cities", "islands", "body")


def distractors(finding: Finding, text: Text) -> tuple[Name, ...]:
    """Return up to three wrong names for a finding, none when there are fewer than two that are certainly wrong."""
    key = finding.name
    if key is None:
        return ()
    taken: list[Name] = []
    for name in (*_from_article(finding, key, text), *_from_lists(finding, key, text)):
        if len(taken) < MOST and not any(name.same(other) for other in (key, *filter(None, [finding.partner]), *taken)):
            taken.append(name)
    return tuple(taken) if len(taken) >= FEWEST else ()


def _from_article(finding: Finding, key: Name, text: Text) -> Iterator[Name]:
    """Walk the article's names of the key's class of which neither its sentence nor a similar one speaks."""
    here = {name.text for name in text.named(finding.address)}
    alike = set() if finding.rule == "office" else set(_fitting(finding, text))
    same = sorted(
        (name for name in text.names.names if name.kind == key.kind), key=lambda name: name.group != key.group
    )
    for name in same:
        if name.text not in here | alike and _class(name) == _class(key):
            yield name


def _class(name: Name) -> str:
    if name.kind in {PERSON, ORGANISATION}:
        return name.kind
    return name.group if name.group.startswith("place-") else name.group.partition("-")[0]


def _fitting(finding: Finding, text: Text) -> Iterator[str]:
    """Walk the names of sentences that say much of what the question says."""
    for address in fitting(finding, text):
        yield from (name.text for name in text.named(address))


def fitting(finding: Finding, text: Text) -> frozenset[str]:
    """Return the addresses of sentences that say much of what the question says: they could answer it as well."""
    stems = text.lexicon.writing.stems
    asked = stems(finding.claim or finding.question)
    return frozenset(
        line.address for line in text.lines
        if line.address != finding.address and len(asked & text.stems[line.address]) >= ALIKE * max(1, len(asked))
    )  # fmt: skip


def _from_lists(finding: Finding, key: Name, text: Text) -> Iterable[Name]:
    """Return names of the gazetteer, in an order that only the question decides, those of the article left out."""
    if not key.group.startswith(LISTED) or key.group == "body-none":
        return ()
    met = {name.text for name in text.names.names}
    whole = " ".join(line.text for line in text.lines)
    others = (of_known(known) for known in groups(text.language).get(key.group, ()))
    fresh = [name for name in others if name.text not in met and name.text not in whole]
    return sorted(fresh, key=lambda name: (crc32(f"{finding.question}|{name.text}".encode()), name.text))
