"""Between forms and plain data: what a stored entry puts into its form, and what a sent form says the entry is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from wtforms import Form

from quizapp.bank.entry import HERE
from quizapp.core.item import WRITTEN_LATER, Status
from quizapp.core.problem import Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.registry import item_type
from quizapp.services.entries import Kind
from quizapp.web.workshop.forms import FactForm, ItemForm

CARD_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"recall": ("front", "back", "why", "hint", "reverse"), "cloze": ("text", "why", "hint")}
)
NO_CARD: Final = "none"
NEW: Final = "new"  # the id of an entry that has none yet
LINES: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        Kind.FACT: ("statement", "speaker", "stance"),
        Kind.ITEM: ("stem", "rationale", "process", "difficulty", "indicator", "author", "points"),
    }
)
LISTS: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {Kind.FACT: ("evidence", "topics"), Kind.ITEM: ("evidence", "facts", "topics")}
)
FORMS: Final[Mapping[Kind, type[FactForm | ItemForm]]] = MappingProxyType({Kind.FACT: FactForm, Kind.ITEM: ItemForm})
KEPT: Final = ("retired", "corrected")  # said elsewhere than in the form
CALLED: Final[Mapping[str, str]] = MappingProxyType({"process": "reading"})  # fields whose name a form has already
OPTIONAL: Final = frozenset({"speaker", "author", "points", "facts", "hints", "waive", "card", *KEPT})


def filled(kind: Kind, source: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a stored entry puts into the fields of its form."""
    lines = {CALLED.get(name, name): str(source[name]) for name in LINES[kind] if name in source}
    lists = {name: list(source.get(name, ())) for name in LISTS[kind]}
    waived = "\n".join(f"{code}: {reason}" for code, reason in source.get("waive", {}).items())
    return lines | lists | {"waive": waived, "hints": "\n".join(source.get("hints", ()))}


def filled_card(kind: Kind, source: Mapping[str, Any]) -> dict[str, str]:
    """Return what a stored entry puts into the form of its card; a fact always has one."""
    card = source.get("card")
    return dict(card) if isinstance(card, Mapping) else {"kind": card or ("recall" if kind is Kind.FACT else "")}


def plain_entry(
    kind: Kind, form: Form, card: Form, content: Mapping[str, Any], source: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the plain data that a sent form means; ``source`` is the stored entry, or says the type of a new one.

    What is empty and may be absent is left out; what must be there stays, to be told as empty.
    """
    said = {name: _text(form, CALLED.get(name, name)) for name in LINES[kind]}
    lists = {name: list(form[name].data or ()) for name in LISTS[kind]}
    kept = {name: source[name] for name in KEPT if name in source}
    waived = dict(_waiver(line) for line in _lines(form, "waive"))
    own = _OWN[kind](form, content, source)
    everything = {"id": source.get("id", NEW)} | own | said | lists | {"waive": waived, "card": plain_card(card)} | kept
    return unfinished({name: value for name, value in everything.items() if value or name not in OPTIONAL})


def unfinished(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry without what a draft may lack and nobody wrote; as it is, where it is no draft."""
    draft = source.get("status") == Status.DRAFT
    return {name: value for name, value in source.items() if value or not draft or name not in WRITTEN_LATER}


def plain_content(kind: str, form: Form) -> dict[str, Any]:
    """Return the plain content that the form of a type means, nothing for one that nobody filled in."""
    type_ = item_type(kind)
    said = type_.from_form(form)
    untouched = said == type_.from_form(type_.edit_form(None)())
    return {} if untouched and type_.load(from_plain(said, HERE), Scope(Problems())) is None else said


def plain_card(card: Form) -> Any:  # noqa: ANN401 - none, a word or a mapping
    """Return the authored card that its form means: a mapping, the word for none, None for what the type makes."""
    kind = _text(card, "kind")
    if kind not in CARD_FIELDS:
        return NO_CARD if kind == NO_CARD else None
    texts = {name: _text(card, name) for name in CARD_FIELDS[kind]}
    return {"kind": kind} | {name: text for name, text in texts.items() if text}


def _fact(_form: Form, _content: Mapping[str, Any], _source: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def _item(form: Form, content: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    status = source.get("status", Status.DRAFT)
    return {"type": source["type"], "content": dict(content), "status": str(status), "hints": _lines(form, "hints")}


def _waiver(line: str) -> tuple[str, str]:
    code, _, reason = line.partition(":")
    return code.strip(), reason.strip()


def _text(form: Form, name: str) -> str:
    return (form[name].data or "").strip()


def _lines(form: Form, name: str) -> list[str]:
    return [line.strip() for line in _text(form, name).splitlines() if line.strip()]


_OWN: Final[Mapping[Kind, Callable[[Form, Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]]] = MappingProxyType(
    {Kind.FACT: _fact, Kind.ITEM: _item}
)
