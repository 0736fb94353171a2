"""Letters that name no body: a vaccine (HPV), a rating (BBB), a thing that the article writes out in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from quizapp.drafting.names.spotting import Spot
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line, Token

WRITTEN_OUT: Final = re.compile(r"\b[a-z][\w-]* \(([A-Z]{2,7})\)")  # produk domestik bruto (PDB)
VERB: Final = re.compile(r"me(?:[mnlrwy]|ng)\w{3,}|ber\w{4,}|di\w{4,}")
BODIES: Final = frozenset({"BPBD", "DPRD", "RSUD"})  # everybody knows what they are, and each place has its own
SOURCES: Final = frozenset({"menurut", "oleh", "by", "to"})


def things(lines: Iterable[Line], found: Iterable[Spot], lexicon: Lexicon) -> frozenset[str]:
    """Return the acronyms that are no organisations for certain: what is one acts somewhere, or is written out."""
    known = BODIES | {spot.short for spot in found} | {spot.text for spot in found if spot.speaks or spot.office}
    letters = {spot.text for spot in found if spot.kind == "organisation" and not spot.known and spot.text.isupper()}
    acting, named = set[str](), set[str]()
    for line in lines:
        acting.update(_acting(line, lexicon))
        named.update(WRITTEN_OUT.findall(line.text))
        named.update(_called(line, lexicon))
    return frozenset(text for text in letters if text in named or text not in known | acting)


def _acting(line: Line, lexicon: Lexicon) -> Iterator[str]:
    """Walk the acronyms before a verb and behind "according to"."""
    words = line.tokens
    for place, word in enumerate(words):
        if word.text.isupper() and (_verb(words[place + 1 : place + 2], lexicon) or _source(words, place)):
            yield word.text


def _verb(behind: tuple[Token, ...], lexicon: Lexicon) -> bool:
    verbs = lexicon.speech.keys() | lexicon.verbs.keys() | lexicon["auxiliaries"] | lexicon["plain_verbs"]
    return any(word.small in verbs or (lexicon.language == "id" and VERB.fullmatch(word.small)) for word in behind)


def _source(words: tuple[Token, ...], place: int) -> bool:
    return place > 0 and words[place - 1].small in SOURCES


def _called(line: Line, lexicon: Lexicon) -> Iterator[str]:
    """Walk the acronyms behind the noun for what they are: vaksin HPV, peringkat BBB."""
    for before, word in zip(line.tokens, line.tokens[1:], strict=False):
        if word.text.isupper() and before.small in lexicon["acronym_heads"]:
            yield word.text
