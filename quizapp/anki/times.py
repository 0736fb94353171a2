"""Times: when the content of each note last changed.

Anki takes a note from a file only when the file's note is newer than its own, and then replaces every field and tag. So
a note's time rises exactly when what is exported of it changes: everything else a student did stays as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from quizapp.anki.gaps import kept_gaps
from quizapp.anki.note import NoteContent
from quizapp.core.bank import NoteTime
from quizapp.core.i18n import msg
from quizapp.core.refusal import NotNow

BATCH: Final = 1_000  # notes whose fields are escaped as one text
NOTE_END, FIELD_END = "\x1e", "\x1f"
ESCAPES: Final = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), (FIELD_END, '","'))
CACHED_TAGS: Final = 512  # a bank has a few dozen sets of tags
NAMED: Final = 5  # so many unstamped notes are named in the refusal


@dataclass(frozen=True, slots=True)
class Changes:
    """Count notes after a stamping: the first three are what a deck has, ``withdrawn`` all that it had once."""

    new: int
    changed: int
    unchanged: int
    withdrawn: int


def content_hash(note: NoteContent) -> str:
    """Return the SHA-256 of the canonical JSON of what Anki takes over from a note on an update: fields and tags.

    Fields count by place, not by name, and empty ones at the end not at all, so that a field may be renamed and a spare
    one come into use elsewhere. The JSON is that of ``json.dumps`` without blanks and with letters as they are; fields
    hold no control characters but tab and newline (``check``).
    """
    return next(content_hashes([note]))


def content_hashes(notes: Sequence[NoteContent]) -> Iterator[str]:
    """Yield the content hash of each note; the marks of many are escaped at once, which halves the time."""
    for start in range(0, len(notes), BATCH):
        batch = notes[start : start + BATCH]
        text = NOTE_END.join([FIELD_END.join(note.fields).rstrip(FIELD_END) for note in batch])
        for mark, escaped in ESCAPES:
            text = text.replace(mark, escaped)
        for note, said in zip(batch, text.split(NOTE_END), strict=True):
            canonical = "".join(('["', note.facet, '",["', said, '"],', _quoted(note.tags), "]"))
            yield hashlib.sha256(canonical.encode()).hexdigest()


@lru_cache(maxsize=CACHED_TAGS)
def _quoted(tags: tuple[str, ...]) -> str:
    return json.dumps(tags, ensure_ascii=False, separators=(",", ":"))


def stamped(notes: Iterable[NoteContent], before: Mapping[str, NoteTime], now: datetime) -> dict[str, NoteTime]:
    """Return the times of ``notes`` and of all that were ever stamped, by GUID.

    New and changed content gets ``now`` (UTC, whole seconds), or the second after its last time if that is later; a
    note that vanished stays, withdrawn. Raises ValueError for a naive ``now``, and Malformed as ``kept_gaps``.
    """
    if now.tzinfo is None:
        raise ValueError("the time of a stamp needs a zone")
    moment = now.astimezone(UTC).replace(microsecond=0)
    times = {guid: replace(time, withdrawn=True) for guid, time in before.items()}
    for note in notes:
        times[note.guid] = _time(note, before.get(note.guid), moment)
    return dict(sorted(times.items()))


def _time(note: NoteContent, before: NoteTime | None, moment: datetime) -> NoteTime:
    content = content_hash(note)
    if before is None:
        return NoteTime(content, moment, note.withdrawn, kept_gaps(note, ()))
    gaps = kept_gaps(note, before.gaps)
    if before.hash == content:
        return replace(before, withdrawn=note.withdrawn, gaps=gaps)
    return NoteTime(content, max(moment, before.changed + timedelta(seconds=1)), note.withdrawn, gaps)


def changes(before: Mapping[str, NoteTime], after: Mapping[str, NoteTime]) -> Changes:
    """Count what a stamping did."""
    live = {guid: time for guid, time in after.items() if not time.withdrawn}
    new = sum(guid not in before for guid in live)
    changed = sum(guid in before and before[guid].hash != time.hash for guid, time in live.items())
    return Changes(new, changed, len(live) - new - changed, len(after) - len(live))


def refuse_unstamped(notes: Sequence[NoteContent], times: Mapping[str, NoteTime]) -> None:
    """Raise NotNow, naming the notes, when the content of any is not what was stamped last."""
    stamps = [time.hash if (time := times.get(note.guid)) else None for note in notes]
    late = [note for note, stamp, said in zip(notes, stamps, content_hashes(notes), strict=True) if stamp != said]
    if late:
        named = ", ".join(dict.fromkeys(note.source for note in late[:NAMED])) + (", …" if len(late) > NAMED else "")
        raise NotNow(
            msg(
                "%(count)s notes are new or changed and have no time yet (%(notes)s). "
                "Give them one with: quizapp deck stamp PATH",
                count=len(late),
                notes=named,
            )
        )
