"""Indonesian nouns that are always of something: the discussion of a bill. Bare, they belong to another sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tokens import Token, tokens

LINKING: Final = frozenset({"adalah", "ialah", "merupakan", "menjadi", "sebesar", "kurang", "lebih", "paling", "ada"})
WHOLE: Final = frozenset({"sebagian", "segala", "seluruh", "semua", "setengah", "separuh", "setiap", "tiap"})
RANKING: Final = frozenset({"awal", "akhir", "pertama", "baru", "lama", "utama", "resmi", "terutama", "besar", "kecil"})
REALLY: Final = frozenset({"sebenarnya", "sesungguhnya", "aslinya"})  # luas sebenarnya: of what?
COSTS: Final = frozenset({"anggaran", "biaya", "dana", "proyek"})  # biaya pembangunan di sisi Indonesia: of what?
OUTCOMES: Final = frozenset({"hasil", "isi", "jalannya", "putusan"})  # hasil pertemuan: of which?
DEFINING: Final = 6  # words behind "yang" in which a name says which one is meant
PAIR: Final = 2  # words: anggaran sekolah, but not biaya pembangunan sekolah
ADDED: Final = frozenset({"selama", "pada", "sejak", "hingga", "sampai", "karena", "agar", "sebelum", "setelah"})
DERIVED: Final = re.compile(
    r"pe\w+an|ke\w+an|putusan|larangan|usulan|tuntutan|gugatan|hasil|jumlah|nilai|produksi|stok|total"
)
AMOUNTS: Final = frozenset({
    "anggaran", "biaya", "jumlah", "kapasitas", "kebutuhan", "kekurangan", "kerugian", "laba", "nilai", "omzet",
    "pendapatan", "penjualan", "produksi", "realisasi", "serapan", "stok", "target", "total",
})  # fmt: skip  # nouns of which a number right behind them tells how much: serapan baru 6.400 ton
PLACING: Final = frozenset({"di", "ke", "dari", "pada"})


def ownerless(text: str, lexicon: Lexicon) -> str:
    """Return the subject with which a text opens where its last noun does not say of what it is; "" for none.

    A number makes a noun stand for itself (enam korban), a share of it does not (60 persen korban).
    """
    if lexicon.language != "id":
        return ""
    found = tokens(text)
    size = next((at for at, word in enumerate(found) if _ends(word, lexicon)), len(found))
    amount = found[0].small in AMOUNTS if found else False
    size = next((at for at, word in enumerate(found[:size]) if amount and word.text[0].isdigit()), size)
    noun = _noun(found[:size], lexicon)
    counted = any(one.text[0].isdigit() or one.small in lexicon["numerals"] for one in found[:size])
    shared = any(one.small == "persen" for one in found[:size])
    if noun is None or (counted and not shared) or any(one.capital for one in found[1:size]):
        return ""
    return "" if _defined(found[size:], lexicon) else " ".join(one.text for one in found[:size])


def _noun(found: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """Return the last noun of a subject if it is one that is always of something."""
    idle = lexicon["auxiliaries"] | lexicon["idle"] | RANKING | REALLY | WHOLE
    left = [one for one in found if one.small not in idle]
    if not left:
        return None
    alone = left[-1].small in lexicon["relational_alone"] and (len(left) == 1 or left[0].small in lexicon["relational"])
    alone = alone or (
        left[-1].small in lexicon["bare"] and len(left) == PAIR and left[0].small in lexicon["relational"]
    )
    return left[-1] if alone or left[-1].small in lexicon["relational"] else None


def _ends(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word no longer belongs to the nouns of a subject: a verb, a preposition, "yang", a mark."""
    small = word.small
    if small == "yang" or not word.word or small in LINKING:
        return True
    verbal = small.startswith(VERBAL) and small not in lexicon["not_verbs"] and small not in lexicon["relational"]
    lists = ("prepositions", "plain_verbs", "negations", "cuts")
    return verbal or small in lexicon["auxiliaries"] - RANKING or any(small in lexicon[name] for name in lists)


def _defined(behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether what follows says which one is meant: of something, or a "yang" with a name in it."""
    if not behind:
        return False
    first, *rest = behind
    if first.small == "yang":
        return any(one.capital for one in rest[:DEFINING])
    owning = first.small in lexicon["prepositions"] - {
        "selama",
        "sampai",
        "hingga",
        "sejak",
        "akibat",
        "karena",
        "menjadi",
    }
    return owning and bool(rest) and rest[0].small not in lexicon["relational"]


def bare_object(predicate: str, lexicon: Lexicon) -> str:
    """Return what a deed is done to, where that does not say of what it is: menunda pengesahan; "" for none."""
    if lexicon.language != "id":
        return ""
    found = tokens(predicate)
    for before, word, behind in zip(found, found[1:], (*found[2:], None), strict=False):
        verbal = before.small.startswith(("me", "di")) and before.small not in lexicon["not_verbs"]
        done = (verbal and before.small not in lexicon["indefinite_deeds"]) or before.small in {"atas", "terhadap"}
        ends = behind is None or not behind.word or behind.small in ADDED or behind.text[0].isdigit()
        if done and ends and word.small in lexicon["relational"] and DERIVED.fullmatch(word.small):
            return word.text
        if before.small in OUTCOMES and ends and word.small in lexicon["relational"] | lexicon["bare"]:
            return f"{before.text} {word.text}"
    return ""


def bare_cost(text: str, lexicon: Lexicon) -> str:
    """Return what Indonesian money is for, where a place stands in the stead of the thing itself; "" for none."""
    found = tokens(text) if lexicon.language == "id" else ()
    for cost, deed, behind in zip(found, found[1:], found[2:], strict=False):
        known = deed.small in lexicon["relational"] and deed.small.startswith("pe")
        if cost.small in COSTS and known and behind.small in PLACING:
            return f"{cost.text} {deed.text}"
    return ""


def nearby(text: str) -> str:
    """Return a "setempat" before which no place is named, so that it means that of another sentence; "" for none."""
    found = tokens(text)
    for at, word in enumerate(found):
        placed = any(one.small in PLACING and other.capital for one, other in pairwise(found[:at]))
        if word.small == "setempat" and not placed:
            return word.text
    return ""
