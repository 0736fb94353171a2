"""The passive of an Indonesian verb, which a question for its object needs: mengirim -> dikirim."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from quizapp.drafting.words.lexicon import lexicon

MELTING: Final = MappingProxyType({"k": "ng", "p": "m", "s": "ny", "t": "n"})  # letters that go behind me-
NASALS: Final = MappingProxyType({"ng": "aeioughx", "m": "bfv", "n": "cdjz"})
SHORTEST_STEM: Final = 4  # letters: shorter ones go another way (dicat, mengecat)

if TYPE_CHECKING:
    from Sastrawi.Stemmer.CachedStemmer import CachedStemmer


@cache
def passive(verb: str) -> str:
    """Return the di- form of a me- verb, "" where its root cannot be told: a table first, then the stemmer's root."""
    known = lexicon("id").verbs.get(verb)
    if known:
        return known
    if not verb.startswith("me") or verb in lexicon("id")["staying"]:
        return ""
    if verb.startswith(("memper", "member")):
        return f"di{verb[3:]}"
    root = str(_stemmer().stem(verb))
    for part in (root, root[1:]):  # the first letter may have melted: mengirim, memilih, menulis, menyapu
        if root != verb and len(part) > 2 and part in verb:  # noqa: PLR2004 - shorter parts stand anywhere
            return f"di{root}{verb[verb.rindex(part) + len(part) :]}"
    return ""


@cache
def active(verb: str) -> str:
    """Return the me- form of a di- verb, "" where it is not certain: dihadiri -> menghadiri, ditolak -> menolak."""
    stem = verb.removeprefix("di")
    if stem == verb or stem.startswith("per") or len(stem) < SHORTEST_STEM or not everyday(stem):
        return ""
    first = stem[0]
    if first in MELTING:
        return f"me{MELTING[first]}{stem[1:]}"
    return f"me{next((nasal for nasal, letters in NASALS.items() if first in letters), '')}{stem}"


@cache
def everyday(word: str) -> bool:
    """Tell whether the root of a word in small letters is one of the stemmer's dictionary."""
    stemmer = _stemmer()
    return bool(stemmer.delegatedStemmer.dictionary.contains(str(stemmer.stem(word))))


@cache
def is_root(word: str) -> bool:
    """Tell whether a word in small letters is itself a root of the stemmer's dictionary."""
    return bool(_stemmer().delegatedStemmer.dictionary.contains(word))


@cache
def _stemmer() -> CachedStemmer:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # noqa: PLC0415 - its dictionary takes a while to load

    return StemmerFactory().create_stemmer()
