"""Indonesian subjects that do not say what they are about: one bare noun, or a portion of something said before."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.tagger import VERB, tags
from quizapp.drafting.tokens import tokens

SIZES: Final = frozenset({"besar", "kecil"})  # sebagian besar


def bare_subject(sentence: str, lexicon: Lexicon) -> str:
    """Return the first word of such a subject (sebagian besar diberikan, setiap penggantian memakan), "" for none."""
    found = tokens(sentence)
    kinds = tags(tuple(word.small for word in found))
    portion = found[0].small in lexicon["portions"]
    noun = 1 + (found[1].small in SIZES) if portion else 0
    ends = (noun, noun + 1) if portion else (1,)
    verbal = any(kinds[at] == VERB or found[at].small in lexicon["auxiliaries"] for at in ends if at < len(found))
    return found[0].text if verbal else ""
