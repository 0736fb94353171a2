"""The fields of facts, items and quizzes in words: the path of a place that differs, as a teacher reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask_babel import gettext

from quizapp.core.i18n import Message, msg
from quizapp.web.words import DIFFICULTIES, EDITIONS, PROCESSES, STANCES, STATUSES
from quizapp.web.workshop.blueprint import workshop

STEP: Final = re.compile(r"\.(?=[a-z_]+(?:\.|\[|$))")  # the dot in an address of a sentence, p2.3, is none
UNNAMED: Final = frozenset({"content", "policy"})  # what only holds others
WORDS: Final[Mapping[str, Message]] = MappingProxyType({
    **EDITIONS,
    "accepted": msg("Accepted answers"), "answer": msg("Answer"), "answer_kind": msg("Hint on the kind of answer"),
    "author": msg("Author"), "back": msg("Back of the card"), "bin": msg("Its bin"), "bins": msg("Bins"),
    "card": msg("Card"), "credit": msg("Credit"), "difficulty": msg("Difficulty"),
    "entity": msg("Entity whose names are accepted too"), "entries": msg("Entry"),
    "evidence": msg("Sentences that prove it"), "facts": msg("Facts"), "feedback": msg("Feedback"),
    "front": msg("Front of the card"), "gaps": msg("Gaps"), "hint": msg("Hint"), "hints": msg("Hints"),
    "indicator": msg("Indicator"), "items": msg("Items"), "key": msg("Key"), "keys": msg("Answer keys"),
    "kind": msg("Kind"), "label": msg("Key label"), "labels": msg("Labels"), "languages": msg("Languages"),
    "levels": msg("Levels"), "model": msg("A model answer"), "options": msg("Options"), "points": msg("Points"),
    "pools": msg("Drawn at random"), "process": msg("Reading process"), "prompts": msg("Prompts"),
    "rationale": msg("Rationale"), "remember": msg("Worth a practice note of its own"), "retired": msg("withdrawn"),
    "rows": msg("Rubric"), "rules": msg("How items are scored"), "shuffle": msg("Shuffle the options"),
    "speaker": msg("Who says it"), "stance": msg("How it is held"), "statement": msg("Statement"),
    "statements": msg("Statements"), "status": msg("Status"), "stem": msg("Stem"), "target": msg("Its target"),
    "targets": msg("Targets"), "tempting": msg("Sentences that tempt"), "text": msg("Text"),
    "time_limit": msg("Time limit in minutes"), "title": msg("Title"), "tolerance": msg("Tolerance"),
    "topics": msg("Topics"), "tries": msg("Tries"), "type": msg("Item type"), "unit": msg("Unit"),
    "value": msg("Value"), "waive": msg("Exceptions"), "weight": msg("Weight"), "why": msg("Why"),
})  # fmt: skip

VALUES: Final[Mapping[str, Mapping[str, Message]]] = MappingProxyType(
    {
        "difficulty": {str(word): said for word, said in DIFFICULTIES.items()},
        "process": {str(word): said for word, said in PROCESSES.items()},
        "stance": {str(word): said for word, said in STANCES.items()},
        "status": {str(word): said for word, said in STATUSES.items()},
    }
)


@workshop.app_template_filter()
def place_words(path: str) -> str:
    """Return the path of a field such as ``content.options[b].text`` in words; a name without any stays as it is."""
    steps = [step for step in STEP.split(path) if step not in UNNAMED]
    return ": ".join(map(_step, steps))


def _step(step: str) -> str:
    name, _, row = step.partition("[")
    word = WORDS[name].translated(gettext) if name in WORDS else name
    row = row.rstrip("]")
    return f"{word[:1].upper()}{word[1:]} {row}".strip()


@workshop.app_template_filter()
def value_words(value: str, path: str) -> str:
    """Return what stands in a field, the words that are stored for it in the reader's language."""
    words = VALUES.get(path, {})
    return words[value].translated(gettext) if value in words else value
