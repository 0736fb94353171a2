"""One fact or item while it is being written: everything that is wrong with it, where, and what can be mended at once.

The editor asks this at every pause in typing, so it looks at the entry alone, never at the whole bank.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.bank.draft import Entry
from quizapp.bank.lacking import still_to_write
from quizapp.bank.lint.ground import Ground
from quizapp.bank.lint.one import Others, in_fact, in_item, near
from quizapp.bank.lint.rule import Edit
from quizapp.bank.lint.run import Found, path_of
from quizapp.bank.look import mentions
from quizapp.bank.plain import check_item, load_fact, load_item
from quizapp.bank.references import ENTITY, EVIDENCE, FACT, TOPIC, References, check_content
from quizapp.core.fact import Fact
from quizapp.core.item import Item
from quizapp.core.problem import Place, Problem, Problems, Severity
from quizapp.core.shape import Scope
from quizapp.core.tree import Node, from_plain

HERE: Final = Place("form")
NOBODY: Final = Others()
DOUBLE: Final = "double"  # the code of what asks nearly the same as another entry


@dataclass(frozen=True)
class Around:
    """Hold what an entry may refer to: the ground it stands on, ids of topics and facts, and what others ask."""

    ground: Ground
    topics: Collection[str]
    facts: Collection[str]
    others: Others = NOBODY


@dataclass(frozen=True, slots=True)
class Remark:
    """Hold one thing to say about an entry, and the edit that mends it without a doubt, if there is one."""

    problem: Problem
    edit: Edit | None = None

    @property
    def key(self) -> str:
        """Return a name for this remark that holds while the text it is about stays as it is."""
        return f"{self.problem.code}:{self.problem.field}"

    @property
    def blocks(self) -> bool:
        """Tell whether the entry cannot be published with it."""
        return self.problem.severity is Severity.ERROR and not self.problem.waived


@dataclass(frozen=True, slots=True)
class Looked:
    """Hold an entry as it was read, None when it cannot be, with everything there is to say about it."""

    value: Fact | Item | None
    remarks: tuple[Remark, ...]

    @property
    def sound(self) -> bool:
        """Tell whether nothing stands against publishing."""
        return self.value is not None and not any(remark.blocks for remark in self.remarks)


def look_at_item(source: Mapping[str, Any], around: Around) -> Looked:
    """Return an item of plain data with all remarks: what cannot be read, what does not exist, what rules find."""
    node, problems = from_plain(source, HERE), Problems()
    item = load_item(node, Scope(problems))
    if item is None:
        return Looked(None, _remarks(problems))
    check_item(item, node, Scope(problems))
    problems.extend(still_to_write(item, HERE, Severity.ERROR))
    references = _common(node, item.id, around, problems)
    references.check(item.id, mentions(node, "facts"), FACT, around.facts)
    entities, addresses = around.ground.entity_names.keys(), around.ground.sentences.keys()
    check_content(references, Entry(item.id, node, item), entities, addresses)
    return _looked(item, problems, in_item(item, around.ground), _near(item.stem, item.id, around, ("stem",)))


def look_at_fact(source: Mapping[str, Any], around: Around) -> Looked:
    """Return a fact of plain data with all remarks, as for an item."""
    node, problems = from_plain(source, HERE), Problems()
    fact = load_fact(node, Scope(problems))
    if fact is None:
        return Looked(None, _remarks(problems))
    references = _common(node, fact.id, around, problems)
    references.check(fact.id, mentions(node, "speaker"), ENTITY, around.ground.entity_names.keys())
    doubles = _near(fact.statement, fact.id, around, ("statement",))
    return _looked(fact, problems, in_fact(fact, around.ground), doubles)


def mend(source: Mapping[str, Any], remark: Remark) -> dict[str, Any]:
    """Return the plain data with the remark's edit applied; as it is, when it has none."""
    changed: Any = copy.deepcopy(dict(source))
    if remark.edit is not None:
        owner = changed
        *way, last = remark.edit.steps
        for step in way:
            owner = owner[step]
        owner[last] = remark.edit.change(owner[last])
    mended: dict[str, Any] = changed
    return mended


def _common(node: Node, name: str, around: Around, problems: Problems) -> References:
    references = References(problems)
    references.check(name, mentions(node, "evidence"), EVIDENCE, around.ground.sentences.keys())
    references.check(name, mentions(node, "topics"), TOPIC, around.topics)
    return references


def _near(text: str, name: str, around: Around, steps: tuple[str, ...]) -> Iterator[Remark]:
    for finding in near(name, text, around.others, steps):
        yield Remark(Problem(DOUBLE, finding.message, HERE, Severity.WARNING, name, path_of(steps)))


def _looked(value: Fact | Item, problems: Problems, found: Iterable[Found], doubles: Iterable[Remark]) -> Looked:
    remarks = *_remarks(problems), *map(_remark(value.waive), found), *doubles
    return Looked(value, tuple(sorted(remarks, key=_rank)))


def _remarks(problems: Problems) -> tuple[Remark, ...]:
    return tuple(Remark(problem) for problem in problems.found)


def _remark(waived: Mapping[str, str]) -> Callable[[Found], Remark]:
    def made(found: Found) -> Remark:
        finding, rule = found.finding, found.rule
        reason = waived.get(rule.code, "") if rule.waivable else ""
        mends = finding.mend or rule.mend
        place = path_of(finding.steps)
        problem = Problem(rule.code, finding.message, HERE, found.severity, found.owner.id, place, mends, reason)
        return Remark(problem, finding.edit)

    return made


def _rank(remark: Remark) -> tuple[bool, int]:
    return bool(remark.problem.waived), "EWI".index(remark.problem.severity)
