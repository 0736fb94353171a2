"""What other rooms ask of this one: the notes of an edition, their times, and the file."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from quizapp.anki.check import check, check_identities
from quizapp.anki.content import notes_of
from quizapp.anki.editions import edition_names, edition_of
from quizapp.anki.media import packed_media
from quizapp.anki.note import NoteContent
from quizapp.anki.parts import kept
from quizapp.anki.text_file import text_of
from quizapp.anki.times import refuse_unstamped, stamped
from quizapp.core.bank import Bank, NoteTime
from quizapp.core.i18n import msg
from quizapp.core.refusal import Unavailable


def deck_notes(bank: Bank, edition: str, *, typed: bool = False) -> tuple[NoteContent, ...]:
    """Return the notes of an edition in the order students meet them, ``typed`` ones at the end.

    Raises NotFound when the bank has no such edition, Malformed for a card that cannot become a note.
    """
    return notes_of(edition_of(bank, edition), with_typed=typed)


def stamp(bank: Bank, now: datetime) -> Mapping[str, NoteTime]:
    """Return the times of all notes of all editions by GUID, ``now`` (UTC) for what is new or changed.

    Every GUID the bank had before is in it; ``times.changes`` counts what happened. Raises Malformed as ``deck_notes``.
    """
    notes = [note for edition in edition_names(bank) for note in deck_notes(bank, edition, typed=True)]
    check(notes, packed_media(bank.media.values()))
    return stamped(notes, bank.note_times, now)


def deck_bytes(
    bank: Bank, edition: str, as_of: datetime | None = None, *, typed: bool = False, only: Collection[str] | None = None
) -> bytes:
    """Return the .apkg of an edition; the same bank gives the same bytes. Raises as ``write_deck``."""
    target = io.BytesIO()
    write_deck(bank, edition, target, as_of, typed=typed, only=only)
    return target.getvalue()


def write_deck(  # noqa: PLR0913 - each of the last three by name
    bank: Bank,
    edition: str,
    target: BinaryIO | Path,
    as_of: datetime | None = None,
    *,
    typed: bool = False,
    only: Collection[str] | None = None,
) -> None:
    """Write the .apkg of an edition; nothing is written when it is refused.

    ``as_of`` dates what was not stamped yet, for this file only; ``typed`` adds notes for typing; ``only`` keeps the
    notes of these facts and items. Raises NotFound and Malformed as ``deck_notes``, NotNow for unstamped content
    without ``as_of``, Unavailable when the file cannot be written.
    """
    from quizapp.anki.package import pack  # noqa: PLC0415 - brings genanki, which most processes never need

    notes = kept(deck_notes(bank, edition, typed=typed), only)
    times = checked_times(notes, bank.note_times, as_of, packed_media(bank.media.values()))
    with _opened(target) as stream:
        pack(edition_of(bank, edition), notes, times, stream)


def deck_text(bank: Bank, edition: str, *, typed: bool = False) -> str:
    """Return the notes of an edition as a file for Anki's text import, which leaves the student's own field alone.

    It needs no dates: Anki takes every line. Raises NotFound and Malformed as ``deck_notes``.
    """
    notes = deck_notes(bank, edition, typed=typed)
    check(notes, packed_media(bank.media.values()))
    return text_of(edition_of(bank, edition), notes)


def write_text(bank: Bank, edition: str, target: Path, *, typed: bool = False) -> None:
    """Write ``deck_text`` as UTF-8. Raises as that does, and Unavailable when the file cannot be written."""
    content = deck_text(bank, edition, typed=typed).encode()
    with _opened(target) as stream:
        stream.write(content)


def checked_times(
    notes: Sequence[NoteContent],
    times: Mapping[str, NoteTime],
    as_of: datetime | None,
    media: Collection[str] = (),
) -> Mapping[str, NoteTime]:
    """Return the times to write notes with, once nothing speaks against writing them. Raises as ``write_deck``.

    A stamp is only given to content that was checked, so content with its stamp is not checked again.
    """
    if as_of is not None:
        check(notes, media)
        return stamped(notes, times, as_of)
    check_identities(notes)
    refuse_unstamped(notes, times)
    return times


@contextmanager
def _opened(target: BinaryIO | Path) -> Iterator[BinaryIO]:
    if not isinstance(target, Path):
        yield target
        return
    try:
        with target.open("wb") as stream:
            yield stream
    except OSError as fault:
        reason = fault.strerror or str(fault)
        sentence = msg(
            "“%(file)s” cannot be written: %(reason)s. Choose a folder that exists and that you may write to.",
            file=str(target), reason=reason,
        )  # fmt: skip
        raise Unavailable(sentence) from None
