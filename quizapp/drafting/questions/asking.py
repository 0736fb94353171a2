"""Questions, statements and the small sentences around them, as one writes them in each language."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from quizapp.drafting.names.bodies import called
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, PERSON, Name

HOME: Final = "ID"
TEXTS: Final = MappingProxyType({
    "id": MappingProxyType({
        "who": "Siapa yang {predicate}?",
        "headed": "Menurut bacaan, {head} mana yang {predicate}?",
        "side": "Menurut bacaan, pihak mana yang {predicate}?",
        "two": "Menurut bacaan, dua {head} mana yang {predicate}?", "heads": "pihak", "people": "orang",
        "bodies": "lembaga",
        "said": "Siapa yang mengatakan “{quote}”?", "asked": "Siapa yang bertanya “{quote}”?",
        "said_statement": "{name} mengatakan “{quote}”.",
        "wrote": "Siapa yang menulis “{quote}”?", "wrote_statement": "{name} menulis “{quote}”.",
        "claimed": "{who} yang {verb} bahwa {claim}?",
        "claimed_self": "{who} yang {verb} {claim}?",
        "claimed_statement": "{name} {verb} bahwa {claim}.", "claimed_bare_statement": "{name} {verb} {claim}.",
        "according": "Menurut {who}, {claim}?",
        "according_who": "Menurut siapa, {claim}?",
        "according_other": "Menurut pihak mana, {claim}?",
        "according_statement": "Menurut {name}, {claim}.",
        "person": "Siapa", "party": "Pihak mana", "body": "Pihak mana",
        "office": "Siapa yang disebut dalam bacaan sebagai {office}?",
        "office_statement": "Bacaan menyebut {name} sebagai {office}.",
        "year": "Pada tahun berapa {event}?",
        "since": "Sejak tahun berapa {event}?",
        "date": "Kapan {event}?",
        "day": "Pada tanggal berapa {event}?",
        "measure": "Berapa {measure} {thing} yang {predicate}?",
        "age": "Pada usia berapa tahun {subject} {died}?",
        "how_many_subject": "{about}erapa {what} yang {predicate}?",
        "how_long": "{about}erapa {what} {subject} {verb} {rest}?",
        "how_many_object": "{about}erapa {what} yang {verb} {subject} {rest}?",
        "fill": "Lengkapi kalimat berikut sesuai dengan bacaan.",
        "hint_year": "tahun", "hint_number": "angka", "hint_decade": "dasawarsa", "hint_event": "nama {head}",
        "claims_stem": "Menurut bacaan, siapa yang menyampaikan setiap pernyataan berikut?",
        "claims_of_parties": "Menurut bacaan, siapa atau lembaga mana yang menyampaikan setiap pernyataan berikut?",
        "claims_rationale": "Setiap pernyataan mengikuti nama penuturnya. {sentence}",
        "sorting_stem": "Kelompokkan setiap keterangan berikut menurut cara bacaan menyampaikannya.",
        "sorting_rationale": "Perkataan dan bantahan narasumber selalu disertai nama penuturnya. {sentence}",
        "bin_report": "Dinyatakan oleh bacaan sendiri",
        "bin_claim": "Dikatakan oleh narasumber",
        "bin_denial": "Dibantah oleh narasumber",
        "offices_stem": "Pasangkan setiap tokoh dengan jabatan atau perannya menurut bacaan.",
        "offices_rationale": "Jabatan atau peran tertulis di dekat nama setiap tokoh. {sentence}",
        "about_stem": "Pernyataan mana yang benar tentang {name} menurut bacaan?",
        "about_option": "Ia {deed}.", "about_according": "menyatakan bahwa {claim}",
        "about_rationale": "Yang melakukan atau mengatakannya adalah {name}. {sentence}",
        "order_stem": "Urutkan peristiwa berikut dari yang paling awal menurut waktu yang disebut bacaan.",
        "order_rationale": "Bacaan menyebut waktu setiap peristiwa; yang paling awal {first}. {sentence}",
        "aim_stem": "Kalimat mana dalam bacaan yang menjelaskan untuk apa {asked}?",
        "aim_within": "Kalimat mana dalam paragraf ke-{paragraph} yang menjelaskan untuk apa {asked}?",
        "aim_rationale": "Kalimat itu menyebut tujuannya. {sentence}",
        "reason_stem": "Kalimat mana dalam bacaan yang menjelaskan mengapa {asked}?",
        "reason_within": "Kalimat mana dalam paragraf ke-{paragraph} yang menjelaskan mengapa {asked}?",
        "reason_rationale": "Kalimat itu menyebut sebabnya. {sentence}",
        "asked_by": "{asked}, menurut {who}",
        "only_effect": "Kalimat ini hanya menyebut akibatnya; sebabnya ada dalam kalimat sebelumnya.",
        "cause_stem": "Kalimat mana dalam paragraf ke-{paragraph} yang menyatakan sebab-akibat dengan kata penghubung?",
        "cause_openly": "Kalimat mana dalam paragraf ke-{paragraph} yang menyatakan hubungan sebab-akibat "
        "secara tersurat?",
        "cause_rationale": "Di paragraf itu, hanya kalimat ini yang menyatakan sebab dan akibat. {sentence}",
        "turn_stem": "Kalimat mana dalam paragraf ke-{paragraph} yang membandingkan atau mempertentangkan dua hal "
        "dengan kata penghubung?",
        "turn_rationale": "Kata penghubung dalam kalimat itu menandai pertentangan. {sentence}",
        "condition_stem": "Kalimat mana dalam paragraf ke-{paragraph} yang menyatakan suatu syarat?",
        "condition_rationale": "Di paragraf itu, hanya kalimat ini yang menyatakan syarat. {sentence}",
        "where_stem": "Kalimat mana dalam bacaan yang menjawab pertanyaan “{asked}”",
        "where_rationale": "Hanya kalimat itu yang memuat jawabannya. {sentence}",
        "act_stem": "Kalimat mana dalam bacaan yang memuat {act} {who}?",
        "act_within": "Kalimat mana dalam paragraf ke-{paragraph} yang memuat {act} {who}?",
        "act_rationale": "Hanya kalimat itu yang memuat {act} {who}. {sentence}",
        "contrast_stem": "Kalimat mana dalam bacaan yang menyatakan pertentangan antara dua hal tentang {who}?",
        "contrast_rationale": "Kata penghubung dalam kalimat itu menandai pertentangan. {sentence}",
        "compared_stem": "Kalimat mana dalam bacaan yang membandingkan {who} dengan {other}?",
        "compared_rationale": "Hanya kalimat itu yang membicarakan keduanya sekaligus. {sentence}",
        "called": "Apa nama {what} yang disebut dalam bacaan?",
        "term": "Apa sebutan untuk {what}?",
        "called_statement": "Bacaan menyebut {name}, yaitu {what}.",
        "role": "Menurut bacaan, {head} mana yang disebut sebagai {what}?",
        "from": "Siapa yang disebut dalam bacaan berasal dari {body}?",
        "from_statement": "{name} berasal dari {body}.",
        "unnamed": "{name} tidak disebut dalam bacaan.",
        "named_as": "{name} disebut dalam bacaan sebagai {office}.",
        "named_elsewhere": "{name} disebut di bagian lain bacaan: “{sentence}”",
        "named_before": "{name} disebut di bagian lain bacaan.",
        "days_early": "{date} tidak disebut dalam bacaan; tanggal itu {size} hari terlalu awal.",
        "days_late": "{date} tidak disebut dalam bacaan; tanggal itu {size} hari terlalu lambat.",
        "months_early": "{date} tidak disebut dalam bacaan; waktu itu {size} bulan terlalu awal.",
        "months_late": "{date} tidak disebut dalam bacaan; waktu itu {size} bulan terlalu lambat.",
        "says": "Bacaan menyatakan: “{sentence}”",
    }),
    "en": MappingProxyType({
        "who": "Who {predicate}?",
        "headed": "According to the passage, which {head} {predicate}?",
        "side": "According to the passage, which side {predicate}?",
        "two": "According to the passage, which two {head} {predicate}?", "heads": "sides", "people": "people",
        "bodies": "organisations",
        "said": "Who said “{quote}”?", "asked": "Who asked “{quote}”?",
        "said_statement": "{name} said “{quote}”.",
        "wrote": "Who wrote “{quote}”?", "wrote_statement": "{name} wrote “{quote}”.",
        "claimed": "{who} {verb} that {claim}?", "claimed_self": "{who} {verb} {claim}?",
        "full_name": "{question} Give the full name.",
        "claimed_statement": "{name} {verb} that {claim}.",
        "according_who": "Who is given as the source of the statement that {claim}?",
        "according_other": "Which body is given as the source of the statement that {claim}?",
        "according_statement": "According to {name}, {claim}.",
        "person": "Who", "party": "Which side", "body": "Which {head}",
        "office": "Who is described in the passage as {office}?",
        "office_statement": "The passage describes {name} as {office}.",
        "year": "In which year {event}?",
        "date": "When {event}?",
        "day": "On which date {event}?",
        "age": "At what age did {subject} die?",
        "how_many_subject": "{about}ow many {what} {predicate}?",
        "how_many_object": "{about}ow many {what} {helper} {subject} {verb} {rest}?",
        "how_much": "How much, in {about} {unit}, {helper} {subject} {verb} {rest}?",
        "share_of": "{about} percentage {of} {helper} {subject} {verb} {rest}?",
        "by_how_many": "By {unit} {helper} {subject} {verb} {rest}?",
        "told_by": "According to {who}, {question}",
        "how_large": "How large {thing}{unit} {helper} {subject} {verb} {rest}?",
        "fill": "Complete the following sentence from the passage.",
        "hint_year": "year", "hint_number": "number", "hint_decade": "decade", "hint_event": "name of a {head}",
        "claims_stem": "According to the passage, who makes each of the following statements?",
        "claims_of_parties": "According to the passage, which person or body makes each of the following statements?",
        "claims_rationale": "Each statement follows the name of its speaker. {sentence}",
        "sorting_stem": "Sort the following by the way in which the passage presents them.",
        "sorting_rationale": "What sources say or deny always comes with the name of the speaker. {sentence}",
        "bin_report": "Stated by the passage itself",
        "bin_claim": "Said by a source",
        "bin_denial": "Denied by a source",
        "offices_stem": "Match each person with the role that the passage gives.",
        "offices_rationale": "The role stands beside the name of each person. {sentence}",
        "about_stem": "According to the passage, which of these statements about {name} is true?",
        "about_option": "{name} {deed}.", "about_according": "said that {claim}",
        "about_rationale": "It was {name} who did or said so. {sentence}",
        "order_stem": "Put the following events in order, the earliest first, by the dates in the passage.",
        "order_rationale": "The passage dates each event; the earliest date is {first}. {sentence}",
        "reason_stem": "Which sentence of the passage explains why {asked}?",
        "reason_within": "Which sentence of paragraph {paragraph} explains why {asked}?",
        "reason_rationale": "That sentence names the reason. {sentence}",
        "asked_by": "{asked}, according to {who}",
        "only_effect": "That sentence only tells what followed; the reason stands in the one before.",
        "cause_stem": "Which sentence of paragraph {paragraph} uses a joining word to state a cause and its effect?",
        "cause_openly": "Which sentence of paragraph {paragraph} openly states a cause and its effect?",
        "cause_rationale": "Only that sentence of the paragraph says what something led to. {sentence}",
        "turn_stem": "Which sentence of paragraph {paragraph} uses a joining word to contrast two things?",
        "turn_rationale": "The joining word in that sentence marks the contrast. {sentence}",
        "condition_stem": "Which sentence of paragraph {paragraph} states a condition?",
        "condition_rationale": "Only that sentence of the paragraph states a condition. {sentence}",
        "where_stem": "Which sentence of the passage answers the question “{asked}”",
        "where_rationale": "Only that sentence holds the answer. {sentence}",
        "act_stem": "Which sentence of the passage reports {act} by {who}?",
        "act_within": "Which sentence of paragraph {paragraph} reports {act} by {who}?",
        "act_rationale": "Only that sentence reports {act} by {who}. {sentence}",
        "contrast_stem": "Which sentence of the passage contrasts two facts about {who}?",
        "contrast_rationale": "The joining word in that sentence marks the contrast. {sentence}",
        "compared_stem": "Which sentence of the passage compares {who} with {other}?",
        "compared_rationale": "Only that sentence speaks of both. {sentence}",
        "role": "Which {head} does the passage describe as {what}?",
        "from": "Which person in the passage is from {body}?",
        "from_statement": "{name} is from {body}.",
        "unnamed": "The passage does not mention {name}.",
        "named_as": "The passage mentions {name} as {office}.",
        "named_elsewhere": "The passage mentions {name} elsewhere: “{sentence}”",
        "named_before": "The passage mentions {name} elsewhere.",
        "days_early": "The passage does not mention {date}, which is {size} days too early.",
        "days_late": "The passage does not mention {date}, which is {size} days too late.",
        "months_early": "The passage does not mention {date}, which is {size} months too early.",
        "months_late": "The passage does not mention {date}, which is {size} months too late.",
        "says": "The passage says: “{sentence}”",
    }),
})  # fmt: skip
HEADS: Final = MappingProxyType({
    "id": MappingProxyType({
        "country": "negara", "capital": "kota", "provinces": "provinsi", "cities": "kota atau kabupaten",
        "big_cities": "kota",
        "world_cities": "kota", "islands": "pulau", "former": "negara",
    }),
    "en": MappingProxyType({
        "country": "country", "capital": "city", "provinces": "province", "cities": "city or regency",
        "big_cities": "city",
        "world_cities": "city", "islands": "island", "former": "country",
    }),
})  # fmt: skip
PLURALS: Final = MappingProxyType({
    "country": "countries", "city": "cities", "province": "provinces", "island": "islands",
    "city or regency": "cities or regencies",
})  # fmt: skip
HOUR: Final = re.compile(r"\b([ap]\.m)\?")  # at 7 a.m.?
INVERTED: Final = frozenset({"was", "were", "is", "are", "has", "had", "have", "will", "would"})


def say(language: str, name: str, /, **parts: str) -> str:
    """Return one of the texts of a language with its places filled."""
    filled = TEXTS[language][name].format(**parts)
    return HOUR.sub(r"\1.?", " ".join(filled.split()).replace(" ?", "?").replace("?”?", "?”"))


def who(language: str, name: Name, predicate: str, *, speaks: bool = False) -> str:
    """Return the question for a subject: who, which organisation, which country; which side, where a city speaks."""
    if speaks and name.group.startswith("capital"):
        return say(language, "side", predicate=predicate)
    if name.kind == PERSON:
        return say(language, "who", predicate=predicate)
    if name.kind == ORGANISATION:
        return say(language, "headed", head=called(language, name), predicate=predicate)
    kind, _, head = name.group.partition("-")
    return say(language, "headed", head=head if kind == "place" else HEADS[language][kind], predicate=predicate)


def which(language: str, name: Name) -> str:
    """Return what stands in the place of a name in an Indonesian question: siapa, lembaga mana, sungai mana.

    It is "" where nobody would ask: Indonesia itself needs no finding in an Indonesian text.
    """
    if name.group.startswith("country") and name.land == HOME:
        return ""
    if name.kind in {PERSON, ORGANISATION}:
        return "siapa" if name.kind == PERSON else f"{called(language, name)} mana"
    kind, _, head = name.group.partition("-")
    found = head if kind == "place" else HEADS[language].get(kind, "")
    return f"{found} mana" if found else ""


def role(language: str, name: Name, what: str) -> str:
    """Return the question for what is called an ally, a capital or the like."""
    kind, _, head = name.group.partition("-")
    head = head if kind == "place" else HEADS[language].get(kind, called(language, name))
    return say(language, "role", head=head, what=what)


def two(language: str, names: tuple[Name, Name], predicate: str) -> str:
    """Return the question for a subject of two names."""
    name, other = names
    sort = called(language, name)
    if language == "id" and name.kind == ORGANISATION and sort == called(language, other):
        return say(language, "two", head=sort, predicate=predicate)
    kind = name.group.partition("-")[0]
    words = {PERSON: "people", ORGANISATION: "bodies"}
    head = HEADS[language].get(kind) if name.kind not in words else None
    plural = PLURALS.get(head, head) if head and language == "en" else head
    return say(language, "two", head=plural or say(language, words.get(name.kind, "heads")), predicate=predicate)


def party(language: str, name: Name) -> str:
    """Return the word that asks for a speaker: a person, or a country or organisation."""
    if name.kind == ORGANISATION:
        return say(language, "body", head=called(language, name))
    return say(language, "person" if name.kind == PERSON else "party")


def told_by(language: str, who: str, question: str) -> str:
    """Return a question about what somebody without a name says, "" for who: according to officials, how many ..."""
    return say(language, "told_by", who=who, question=f"{question[:1].lower()}{question[1:]}") if who else question


def capitalised(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def event(clause: Clause, predicate: str) -> str:
    """Return a clause as it stands behind "when", "" where its verb cannot be turned (English asks by did)."""
    if clause.lexicon.language == "id":
        return f"{clause.subject} {predicate}"
    first, _, rest = predicate.partition(" ")
    if first in INVERTED:
        return f"{first} {clause.subject} {rest}"
    if rest.startswith("by ") and first not in clause.lexicon["intransitive"]:
        return ""  # a passive without its "was": bought by Wattle
    if first in clause.lexicon["transitive"] and rest.partition(" ")[0] in clause.lexicon["prepositions"]:
        return ""  # joined from a rival: what?
    helper, base = base_of(clause.lexicon, first)
    return f"{helper} {clause.subject} {base} {rest}" if base else ""


def base_of(lexicon: Lexicon, verb: str) -> tuple[str, str]:
    """Return the helper (did, does) and the base with which English asks for a verb, "" for one that is not known."""
    if verb in lexicon.verbs:
        return "did", lexicon.verbs[verb]
    return "does", lexicon.present.get(verb, "")
