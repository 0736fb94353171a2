"""The first letter of a text as it stands inside a sentence, and the English article that goes with its sound."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.passive import is_root

SHOWN: Final = re.compile(r"[A-Z]{4,}(?= (?:[a-z]|[A-Z][a-z]))")
SPELLED: Final = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel: an MP, an NHS manager
CONSONANT: Final = re.compile(r"uni(?!n|m)|us[aeu]|uk|ut[ei]|eu|ewe|one\b|once\b")  # a university, a European
SILENT: Final = ("hour", "honest", "honor", "honour", "heir")


def small_first(text: str, lexicon: Lexicon) -> str:
    """Return a text with a small first letter, unless it opens with an acronym, a month or a day of the week.

    A word with more than one capital is an acronym or a name: ACCC, McDonald.
    """
    first = text.split(maxsplit=1)[0].strip(",.") if text else ""
    kept = lexicon["weekdays"] | lexicon.months.keys()
    return text if several_capitals(first) or first.lower() in kept else text[:1].lower() + text[1:]


def small_opening(text: str, lexicon: Lexicon) -> str:
    """Return an Indonesian article without capitals for show in its first word: MAHKAMAH Agung menolak, PEMERINTAH ...

    An acronym keeps them: only a word of the dictionary, or one that opens the name of a body, is so written.
    """
    found = SHOWN.match(text) if lexicon.language == "id" else None
    word = found[0].lower() if found else ""
    lists = lexicon["organisations"] | lexicon["places"] | lexicon.ordinary | lexicon["folk"]
    known = word and word not in lexicon["no_bodies"] and (word in lists or is_root(word))
    return text[0] + text[1 : len(word)].lower() + text[len(word) :] if known else text


def several_capitals(word: str) -> bool:
    """Tell whether a word has a capital behind its first letter, or a sign: ACCC, A$28."""
    return any(letter.isupper() or letter in "$£€" for letter in word[1:])


def a_or_an(word: str, lexicon: Lexicon) -> str:
    """Return the English article for a word by its sound; an acronym is spelled out unless it is said as a word."""
    if word.isupper() and word.lower() not in lexicon["said_whole"]:
        return "an" if word[0] in SPELLED else "a"
    small = word.lower()
    vowel = small.startswith(("a", "e", "i", "o", "u")) and CONSONANT.match(small) is None
    return "an" if vowel or small.startswith(SILENT) else "a"
