"""The teacher's form for judging an essay: each row of the rubric a line of radio buttons, one a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.markup import inline
from quizapp.core.tree import JsonObject
from quizapp.itemtypes.essay.content import Essay, RubricRow
from quizapp.itemtypes.fields import choice_field, choices


def judge_form(content: Essay, judged: Mapping[str, int]) -> type[Form]:
    """Return the form, filled with what was judged before (row id -> points)."""
    fields: dict[str, Any] = {name: _field(row, judged) for name, row in _named(content).items()}
    return type("JudgeForm", (Form,), fields)


def judgement(content: Essay, form: Form) -> JsonObject:
    """Return the judgement that a sent form means; a row without a level in it is None, which ``graded`` refuses."""
    return {"rows": {row.id: _points(row, form[name].data) for name, row in _named(content).items()}}


def _named(content: Essay) -> dict[str, RubricRow]:
    return {f"row{number}": row for number, row in enumerate(content.rows)}


def _field(row: RubricRow, judged: Mapping[str, int]) -> UnboundField[Field]:
    """Return the choice of a level; its place is its points, because levels count up from 0."""
    levels = choices(inline(level.text) for level in row.levels)
    return choice_field(inline(row.text), levels, str(judged[row.id]) if row.id in judged else None)


def _points(row: RubricRow, sent: object) -> int | None:
    return next((level.points for level in row.levels if sent == str(level.points)), None)
