"""Whether an Indonesian word written large is likelier part of a person's name or of that of a body or a place."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.names.pieces import ROMAN
from quizapp.drafting.words.gazetteer import gazetteer, regions, towns
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.passive import everyday

LETTERS: Final = 2  # an acronym has more: JD Vance
NAMED: Final = re.compile(r"\w{2,}(?:wati|ningsih|ningrum|anto|[gjmstwy]ono|yati|inem|iyem|uddin|udin|ullah|iansyah)")
FIELD: Final = re.compile(r"\w{3,}(?:logi|itas|isme|istik)|\w{4,}[bdfghjklmnprst]asi|[Pp]e\w{5,}an|[Kk]e\w{6,}an")


def is_forename(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a given name that many people bear, or opens names: Melky, Siti, La."""
    small = word.lower().strip(".")
    known = lexicon["forenames"] | lexicon["first_names"]
    return small in known or _respelled(small) in known or NAMED.fullmatch(small) is not None


def _respelled(word: str) -> str:
    """Return a name of the old spelling in the new: Soekarno, Djoko, Tjipto."""
    return word.replace("oe", "u").replace("dj", "j").replace("tj", "c")


def is_counter(word: str) -> bool:
    """Tell whether a word is a letter or a Roman number, as bodies are told apart by: Komisi C, Wilayah X."""
    return len(word) == 1 or ROMAN.fullmatch(word) is not None


def of_place(word: str) -> bool:
    """Tell whether a word is a place known beforehand."""
    known = gazetteer("id").get(word)
    return word.lower() in regions() | towns() or (known is not None and known.kind == "place")


def in_body(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is listed as one of bodies and places, or looks so: Komisi, Timur, KPU, Informasi."""
    listed = ("organisations", "divisions", "portfolio", "fields", "places", "directions", "things", "levels")
    letters = is_counter(word) or (word.isupper() and len(word) > LETTERS)
    return letters or FIELD.fullmatch(word) is not None or any(word.lower() in lexicon[name] for name in listed)


def of_body(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is likelier part of a body or a place than of a person's name: Komisi, Aset, Singaraja."""
    plain = not is_forename(word, lexicon)
    known = of_place(word) or word in gazetteer("id")
    return in_body(word, lexicon) or (plain and (known or everyday(word.lower())))
