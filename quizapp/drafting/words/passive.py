"""The passive of an Indonesian verb, which a question for its object needs: mengirim -> dikirim."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from quizapp.drafting.words.lexicon import lexicon

if TYPE_CHECKING:
    from Sastrawi.Stemmer.CachedStemmer import CachedStemmer


@cache
def passive(verb: str) -> str:
    """Return the di- form of a me- verb, "" where its root cannot be told: a table first, then the stemmer's root."""
    known = lexicon("id").verbs.get(verb)
    if known:
        return known
    if not verb.startswith("me"):
        return ""
    if verb.startswith("memper"):
        return f"di{verb[3:]}"
    root = str(_stemmer().stem(verb))
    for part in (root, root[1:]):  # the first letter may have melted: mengirim, memilih, menulis, menyapu
        if root != verb and len(part) > 2 and part in verb:  # noqa: PLR2004 - shorter parts stand anywhere
            return f"di{root}{verb[verb.rindex(part) + len(part) :]}"
    return ""


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
