"""Words that point outside a text though they are no pronouns: at the same time, perseroan, the first, that figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tokens import Token

EXPLAINING: Final = frozenset({"of", "to", "that", "for", "between", "who", "which", "where"})  # behind "the plan"
SPOTS: Final = frozenset({"the area", "the region", "the site"})
THAT_ONE: Final = re.compile(r"\b[Tt]hat ([a-z]+)(?=$|[,.?”]| (?:in|on|at|for|of|to|by|with|and|after|before)\b)")
SOON: Final = re.compile(r"\b[Ww]ithin (?:[\w-]+ )?(?:minutes?|hours?|days?|weeks?)\b(?! of)")  # of what?
NUMBER: Final = re.compile(
    r"\bthe (?:number|figure|rate|total|amount|income|extension)\b(?! of| for|[ -]\w+s\b)"
)  # of what?
ONE: Final = re.compile(
    r"\b(?:has|have|had|having|got|needs?|needed|wants?|wanted) one"
    r"(?=$|[,.?”]| (?:since|on|at|by|for|from|with|and|but)\b)"
)  # Sweden has had one since 1999
MORE: Final = re.compile(r"\b(?:again|more|less|fewer|so|another|both|the same|otherwise)[.?]?$")  # more what?
BLAME: Final = re.compile(r"\bblam(?:ed|es)\b(?!.* (?:for|on)\b)")  # for what?
ELLIPTIC: Final = re.compile(r"^The (?:(?:most|least) \w+|\w{2,}est) (?:is|was|are|were|has|have|had)\b")  # which?
RANKED: Final = re.compile(
    r"\b(?:the (?:first|second|third|last|latest|only|best|worst)|yang (?:pertama|kedua|ketiga|terakhir|terbaik))"
    r"(?=$|[,.?”]| (?:in|on|at|by|from|with|after|before|during|and|but|to an?|to the|pada) )"
)  # the first of what?
NEXT: Final = re.compile(
    r"\bthe (?:next|previous|following|first (?:\w+ )?(?:days?|weeks?|months?|years?))(?: [a-z]+)?(?=$|[,.?”])"
    r"|\b(?:hari|pekan|minggu|bulan|tahun) pertama(?=$|[,.?”])"
    r"|\b[a-z]{3,} (?:selanjutnya|berikutnya)\b"
)  # the next of which rounds, the first three months of what?
DEED: Final = re.compile(
    r"\b(?:dalam|selama|saat|setelah|sebelum|usai|seusai) pe[lmnr]\w{5,}an"
    r"(?=$|[,.?]| (?:selama|pada|di|sejak|hingga)\b)"
)  # dilibatkan dalam penghitungan: of what?
QUANTITIES: Final = frozenset({"all", "few", "many", "most", "one", "several", "some"})
BEFORE_QUANTITIES: Final = frozenset({"all", "for", "just", "only", "other", "out", "the"})
MARKS: Final = frozenset(",.?;”")
YEAR: Final = 4  # figures
AGING: Final = frozenset({"aged", "numbered", "ranked", "reached", "topped", "turned"})  # turned 40 in Dublin
COMPARED: Final = re.compile(
    r"\b(?:angka|data|harga|jumlah|nilai|tarif|tawaran) yang lebih"
    r" (?:besar|kecil|banyak|sedikit|rendah|tinggi|mahal|murah)\b"
    r"(?! (?:dari|daripada|dibanding|dibandingkan|ketimbang)\b)"
)  # than which?
COUNTED: Final = frozenset({"sejumlah", "beberapa", "semua", "setiap", "berapa", "para"})  # some places are no place


def outside(text: str, found: Sequence[Token], lexicon: Lexicon) -> str:
    """Return the first such words of a text; ``found`` are its words and marks. Return "" for none."""
    pointing = _phrase(text, lexicon) or _part(text, lexicon) or _that(text, lexicon) or _definite(found, lexicon)
    return pointing or _belonging(found, lexicon) or _nounless(found, lexicon)


def _nounless(found: Sequence[Token], lexicon: Lexicon) -> str:
    """Return an English quantity that does not say of what it is: converted all three, gave four to; "" for none."""
    ends = (lexicon["prepositions"] | lexicon["cuts"] | {"and", "but", "or"}) - {"of", "per"}
    numerals = lexicon["numerals"] | QUANTITIES if lexicon.language == "en" else frozenset()
    for before, word, behind in zip(found, found[1:], (*found[2:], None), strict=False):
        if before.small == "the" and any(one.small == "and" and one.start < word.start for one in found):
            continue  # the RMT and Aslef unions, and an action by the two
        figure = bool(numerals) and word.text.isdigit() and len(word.text) < YEAR
        verbal = before.small.endswith("ed") or before.small in lexicon.verbs
        counts = before.small in BEFORE_QUANTITIES or (verbal and before.small not in AGING)
        alone = behind is None or behind.small in ends or behind.text in MARKS
        if (word.small in numerals or figure) and counts and alone:
            return f"{before.text} {word.text}"
    return ""


def _belonging(found: Sequence[Token], lexicon: Lexicon) -> str:
    """Return the English people with whom a text opens who are always those of something: members had ...; or ""."""
    lists = ("auxiliaries", "plain_verbs", "modal", "negations", "cuts")
    verbal = lexicon.verbs.keys() | lexicon.speech.keys()
    for word, behind in pairwise(found[:2]):
        acts = (
            behind.small in verbal or behind.small.endswith("ed") or any(behind.small in lexicon[one] for one in lists)
        )
        if word.small in lexicon["belonging"] and acts:
            return word.text
    return ""


def _phrase(text: str, lexicon: Lexicon) -> str:
    """Return a phrase of the list, unless what follows says what it means: the area of, the former minister."""
    for phrase in lexicon.one_of("outside").finditer(text):
        behind = text[phrase.end() :].split(maxsplit=1)[:1]
        known = EXPLAINING - {"to"} if phrase[0].lower() in SPOTS else EXPLAINING  # closed the area to mining
        explained = phrase[0].lower().startswith("the ") and behind and behind[0] in known
        explained = explained or (phrase[0].lower() == "in return" and behind == ["for"])  # in return for a promise
        if not (explained or (phrase[0].lower() == "the former" and _is_noun(behind, lexicon))):
            return phrase[0]
    return ""


def _part(text: str, lexicon: Lexicon) -> str:
    """Return a number, a time or a rank that does not say of what it is one: within two hours, the first."""
    own = (SOON, NUMBER, ONE, MORE, ELLIPTIC, BLAME) if lexicon.language == "en" else (DEED, COMPARED)
    patterns = (*own, RANKED, NEXT)
    return next((found[0] for pattern in patterns if (found := pattern.search(text))), "")


def _that(text: str, lexicon: Lexicon) -> str:
    """Return an English "that" with the noun that it points at: that figure."""
    that = THAT_ONE.search(text) if lexicon.language == "en" else None
    return that[0] if that and that[1] not in lexicon.verbs and not that[1].endswith(("s", "ed")) else ""


def _definite(found: Sequence[Token], lexicon: Lexicon) -> str:
    """Return a noun that is always that of something, where nothing behind it says of what: perseroan, korban."""
    lists = ("prepositions", "auxiliaries", "cuts", "plain_verbs")
    closed = frozenset({"dan", "serta", "atau"}).union(*(lexicon[name] for name in lists))
    for before, word, behind_it in zip((None, *found), found, (*found[1:], None), strict=False):
        counted = before and (before.text[0].isdigit() or before.small in lexicon["numerals"] | COUNTED)
        if word.small in lexicon["definite"] and not counted:
            bare = behind_it is None or not behind_it.word or behind_it.small in closed
            if bare or (behind_it and behind_it.small.startswith(VERBAL)):
                return word.text
    return ""


def _is_noun(behind: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a noun or its adjective follows, so that "the former" is an adjective: the former minister."""
    closed = ("prepositions", "auxiliaries", "plain_verbs", "modal", "negations", "cuts")
    return bool(behind) and behind[0][0].isalpha() and not any(behind[0].lower() in lexicon[name] for name in closed)
