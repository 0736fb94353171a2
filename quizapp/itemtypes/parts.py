"""Parts of an item: every text its author wrote and what it is to the reader; the rules of writing read these.

Types name their fields alike (``options``, ``statements``, ``accepted`` ...), so one table of names gives the role of
each text; a type whose names mean something else says so in its ``part_roles``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeAlias

Step: TypeAlias = str | int


class Role(StrEnum):
    """Say what a text is to the reader."""

    STEM = "stem"  # the task
    PROMPT = "prompt"  # read before answering, beside the stem: a text with gaps
    OPTION = "option"  # offered, right or wrong; the options of one list are offered together
    STATEMENT = "statement"  # judged or sorted by the reader; ``answer`` is the right label
    LABEL = "label"  # what statements are put under, or words are taken from
    PAIR = "pair"  # the left side of a matching; ``answer`` is the right target
    TARGET = "target"  # the right side of a matching
    ENTRY = "entry"  # one thing to put in order; authored in the right order
    ANSWER = "answer"  # an accepted typed answer
    FEEDBACK = "feedback"  # shown after answering, belongs to no single part
    CRITERION = "criterion"  # what a marker looks for


ROLES: Final[Mapping[str, Role]] = MappingProxyType({
    "text": Role.PROMPT,  # of the content itself, not of an entry in one of the lists below
    "options": Role.OPTION,
    "statements": Role.STATEMENT,
    "labels": Role.LABEL,
    "bins": Role.LABEL,
    "words": Role.LABEL,
    "prompts": Role.PAIR,
    "targets": Role.TARGET,
    "entries": Role.ENTRY,
    "accepted": Role.ANSWER,
    "value": Role.ANSWER,
    "tempting": Role.FEEDBACK,
    "when_true": Role.FEEDBACK,
    "when_false": Role.FEEDBACK,
    "model": Role.FEEDBACK,
    "rows": Role.CRITERION,
    "levels": Role.CRITERION,
})  # fmt: skip
REASONS: Final = ("rationale", "feedback")
ANSWERED_BY: Final = ("label", "bin", "target")  # the field of a part that holds the id of its answer


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one text of an item.

    ``steps`` lead to it from the item: field names, and places in lists from 0. ``key``: right (an option), or worth
    everything (an accepted answer). ``why`` is the feedback shown for this part, from the field ``why_field``.
    ``entity`` is the bank's entity whose names are accepted beside an answer. ``fixed``: it keeps its place when the
    others are shuffled.
    """

    role: Role
    text: str
    steps: tuple[Step, ...]
    key: bool = False
    why: str = ""
    why_field: str = ""
    answer: str = ""
    entity: str = ""
    fixed: bool = False

    @property
    def why_steps(self) -> tuple[Step, ...]:
        """Return the steps to the feedback, which stands beside the text."""
        return (*self.steps[:-1], self.why_field)

    @property
    def list_steps(self) -> tuple[Step, ...]:
        """Return the steps to the list it stands in: parts with equal ones are offered together."""
        return self.steps[:-2]


def content_parts(content: Mapping[str, Any], roles: Mapping[str, Role]) -> tuple[Part, ...]:
    """Return the parts of plain content (as ``dump`` gives it) by the names of its fields, in the author's order."""
    return tuple(_walk(content, ("content",), roles, _Around(_answers(content))))


@dataclass(frozen=True, slots=True)
class _Around:
    """Hold what the mappings above a text say: the texts by id, the role by the list, an entity, a fixed order."""

    texts: Mapping[str, str]
    role: Role | None = None
    entity: str = ""
    fixed: bool = False


def _answers(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of everything that another part may name by its id as its answer."""
    lists = (content.get(name, ()) for name in ("labels", "bins", "targets"))
    return {row["id"]: row["text"] for rows in lists for row in rows}


def _walk(
    data: Mapping[str, Any], steps: tuple[Step, ...], roles: Mapping[str, Role], around: _Around
) -> Iterator[Part]:
    entity = data.get("entity") or around.entity
    fixed = around.fixed or data.get("shuffle") is False or bool(data.get("pinned"))
    if isinstance(data.get("text"), str):
        yield _part(data, steps, around.role or roles["text"], _Around(around.texts, entity=entity, fixed=fixed))
    for name, value in data.items():
        role = roles.get(name, around.role)
        inner = _Around(around.texts, role, entity, fixed)
        if isinstance(value, Mapping):
            yield from _walk(value, (*steps, name), roles, inner)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            rows = (row for row in enumerate(value) if isinstance(row[1], Mapping))
            for place, row in rows:
                yield from _walk(row, (*steps, name, place), roles, inner)
        elif isinstance(value, str) and name != "text" and (role := _single(name, roles, around)):
            yield Part(role, value, (*steps, name), key=role is Role.ANSWER, entity=entity)


def _single(name: str, roles: Mapping[str, Role], around: _Around) -> Role | None:
    """Return the role of a text that is a field of its own, None for what is no text for readers (ids, settings)."""
    if around.role is Role.FEEDBACK:  # a mapping of texts
        return Role.FEEDBACK
    return roles.get(name)


def _part(row: Mapping[str, Any], steps: tuple[Step, ...], role: Role, around: _Around) -> Part:
    named = next((row[name] for name in ANSWERED_BY if isinstance(row.get(name), str)), "")
    field = next((name for name in REASONS if row.get(name)), "")
    return Part(
        role,
        row["text"],
        (*steps, "text"),
        key=bool(row.get("key")) or (role is Role.ANSWER and "credit" not in row),
        why=row.get(field, ""),
        why_field=field,
        answer=around.texts.get(named, ""),
        entity=around.entity,
        fixed=around.fixed,
    )
