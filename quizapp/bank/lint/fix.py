"""Mending what can be mended without a doubt: the edits that findings carry, applied to the bank they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from quizapp.bank.lint.ground import Kind, Owner
from quizapp.bank.lint.rule import Edit
from quizapp.bank.lint.run import Found, findings, path_of
from quizapp.bank.plain import dump_fact, dump_item, load_fact, load_item
from quizapp.core.bank import Bank, Edition
from quizapp.core.fact import Fact
from quizapp.core.item import Item
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.stamp import Stamps
from quizapp.core.tree import Node, from_plain
from quizapp.itemtypes.parts import Step

ROUNDS: Final = 5  # one mend may show another; a bank is clean after two or three
HERE: Final = Place("fix")


@dataclass(frozen=True, slots=True)
class Change:
    """Tell one mend: the rule's code, whose, where, and the text before and after."""

    code: str
    owner: Owner
    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mended:
    """Hold the bank and the stamps after mending, and what was changed."""

    bank: Bank
    stamps: Mapping[str, Stamps]
    changes: tuple[Change, ...]


def mended(bank: Bank, stamps: Mapping[str, Stamps]) -> Mended:
    """Apply every edit that no author waived, again and again until nothing is left to mend."""
    done = Mended(bank, stamps, ())
    for _ in range(ROUNDS):
        edits = sorted(filter(_wanted(done.bank), findings(done.bank, done.stamps)), key=_owner)
        if not edits:
            break
        for owner, found in groupby(edits, key=lambda found: found.owner):
            done = _entry(done, owner, tuple(found))
    return done


def _owner(found: Found) -> tuple[str, str, str]:
    return found.owner.kind, found.owner.language, found.owner.id


def _wanted(bank: Bank) -> Callable[[Found], bool]:
    entries = dict(_entries(bank))

    def wanted(found: Found) -> bool:
        entry = entries.get(found.owner)
        return found.finding.edit is not None and entry is not None and found.rule.code not in entry.waive

    return wanted


def _entries(bank: Bank) -> Iterator[tuple[Owner, Fact | Item]]:
    for language, edition in bank.editions.items():
        yield from ((Owner(Kind.FACTS, fact.id, language), fact) for fact in edition.facts)
        yield from ((Owner(Kind.ITEMS, item.id, language), item) for item in edition.items)


def _entry(done: Mended, owner: Owner, found: tuple[Found, ...]) -> Mended:
    old = dict(_entries(done.bank))[owner]
    plain = dump_fact(old) if isinstance(old, Fact) else dump_item(old)
    load: Callable[[Node, Scope], Fact | Item | None] = load_fact if isinstance(old, Fact) else load_item
    changes = []
    touched: list[tuple[Step, ...]] = []
    for one in found:
        edit = one.finding.edit
        if edit is None or any(_meet(edit.steps, steps) for steps in touched):
            continue
        before, after = _apply(plain, edit)
        touched.append(edit.steps)
        changes.append(Change(one.rule.code, owner, path_of(edit.steps), _told(before), _told(after)))
    new = load(from_plain(plain, HERE), Scope(Problems()))
    if new is None or not changes:
        return done
    bank = _with(done.bank, owner, new)
    return Mended(bank, _followed(done.stamps, owner, old, new), (*done.changes, *changes))


def _meet(one: tuple[Step, ...], other: tuple[Step, ...]) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _apply(plain: Any, edit: Edit) -> tuple[Any, Any]:  # noqa: ANN401 - plain data of any depth
    *way, last = edit.steps
    for step in way:
        plain = plain[step]
    before = plain[last]
    plain[last] = edit.change(before)
    return before, plain[last]


def _told(value: object) -> str:
    if isinstance(value, list):
        return " · ".join(str(row["text"]) if isinstance(row, dict) and "text" in row else str(row) for row in value)
    return str(value)


def _with(bank: Bank, owner: Owner, new: Fact | Item) -> Bank:
    edition = bank.editions[owner.language]
    if isinstance(new, Fact):
        changed: Edition = replace(edition, facts=_swapped(edition.facts, new))
    else:
        changed = replace(edition, items=_swapped(edition.items, new))
    return replace(bank, editions={**bank.editions, owner.language: changed})


def _swapped(entries: Iterable[Any], new: Fact | Item) -> tuple[Any, ...]:
    return tuple(new if entry.id == new.id else entry for entry in entries)


def _followed(stamps: Mapping[str, Stamps], owner: Owner, old: Fact | Item, new: Fact | Item) -> Mapping[str, Stamps]:
    """Let the stamps of an entry follow its evidence where sentences moved."""
    bound = stamps.get(owner.language, {}).get(owner.id)
    if old.evidence == new.evidence or bound is None:
        return stamps
    pairs = zip(old.evidence, new.evidence, strict=True)
    moved = {there: bound[here] for here, there in pairs if here in bound}
    return {**stamps, owner.language: {**stamps[owner.language], owner.id: moved}}
