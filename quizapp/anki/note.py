"""The note before the package: everything Anki will see of one fact or item, and nothing of genanki."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.card import Facet


@dataclass(frozen=True, slots=True)
class NoteContent:
    """Hold one note of one edition.

    ``fields`` are HTML in the order of the facet's note type; ``cards`` are template numbers (for cloze: gap numbers
    less 1); ``due`` counts new cards from 1 through the whole package; ``source`` is the fact or item id behind it.
    """

    guid: str
    facet: Facet
    fields: tuple[str, ...]
    cards: tuple[int, ...]
    tags: tuple[str, ...]
    section: str
    source: str
    due: int = 0
    withdrawn: bool = False
