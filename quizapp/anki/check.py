"""Checks before anything is written: what Anki would take in silently and spoil the collection with.

A whole deck is looked at in batches, and only a batch in which something is wrong note by note: nearly all decks are
right, and the largest have 100,000 notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Final

from markupsafe import Markup

from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.core.shape import CONTROL

BATCH: Final = 1_000  # notes whose fields are searched as one text
# Authors' text cannot become one of these but by ``media`` (``texts``); other makers of notes are held to it.
FILES: Final = (
    re.compile(
        r'<(?=[iavoes])(?:img|audio|video|object|embed|source)\b(?:[^>]*?\bsrc="(?P<name>[^">]*)")?', re.IGNORECASE
    ),
    re.compile(r"\[sound:(?P<name>[^\]]*)", re.IGNORECASE),
)
LONGEST_SHOWN: Final = 80


def check(notes: Sequence[NoteContent], media: Collection[str] = ()) -> None:
    """Raise Malformed, naming fact or item and field, for notes that must not be written, and for none at all.

    These are: an empty GUID or one twice (Anki mixes such notes up), a note without cards (a cloze without a gap), an
    empty first field, a control character (U+001F ends a field inside Anki and stops a whole import), a file that is
    not in ``media``, the names of what the package carries (a student would miss it).
    """
    check_identities(notes)
    for start in range(0, len(notes), BATCH):
        batch = notes[start : start + BATCH]
        if _strange(batch, media):
            for note in batch:
                _refuse(note, _cards(note) or _characters(note) or _files(note, media))


def check_identities(notes: Sequence[NoteContent]) -> None:
    """Raise Malformed for no notes at all, an empty GUID and one twice: what can only be seen of a whole deck."""
    if not notes:
        raise Malformed(msg("There is nothing to put into a deck."))
    guids = {note.guid for note in notes}
    if len(guids) == len(notes) and "" not in guids:
        return
    owners: dict[str, str] = {}
    for note in notes:
        _refuse(note, _identity(note, owners))
        owners[note.guid] = note.source


def _strange(notes: Sequence[NoteContent], media: Collection[str]) -> bool:
    """Tell whether anything may be wrong with one of these notes; the marks of two files may look like a third."""
    text = " ".join(chain.from_iterable(note.fields for note in notes))
    return (
        not all(note.cards for note in notes)
        or any(_blank(note.fields[0]) for note in notes)
        or not (text.isprintable() or CONTROL.search(text) is None)
        or any(name not in media for name in _named(text))
    )


def _refuse(note: NoteContent, fault: Message | None) -> None:
    if fault is not None:
        raise Malformed(msg("The deck is not written. Note of “%(id)s”: %(fault)s", id=note.source, fault=fault))


def _identity(note: NoteContent, owners: dict[str, str]) -> Message | None:
    if not note.guid:
        return msg("its GUID is empty.")
    if note.guid in owners:
        return msg("it has the same GUID as the note of “%(other)s”.", other=owners[note.guid])
    return None


def _cards(note: NoteContent) -> Message | None:
    if not note.cards:
        return msg("no card comes of it.")
    if _blank(note.fields[0]):
        return msg("the field %(field)s is empty.", field=NOTE_TYPES[note.facet].fields[0].name)
    return None


def _blank(text: str) -> bool:
    """Tell whether a field shows nothing; most begin with a letter, and the rest need not be read then."""
    if text[:1].isalnum() or "<img" in text:
        return False
    return not Markup(text).striptags().strip()  # noqa: S704 - nothing is shown, only measured


def _characters(note: NoteContent) -> Message | None:
    for field, text in zip(NOTE_TYPES[note.facet].fields, note.fields, strict=True):
        found = CONTROL.search(text)
        if found is not None:
            code = f"U+{ord(found[0]):04X}"
            return msg("the field %(field)s has the control character %(code)s.", field=field.name, code=code)
    return None


def _files(note: NoteContent, media: Collection[str]) -> Message | None:
    for field, text in zip(NOTE_TYPES[note.facet].fields, note.fields, strict=True):
        missing = next((name for name in _named(text) if name not in media), None)
        if missing is not None:
            shown = missing[:LONGEST_SHOWN]
            return msg("the field %(field)s names a file that is not there (“%(name)s”).", field=field.name, name=shown)
    return None


def _named(text: str) -> Iterator[str]:
    """Yield the names of the files in a text, "" for one that is named in no way we know."""
    return (found["name"] or "" for pattern in FILES for found in pattern.finditer(text))
