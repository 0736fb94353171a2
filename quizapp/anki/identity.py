"""Identity: everything by which Anki recognises a later version of a deck. Nothing in this file may ever change.

Anki matches notes by GUID, note types by number and decks by name. A changed value here would give every student the
whole deck a second time, without the reviews.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Final

from quizapp.core.card import Facet

SCHEME: Final = "quizapp:1"
GUID_BYTES: Final = 15  # 24 letters of base 32 without padding; 120 bits

# Arbitrary numbers in 2^30..2^31, once drawn.
NOTE_TYPE_IDS: Final = {
    Facet.RECALL: 1_486_920_131,
    Facet.CLOZE: 1_735_204_867,
    Facet.CHOICE: 1_902_577_443,
    Facet.TYPED: 1_290_643_519,
}


def guid(bank: str, owner: str, facet: Facet, part: str, edition: str) -> str:
    """Return the GUID of a note: the bank's UUID, the fact or item it comes from, which side, which part of it ("")."""
    named = json.dumps([SCHEME, bank, owner, facet, part, edition], ensure_ascii=False, separators=(",", ":"))
    return base64.b32encode(hashlib.sha256(named.encode()).digest()[:GUID_BYTES]).decode("ascii")


def deck_id(bank: str, edition: str, section: str) -> int:
    """Return the number of a sub-deck, in 2^30..2^31.

    Anki keeps decks by name and only needs the numbers inside one file to differ, but other tools compare them; so it
    follows from the bank: a constant in code could not tell two banks apart.
    """
    named = json.dumps([SCHEME, "deck", bank, edition, section], ensure_ascii=False, separators=(",", ":"))
    return 2**30 + int.from_bytes(hashlib.sha256(named.encode()).digest()[:8], "big") % 2**30
