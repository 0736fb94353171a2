"""Whether words stand alone: no pronoun without its noun, no floating time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message
from quizapp.drafting.sense.meaning import referring, shown, told_of
from quizapp.drafting.sense.outside import outside
from quizapp.drafting.sense.reasons import floats, points_elsewhere
from quizapp.drafting.sense.relating import nearby
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Token, tokens

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
        r"\b(?:acara|aturan|bank|biaya|emiten|gangguan|hambatan|harga|hasil|hotel|kampus|kebocoran|kegiatan|kelangkaan"
        r"|kendala|keputusan|kerugian|keterlambatan|klub|laba|lembaga|manajemen|maskapai|museum|pabrik|panitia|partai"
        r"|pemeriksaan|pendaftaran|pendapatan|pengelola|pengumuman|penundaan|peraturan|perbaikan|pertemuan|perundingan"
        r"|program|proyek|putusan|penyelenggara|perseroan|perusahaan|sekolah|tarif|tim|yayasan) "
        r"(?=(?:cuma |hanya )?(?P<verb>[\w-]+))",
        re.IGNORECASE,
    ),
    "en": re.compile(rf"^[Tt]he (?:{BODIES})\b{NAMED}"),
})  # fmt: skip
DOING: Final = re.compile(r"\bme\w{4,} $")
ONES: Final = frozenset({"seorang", "sebuah", "seekor", "sejumlah", "beberapa", "dua", "tiga", "empat", "lima"})
MASS: Final = frozenset({
    "access", "aid", "air", "blood", "crime", "demand", "electricity", "energy", "evidence", "fish", "food", "gas",
    "growth", "heat", "help", "inflation", "information", "justice", "land", "money", "music", "news", "oil", "people",
    "police", "pollution", "power", "production", "progress", "research", "safety", "spending", "staff", "support",
    "tourism", "trade", "traffic", "turnout", "unemployment", "violence", "water", "weather", "work", "children", "men",
    "women",
})  # fmt: skip
DANGLING: Final = frozenset({"another", "both", "either", "neither", "none", "that", "to"})
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
    r"(?<!\btetapi )(?<!\btapi )(?<!\bmelainkan )(?<!\bdan )(?<!\bbut )(?<!\band )"
    r"\b(?:juga|also|too(?=[,.;]|$))\b",  # too late adds nothing
    re.IGNORECASE,
)
ENDING: Final = 7  # words and marks
GOING_TO: Final = re.compile(r"\b(?:an?|any|no|the|some|nothing|nobody|someone) (?:[a-z]+ )?to [a-z]+ (?:back )?to\b")
AGES: Final = ("million ", "billion ")  # years ago: the same for every reader
SAID_TIMES: Final = frozenset({"saat", "kali"})
GENERAL: Final = frozenset({"negara", "orang", "pihak"})  # “negara lain” needs no list of countries before it
LATE: Final = frozenset({"almarhum", "almarhumah", "mendiang"})  # titles before a name: mendiang Halim Santoso
BEING: Final = frozenset({"adalah", "ialah", "menjadi", "merupakan"})  # Ani menjadi penantangnya: somebody else's
INSIDE: Final = frozenset({"sebelumnya", "setelahnya"})  # in a quotation they point at what it said first
OBJECT: Final = ("mem", "men", "di")  # mencetaknya: what is printed is said elsewhere
HAPPENING: Final = ("ber", "runtuh", "lahir", "pecah", "ter")
TOGETHER: Final = 5  # words from "both" to its "and": both the mayor and
NEAR: Final = 6  # words before a "-nya" in which a name explains it


@lru_cache(maxsize=REMEMBERED)
def leaning(text: str, lexicon: Lexicon, *, quoted: bool = False) -> Message | None:
    """Return why a text does not stand alone, None when it does; in a quotation "I" and "we" are the speaker."""
    found = tokens(text)
    word = _pointing(found, lexicon, quoted=quoted)
    if not word and not quoted:
        word = outside(text, found, lexicon) or nearby(text)
    if word:
        return points_elsewhere(word)
    time = "" if quoted else _floating(text, lexicon)
    return floats(time) if time else None


def _pointing(found: tuple[Token, ...], lexicon: Lexicon, *, quoted: bool) -> str:
    """Return the first pronoun, or noun in -nya, whose meaning is said elsewhere; "" for none."""
    pronouns = lexicon["quoted_pronouns" if quoted else "pronouns"] - referring(found, lexicon)
    pronouns = pronouns - shown(found, lexicon) - told_of(found, lexicon) if quoted else pronouns
    if found and _whole(found[0]) == "that":
        return found[0].text
    last = next((word for word in reversed(found) if word.word), None)
    left = " ".join(word.small for word in found[-ENDING:])  # a house to go back to
    dangling = last is not None and last.small in DANGLING and lexicon.language == "en"
    if last is not None and dangling and not (last.small == "to" and GOING_TO.search(left)):
        return last.text  # we cannot afford to: what? it is twice that: twice what?
    for place, word in enumerate(found):
        if _free(found, place, lexicon, quoted=quoted):
            continue
        titled = word.small in LATE and place + 1 < len(found) and found[place + 1].capital
        if _whole(word) in pronouns and not word.text.isupper() and not titled:
            return word.text
        inner = quoted and place > NEAR and word.small in INSIDE
        if NYA.fullmatch(word.small) and not inner and not _explained(found, place, lexicon):
            return _of_noun(found, place, lexicon) or word.text
    return ""


def _free(found: tuple[Token, ...], place: int, lexicon: Lexicon, *, quoted: bool) -> bool:
    """Tell whether the word beside makes any pronoun harmless: a time in a quotation, negara lain, mereka yang."""
    before = found[place - 1].small if place else ""
    if [word.small for word in found[place : place + 2]] == ["mereka", "yang"]:
        return True
    timed = quoted and place > 0 and (before in lexicon["time_words"] or before in SAID_TIMES)
    return timed or (found[place].small == "lain" and before in GENERAL) or _both(found[place : place + TOGETHER])


def _both(found: Sequence[Token]) -> bool:
    """Tell whether an English "both" says right behind it of which two: both of its engines, both France and Italy."""
    behind = [word.small for word in found[1:]]
    return found[0].small == "both" and (behind[:1] == ["of"] or "and" in behind)


def _floating(text: str, lexicon: Lexicon) -> str:
    """Return a time that is another one for every reader, "" for none."""
    season = lexicon.one_of("floating").search(text)
    long_ago = season is not None and text[: season.start()].endswith(AGES)
    return lexicon.writing.floating_times.find(text) or (season[0] if season and not long_ago else "")


def _whole(word: Token) -> str:
    """Return a word in small letters, an English pronoun without the verb that was drawn into it: she'd, they've."""
    found = CONTRACTED.fullmatch(word.small)
    return found[1] if found else word.small


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
        said = {word.small for word in tokens(text[time.start : time.end]) if word.text != "Minggu"}  # that is a day
        if time.kind == FLOATING and said & lexicon["periods"]:
            return floats(text[time.start : time.end].strip())
    return None


def _of_noun(found: tuple[Token, ...], place: int, lexicon: Lexicon) -> str:
    """Return the noun behind a happening in -nya, if it does not say which one it is: tenggelamnya kapal; else ""."""
    after = found[place + 1] if place + 1 < len(found) else found[place]
    return after.text if after.small in lexicon["bare"] | lexicon["unnamed"] else ""


def _same_owner(found: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a "-nya" that was explained stands before in one clause: memulai usahanya di garasi rumahnya."""
    for word in reversed(found):
        if word.text == "," or word.small == "bahwa":
            return False
        if NYA.fullmatch(word.small) and word.small not in lexicon["nya_allowed"]:
            return not word.small.startswith(OBJECT)
    return False


def _explained(found: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word in -nya needs no antecedent, or has one: a relative "yang", or a name shortly before."""
    if lexicon.language != "id" or found[place].small in lexicon["nya_allowed"]:
        return True
    if place and found[place - 1].small == "yang":
        return True
    if found[place].small.startswith(OBJECT) or (place and found[place - 1].small in BEING):
        return False
    if found[place].small.startswith(HAPPENING) and place + 1 < len(found) and found[place + 1].capital:
        return True  # berakhirnya Perang Dingin: its own noun follows
    near = found[max(1, place - NEAR) : place]
    theirs = found[place].small.removesuffix("nya") in lexicon["own"]  # Rizky mengatakan bahwa timnya, but not biayanya
    ends = {","} if theirs else {",", "bahwa", *lexicon.speech}
    marks = [at for at, word in enumerate(near) if word.small in ends]
    return any(word.capital for word in near[marks[-1] + 1 if marks else 0 :]) or _same_owner(found[:place], lexicon)
