"""Differences between two states of a bank, by the ids that are never reused: what is new, changed or gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.bank import Bank
from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold the ids of one kind, each list in the order of the bank that has them."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.changed or self.vanished)


@dataclass(frozen=True, slots=True)
class BankDifference:
    """Hold the differences of facts, items and quizzes, and whether anything else (names, passage, topics) differs."""

    facts: Difference
    items: Difference
    quizzes: Difference
    rest: bool

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.facts or self.items or self.quizzes or self.rest)


def diff(old: Bank, new: Bank) -> BankDifference:
    """Return what changed from ``old`` to ``new``; a fact or item is changed when it differs in any language."""
    return BankDifference(
        _compare(_facts(old), _facts(new)),
        _compare(_items(old), _items(new)),
        _compare(_quizzes(old), _quizzes(new)),
        _rest(old) != _rest(new),
    )


def vanished(old: Bank, new: Bank, file: str) -> tuple[Problem, ...]:
    """Return an error for each fact, item and quiz of ``old`` that ``new`` lacks; they stand at the top of ``file``."""
    found = diff(old, new)
    kinds: tuple[tuple[Difference, Message], ...] = (
        (found.facts, msg("The fact “%(name)s” was published and is gone.")),
        (found.items, msg("The item “%(name)s” was published and is gone.")),
        (found.quizzes, msg("The quiz “%(name)s” was published and is gone.")),
    )
    mend = msg("Put it back; facts and items that are no longer wanted are retired, never removed.")
    return tuple(
        Problem("id-vanished", Message(text.text, {"name": name}), Place(file), subject=name, field="id", mend=mend)
        for kind, text in kinds
        for name in kind.vanished
    )


def _compare(old: Mapping[str, object], new: Mapping[str, object]) -> Difference:
    return Difference(
        added=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in old and new[name] != old[name]),
        vanished=tuple(name for name in old if name not in new),
    )


def _by_id(pairs: Iterable[tuple[str, str, object]]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for language, name, value in pairs:
        found.setdefault(name, {})[language] = value
    return found


def _facts(bank: Bank) -> Mapping[str, object]:
    return _by_id((language, fact.id, fact) for language, edition in bank.editions.items() for fact in edition.facts)


def _items(bank: Bank) -> Mapping[str, object]:
    return _by_id((language, item.id, item) for language, edition in bank.editions.items() for item in edition.items)


def _quizzes(bank: Bank) -> Mapping[str, object]:
    return {quiz.id: quiz for quiz in bank.quizzes}


def _rest(bank: Bank) -> object:
    passages = {language: edition.passage for language, edition in bank.editions.items()}
    origin = (bank.licence, bank.provenance, bank.afterword, bank.rules)
    head = (bank.uuid, bank.slug, bank.title, bank.summary, bank.deck, bank.as_of, origin)
    return head, bank.topics, bank.entities, passages
