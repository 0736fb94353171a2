"""Whether words stand alone: no pronoun without its noun, no floating time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.meaning import referring, shown
from quizapp.drafting.relating import nearby
from quizapp.drafting.times import FLOATING, times
from quizapp.drafting.tokens import Token, tokens

REMEMBERED: Final = 512  # texts: several rules look at the same words
NYA: Final = re.compile(r"\w{3,}nya")
BODIES: Final = (
    "agency|airline|association|authority|bank|brewer|charity|club|commission|company|factory|federation|firm|foundation"
    "|group|hospital|institute|ministry|museum|party|school|team|union|university"
)
THINGS: Final = (
    "agreement|bill|building|court|deal|inquiry|law|match|merger|plant|project|proposal|race|report|scheme|ship|stadium"
    "|study|survey|tournament|town|vessel|village|figure|figures|share|proportion|total|sum|amount|increase|decrease|percentage"
)
NAMED: Final = r"(?! of| for| between| (?:in|at) [A-Z])"
UNCLEAR: Final = re.compile(rf"\b[Tt]he (?:{BODIES}|{THINGS})\b{NAMED}")  # which one "the" means is said elsewhere
TOWN: Final = re.compile(r"\b[Pp]emerintah (?:kota|kabupaten|provinsi|desa|nagari|kampung)\b(?! [A-Z])")
NAMELESS: Final = MappingProxyType({
    "id": re.compile(
        r"\b(?:acara|aturan|bank|biaya|emiten|harga|hasil|hotel|kampus|kegiatan|keputusan|kerugian|klub|laba|lembaga|manajemen|maskapai|museum|pabrik|panitia|partai|pemeriksaan|pendaftaran|pendapatan|pengelola"
        r"|pengumuman|peraturan|perbaikan|pertemuan|perundingan|program|proyek|putusan"
        r"|penyelenggara|perseroan|perusahaan|sekolah|tarif|tim|yayasan) (?=(?P<verb>[\w-]+))",
        re.IGNORECASE,
    ),
    "en": re.compile(rf"^[Tt]he (?:{BODIES})\b{NAMED}"),
})  # fmt: skip
DOING: Final = re.compile(r"\bme\w{4,} $")
EXPLAINING: Final = frozenset({"of", "to", "that", "for", "between", "who", "which", "where"})  # behind "the plan"
SPOTS: Final = frozenset({"the area", "the region", "the site"})
ONES: Final = frozenset({"seorang", "sebuah", "seekor", "sejumlah", "beberapa", "dua", "tiga", "empat", "lima"})
THAT_ONE: Final = re.compile(r"\b[Tt]hat ([a-z]+)(?=$|[,.?”]| (?:in|on|at|for|of|to|by|with|and|after|before)\b)")
MASS: Final = frozenset({
    "access", "aid", "air", "blood", "crime", "demand", "electricity", "energy", "evidence", "fish", "food", "gas",
    "growth", "heat", "help", "inflation", "information", "justice", "land", "money", "music", "news", "oil", "people",
    "police", "pollution", "power", "production", "progress", "research", "safety", "spending", "staff", "support",
    "tourism", "trade", "traffic", "turnout", "unemployment", "violence", "water", "weather", "work", "children", "men",
    "women",
})  # fmt: skip
SOON: Final = re.compile(r"\bwithin (?:[\w-]+ )?(?:minutes?|hours?|days?|weeks?)\b(?! of)")  # of what?
NUMBER: Final = re.compile(
    r"\bthe (?:number|figure|rate|total|amount|income|extension)\b(?! of| for|[ -]\w+s\b)"
)  # of what?
ONE: Final = re.compile(
    r"\b(?:has|have|had|having|got|needs?|needed|wants?|wanted) one"
    r"(?=$|[,.?”]| (?:since|on|at|by|for|from|with|and|but)\b)"
)  # Sweden has had one since 1999
RANKED: Final = re.compile(
    r"\b(?:the (?:first|second|third|last|latest|only|best|worst)|yang (?:pertama|kedua|ketiga|terakhir|terbaik))"
    r"(?=$|[,.?”]| (?:in|on|pada) )"
)  # the first of what?
NEXT: Final = re.compile(
    r"\bthe (?:next|previous|following|first (?:\w+ )?(?:days?|weeks?|months?|years?))(?: [a-z]+)?(?=$|[,.?”])"
    r"|\b(?:hari|pekan|minggu|bulan|tahun) pertama(?=$|[,.?”])"
)  # the next of which rounds, the first three months of what?
OPENING: Final = frozenset({"that", "because", "if", "when", "and", "but", "while"})  # words before a clause
ONLY_ONE: Final = frozenset({
    "air", "army", "economy", "government", "internet", "media", "moon", "police", "president", "prime minister",
    "public", "sky", "state", "sun", "weather", "world",
})  # fmt: skip
RELATING: Final = frozenset(
    {"of", "for", "in", "on", "at", "to", "from", "between", "who", "which", "that", "by", "with"}
)
CONTRACTED: Final = re.compile(r"(he|she|it|they|this|that)['’](?:s|d|ll|ve|re)")  # he'll, they've
ADDING: Final = re.compile(
    r"(?<!\btetapi )(?<!\btapi )(?<!\bmelainkan )(?<!\bdan )(?<!\bbut )(?<!\band )\b(?:juga|also|too)\b", re.IGNORECASE
)
VERBAL: Final = ("me", "di", "ber", "ter")
AGES: Final = ("million ", "billion ")  # years ago: the same for every reader
COUNTED: Final = frozenset({"sejumlah", "beberapa", "semua", "setiap", "berapa", "para"})  # some places are no place
GENERAL: Final = frozenset({"negara", "orang", "pihak"})  # “negara lain” needs no list of countries before it
LATE: Final = frozenset({"almarhum", "almarhumah", "mendiang"})  # titles before a name: mendiang Halim Santoso
INSIDE: Final = frozenset({"sebelumnya", "setelahnya"})  # in a quotation they point at what it said first
OBJECT: Final = ("mem", "men", "di")  # mencetaknya: what is printed is said elsewhere
HAPPENING: Final = ("ber", "runtuh", "lahir", "pecah", "ter")
NEAR: Final = 6  # words before a "-nya" in which a name explains it


@lru_cache(maxsize=REMEMBERED)
def leaning(text: str, lexicon: Lexicon, *, quoted: bool = False) -> Message | None:
    """Return why a text does not stand alone, None when it does; in a quotation "I" and "we" are the speaker."""
    found = tokens(text)
    pronouns = lexicon["quoted_pronouns" if quoted else "pronouns"] - referring(found, lexicon)
    pronouns = pronouns - shown(found, lexicon) if quoted else pronouns
    if found and _whole(found[0]) == "that":
        return msg("“%(word)s” points at something else in the text.", word=found[0].text)
    for place, word in enumerate(found):
        if quoted and place and found[place - 1].small in lexicon["time_words"] | {"saat", "kali"}:
            continue
        if place and word.small == "lain" and found[place - 1].small in GENERAL:
            continue
        titled = word.small in LATE and place + 1 < len(found) and found[place + 1].capital
        if _whole(word) in pronouns and not word.text.isupper() and not titled:
            return msg("“%(word)s” points at something else in the text.", word=word.text)
        if quoted and place > NEAR and word.small in INSIDE:
            continue
        if NYA.fullmatch(word.small) and not _explained(found, place, lexicon):
            noun = _of_noun(found, place, lexicon)
            return msg("“%(word)s” points at something else in the text.", word=noun or word.text)
    if not quoted and (outside := _outside(text, found, lexicon) or nearby(text)):
        return msg("“%(word)s” points at something else in the text.", word=outside)
    season = lexicon.one_of("floating").search(text)
    long_ago = season is not None and text[: season.start()].endswith(AGES)
    if not quoted and (
        time := lexicon.writing.floating_times.find(text) or (season[0] if season and not long_ago else "")
    ):
        return msg("“%(time)s” is another time for every reader.", time=time)
    return None


def _whole(word: Token) -> str:
    """Return a word in small letters, an English pronoun without the verb that was drawn into it: she'd, they've."""
    found = CONTRACTED.fullmatch(word.small)
    return found[1] if found else word.small


def _outside(text: str, found: tuple[Token, ...], lexicon: Lexicon) -> str:
    """Return words that point outside a text though they are no pronouns: at the same time, perseroan; "" for none."""
    for phrase in lexicon.one_of("outside").finditer(text):
        behind = text[phrase.end() :].split(maxsplit=1)[:1]
        known = EXPLAINING - {"to"} if phrase[0].lower() in SPOTS else EXPLAINING  # closed the area to mining
        explained = phrase[0].lower().startswith("the ") and behind and behind[0] in known
        if not (explained or (phrase[0].lower() == "the former" and _is_noun(behind, lexicon))):
            return phrase[0]
    if lexicon.language == "en" and (soon := SOON.search(text) or NUMBER.search(text) or ONE.search(text)):
        return soon[0]
    if ranked := RANKED.search(text) or NEXT.search(text):
        return ranked[0]
    that = THAT_ONE.search(text) if lexicon.language == "en" else None
    if that and that[1] not in lexicon.verbs and not that[1].endswith(("s", "ed")):
        return that[0]
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


def nameless(text: str, lexicon: Lexicon) -> str:
    """Return a subject that does not say which body it is: perusahaan telah ..., the firm; "" for none."""
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["negations"]
    for found in NAMELESS[lexicon.language].finditer(text):
        if lexicon.language == "id" and DOING.search(text[: found.start()]):
            continue  # an object: menawarkan program pensiun dini
        verb = found.groupdict().get("verb")
        verbal = verb is None or (verb.startswith(VERBAL) and verb not in lexicon["not_verbs"])
        if verbal or verb in verbs:
            return found[0].strip()
    return ""


def ownerless(claim: str, lexicon: Lexicon) -> str:
    """Return the subject of an English claim that says of nothing whose it is: the closure would ...; "" for none."""
    if lexicon.language != "en":
        return ""
    found = tokens(claim)
    for place, word in enumerate(found):
        opens = not place or found[place - 1].small in OPENING or found[place - 1].small in lexicon.speech
        if word.small == "the" and opens and (subject := _bare_subject(found[place + 1 :], lexicon)):
            return f"the {subject}"
    return ""


def _bare_subject(found: Sequence[Token], lexicon: Lexicon) -> str:
    """Return the small words up to a verb that begin a clause behind "the", "" where one says of what they are."""
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["modal"] | lexicon["negations"]
    forms = lexicon.verbs.keys() | lexicon.present.keys()
    for place, word in enumerate(found):
        if place and (word.small in verbs | forms or word.small.endswith("ed")):
            subject = " ".join(one.small for one in found[:place])
            return "" if subject in ONLY_ONE else subject
        if not word.text.isalpha() or word.capital or word.small in RELATING:
            return ""
    return ""


def adding(claim: str) -> str:
    """Return the "also" of a claim that adds to what was said before, and not to its own first half; "" for none."""
    found = ADDING.search(claim)
    return found[0] if found else ""


def last_bare(subject: str, lexicon: Lexicon) -> str:
    """Return the noun with which an Indonesian subject ends and which names nothing: pembangunan jembatan; else ""."""
    found = [word for word in tokens(subject) if word.small not in lexicon["auxiliaries"]]
    plain = (
        lexicon.language == "id"
        and len(found) > 1
        and not any(word.capital or not word.text.isalpha() for word in found)
    )
    single = plain and found[0].small not in ONES and found[-1].small in lexicon["bare"] | lexicon["unnamed"]
    return found[-1].text if single else ""


def town(text: str) -> str:
    """Return an Indonesian "government of the town" that does not say of which one, "" for none."""
    found = TOWN.search(text)
    return found[0] if found else ""


def that_one(line: str, claim: str, lexicon: Lexicon) -> str:
    """Return the "that" of a claim which means one thing and opens no clause (that figure was ...), "" for none."""
    found = tokens(claim)[:2]
    told = line[: line.find(claim)].endswith(" that ")
    if lexicon.language != "en" or not told or len(found) < 2:  # noqa: PLR2004 - a noun and its verb
        return ""
    noun, verb = found
    closed = lexicon.writing.stop_words | lexicon.writing.pronouns | lexicon["open"] | lexicon["numerals"] | MASS
    plain = not noun.capital and noun.small.isalpha() and noun.small not in closed
    single = plain and not noun.small.endswith(("s", "ing", "ism", "ness"))
    verbal = verb.small in lexicon["auxiliaries"] | lexicon["plain_verbs"] or verb.small in lexicon.verbs
    return f"that {noun.text}" if single and verbal else ""


def lost_period(text: str, lexicon: Lexicon) -> Message | None:
    """Return why a sentence says nothing without a time that cannot be kept: last year, this season; None without."""
    for time in times(text, lexicon.language):
        said = {word.small for word in tokens(text[time.start : time.end])}
        if time.kind == FLOATING and said & lexicon["periods"]:
            return msg("“%(time)s” is another time for every reader.", time=text[time.start : time.end].strip())
    return None


def _of_noun(found: tuple[Token, ...], place: int, lexicon: Lexicon) -> str:
    """Return the noun behind a happening in -nya, if it does not say which one it is: tenggelamnya kapal; else ""."""
    after = found[place + 1] if place + 1 < len(found) else found[place]
    return after.text if after.small in lexicon["bare"] | lexicon["unnamed"] else ""


def _explained(found: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word in -nya needs no antecedent, or has one: a relative "yang", or a name shortly before."""
    if lexicon.language != "id" or found[place].small in lexicon["nya_allowed"]:
        return True
    if place and found[place - 1].small == "yang":
        return True
    if found[place].small.startswith(OBJECT):
        return False
    if found[place].small.startswith(HAPPENING) and place + 1 < len(found) and found[place + 1].capital:
        return True  # berakhirnya Perang Dingin: its own noun follows
    near = found[max(1, place - NEAR) : place]
    commas = [at for at, word in enumerate(near) if word.text == ","]
    return any(word.capital for word in near[commas[-1] + 1 if commas else 0 :])
