"""What stands behind a counted Indonesian noun: whether it is the noun's own and goes with it, or the verb's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Token, tokens

EITHERS: Final = frozenset({"atau", "dengan", "tanpa"})  # of the noun or of the verb, which no form tells
OWNING: Final = frozenset({"asal", "milik"})
WHICH: Final = "yang"
FROM: Final = "dari"
PLACED: Final = "di"
OTHERWISE: Final = frozenset({"bagi", "kepada", "ke", "menuju", ",", "(", "dan", "serta", "atau"})


def belonging(rest: str, subject: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return what of the words behind a counted noun is its own, and the others; None where that cannot be told.

    lima orang | yang menyalakan suar; 12 perawat | dari tiga puskesmas | ke Pulau Palue; 40 surat || dari warga.
    """
    found = tokens(rest)
    small = [word.small for word in found]
    if not found:
        return "", ""
    if small[0] in EITHERS or small[:2] == ["di", "antara"]:
        return None
    if small[0] == WHICH:
        return (rest.strip(), "") if _relative(found[1:], lexicon) else None
    if small[0] in OWNING or (small[0] == FROM and _counting(small[1:], lexicon)):
        return phrase(rest, lexicon)
    if _of_a_name(found):
        return None
    return phrase(rest, lexicon) if small[0] == PLACED and f" {PLACED} " in f" {subject} " else ("", rest)


def phrase(rest: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the first phrase of words with its preposition, and what follows: di Desa Sari | sejak 2015."""
    closed = lexicon["prepositions"] | lexicon["cuts"] | lexicon["time_words"] | {","}
    end = next((word.start for word in tokens(rest)[1:] if word.small in closed), len(rest))
    return rest[:end].strip(), rest[end:].strip()


def _relative(found: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether words behind "yang" are one clause with a verb, and nothing else that the main verb may own."""
    own = [word for word in found if word.small not in lexicon["auxiliaries"]]
    if not own or {word.small for word in own} & (OTHERWISE | lexicon["cuts"]):
        return False
    return own[0].small.startswith(VERBAL) or tags(tuple(word.text for word in own))[0] == VERB


def _counting(small: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words open with a number."""
    return bool(small) and (small[0][0].isdigit() or small[0] in lexicon["numerals"])


def _of_a_name(found: Sequence[Token]) -> bool:
    """Tell whether a "yang" stands behind a name, so that it says which of the counted things are meant."""
    return any(word.small == WHICH and before.capital for before, word in pairwise(found))
