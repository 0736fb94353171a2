"""Indonesian subjects that do not say what they are about: one bare noun, or a portion of something said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.numbers import MONEY
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tagger import ADJECTIVE, VERB, tags
from quizapp.drafting.words.tokens import Line, Token, tokens

SIZES: Final = frozenset({"besar", "kecil"})  # sebagian besar
DEED: Final = re.compile(r"pe[lmnr]\w{4,}an")
KNOWN_DEEDS: Final = frozenset({"pendidikan", "penduduk", "perdagangan", "perempuan", "pertanian", "perumahan"})
ORDINALS: Final = frozenset({"pertama", "kedua", "ketiga", "keempat", "kelima", "terakhir", "berikutnya"})
PORTIONS: Final = frozenset({
    "all", "both", "each", "few", "half", "many", "most", "neither", "none", "others", "several", "some",
})  # fmt: skip  # most had acted in good faith: of whom?
MEMBERS: Final = frozenset({
    "colleagues", "directors", "employees", "members", "officials", "players", "relatives", "staff", "workers",
})  # fmt: skip  # two members had heard: of what?
PASSIVE: Final = re.compile(r"di\w{4,}")


def bare_subject(sentence: str, lexicon: Lexicon) -> str:
    """Return the first word of such a subject (sebagian besar diberikan, setiap penggantian memakan), "" for none."""
    found = tokens(sentence)
    kinds = tags(tuple(word.small for word in found))
    portion = found[0].small in lexicon["portions"]
    noun = 1 + (found[1].small in SIZES) if portion else 0
    ends = (noun, noun + 1) if portion else (1,)
    verbal = any(kinds[at] == VERB or found[at].small in lexicon["auxiliaries"] for at in ends if at < len(found))
    return found[0].text if verbal else ""


def thin(line: Line, places: tuple[int, int, int], lexicon: Lexicon) -> bool:
    """Tell whether nothing says for what a name gets or pays an amount: Garuda Sakti memperoleh Rp 400 juta.

    ``places`` are the letters where the clause, its verb and what stands behind it begin or end.
    """
    begin, verb, end = places
    subject = [word for word in line.tokens if begin <= word.start < verb and word.small not in lexicon["auxiliaries"]]
    behind = [word for word in line.tokens if verb < word.start < end and word.word]
    amounts = MONEY | lexicon.numbers.keys()
    named = bool(subject) and all(word.capital for word in subject)
    return named and bool(behind) and all(word.small in amounts or word.text[0].isdigit() for word in behind)


def bare_deed(subject: str, lexicon: Lexicon) -> bool:
    """Tell whether a subject is one Indonesian noun made of a verb, which says not of what: penetapan."""
    plain = lexicon.language == "id" and subject.lower() not in KNOWN_DEEDS
    return plain and DEED.fullmatch(subject.lower()) is not None


def half_told(claim: str, lexicon: Lexicon) -> str:
    """Return what opens a claim and does not say of what it is a part, or what it was done to; "" for nothing."""
    return counted_off(claim, lexicon) or deed_of(claim, lexicon) or portion_of(claim, lexicon)


def counted_off(claim: str, lexicon: Lexicon) -> str:
    """Return what opens a claim and is a part or one of several: laporan pertama dihentikan, most had acted; or ""."""
    found = tokens(claim)[:3]
    if lexicon.language == "en":
        return _of_several(found, lexicon)
    if lexicon.language != "id" or len(found) < 3 or found[0].capital:  # noqa: PLR2004 - noun, ordinal, verb
        return ""
    noun, order, verb = found
    verbal = verb.small.startswith(VERBAL) or verb.small in lexicon["auxiliaries"] | lexicon["negations"]
    told = order.small in ORDINALS or noun.small in ORDINALS  # kedua pos ditargetkan: which two?
    return f"{noun.text} {order.text}" if told and verbal and not order.capital else ""


def _of_several(found: Sequence[Token], lexicon: Lexicon) -> str:
    """Return what opens an English claim before its verb and is some of others: most, two members; "" for nothing."""
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["modal"] | lexicon.verbs.keys()
    subject = list(takewhile(lambda word: word.small not in verbs, found))
    small = [word.small for word in subject]
    match small:
        case [portion] if portion in PORTIONS and len(found) > 1:
            return subject[0].text
        case [number, noun] if number in lexicon["numerals"] and noun in MEMBERS and len(found) > len(small):
            return f"{subject[0].text} {noun}"
    return ""


def portion_of(claim: str, lexicon: Lexicon) -> str:
    """Return what opens an Indonesian claim and is a portion of what is not named: seluruh prosedur telah; or ""."""
    found = tokens(claim)
    if lexicon.language != "id" or found[0].small not in lexicon["partial"]:
        return ""
    kinds = tags(tuple(word.small for word in found))
    noun = 1 + (found[1].small in SIZES)
    telling = [
        kinds[at] in {VERB, ADJECTIVE} or found[at].small in lexicon["auxiliaries"] | lexicon["negations"]
        for at in (noun, noun + 1) if at < len(found)
    ]  # fmt: skip
    people = found[noun].small in lexicon["counted_doers"]  # seluruh petani: who they are is plain
    return f"{found[0].text} {found[noun].text}" if any(telling) and not people else ""


def deed_of(claim: str, lexicon: Lexicon) -> str:
    """Return the noun of a deed with which an Indonesian claim opens, and of which it says no object: penahanan; "".

    It is done or goes on right behind (penahanan dilakukan selama 20 hari), and no sort of deed: pengasapan membunuh.
    """
    found = tokens(claim)[:2]
    if len(found) < 2 or not bare_deed(found[0].text, lexicon):  # noqa: PLR2004 - a noun and its verb
        return ""
    done = PASSIVE.fullmatch(found[1].small) is not None or found[1].small in lexicon["spanning"]
    return found[0].text if done else ""
