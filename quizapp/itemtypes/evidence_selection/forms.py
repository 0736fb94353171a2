"""The form of evidence selection for teachers: addresses are written as in the passage's files, with blanks between."""

from __future__ import annotations

from typing import Any, cast

from wtforms import BooleanField, Form, StringField, TextAreaField

from quizapp.itemtypes.edit_rows import OptionRow
from quizapp.itemtypes.editing import RowList, filled_in, with_ids
from quizapp.itemtypes.evidence_selection.content import MOST_SETS, Evidence, plain_content


class KeyForm(Form):
    """Edit one acceptable set."""

    sentences = StringField()


class TemptingForm(Form):
    """Edit why one sentence tempts and fails."""

    address = StringField()
    why = TextAreaField()


def edit_form(content: Evidence | None) -> type[Form]:
    """Return rows of sets, of tempting sentences and of options, and the settings."""
    authored = {"keys": []} if content is None else plain_content(content)
    sets = [{"sentences": " ".join(key)} for key in authored["keys"]]
    why = [{"address": address, "why": text} for address, text in authored.get("tempting", {}).items()]

    class EvidenceForm(Form):
        keys = RowList(KeyForm, sets, most=MOST_SETS)
        pick = StringField(default=str(content.pick if content else 1))
        paragraphs = StringField(default=" ".join(authored.get("from", ())))
        tempting = RowList(TemptingForm, why)
        options = RowList(OptionRow, authored.get("question", {}).get("options", []))
        shuffle = BooleanField(default=content is None or content.shuffle)

    return EvidenceForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands, and the settings that say something."""
    rows = {name: cast("RowList", form[name]).kept() for name in ("keys", "tempting", "options")}
    said: dict[str, Any] = {"keys": [(row["sentences"].data or "").split() for row in rows["keys"]]}
    pick, paragraphs = ((form[name].data or "").strip() for name in ("pick", "paragraphs"))
    said |= {"pick": pick} if pick else {}
    said |= {"from": paragraphs.split()} if paragraphs else {}
    why = {(row["address"].data or "").strip(): (row["why"].data or "").strip() for row in rows["tempting"]}
    said |= {"tempting": why} if why else {}
    if not rows["options"]:
        return said
    options = with_ids([filled_in(row) for row in rows["options"]], "o")
    return said | {"question": {"options": options} | ({} if form["shuffle"].data else {"shuffle": False})}
