"""Offices and trades written small before a name: peneliti senior, pakar keamanan siber."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tagger import ADJECTIVE, NOUN, tags
from quizapp.drafting.words.tokens import Token

TEAM: Final = "tim"
FEWEST_NAME: Final = 2  # words
ORIGINS: Final = frozenset({"asal", "kelahiran"})  # perenang asal Singaraja
LONGEST_ROLE: Final = 3  # small words between an English "said" and a name


def small_office(words: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    """Return how many words before a place name an office, written small: the most that do."""
    for size in (4, 3, 2, 1):
        if place >= size and " ".join(word.small for word in words[place - size : place]) in lexicon["offices"]:
            return size
    return _trade(words, place, lexicon) or _of_team(words, place, lexicon)


def _of_team(words: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    """Return how many words before a place say what somebody who speaks is in a team: anggota tim, kapten tim; or 0.

    A team that has a name does not speak: anggota tim Elang Jawa berangkat.
    """
    size = next((size for size in (2, 3) if place >= size and words[place - size + 1].small == TEAM), 0)
    plain = (
        size
        and words[place - size].small in lexicon["team_roles"]
        and not any(word.capital or not word.word for word in words[place - size + 1 : place])
    )
    end = next((at for at in range(place, len(words)) if not (words[at].capital or words[at].text == ".")), len(words))
    before = words[place - size - 1].small if place > size else ""
    behind = words[end].small if end < len(words) else ""
    speaks = before in lexicon["speech_after"] or behind in lexicon.speech.keys() | lexicon["speaking"]
    return size if plain and speaks and end - place >= FEWEST_NAME else 0


def _trade(words: Sequence[Token], place: int, lexicon: Lexicon) -> int:
    """Return how many words before a place name a trade with its field: hakim konstitusi, pelatih ganda putri; or 0."""
    acronym = place < len(words) and words[place].text.isupper() and len(words[place].text) > 1
    for size in (2, 3) if lexicon.language == "id" and not acronym else ():
        if place < size or words[place - size].small not in lexicon["trades"]:
            continue
        field_of = words[place - size + 1 : place]
        kinds = tags(tuple(word.text for word in words))[place - size + 1 : place]
        others = ORIGINS | lexicon["prepositions"] | lexicon["cuts"] | lexicon["auxiliaries"] | lexicon["pronouns"]
        plain = not any(word.capital or not word.word or word.small in others for word in field_of)
        if plain and set(kinds) <= {NOUN, ADJECTIVE}:
            return size
    return 0


def in_role(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a small English word may say who somebody is: said passenger Ann Lee, said local baker Ann Lee."""
    closed = lexicon["prepositions"] | lexicon["pronouns"] | lexicon["cuts"] | {"a", "an", "the", "and", "that"}
    plain = word.text.islower() and word.text.isalpha()
    return plain and word.small not in closed and word.small not in lexicon.speech
