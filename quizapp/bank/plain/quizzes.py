"""One quiz of ``quizzes.yaml`` <-> its frozen value and plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from quizapp.bank.plain.items import TypeName
from quizapp.bank.plain.policies import POLICY, dump_policy, make_policy
from quizapp.bank.plain.waivers import WAIVERS
from quizapp.bank.plain.words import LANGUAGE, RULES, SOME_IDS, frozen, ordered, present, subject_of, texts
from quizapp.core.bank import Pool, Quiz
from quizapp.core.i18n import msg
from quizapp.core.item import Difficulty, Process
from quizapp.core.shape import Flag, ListOf, MapOf, OneOf, Record, Scope, Whole, identifier, maybe, read_clean
from quizapp.core.tree import Node

POOL: Final = Record({
    "id": identifier(),
    "take": Whole(1, 1000),
    "topics": maybe(SOME_IDS),
    "processes": maybe(ListOf(OneOf(tuple(Process)), 1, len(Process))),
    "difficulties": maybe(ListOf(OneOf(tuple(Difficulty)), 1, len(Difficulty))),
    "types": maybe(ListOf(TypeName(), 1, 100)),
})  # fmt: skip
QUIZ: Final = Record({
    "id": identifier(),
    "title": texts(200),
    "description": texts(),
    "languages": ListOf(LANGUAGE, 1, 2),
    "items": maybe(SOME_IDS),
    "pools": maybe(ListOf(POOL, 1, 100)),
    "shuffle_items": maybe(Flag()),
    **POLICY,
    "points": maybe(MapOf(identifier(), Whole(1, 100))),
    "rules": maybe(RULES),
    "school_grade": maybe(Whole(1, 12)),
    "waive": maybe(WAIVERS),
})  # fmt: skip


def load_quiz(node: Node, scope: Scope) -> Quiz | None:
    """Return the quiz of a marked tree, or None after reporting everything wrong with it to ``scope``."""
    data = read_clean(QUIZ, node, scope.about(subject_of(node)))
    if data is None:
        return None
    if not data.keys() & {"items", "pools"}:
        mend = msg("Add items, or pools to draw from.")
        scope.about(data["id"]).error("quiz-empty", msg("The quiz has neither items nor pools."), node.place, mend)
        return None
    return Quiz(
        id=data["id"],
        title=frozen(data["title"]),
        description=frozen(data["description"]),
        languages=tuple(data["languages"]),
        items=tuple(data.get("items", ())),
        pools=tuple(map(make_pool, data.get("pools", ()))),
        shuffle_items=data.get("shuffle_items", False),
        policy=make_policy(data),
        points=frozen(data.get("points", {})),
        rules=frozen(data.get("rules", {})),
        school_grade=data.get("school_grade", 0),
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
        "pools": [_dump_pool(pool) for pool in quiz.pools],
        "shuffle_items": quiz.shuffle_items,
        **dump_policy(quiz.policy),
        "points": ordered(quiz.points),
        "rules": ordered(quiz.rules),
        "school_grade": quiz.school_grade,
        "waive": ordered(quiz.waive),
    }
    return present(data, "items", "pools", "shuffle_items", "points", "rules", "school_grade", "waive")


def make_pool(data: Mapping[str, Any]) -> Pool:
    """Return the pool of what ``POOL`` read; what is left out lets all through."""
    return Pool(
        id=data["id"],
        take=data["take"],
        topics=tuple(data.get("topics", ())),
        processes=tuple(map(Process, data.get("processes", ()))),
        difficulties=tuple(map(Difficulty, data.get("difficulties", ()))),
        types=tuple(data.get("types", ())),
    )


def _dump_pool(pool: Pool) -> dict[str, Any]:
    filters = ("topics", "processes", "difficulties", "types")
    data = {"id": pool.id, "take": pool.take, **{name: [str(each) for each in getattr(pool, name)] for name in filters}}
    return present(data, *filters)
