"""Questions, statements and the small sentences around them, as one writes them in each language."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from quizapp.drafting.clauses import Clause
from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.names import ORGANISATION, PERSON, Name

TEXTS: Final = MappingProxyType({
    "id": MappingProxyType({
        "who": "Siapa yang {predicate}?",
        "headed": "Menurut bacaan, {head} mana yang {predicate}?",
        "organisation": "Menurut bacaan, lembaga mana yang {predicate}?",
        "said": "Siapa yang mengatakan “{quote}”?",
        "said_statement": "{name} mengatakan “{quote}”.",
        "claimed": "{who} yang {verb} bahwa {claim}?",
        "claimed_statement": "{name} {verb} bahwa {claim}.",
        "according": "Menurut {who}, {claim}?",
        "according_who": "Menurut siapa {claim}?",
        "according_other": "Menurut pihak mana {claim}?",
        "according_statement": "Menurut {name}, {claim}.",
        "person": "Siapa", "party": "Pihak mana",
        "office": "Siapa yang disebut dalam bacaan sebagai {office}?",
        "office_statement": "Bacaan menyebut {name} sebagai {office}.",
        "year": "Pada tahun berapa {event}?",
        "date": "Kapan {event}?",
        "how_many_subject": "{about}erapa {what} yang {predicate}?",
        "how_many_object": "{about}erapa {what} yang {verb} {subject} {rest}?",
        "fill": "Lengkapi kalimat berikut sesuai dengan bacaan.",
    }),
    "en": MappingProxyType({
        "who": "Who {predicate}?",
        "headed": "According to the passage, which {head} {predicate}?",
        "organisation": "According to the passage, which organisation {predicate}?",
        "said": "Who said “{quote}”?",
        "said_statement": "{name} said “{quote}”.",
        "claimed": "{who} {verb} that {claim}?",
        "claimed_statement": "{name} {verb} that {claim}.",
        "according_who": "Who is named as the source for saying that {claim}?",
        "according_other": "Which body is named as the source for saying that {claim}?",
        "according_statement": "According to {name}, {claim}.",
        "person": "Who", "party": "Which side",
        "office": "Who is described in the passage as {office}?",
        "office_statement": "The passage describes {name} as {office}.",
        "year": "In which year {event}?",
        "date": "When {event}?",
        "how_many_subject": "{about}ow many {what} {predicate}?",
        "how_many_object": "{about}ow many {what} {helper} {subject} {verb} {rest}?",
        "fill": "Complete the following sentence from the passage.",
    }),
})  # fmt: skip
HEADS: Final = MappingProxyType({
    "id": MappingProxyType({
        "country": "negara", "capital": "kota", "provinces": "provinsi", "cities": "kota atau kabupaten",
        "world_cities": "kota", "islands": "pulau", "former": "negara",
    }),
    "en": MappingProxyType({
        "country": "country", "capital": "city", "provinces": "province", "cities": "city or regency",
        "world_cities": "city", "islands": "island", "former": "country",
    }),
})  # fmt: skip
INVERTED: Final = frozenset({"was", "were", "is", "are", "has", "had", "have", "will", "would"})


def say(language: str, name: str, /, **parts: str) -> str:
    """Return one of the texts of a language with its places filled."""
    filled = TEXTS[language][name].format(**parts)
    return " ".join(filled.split()).replace(" ?", "?")


def who(language: str, name: Name, predicate: str) -> str:
    """Return the question for a subject: who, which organisation, which country, which river."""
    if name.kind in {PERSON, ORGANISATION}:
        return say(language, "who" if name.kind == PERSON else "organisation", predicate=predicate)
    kind, _, head = name.group.partition("-")
    return say(language, "headed", head=head if kind == "place" else HEADS[language][kind], predicate=predicate)


def party(language: str, name: Name) -> str:
    """Return the word that asks for a speaker: a person, or a country or organisation."""
    return say(language, "person" if name.kind == PERSON else "party")


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
    helper, base = base_of(clause.lexicon, first)
    return f"{helper} {clause.subject} {base} {rest}" if base else ""


def base_of(lexicon: Lexicon, verb: str) -> tuple[str, str]:
    """Return the helper (did, does) and the base with which English asks for a verb, "" for one that is not known."""
    if verb in lexicon.verbs:
        return "did", lexicon.verbs[verb]
    return "does", lexicon.present.get(verb, "")
