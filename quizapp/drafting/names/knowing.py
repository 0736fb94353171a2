"""Where a name of the gazetteer stands, and where it is only a part of another name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.drafting.words.gazetteer import gazetteer, regions
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.tokens import Line, Token

LONGEST_KNOWN: Final = 7  # words
FEWEST_CAPITALS: Final = 3  # letters of a branch or a club
SECOND: Final = 2  # a word in front of this place opens the sentence: its capital says nothing
TEAM: Final = re.compile(r"Pers[eia][a-z]{2,7}")  # Persiraja, Persekat: clubs are so named


def known_at(line: Line, place: int, last: int, lexicon: Lexicon) -> tuple[int, Name] | None:
    """Return the longest known name that begins at a word and ends before another, with its length in words."""
    words, known = line.tokens, gazetteer(lexicon.language)
    if not words[place].capital or _everyday(words, place, lexicon) or _surname(words, place, lexicon):
        return None
    for end in range(min(place + LONGEST_KNOWN, last), place, -1):
        text = line.text[words[place].start : words[end - 1].end]
        found = known.get(text) or known.get(_opened(words, place, text))
        if found and not (place + 1 == end < last and _longer(words, end, found, lexicon)):
            return end - place, found
    return None


def _opened(words: Sequence[Token], place: int, text: str) -> str:
    """Return words whose first one opens an article in capitals as they are written elsewhere: MAHKAMAH Agung."""
    first, *others = words[place : place + SECOND]
    opening = place == 0 and len(first.text) > FEWEST_CAPITALS and first.text.isupper()
    written = opening and any(word.capital and not word.text.isupper() for word in others)
    return first.text.capitalize() + text[len(first.text) :] if written else text


def _everyday(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a place opens a sentence whose name is an everyday word as well: Lima warga, Male patients."""
    opening = place == 0 or words[place - 1].text in "“‘"
    capital = place + 1 < len(words) and words[place + 1].capital
    return opening and not capital and words[place].small in lexicon["homonyms"]


def _surname(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a town or country right behind a word of which nothing is known may be a surname: Jack London."""
    if place < SECOND or words[place].small not in lexicon["namelike"]:
        return False
    before = words[place - 1]
    heads = ("organisations", "organisations_last", "places", "offices", "titles", "directions", "things")
    apart = not before.capital or before.end + 1 != words[place].start or before.text in gazetteer(lexicon.language)
    return not apart and not any(before.small in lexicon[name] for name in heads)


def _longer(words: Sequence[Token], end: int, known: Name, lexicon: Lexicon) -> bool:
    """Tell whether a known word only opens another name: Nusantara Pangan, Irlandia Utara, Jordan Pickford."""
    if not words[end].capital or words[end].start != words[end - 1].end + 1:
        return False
    word, others = words[end].small, lexicon["organisations"] | lexicon["places"] | lexicon["offices"]
    named = words[end - 1].small in lexicon["namelike"] and word not in others | lexicon["organisations_last"]
    return known.group == "wide" or word in lexicon["directions"] or named


def of_town(line: Line, place: int, last: int, lexicon: Lexicon) -> int:
    """Return where a name ends of which the place is part: PSMS | Medan, Northern | Ireland; 0 where it is none."""
    word = line.tokens[place]
    known = known_at(line, place + 1, last, lexicon) if place + 1 < last else None
    if known is None or known[1].kind != "place":
        return 0
    if lexicon.language == "en":
        return place + 1 + known[0] if word.small in lexicon["directions"] else 0
    return place + 1 + known[0] if _acronym(word, lexicon) or TEAM.fullmatch(word.text) else 0


def branched(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether an acronym and a town are the name of a branch or a club: PSMS Medan."""
    first, town = words[0], " ".join(word.text for word in words[1:])
    known = gazetteer(lexicon.language).get(town)
    return lexicon.language == "id" and _acronym(first, lexicon) and known is not None and known.kind == "place"


def regional(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether an acronym and a regency are the name of a branch: BPBD Luwu."""
    town = " ".join(word.small for word in words[1:])
    return lexicon.language == "id" and _acronym(words[0], lexicon) and town in regions()


def _acronym(word: Token, lexicon: Lexicon) -> bool:
    return word.text.isupper() and len(word.text) >= FEWEST_CAPITALS and word.small not in lexicon["no_bodies"]
