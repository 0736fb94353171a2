"""Indonesian questions that open with what they ask: Selama berapa hari, Berapa rupiah laba yang dibukukan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from quizapp.drafting.rules.belonging import EITHERS, FROM, PLACED, WHICH, belonging, phrase
from quizapp.drafting.rules.counted import CLOSING
from quizapp.drafting.rules.measuring import MEASURES
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.passive import active, passive
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Token, tokens

FRONTED: Final = frozenset(
    {"bersama", "dari", "dengan", "di", "hingga", "ke", "kepada", "melalui", "pada", "sejauh", "selama"}
)
SCALES: Final = frozenset({
    "harga", "jarak", "kecepatan", "kedalaman", "ketinggian", "kisaran", "level", "posisi", "suhu", "urutan", "usia",
})  # fmt: skip  # pada kedalaman berapa kilometer
SIZES: Final = MappingProxyType({**MEASURES, "senilai": "nilai", "seharga": "harga"})
MEASURED: Final = frozenset({
    "bulan", "derajat", "detik", "dolar", "dollar", "gram", "hari", "hektar", "hektare", "jam", "kilogram",
    "kilometer", "liter", "megawatt", "menit", "meter", "milimeter", "minggu", "pekan", "persen", "rupiah",
    "sentimeter", "tahun", "ton",
})  # fmt: skip  # of a thing before them; karya 34 perupa are the works of others
MOST_NOUN: Final = 3  # words of what is counted behind its first
STEPS: Final = frozenset({
    "absen", "anjlok", "berkurang", "bertambah", "melemah", "melonjak", "membengkak", "menguat", "meningkat", "menurun",
    "menyusut", "merosot", "merugi", "mundur", "naik", "terlambat", "tertinggal", "tumbuh", "turun", "unggul",
})  # fmt: skip
OF_WHICH: Final = " yang"  # of a place that ends a subject: jembatan di kota mana yang dibuka
MOVING: Final = frozenset({
    "beroperasi", "berenang", "berjalan", "berlangsung", "berlari", "berlayar", "bersepeda", "bertahan", "bertugas",
})  # fmt: skip
BEING: Final = frozenset({"adalah", "ialah", "merupakan"})
PRICED: Final = frozenset({"anggaran", "biaya", "gaji", "harga", "honor", "luas", "ongkos", "panjang", "tarif", "upah"})
AMOUNTING: Final = frozenset({"sebanyak", "sebesar", "seharga", "selama", "senilai"})
TERM: Final = "masa"  # menetapkan masa tanggap darurat selama 14 hari: it is the term that lasts so long
ADDING: Final = frozenset({"menaikkan", "menambah", "menurunkan"})  # by how much, not how much of it
UNFRONTED: Final = MappingProxyType({
    "dengan": ("di",),
    "selama": ("menetapkan", "memberlakukan", "ditetapkan", "diberlakukan"),
})  # fmt: skip  # menetapkan status selama berapa hari: the status lasts, the deed does not
LEVEL: Final = "level"  # ditutup melemah ke level berapa: where a thing comes to stands behind how
SHARES: Final = ("persen", "%")
COUNTRY: Final = re.compile(r"(?: [A-Z]\w+)+")
PER: Final = re.compile(r" ?(per [a-z]+(?: persegi| kubik)?)(?= |$)")
OPEN: Final = ("di atas ", "di bawah ", "dari atas ", "dari permukaan ")  # behind a measure: 600 meter di atas puncak
THERE: Final = re.compile(
    r"(?:(?P<where>[Dd]i [^,]+?),? )?(?:(?:kini|masih|sudah|telah) )?(?:ada|terdapat) (?P<about>sekitar |sedikitnya )?"
)  # di Desa Sari terdapat 14 sumur yang tercemar
CLAUSAL: Final = frozenset({"yang", "dan", "serta", "atau", ","})
MOST_BETWEEN: Final = 4  # words between a verb and what is asked
MOST_BEING: Final = 4  # words of what something is


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold the parts of a question in the order of its sentence: ``what`` is asked, its unit included.

    ``written`` is what stands before it, without the lead.
    """

    written: str
    lead: str
    subject: str
    helpers: str
    verb: str
    between: tuple[Token, ...]
    what: str
    rest: str

    def text_of(self, some: Sequence[Token]) -> str:
        """Return words between the verb and what is asked as they are written."""
        return self.written[some[0].start : some[-1].end] if some else ""

    def said(self, *parts: str) -> str:
        """Return parts as a question behind its lead, without double blanks."""
        return " ".join(" ".join((self.lead, *parts)).split())


def fronted(question: str, what: str, unit: str, verb: str, lexicon: Lexicon) -> str:
    """Return a question with what it asks at its front, "" where it has to stay in the place of the answer.

    ``question`` is the sentence with ``what`` (berapa, berapa miliar rupiah, kota mana) in the place of the answer,
    which a ``unit`` may follow; ``verb`` is the main verb, or "" where it is not known.
    """
    if what.endswith(OF_WHICH):
        return _of_subject(question, what)
    if there := THERE.fullmatch(question.partition(what)[0]):
        thing, which, told = question.partition(what)[2].partition(" yang ")
        where = f"{small_first(there['where'], lexicon)} " if there["where"] else ""
        return f"{there['about'] or ''}{what}{thing} {where}yang {told}" if which else ""
    later = verb in question.partition(what)[2].split()  # the number stands inside the subject
    asked = None if later else _parts(question, what, unit, verb, lexicon)
    if asked is None:
        counted = what if what.endswith(unit) else f"{what} {unit}"
        return _of_sized_subject(question, counted, lexicon) or _of_being(question, what, unit)
    rough = [word.text for word in asked.between[-1:] if word.small in lexicon["approximate"]]
    between = asked.between[: len(asked.between) - len(rough)]
    about = " ".join([*rough, asked.what])
    if not between:
        return _right_behind(asked, about, lexicon)
    if len(between) == 1 and between[0].small in STEPS:  # ditutup turun berapa persen
        return asked.said(about, asked.subject, asked.helpers, asked.verb, between[0].text, asked.rest)
    object_first = [word.small for word in between[:1]] == [TERM]
    ways = (_of_object, _behind_preposition) if object_first else (_behind_preposition, _of_object)
    return next((said for way in ways if (said := way(asked, between, about, lexicon))), "")


def _right_behind(asked: Asked, about: str, lexicon: Lexicon) -> str:
    """Return a question for what stands right behind its verb: naik berapa persen, dihadiri berapa orang; or ""."""
    if asked.verb in STEPS | MOVING:
        return asked.said(about, asked.subject, asked.helpers, asked.verb, asked.rest)
    no_deeds = lexicon["measuring"] | lexicon["resulting"] | lexicon["aiming"] | lexicon.speech.keys() | ADDING
    done = passive(asked.verb) if asked.verb not in no_deeds else ""
    people = not lexicon["counted_doers"].isdisjoint(asked.what.split())
    turned = done or (active(asked.verb) if people else "")
    if not turned or asked.what.endswith(SHARES):
        return ""
    found = tokens(asked.rest)
    closed = (
        lexicon["prepositions"] | lexicon["cuts"] | lexicon["time_words"] | CLAUSAL | CLOSING | {"pada", "menjelang"}
    )
    plain = (at for at, word in enumerate(found) if not word.text.isalpha() or word.small in closed)
    end = next(plain, len(found))
    of_noun = end < len(found) and found[end].small in {"asal", "dari", "yang"} and not done
    kinds = tags(tuple(word.text for word in found[:end]))
    if VERB in kinds or (end and found[end - 1].small in lexicon["plain_verbs"]):
        return ""  # memaksa berapa warga mengungsi
    cut = found[end].start if end < len(found) and not of_noun else len(asked.rest)
    own = belonging(asked.rest[cut:].strip(), asked.subject, lexicon)
    if own is None or end > MOST_NOUN:
        return ""
    return asked.said(about, asked.rest[:cut], own[0], "yang", asked.helpers, turned, asked.subject, own[1])


def _of_sized_subject(question: str, what: str, lexicon: Lexicon) -> str:
    """Return a question for the measure of a subject: Berapa kilometer panjang jalan ... yang rusak; "" for none."""
    before, _, rest = question.partition(what)
    thing, _, how = before.strip().rpartition(" ")
    told = next(iter(tokens(rest)), None)
    verbs = lexicon["plain_verbs"] | lexicon["auxiliaries"]
    verbal = told is not None and (told.small.startswith(VERBAL) or told.small in verbs)
    plain = thing and "," not in thing and VERB not in tags(tuple(word.text for word in tokens(thing)))
    size = SIZES.get(how, "")
    return f"{what} {size} {thing} yang {rest.strip()}" if size and verbal and plain else ""


def _verb_in(found: Sequence[Token], verb: str) -> int:
    """Return the place of a verb in what stands before the answer, "" for the first one, which no "yang" precedes."""
    kinds = tags(tuple(word.text for word in found))
    small = [word.small for word in found]
    if verb in small:
        return small.index(verb)
    first = next((at for at, kind in enumerate(kinds) if kind == VERB or small[at] in BEING), 0)
    return 0 if "yang" in small[:first] else first


def _of_being(question: str, what: str, unit: str) -> str:
    """Return a question for a price or size that no verb gives a thing: Berapa rupiah per orang tarif ...; or ""."""
    before, _, rest = question.partition(what)
    rest = rest.removeprefix(f" {unit}") if not what.endswith(unit) else rest
    counted = what if what.endswith(unit) else f"{what} {unit}"
    per = PER.fullmatch(rest)
    first = next(iter(tokens(before)), None)
    plain = first is not None and first.small in PRICED and VERB not in tags(tuple(one.text for one in tokens(before)))
    if not unit or not plain or "," in before or (rest and per is None):
        return ""
    return " ".join(f"{counted} {per[1] if per else ''} {before}".split())


def _of_subject(question: str, what: str) -> str:
    """Return a question for the place at the end of a subject: Di kota mana jembatan ... dibuka; "" for none."""
    before, _, rest = question.partition(what)
    subject = before.rstrip().removesuffix(" di")
    plain = before.rstrip().endswith(" di") and "," not in subject and " di " not in subject
    return f"di {what.removesuffix(OF_WHICH)} {subject}{rest}" if plain else ""


def _parts(question: str, what: str, unit: str, verb: str, lexicon: Lexicon) -> Asked | None:
    """Return the parts of a question, None where they are not plain."""
    before, _, rest = question.partition(what)
    if unit and rest.startswith(f" {unit}") and not what.endswith(unit):
        what, rest = f"{what} {unit}", rest[len(unit) + 1 :]
    if (whose := COUNTRY.match(rest)) and unit.endswith(tuple(lexicon["coins"])):
        what, rest = f"{what}{whose[0]}", rest[whose.end() :]  # 61,3 juta dolar AS
    if per := PER.match(rest):
        what, rest = f"{what} {per[1]}", rest[per.end() :]
    lead, comma, before = before.rpartition(", ")
    found = tokens(before)
    at = _verb_in(found, verb)
    if not at or (lead and tokens(lead)[0].small not in lexicon["prepositions"]) or rest.strip().startswith(OPEN):
        return None
    first = at
    while first > 1 and found[first - 1].small in lexicon["auxiliaries"]:
        first -= 1
    subject, helpers = before[: found[first].start].strip(), before[found[first].start : found[at].start].strip()
    return Asked(before, f"{lead}{comma}", subject, helpers, found[at].text, found[at + 1 :], what, rest.strip())


def _behind_preposition(asked: Asked, between: Sequence[Token], about: str, lexicon: Lexicon) -> str:
    """Return a question that opens with its preposition: Di desa mana ..., Selama berapa hari ...; "" for none."""
    scaled = len(between) > 1 and between[-1].small in SCALES
    size = 2 if scaled else 1
    opening, others = between[-size:], between[:-size]
    if not opening or opening[0].small not in FRONTED or opening[-1].small == LEVEL:
        return ""
    if asked.verb.startswith(UNFRONTED.get(opening[0].small, ())):
        return ""
    small = [word.small for word in others]
    if len(small) > MOST_BETWEEN or (lexicon["prepositions"] | lexicon["cuts"] | CLAUSAL).intersection(small):
        return ""
    moved = _moved(asked, opening[0].small, lexicon)
    if moved is None:
        return ""
    front, left = asked.text_of(opening), asked.text_of(others)
    return asked.said(front, about, moved[0], asked.subject, asked.helpers, asked.verb, left, moved[1])


def _moved(asked: Asked, opening: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return what goes to the front with a noun behind a preposition, and what stays; None where that is not plain.

    Dengan berapa perajin dari Desa Sari toko itu bekerja sama: they are from there, and nobody works from there.
    """
    first = next((word.small for word in tokens(asked.rest)), "")
    if first == WHICH or first in EITHERS:
        return None
    own = ("", asked.rest)
    if MEASURED.isdisjoint(asked.what.split()) and first in {FROM, opening} & {FROM, PLACED}:
        own = phrase(asked.rest, lexicon)
    if not own[0]:
        return own
    names = own[0].split()[-1][0].isupper() and asked.subject[:1].isupper()  # di Pulau Sumbawa Pemerintah ...
    return None if names else own


def _of_object(asked: Asked, between: Sequence[Token], about: str, lexicon: Lexicon) -> str:
    """Return a question for the measure of an object: Berapa miliar rupiah laba yang dibukukan ...; "" for none."""
    amounting = bool(between) and between[-1].small in AMOUNTING
    thing = between[: len(between) - amounting]
    kinds = tags(tuple(word.text for word in thing))
    closed = lexicon["prepositions"] | lexicon["cuts"] | CLAUSAL
    plain = all(word.text.isalpha() and word.text.islower() and word.small not in closed for word in thing)
    sized = bool(thing) and thing[-1].small in MEASURES
    verbal = any(kind == VERB and word.small.startswith(VERBAL) for kind, word in zip(kinds, thing, strict=True))
    measured = sized or amounting or not MEASURED.isdisjoint(asked.what.split())
    if not sized < len(thing) <= MOST_BETWEEN or not plain or verbal or not measured:
        return ""
    said = " ".join([MEASURES.get(thing[-1].small, ""), *(word.text for word in thing[: len(thing) - sized])]).strip()
    if asked.verb in BEING:
        short = asked.subject.islower() and len(asked.subject.split()) <= MOST_BEING
        comma = "," if "," in asked.rest else ""
        return asked.said(about, said, f"{asked.rest}{comma}", "yang menjadi", asked.subject) if short else ""
    if asked.what.endswith(SHARES) or asked.verb in ADDING:
        by = [between[-1].text] if amounting else []
        return asked.said(*by, about, asked.subject, asked.helpers, asked.verb, said, asked.rest) if by else ""
    done = passive(asked.verb) if asked.verb.startswith("me") else ""
    own = belonging(asked.rest, asked.subject, lexicon)
    torn = own is None or own[0].startswith(WHICH)
    if torn or own is None or not done or asked.verb in lexicon["measuring"] | lexicon["resulting"]:
        return ""
    measure, per, each = about.partition(" per ")  # berapa juta rupiah bantuan per nelayan
    return asked.said(measure, said, f"{per}{each}", own[0], "yang", asked.helpers, done, asked.subject, own[1])
