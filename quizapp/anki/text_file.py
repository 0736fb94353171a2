"""The text file: the notes of an edition as lines that Anki's text import takes, all but the student's own field.

An .apkg replaces every field of a changed note. A text import replaces the columns that are there and leaves the rest
of a note alone; so this file is the update that keeps the student's notes. Anki must have the note types already: the
.apkg comes first, once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from quizapp.anki.editions import Edition
from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES

# Note types have different numbers of fields, and each line ends before the student's own: columns count from the left.
HEADER: Final = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n"


def text_of(edition: Edition, notes: Sequence[NoteContent]) -> str:
    """Return checked notes as tab-separated lines after the header, in the order of the deck."""
    target = io.StringIO()
    target.write(HEADER)
    lines = csv.writer(target, "excel-tab", lineterminator="\n")
    lines.writerows(_line(edition, note) for note in notes)
    return target.getvalue()


def _line(edition: Edition, note: NoteContent) -> list[str]:
    # By number, not by name: a student may rename a note type.
    kind = NOTE_TYPES[note.facet]
    return [note.guid, str(kind.id), f"{edition.deck}::{note.section}", " ".join(note.tags), *note.fields[:-1]]
