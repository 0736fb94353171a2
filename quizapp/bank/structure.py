"""What editions share beside ids: the structure of each item, what is said about it, the sections that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from quizapp.bank.draft import Draft, EditionDraft, Entries, Entry
from quizapp.bank.plain import dump_fact, dump_item
from quizapp.bank.plain.words import ADDRESS_PATTERN
from quizapp.core.fact import Fact
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.passage import Passage
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.itemtypes.authored import within
from quizapp.itemtypes.parts import Step

# What each language says in its own way. Sentences are compared by their sections: a language may cut them otherwise.
OWN: Final = frozenset({
    "text", "rationale", "feedback", "accepted", "unit", "model", "when_true", "when_false", "tempting", "near_misses",
    "steps_off", "answer_kind", "keys", "from",
})  # fmt: skip
OF_ITEMS: Final = ("content", "facts", "process", "topics", "difficulty", "status", "points")
OF_FACTS: Final = ("speaker", "stance", "topics")
MISSING: Final = object()
MEND: Final = msg("All languages have the same structure, settings and proving sections: make them agree.")


def check_structure(draft: Draft, problems: Problems) -> None:
    """Report items and facts of a later language whose structure, settings or proving sections are not the first's."""
    for other in draft.editions[1:]:
        first = draft.editions[0]
        sections = _sections(first.passage), _sections(other.passage)
        if sections[0] and sections[1] and max(sections[0].values()) != max(sections[1].values()):
            _report_sections(draft, first, other, problems)
            sections = {}, {}
        _compare((first.items, other.items), sections, OF_ITEMS, problems)
        _compare((first.facts, other.facts), sections, OF_FACTS, problems)


def _report_sections(draft: Draft, first: EditionDraft, other: EditionDraft, problems: Problems) -> None:
    message = msg("The passage has another number of sections than in “%(language)s”.", language=first.language)
    place = Place(str(draft.folder / f"passage.{other.language}.md"))
    problems.error("edition-differs", message, place, mend=MEND)


def _compare(
    entries: tuple[Entries[Any], Entries[Any]],
    sections: tuple[Mapping[str, int], Mapping[str, int]],
    fields: Sequence[str],
    problems: Problems,
) -> None:
    known = {entry.id: entry.value for entry in entries[0].all if entry.value is not None}
    for entry in entries[1].all:
        if entry.value is None or entry.id not in known:
            continue
        here, there = _plain(entry.value), _plain(known[entry.id])
        for name in fields:
            steps = next(_differences(there.get(name, MISSING), here.get(name, MISSING), (name,)), None)
            if steps:
                message = msg("Here it is not as in %(file)s.", file=entries[0].file)
                _report(problems, entry, steps, message)
        unproved = not (here["evidence"] and there["evidence"])  # a draft, in which one language may come first
        if sections[0] and sections[1] and not unproved and _proved(there, sections[0]) != _proved(here, sections[1]):
            message = msg("It is proved by other sections than in %(file)s.", file=entries[0].file)
            _report(problems, entry, ("evidence",), message)


def _plain(value: Fact | Item) -> dict[str, Any]:
    return dump_fact(value) if isinstance(value, Fact) else dump_item(value)


def _differences(there: Any, here: Any, steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:  # noqa: ANN401 - plain data of any depth
    """Walk the steps to what differs, texts apart."""
    if isinstance(there, Mapping) and isinstance(here, Mapping):
        for name in dict.fromkeys((*there, *here)):
            if name not in OWN:
                yield from _differences(there.get(name, MISSING), here.get(name, MISSING), (*steps, name))
    elif isinstance(there, list) and isinstance(here, list) and len(there) == len(here):
        for place, (one, two) in enumerate(zip(there, here, strict=True)):
            yield from _differences(one, two, (*steps, place))
    elif there != here:
        yield steps


def _sections(passage: Passage | None) -> dict[str, int]:
    """Return address -> number of its section, nothing for a passage that could not be read."""
    return {
        sentence.address: number
        for number, section in enumerate(passage.sections if passage else ())
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    }


def _proved(plain: Mapping[str, Any], sections: Mapping[str, int]) -> frozenset[int]:
    """Return the numbers of the sections in which the sentences stand that an entry names."""
    return frozenset(sections[address] for address in _addresses(plain) if address in sections)


def _addresses(plain: Any) -> Iterator[str]:  # noqa: ANN401 - plain data of any depth
    if isinstance(plain, Mapping):
        for name in ("evidence", "content", "keys"):
            yield from _addresses(plain.get(name))
    elif isinstance(plain, list):
        for value in plain:
            yield from _addresses(value)
    elif isinstance(plain, str) and re.fullmatch(ADDRESS_PATTERN, plain):
        yield plain


def _report(problems: Problems, entry: Entry[Any], steps: tuple[Step, ...], message: Message) -> None:
    node, scope = within(entry.node, Scope(problems, entry.id), *steps)
    scope.error("edition-differs", message, node.place, MEND)
