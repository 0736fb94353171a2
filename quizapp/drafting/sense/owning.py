"""The "-nya" and "ia" of a claim that can only mean its speaker: mengatakan timnya kalah, menuturkan ia tidur."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tagger import NAME, NOUN, tags
from quizapp.drafting.words.tokens import Token, tokens

SUFFIX: Final = "nya"
SOMEBODY: Final = "orang"
BODIES: Final = frozenset(
    {"dinas", "instansi", "kantor", "kementerian", "lembaga", "organisasi", "perusahaan", "pihak"}
)
CONTENT: Final = frozenset({NOUN, NAME, "NUM", "CD"})


def unowned(claim: str, lexicon: Lexicon) -> str:
    """Return a claim with "somebody" for what means its speaker, where its subject is that person or one of theirs.

    Only an Indonesian one: English owners are left as they are.
    """
    found = tokens(claim) if lexicon.language == "id" else ()
    head = found[0] if found else None
    if head is None or not (head.small in lexicon["persons"] or _leads(found, lexicon)):
        return claim
    spans = [(word.start, word.end) for place, word in enumerate(found) if _owned(found, place, lexicon)]
    spans += [(head.start, head.end)] if head.small in lexicon["persons"] else []
    for start, end in sorted(spans, reverse=True):
        claim = claim[:start] + SOMEBODY + claim[end:]
    return claim


def thin(claim: str, lexicon: Lexicon) -> str:
    """Return the speaker's body with which a claim opens that names nothing else: pihaknya tidak tahu; else ""."""
    found = tokens(claim) if lexicon.language == "id" else ()
    head = found[0].small if found else ""
    if not head.endswith(SUFFIX) or head.removesuffix(SUFFIX) not in BODIES:
        return ""
    kinds = tags(tuple(word.text for word in found))[1:]
    return "" if CONTENT.intersection(kinds) else found[0].text


def _leads(found: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a claim opens with what is its speaker's: timnya, rumah sakitnya."""
    return _owned(found, 0, lexicon) or (_owned(found, 1, lexicon) and not _owned(found[1:], 0, lexicon))


def _owned(found: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is somebody's team, family or the like; of two words too: rumah sakitnya."""
    if place >= len(found) or not found[place].small.endswith(SUFFIX):
        return False
    noun = found[place].small.removesuffix(SUFFIX)
    return noun in lexicon["own"] or (place > 0 and f"{found[place - 1].small} {noun}" in lexicon["own"])
