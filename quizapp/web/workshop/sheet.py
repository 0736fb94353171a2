"""The sheet an entry is edited on: its forms, filled from what is stored or from what was sent, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from flask_babel import gettext
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.bank.entry import HERE, Looked
from quizapp.bank.lacking import CODE as LACKING
from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Problem, Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.editing import add_sentence, owner_at
from quizapp.itemtypes.registry import item_type
from quizapp.services.editing import look
from quizapp.services.entries import Entry, Kind
from quizapp.services.entry_ground import Desk
from quizapp.web.language import told
from quizapp.web.looks import look_of
from quizapp.web.workshop.forms import CARD, CONTENT, CardForm
from quizapp.web.workshop.plain import CALLED, FORMS, filled, filled_card, plain_content, plain_entry
from quizapp.web.workshop.preview import completed

Fields = MultiDict[str, str]
ASKED: Final = "asked"  # the id of the type's own form
CARD_KINDS: Final = {
    Kind.FACT: {"recall": msg("Question and answer"), "cloze": msg("Text with gaps")},
    Kind.ITEM: {
        "": msg("What the item type makes of it"),
        "none": msg("No card"),
        "recall": msg("Question and answer"),
        "cloze": msg("Text with gaps"),
    },
}


SAID: Final[Mapping[tuple[str, str], Message]] = MappingProxyType(
    {
        ("shape-count", "evidence"): msg("Nothing proves it yet: click the sentences that do."),
        ("shape-count", "topics"): msg("Choose at least one topic."),
    }
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold the forms of one entry; ``content`` is that of an item's type, absent for a fact."""

    entry: Entry
    form: Form
    card: Form
    content: Form | None

    @property
    def plain(self) -> dict[str, Any]:
        """Return the plain data that the forms mean."""
        content = {} if self.content is None else plain_content(self.entry.source["type"], self.content)
        return plain_entry(self.entry.kind, self.form, self.card, content, self.entry.source)

    @property
    def content_html(self) -> Markup:
        """Return the type's own form."""
        return look_of(item_type(self.entry.source["type"])).edit(self.content)


def sheet(entry: Entry, sent: Fields | None = None) -> Sheet:
    """Return the forms of an entry, filled with what is stored, or with what was sent."""
    source = entry.source
    form = FORMS[entry.kind](sent, data=filled(entry.kind, source))
    card = CardForm(sent, data=filled_card(entry.kind, source), prefix=f"{CARD}-")
    kinds: Any = card["kind"]
    kinds.choices = [(word, told(message)) for word, message in CARD_KINDS[entry.kind].items()]
    return Sheet(entry, form, card, _content(source, sent) if entry.kind is Kind.ITEM else None)


def _content(source: Mapping[str, Any], sent: Fields | None) -> Form:
    kind = item_type(source["type"])
    stored = kind.load(from_plain(source["content"], HERE), Scope(Problems())) if source.get("content") else None
    return kind.edit_form(stored)(sent, prefix=f"{CONTENT}-")


def looked(sheet_: Sheet, desk: Desk) -> Looked:
    """Return the remarks on what stands on the sheet; where it cannot be read as a whole, on what can."""
    source = sheet_.plain
    found = look(desk, sheet_.entry, source)
    if found.value is not None:
        return found
    whole = completed(sheet_.entry.kind, source, desk)
    more = look(desk, sheet_.entry, whole)
    mine = (one for one in more.remarks if more.value is not None and source.get(first_step(one.problem.field)))
    return Looked(None, (*(replace(one, problem=in_form(one.problem)) for one in found.remarks), *mine))


def in_form(problem: Problem) -> Problem:
    """Return a problem as a form says it: what is said of files helps nobody who fills in fields."""
    said = SAID.get((problem.code, problem.field))
    if said is not None:
        return replace(problem, message=said, mend=None)
    return replace(problem, mend=None) if problem.code == "shape-empty" else problem


def first_step(path: str) -> str:
    """Return the field of the entry that a path begins with."""
    return path.partition(".")[0].partition("[")[0]


def owner_of(sheet_: Sheet, path: str) -> Any:  # noqa: ANN401 - a field, a list of rows or a form
    """Return what a remark stands beside, None for the whole sheet."""
    name, rest = first_step(path), path.partition(".")[2]
    inner = {CARD: sheet_.card, CONTENT: sheet_.content}.get(name)
    if inner is not None:
        return owner_at(inner, rest)
    called = CALLED.get(name, name)
    return sheet_.form[called] if called in sheet_.form else None  # noqa: SIM401 - a form has no get


def anchor(sheet_: Sheet, problem: Problem) -> str:
    """Return the id of the field that a problem stands beside, that of the form for none."""
    owner = owner_of(sheet_, problem.field)
    return ASKED if owner is sheet_.content is not None else str(getattr(owner, "id", "edit"))


def show(sheet_: Sheet, problems: tuple[Problem, ...]) -> None:
    """Write problems beside their fields."""
    for problem in problems:
        owner = owner_of(sheet_, problem.field)
        if owner is not None:
            add_sentence(owner, sentence(in_form(problem)))


def named(sheet_: Sheet, problem: Problem) -> str:
    """Return what a problem says, behind the name of the field that it stands beside."""
    if problem.code == LACKING:
        return sentence(problem)  # it names its field itself
    label = getattr(owner_of(sheet_, problem.field), "label", None)
    said = sentence(in_form(problem))
    return f"{label.text}: {said}" if label is not None else said


def sentence(problem: Problem) -> str:
    """Return what a problem says, in the reader's language."""
    translate: Callable[[str], str] = gettext
    return problem.message.translated(translate)
