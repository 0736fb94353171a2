"""Two states of a bank compared with the one that both come from, entry by entry; nothing is decided here.

A bank is taken apart into entries by the ids that are never reused; each entry is plain data. What only one side
changed is that side's; what both changed, each in another way, waits for somebody's choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

from quizapp.bank.files import GLOSSARY_FILE, HEAD_FILE, QUIZ_FILE, edition_files
from quizapp.bank.passage_text import passage_text
from quizapp.bank.plain import dump_fact, dump_head, dump_item, dump_quiz, dump_term
from quizapp.bank.yaml_text import yaml_text
from quizapp.core.bank import Bank

IDENTITY: Final = ("format", "uuid", "slug", "languages")  # of bank.yaml: nothing to choose


class Part(StrEnum):
    """Name the kinds of entries, in the order in which they are shown."""

    HEAD = "bank"
    PASSAGE = "passage"
    TERM = "term"
    FACT = "fact"
    ITEM = "item"
    QUIZ = "quiz"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Key:
    """Name an entry: its part of the bank, its language ("" for all) and its id (of ``bank.yaml`` the field)."""

    part: Part
    language: str
    id: str

    def __str__(self) -> str:
        return f"{self.part}.{self.language}.{self.id}"


Entries: TypeAlias = Mapping[Key, Any]


class Side(StrEnum):
    """Say whose state of an entry is taken."""

    MINE = "mine"  # what the site has
    THEIRS = "theirs"  # what the folder has


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold one entry that differs; None where a side has none. ``side`` is None where both sides changed it.

    ``absent`` tells that the folder leaves out what the site has; entries are retired, never removed, so it stays.
    """

    key: Key
    base: Any
    mine: Any
    theirs: Any
    side: Side | None
    absent: bool = False


def entries_of(bank: Bank) -> dict[Key, Any]:
    """Return the entries of a bank as plain data, in the order of its files."""
    found: dict[Key, Any] = {
        Key(Part.HEAD, "", field): value for field, value in dump_head(bank).items() if field not in IDENTITY
    }
    for language, edition in bank.editions.items():
        found[Key(Part.PASSAGE, language, language)] = passage_text(edition.passage)
        found |= {Key(Part.TERM, language, one.id): dump_term(one) for one in edition.passage.glossary}
        found |= {Key(Part.FACT, language, one.id): dump_fact(one) for one in edition.facts}
        found |= {Key(Part.ITEM, language, one.id): dump_item(one) for one in edition.items}
    found |= {Key(Part.QUIZ, "", one.id): dump_quiz(one) for one in bank.quizzes}
    return found | {Key(Part.PICTURE, "", one.name): one.address for one in bank.media.values()}


def compare(base: Entries, mine: Entries, theirs: Entries) -> tuple[Compared, ...]:
    """Return every entry that differs between the two, with whose it is; ``base`` may be empty: nothing is known."""
    keys = dict.fromkeys((*mine, *theirs))
    differing = (key for key in keys if mine.get(key) != theirs.get(key))
    return tuple(_compared(key, base.get(key), mine.get(key), theirs.get(key)) for key in differing)


def merged(base: Entries, mine: Entries, theirs: Entries, choices: Mapping[Key, Side]) -> dict[Key, Any]:
    """Return the entries of both: what one side changed, and by ``choices`` what both did; raises KeyError without.

    The order is the folder's where the site's is still that of ``base``; what only the site has follows.
    """
    sides = {one.key: one.side or choices[one.key] for one in compare(base, mine, theirs)}
    first, then = (mine, theirs) if _order(mine, base) != _order(base, mine) else (theirs, mine)
    taken = {key: theirs if sides.get(key) is Side.THEIRS else mine for key in dict.fromkeys((*first, *then))}
    return {key: side[key] for key, side in taken.items() if key in side}


def texts_of(bank: Bank, entries: Entries, languages: Iterable[str]) -> dict[str, str]:
    """Return the texts of a bank that has the identity of ``bank`` and these entries."""
    spoken = list(languages)
    head = {field: value for field, value in dump_head(bank).items() if field in IDENTITY} | {"languages": spoken}
    fields = {key.id: value for key, value in entries.items() if key.part is Part.HEAD}
    texts = {HEAD_FILE: yaml_text(head | fields), QUIZ_FILE: yaml_text(_rows(entries, Part.QUIZ, ""))}
    for language in spoken:
        passage, facts, items = edition_files(language)
        texts[passage] = str(entries[Key(Part.PASSAGE, language, language)])
        texts[facts] = yaml_text(_rows(entries, Part.FACT, language))
        texts[items] = yaml_text(_rows(entries, Part.ITEM, language))
        if glossary := _rows(entries, Part.TERM, language):
            texts[GLOSSARY_FILE.format(language)] = yaml_text(glossary)
    return texts


def _compared(key: Key, base: Any, mine: Any, theirs: Any) -> Compared:  # noqa: ANN401 - plain data of any depth
    lasting = key.part not in {Part.HEAD, Part.TERM}  # only those may be taken away again
    side = _side(base, mine, theirs, lasting=lasting)
    return Compared(key, base, mine, theirs, side, absent=lasting and theirs is None)


def _side(base: Any, mine: Any, theirs: Any, *, lasting: bool) -> Side | None:  # noqa: ANN401 - plain data of any depth
    """Return whose state is taken, None where both changed it; what lasts is taken from the side that has it."""
    if lasting and (mine is None or theirs is None):
        return Side.MINE if theirs is None else Side.THEIRS
    if base == mine:
        return Side.THEIRS
    return Side.MINE if base == theirs else None


def _order(entries: Entries, among: Entries) -> list[Key]:
    return [key for key in entries if key in among]


def _rows(entries: Entries, part: Part, language: str) -> list[Any]:
    return [value for key, value in entries.items() if key.part is part and key.language == language]
