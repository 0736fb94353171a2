"""Parts of speech of Indonesian words: a small conditional random field, opened when first asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MODEL: Final = Path(__file__).parent / "data" / "id.crfsuite"
VERB: Final = "VB"
NAME: Final = "NNP"
NOUN: Final = "NN"
ADJECTIVE: Final = "JJ"
AFFIX: Final = 4  # letters of a beginning or an end that say something
REMEMBERED: Final = 512  # sentences: several rules ask for the tags of the same


def features(words: Sequence[str]) -> list[list[str]]:
    """Return what the model looks at for each word: itself, its affixes and shape, and its neighbours."""
    small = [word.lower() for word in words]
    return [_features(words, small, place) for place in range(len(words))]


@lru_cache(maxsize=REMEMBERED)
def tags(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return one tag a word, those of the corpus: VB verb, NNP name, NN noun, IN preposition, NUM number ..."""
    return tuple(_tagger().tag(features(words))) if words else ()


@cache
def _tagger() -> Tagger:
    import pycrfsuite  # noqa: PLC0415 - English articles and `--help` do without

    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    return tagger


def _features(words: Sequence[str], small: Sequence[str], place: int) -> list[str]:
    word = small[place]
    found = ["bias", f"w={word}", f"shape={_shape(words[place])}"]
    found += [f"p{size}={word[:size]}" for size in range(2, AFFIX + 1) if len(word) > size]
    found += [f"s{size}={word[-size:]}" for size in range(1, AFFIX) if len(word) > size]
    if place == 0:
        found.append("first")
    for offset, name in ((-2, "b2"), (-1, "b1"), (1, "a1"), (2, "a2")):
        other = place + offset
        found.append(f"{name}={small[other]}" if 0 <= other < len(small) else name)
    for offset, name in ((-1, "bs"), (1, "as")):
        other = place + offset
        if 0 <= other < len(words):
            found.append(f"{name}={_shape(words[other])}")
    return found


def _shape(word: str) -> str:
    """Return whether a word is a number, a mark, in capitals, begins with one, or is small."""
    if word[0].isdigit():
        return "9"
    if not word[0].isalpha():
        return "."
    if word.isupper() and len(word) > 1:
        return "XX"
    return "Xx" if word[0].isupper() else "x"
