"""Write the golden package of the present looks: ``python -m tests.anki.release``, once for each LOOKS_CHANGED.

It holds a card of every kind in every edition of a small bank. Golden packages are never written anew after a release:
they stand for what students have.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from quizapp.anki.build import deck_bytes
from quizapp.anki.notetypes import LOOKS_CHANGED, NOTE_TYPES
from quizapp.core.bank import Bank
from tests.anki.factories import ChoiceType, bilingual

GOLDEN: Final = Path(__file__).parent / "golden"


def package(made: Bank, edition: str) -> bytes:
    """Return the package of an edition with all its cards, dated by the looks."""
    return deck_bytes(made, edition, LOOKS_CHANGED, typed=True)


def main() -> None:
    """Write what the tests compare with."""
    import pytest

    from tests.anki.fixed import looks_hash, schema

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quizapp.anki.origin.item_type", lambda _: ChoiceType())
        (GOLDEN / f"{LOOKS_CHANGED:%Y-%m-%dT%H%M}.apkg").write_bytes(package(bilingual(), "id-en"))
    told = {
        "schema": {str(facet): schema(made) for facet, made in NOTE_TYPES.items()},
        "looks": {"changed": LOOKS_CHANGED.isoformat(), "sha256": looks_hash()},
    }
    text = re.sub(r'\[\s+(\d+),\s+("[^"]*")\s+\]', r"[\1, \2]", json.dumps(told, indent=2, ensure_ascii=False))
    (GOLDEN / "notetypes.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
