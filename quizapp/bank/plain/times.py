"""``deck.times.yaml`` <-> when each note's content last changed, by GUID; a generated file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from quizapp.bank.plain.head import FORMAT, FORMAT_SHAPE
from quizapp.core.bank import NoteTime
from quizapp.core.i18n import msg
from quizapp.core.shape import Flag, ListOf, MapOf, Missing, Record, Scope, Text, maybe, read_clean
from quizapp.core.tree import Node

SECOND: Final = "%Y-%m-%dT%H:%M:%SZ"


class Moment(Text):
    """Read a UTC second as ``2026-11-23T01:02:03Z``."""

    __slots__ = ()

    def read(self, node: Node, scope: Scope) -> str | Missing:
        """Return the text when the calendar has that second."""
        text = super().read(node, scope)
        if isinstance(text, Missing):
            return text
        try:
            _moment(text)
        except ValueError:
            message = msg("The calendar has no %(day)s.", day=text)
            return scope.error("date-unknown", message, node.place, msg("Run “quizapp deck stamp” again."))
        return text


MOMENT: Final = Moment(
    20, r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", msg("a UTC second such as 2026-11-23T01:02:03Z")
)
GUID: Final = Text(24, r"[A-Z2-7]{24}", msg("a note's GUID"))
HASH: Final = Text(64, r"[0-9a-f]{64}", msg("a SHA-256 hash"))
GAP: Final = Text(12, r"c[1-9][0-9]{0,2}(:[0-9a-f]{8})?", msg("a gap's number and hash"))
NOTE: Final = Record({"hash": HASH, "changed": MOMENT, "withdrawn": maybe(Flag()), "gaps": maybe(ListOf(GAP))})
TIMES: Final = Record({"format": FORMAT_SHAPE, "notes": MapOf(GUID, NOTE)})


def load_times(node: Node, scope: Scope) -> Mapping[str, NoteTime] | None:
    """Return GUID -> time of a marked tree, or None after reporting everything wrong with it to ``scope``."""
    data = read_clean(TIMES, node, scope)
    if data is None:
        return None
    return MappingProxyType({guid: _note_time(note) for guid, note in sorted(data["notes"].items())})


def _note_time(note: Mapping[str, Any]) -> NoteTime:
    gaps = tuple(note.get("gaps", ()))
    return NoteTime(note["hash"], _moment(note["changed"]), note.get("withdrawn", False), gaps)


def dump_times(times: Mapping[str, NoteTime]) -> dict[str, Any]:
    """Return plain data sorted by GUID, such that ``load_times`` gives the times back.

    Times are written in UTC; a naive time is a bug and raises ValueError.
    """
    notes = {guid: _dump_note(times[guid]) for guid in sorted(times)}
    return {"format": FORMAT, "notes": notes}


def _dump_note(time: NoteTime) -> dict[str, Any]:
    if time.changed.tzinfo is None:
        raise ValueError("A note's time has no time zone.")
    data: dict[str, Any] = {"hash": time.hash, "changed": time.changed.astimezone(UTC).strftime(SECOND)}
    if time.withdrawn:
        data["withdrawn"] = True
    return {**data, "gaps": list(time.gaps)} if time.gaps else data


def _moment(text: str) -> datetime:
    return datetime.strptime(text, SECOND).replace(tzinfo=UTC)
