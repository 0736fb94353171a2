"""Checks before anything is written: what Anki would take in silently and spoil the collection with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.core.shape import CONTROL

# Authors' text cannot become one of these (``texts``); other makers of notes are held to it.
FILE: Final = re.compile(r"<(?:img|audio|video|object|embed|source)\b[^>]{0,80}|\[sound:[^\]]{0,80}", re.IGNORECASE)


def check(notes: Sequence[NoteContent]) -> None:
    """Raise Malformed, naming fact or item and field, for notes that must not be written, and for none at all.

    These are: an empty GUID or one twice (Anki mixes such notes up), a note without cards (a cloze without a gap), an
    empty first field, a control character (U+001F ends a field inside Anki and stops a whole import), a file that a
    field names (packages carry none, so a student would miss it).
    """
    if not notes:
        raise Malformed(msg("There is nothing to put into a deck."))
    owners: dict[str, str] = {}
    for note in notes:
        for fault in (_identity(note, owners), _cards(note), _characters(note), _files(note)):
            if fault is not None:
                raise Malformed(
                    msg("The deck is not written. Note of “%(id)s”: %(fault)s", id=note.source, fault=fault)
                )
        owners[note.guid] = note.source


def _identity(note: NoteContent, owners: dict[str, str]) -> Message | None:
    if not note.guid:
        return msg("its GUID is empty.")
    if note.guid in owners:
        return msg("it has the same GUID as the note of “%(other)s”.", other=owners[note.guid])
    return None


def _cards(note: NoteContent) -> Message | None:
    if not note.cards:
        return msg("no card comes of it.")
    if not Markup(note.fields[0]).striptags().strip():  # noqa: S704 - nothing is shown, only measured
        return msg("the field %(field)s is empty.", field=NOTE_TYPES[note.facet].fields[0].name)
    return None


def _characters(note: NoteContent) -> Message | None:
    if CONTROL.search(" ".join(note.fields)) is None:
        return None
    for field, text in zip(NOTE_TYPES[note.facet].fields, note.fields, strict=True):
        found = CONTROL.search(text)
        if found is not None:
            code = f"U+{ord(found[0]):04X}"
            return msg("the field %(field)s has the control character %(code)s.", field=field.name, code=code)
    return None


def _files(note: NoteContent) -> Message | None:
    if FILE.search(" ".join(note.fields)) is None:
        return None
    for field, text in zip(NOTE_TYPES[note.facet].fields, note.fields, strict=True):
        named = FILE.search(text)
        if named is not None:
            return msg(
                "the field %(field)s names a file (%(text)s); decks carry none.", field=field.name, text=named[0]
            )
    return None
