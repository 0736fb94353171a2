"""The names of authored fields give every text its role, whatever the type; what a type means otherwise it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from quizapp.itemtypes.parts import ROLES, Part, Role, content_parts

CONTENTS: list[tuple[str, Mapping[str, Any], list[Part]]] = [
    (
        "options of two gaps are two lists",
        {
            "text": "{{a}} {{b}}",
            "gaps": [
                {"id": "a", "options": [{"id": "x", "text": "X", "key": True, "rationale": "r"}]},
                {"id": "b", "options": [{"id": "y", "text": "Y", "pinned": True}]},
            ],
        },
        [
            Part(Role.PROMPT, "{{a}} {{b}}", ("content", "text")),
            Part(
                Role.OPTION, "X", ("content", "gaps", 0, "options", 0, "text"), key=True, why="r", why_field="rationale"
            ),
            Part(Role.OPTION, "Y", ("content", "gaps", 1, "options", 0, "text"), fixed=True),
        ],
    ),
    (
        "a typed gap brings its entity",
        {"gaps": [{"id": "a", "entity": "pbb", "accepted": [{"text": "PBB"}, {"text": "NATO", "credit": "0"}]}]},
        [
            Part(Role.ANSWER, "PBB", ("content", "gaps", 0, "accepted", 0, "text"), key=True, entity="pbb"),
            Part(Role.ANSWER, "NATO", ("content", "gaps", 0, "accepted", 1, "text"), entity="pbb"),
        ],
    ),
    (
        "a prompt is answered by its target",
        {"prompts": [{"id": "p", "text": "P", "target": "t"}], "targets": [{"id": "t", "text": "T"}], "shuffle": False},
        [
            Part(Role.PAIR, "P", ("content", "prompts", 0, "text"), answer="T", fixed=True),
            Part(Role.TARGET, "T", ("content", "targets", 0, "text"), fixed=True),
        ],
    ),
    (
        "single texts",
        {"value": "1961", "tolerance": "exact", "unit": "tahun", "tempting": {"p1.2": "close"}},
        [
            Part(Role.ANSWER, "1961", ("content", "value"), key=True),
            Part(Role.FEEDBACK, "close", ("content", "tempting", "p1.2")),
        ],
    ),
]


@pytest.mark.parametrize(("content", "parts"), [case[1:] for case in CONTENTS], ids=[case[0] for case in CONTENTS])
def test_field_names_give_roles(content: Mapping[str, Any], parts: list[Part]) -> None:
    assert list(content_parts(content, ROLES)) == parts


def test_a_type_may_mean_something_else() -> None:
    content = {"bins": [{"id": "b", "text": "B"}], "entries": [{"id": "e", "text": "E", "bin": "b"}]}
    roles = [part.role for part in content_parts(content, {**ROLES, "entries": Role.STATEMENT})]
    assert roles == [Role.LABEL, Role.STATEMENT]


def test_options_of_one_list_are_offered_together() -> None:
    parts = content_parts({"options": [{"text": "A"}, {"text": "B"}]}, ROLES)
    assert parts[0].list_steps == parts[1].list_steps == ("content", "options")
