"""Pictures in a package: named by their content, so that two decks share a file and no name has two contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from quizapp.anki.note import NoteContent
from quizapp.core.i18n import msg
from quizapp.core.media import Medium, suffix
from quizapp.core.refusal import Malformed

SHOWN: Final = re.compile(r'(?<=<img src=")/media/(?P<name>[^"]+)')
PACKED: Final = re.compile(r'<img src="(qb-[^"]+)"')
DIGITS: Final = 16  # of the hash: Anki renames a file of the same name and other bytes, so names have to differ


def file_name(medium: Medium) -> str:
    """Return the name of a picture inside Anki: short, ASCII, and another one for other bytes."""
    return f"qb-{medium.hash[:DIGITS]}.{suffix(medium.name)}"


def placed(text: str, media: Mapping[str, Medium]) -> str:
    """Return a field in which pictures have their names inside Anki. Raises Malformed for one that is not there."""
    return SHOWN.sub(lambda found: file_name(_named(found["name"], media)), text) if "<img" in text else text


def packed_media(media: Iterable[Medium]) -> dict[str, bytes]:
    """Return pictures by their names inside Anki. Raises Malformed when one name would have two contents."""
    found: dict[str, bytes] = {}
    for medium in media:
        if found.setdefault(file_name(medium), medium.content) != medium.content:
            raise Malformed(msg("The picture “%(name)s” would take the name of another inside Anki.", name=medium.name))
    return found


def used(notes: Iterable[NoteContent], media: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of the packed pictures that notes show, by name and in its order."""
    if not media:
        return {}
    names = {name for note in notes for text in note.fields if "<img" in text for name in PACKED.findall(text)}
    return {name: media[name] for name in sorted(names)}


def _named(name: str, media: Mapping[str, Medium]) -> Medium:
    if name not in media:
        raise Malformed(msg("There is no picture “%(name)s” in the folder media.", name=name))
    return media[name]
