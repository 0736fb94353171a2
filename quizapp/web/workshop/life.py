"""The life of an entry: which buttons a page has, and what each makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from flask_babel import gettext

from quizapp.core.i18n import Message, msg
from quizapp.core.item import Status
from quizapp.services.entries import Entry, Kind
from quizapp.services.entry_history import Deed
from quizapp.web.workshop.plain import unfinished

# What a button says -> what the history says of it.
GOES: Final[Mapping[str, Deed]] = MappingProxyType(
    {
        "save": Deed.EDITED,
        "draft": Deed.EDITED,
        "reviewed": Deed.REVIEWED,
        "published": Deed.PUBLISHED,
        "retired": Deed.RETIRED,
    }
)
SAVED: Final = msg("Saved.")
DONE: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "reviewed": msg("Saved and marked as reviewed."),
        "published": msg("Saved and published: quizzes may ask it now."),
        "retired": msg("Saved and withdrawn."),
    }
)
WORDS: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "draft": msg("Back to draft"),
        "reviewed": msg("Mark as reviewed"),
        "published": msg("Publish"),
        "retired": msg("Withdraw"),
    }
)
NEXT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        Status.DRAFT: ("reviewed", "published"),
        Status.REVIEWED: ("published", "draft"),
        Status.PUBLISHED: ("draft", "retired"),
        Status.RETIRED: ("draft",),
    }
)
WHY: Final = msg("Withdrawn on this site.")


def buttons(entry: Entry) -> tuple[tuple[str, Message], ...]:
    """Return the steps that an entry can take next, besides being saved."""
    if not entry.number:
        return ()
    if entry.kind is Kind.FACT:
        return (("draft", msg("Bring back")),) if "retired" in entry.source else (("retired", WORDS["retired"]),)
    return tuple((go, WORDS[go]) for go in NEXT[entry.source["status"]])


def turned(source: Mapping[str, Any], kind: Kind, go: str, why: str, now: datetime) -> dict[str, Any]:
    """Return an entry after a button; ``why`` is what the teacher wrote about it."""
    return dict(source) if go == "save" else _TURNS[kind](source, go, why.strip(), now)


def _item(source: Mapping[str, Any], go: str, _why: str, _now: datetime) -> dict[str, Any]:
    return unfinished({**source, "status": go})


def _fact(source: Mapping[str, Any], go: str, why: str, now: datetime) -> dict[str, Any]:
    kept = {name: value for name, value in source.items() if name != "retired"}
    if go != "retired":
        return kept
    return kept | {"retired": {"on": now.date().isoformat(), "reason": why[:500] or WHY.translated(gettext)}}


_TURNS: Final = {Kind.ITEM: _item, Kind.FACT: _fact}
