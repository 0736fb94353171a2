"""Somebody who belongs to the holder of an Indonesian office, and does not hold it: istri Bupati, ajudan Gubernur."""

from __future__ import annotations

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line


def attached(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word for kin or followers stands right before an office: adik kandung Wali Kota, ayah terdakwa."""
    if lexicon.language != "id" or not place:
        return False
    words = line.tokens
    at = place - 1
    at -= at > 0 and words[at].small in lexicon["attaching"]
    return words[at].small in lexicon["attached"]
