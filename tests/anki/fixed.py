"""What note types may never change: the hash of their looks, their schema."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from quizapp.anki import looks
from quizapp.anki.notetypes import NOTE_TYPES, NoteType


def schema(made: NoteType) -> dict[str, Any]:
    """Return what may never change of a note type, with the names, which may."""
    return {
        "id": made.id,
        "cloze": made.cloze,
        "name": made.name,
        "fields": [[field.id, field.name] for field in made.fields],
        "templates": [[template.id, template.name] for template in made.templates],
    }


def looks_hash() -> str:
    said = [
        looks.style(),
        *([template.front, template.back] for made in NOTE_TYPES.values() for template in made.templates),
        *([made.name, [field.help for field in made.fields]] for made in NOTE_TYPES.values()),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
