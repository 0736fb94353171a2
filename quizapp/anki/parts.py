"""Parts: which facts and items of a bank a smaller package is made of. Same notes, same GUIDs, only fewer of them.

A part is named by one word, or by a word and an id: ``whole``, ``missed``, ``topic:ID``, ``process:WORD``, ``quiz:ID``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.anki.note import NoteContent
from quizapp.anki.origin import term_source
from quizapp.core.bank import Bank, Quiz, Texts
from quizapp.core.i18n import msg
from quizapp.core.item import Item, Process, Status
from quizapp.core.passage import Term
from quizapp.core.refusal import NotFound

WHOLE: Final = "whole"
VOCABULARY: Final = "vocabulary"
MISSED: Final = "missed"  # differs from person to person: whoever asks says which items these are
ASKED: Final = frozenset({Status.PUBLISHED, Status.RETIRED})


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold the parts a bank can be taken in, by id, with their author's names; ``words`` counts the explained words."""

    topics: Mapping[str, Texts]
    processes: tuple[Process, ...]
    quizzes: Mapping[str, Texts]
    words: int


def parts_of(bank: Bank) -> Parts:
    """Return the parts of a bank that are not empty."""
    items, facts = _items(bank), bank.editions[bank.languages[0]].facts
    used = {topic for topics in (*(one.topics for one in items), *(one.topics for one in facts)) for topic in topics}
    return Parts(
        topics={topic.id: topic.name for topic in bank.topics if topic.id in used},
        processes=tuple(process for process in Process if any(item.process is process for item in items)),
        quizzes={quiz.id: quiz.title for quiz in bank.quizzes},
        words=len(_terms(bank)),
    )


def sources(bank: Bank, part: str) -> frozenset[str] | None:
    """Return the ids of the facts, items and words in a part, None for all. Raises NotFound for an unknown part.

    ``missed`` is none of them here: see ``around``.
    """
    if part == WHOLE:
        return None
    kind, _, name = part.partition(":")
    found = _KINDS[kind](bank, name) if kind in _KINDS else frozenset()
    if not found:
        raise NotFound(msg("This deck has no such part. Choose one from the list."))
    return found


def around(bank: Bank, items: Collection[str]) -> frozenset[str]:
    """Return the ids of items and of the facts that they ask."""
    return _with_facts(item for item in _items(bank) if item.id in items)


def kept(notes: Sequence[NoteContent], wanted: Collection[str] | None) -> tuple[NoteContent, ...]:
    """Return the notes that come from a fact or item among ``wanted``, all for None; their order stays."""
    return tuple(note for note in notes if wanted is None or note.source in wanted)


def _words(bank: Bank, _name: str) -> frozenset[str]:
    return frozenset(term_source(term.id) for term in _terms(bank))


def _by_topic(bank: Bank, topic: str) -> frozenset[str]:
    facts = frozenset(fact.id for fact in bank.editions[bank.languages[0]].facts if topic in fact.topics)
    return facts | {item.id for item in _items(bank) if topic in item.topics}


def _by_process(bank: Bank, process: str) -> frozenset[str]:
    return _with_facts(item for item in _items(bank) if item.process == process)


def _by_quiz(bank: Bank, quiz: str) -> frozenset[str]:
    return _with_facts(item for each in bank.quizzes if each.id == quiz for item in _items(bank) if _asks(each, item))


def _asks(quiz: Quiz, item: Item) -> bool:
    return item.id in quiz.items or any(pool.fits(item) for pool in quiz.pools)


def _with_facts(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(id_ for item in items for id_ in (item.id, *item.facts))


def _items(bank: Bank) -> list[Item]:
    """Return what students were ever asked; ids and facts are the same in every language."""
    return [item for item in bank.editions[bank.languages[0]].items if item.status in ASKED]


def _terms(bank: Bank) -> tuple[Term, ...]:
    return bank.editions[bank.languages[0]].passage.glossary


_KINDS: Final[Mapping[str, Callable[[Bank, str], frozenset[str]]]] = {
    "topic": _by_topic,
    "process": _by_process,
    "quiz": _by_quiz,
    VOCABULARY: _words,
}
