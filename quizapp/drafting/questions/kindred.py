"""How near two people of an Indonesian article are by their offices: judges beside judges, pupils beside pupils."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.tokens import tokens

CALLINGS: Final = ("scholars", "lawyers", "folk", "playing", "coaching", "high_offices", "territorial")
RANKS: Final = frozenset({"anggota", "asisten", "deputi", "ketua", "mantan", "wakil"})  # in an office of any kind
FARTHEST: Final = 2


def kindred(one: Name, other: Name, text: Text) -> int:
    """Return 0 for two people of one trade, 1 for two of one calling, else 2; 0 where the first has no office."""
    if text.language != "id":
        return 0
    ours, theirs = _trades(one, text), _trades(other, text)
    if not ours or (ours & theirs) - RANKS:
        return 0
    return FARTHEST - any(ours & text.lexicon[calling] and theirs & text.lexicon[calling] for calling in CALLINGS)


def _trades(name: Name, text: Text) -> frozenset[str]:
    """Return the words of somebody's offices that name a trade or a rank, without those of a body: hakim, kepala."""
    listed = text.lexicon.office_heads | text.lexicon["trades"] | text.lexicon["folk"]
    held = (office for office, _ in text.names.offices.get(name.text, ()))
    found = (
        word
        for office in held
        for at, word in enumerate(tokens(office))
        if word.small in listed and not (at and word.capital)
    )
    return frozenset(word.small for word in found)
