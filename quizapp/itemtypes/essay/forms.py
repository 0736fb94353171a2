"""The essay's form for teachers: a row of the rubric has its levels as lines, the first for 0 points."""

from __future__ import annotations

from typing import Any, cast

from wtforms import Form, StringField, TextAreaField

from quizapp.itemtypes.edit_rows import TextRow
from quizapp.itemtypes.editing import RowList, filled_in, with_ids
from quizapp.itemtypes.essay.content import MOST_ROWS, Essay, RubricRow


class RubricRowForm(TextRow):
    """Edit one row; the id is kept, never typed. Each line of ``levels`` is worth a point more than the one above."""

    levels = TextAreaField()


def edit_form(content: Essay | None) -> type[Form]:
    """Return the rows of the rubric and the settings."""
    filled = [] if content is None else [_filled(row) for row in content.rows]
    least, most = content.words if content else (0, 0)

    class EssayForm(Form):
        rows = RowList(RubricRowForm, filled, most=MOST_ROWS)
        cap = StringField(default=str(content.cap or "") if content else "")
        words_from = StringField(default=str(least or ""))
        words_to = StringField(default=str(most or ""))
        model = TextAreaField(default=content.model if content else "")

    return EssayForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands, and the settings that say something."""
    rows = with_ids([filled_in(row) for row in cast("RowList", form["rows"]).kept()], "r")
    said: dict[str, Any] = {"rows": [row | {"levels": _levels(row.get("levels", ""))} for row in rows]}
    texts = {name: (form[name].data or "").strip() for name in ("cap", "words_from", "words_to", "model")}
    words = {"from": texts.pop("words_from"), "to": texts.pop("words_to")}
    said |= {"words": words} if any(words.values()) else {}
    return said | {name: text for name, text in texts.items() if text}


def _filled(row: RubricRow) -> dict[str, str]:
    return {"id": row.id, "text": row.text, "levels": "\n".join(level.text for level in row.levels)}


def _levels(text: str) -> list[dict[str, Any]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [{"points": points, "text": line} for points, line in enumerate(lines)]
