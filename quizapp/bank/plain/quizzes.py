"""One quiz of ``quizzes.yaml`` <-> its frozen value and plain data."""

from __future__ import annotations

from typing import Any, Final

from quizapp.bank.plain.waivers import WAIVERS
from quizapp.bank.plain.words import LANGUAGE, SOME_IDS, frozen, ordered, present, subject_of, texts
from quizapp.core.bank import Quiz
from quizapp.core.i18n import msg
from quizapp.core.shape import Flag, ListOf, MapOf, OneOf, Record, Scope, Text, identifier, maybe, read_clean
from quizapp.core.tree import Node

BEHAVIOURS: Final = ("deferred",)
WORD: Final = Text(40, r"[a-z][a-z0-9_]*", msg("a name (small letters, digits and underscores)"))
QUIZ: Final = Record({
    "id": identifier(),
    "title": texts(200),
    "description": texts(),
    "languages": ListOf(LANGUAGE, 1, 2),
    "items": SOME_IDS,
    "shuffle_items": maybe(Flag()),
    "behaviour": OneOf(BEHAVIOURS),
    "rules": maybe(MapOf(WORD, WORD)),
    "waive": maybe(WAIVERS),
})  # fmt: skip


def load_quiz(node: Node, scope: Scope) -> Quiz | None:
    """Return the quiz of a marked tree, or None after reporting everything wrong with it to ``scope``."""
    data = read_clean(QUIZ, node, scope.about(subject_of(node)))
    if data is None:
        return None
    return Quiz(
        id=data["id"],
        title=frozen(data["title"]),
        description=frozen(data["description"]),
        languages=tuple(data["languages"]),
        items=tuple(data["items"]),
        shuffle_items=data.get("shuffle_items", False),
        behaviour=data["behaviour"],
        rules=frozen(data.get("rules", {})),
        waive=frozen(data.get("waive", {})),
    )


def dump_quiz(quiz: Quiz) -> dict[str, Any]:
    """Return plain data in canonical key order, defaults left out, such that ``load_quiz`` gives the quiz back."""
    data = {
        "id": quiz.id,
        "title": ordered(quiz.title),
        "description": ordered(quiz.description),
        "languages": list(quiz.languages),
        "items": list(quiz.items),
        "shuffle_items": quiz.shuffle_items,
        "behaviour": quiz.behaviour,
        "rules": ordered(quiz.rules),
        "waive": ordered(quiz.waive),
    }
    return present(data, "shuffle_items", "rules", "waive")
