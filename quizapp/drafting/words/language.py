"""Which language an article is in, by the little words that hold sentences together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.bank.lint.words import words_of
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.drafting.words.lexicon import LANGUAGES

LEAST: Final = 0.12  # of the words: fewer in running text of the language there are not
CLEARLY: Final = 1.3  # times as many as of the other
LOOKED_AT: Final = 40_000  # characters
# What Malay writes otherwise than Indonesian: it has the little words of Indonesian, and its verbs mean other things.
MALAY: Final = MappingProxyType({"bahawa": "bahwa", "kerana": "karena", "iaitu": "yaitu", "mahu": "mau"})


def language_of(text: str) -> str:
    """Return the language of a text, ``id`` or ``en``. Raises Malformed when it is clearly neither, or Malay."""
    found = words(text[:LOOKED_AT])
    all_ = max(1, len(found))
    shares = {name: sum(word in words_of(name).stop_words for word in found) / all_ for name in LANGUAGES}
    best, other = sorted(LANGUAGES, key=lambda name: (-shares[name], name))
    if shares[best] < LEAST or shares[best] < CLEARLY * shares[other]:
        raise Malformed(
            msg(
                "The text reads like neither Indonesian nor English. Choose its language yourself, or paste "
                "the article alone, without what stands around it."
            )
        )
    if best == "id" and _malay(found):
        raise Malformed(msg("The text reads like Malay, which is not drafted from: its words mean other things."))
    return best


def _malay(found: Sequence[str]) -> bool:
    """Tell whether words are written in the Malay way more often than in the Indonesian one."""
    counts = Counter(found)
    malay, indonesian = (sum(counts[word] for word in some) for some in (MALAY, MALAY.values()))
    return malay > indonesian
