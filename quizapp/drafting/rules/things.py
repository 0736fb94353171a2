"""Findings about what a thing with a full name does or is: which law, which infection, which cooperative, typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds
from quizapp.core.i18n import msg
from quizapp.drafting.names.introducing import DEMONYM
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.happenings import bracketed, why_not, with_lead
from quizapp.drafting.sense.attribution import claim_of
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PLACE, Name

KINDS: Final = MappingProxyType({"cv": "perusahaan", "km": "kapal", "kmp": "kapal", "kri": "kapal", "sd": "sekolah"})
SMALL: Final = re.compile(r"(?:[a-z][\w-]* )+")
AND: Final = " dan "
JOINED: Final = ("undang-undang", "peraturan daerah", "penyakit")  # whose names may hold an "and"
ABOUT: Final = "tentang "
FULL: Final = re.compile(r"[A-Z0-9][\w/’'.-]*(?: (?:dan |of |the |for )?[A-Z0-9][\w/’'.-]*)*")
LONGEST: Final = 6  # words of a name
GOOD: Final = 81


@dataclass(frozen=True, slots=True)
class _Thing:
    """Hold what a question calls a thing, its whole name, and what else may be typed for it."""

    kind: str
    name: str
    forms: tuple[str, ...]


def things(text: Text, covered: Collection[str]) -> Results:
    """Walk what the things of an article do that are no people, places or bodies, each by its full name.

    ``covered`` are the addresses of sentences of which something else is asked already.
    """
    find = {"id": _indonesian, "en": _english}[text.language]
    for clause in text.clauses:
        named = clause.mention is not None and clause.mention.name is not None
        told = clause.main.small in text.lexicon.speech or clause.main.small in text.lexicon["speaking"]
        asked = clause.line.address in covered or named or told or claim_of(clause)
        thing = None if asked else find(clause, text)
        if thing is not None:
            yield from _does(clause, thing, text)


def _indonesian(clause: Clause, text: Text) -> _Thing | None:
    """Return the thing that is the subject behind its kind: Infeksi HPV, Undang-Undang Kesehatan, KMP Tunas."""
    subject = clause.line.text[clause.begin : clause.start].strip()
    small = subject.lower()
    kinds = text.lexicon["named_kinds"]
    kind = max((one for one in kinds if small.startswith(f"{one} ")), key=len, default="")
    rest = subject[len(kind) + 1 :]
    described = SMALL.match(rest)
    about = rest.startswith(ABOUT)
    bare = rest[described.end() :] if described else rest
    if AND in rest and not kind.endswith(JOINED):
        return None  # SD Negeri 1 dan SMP Negeri 2 are two
    if not kind or not FULL.fullmatch(bare) or (described and not about and len(described[0].split()) > 1):
        return None
    called = KINDS.get(kind, kind)
    if about:
        return _Thing(f"{called} {described[0]}".strip(), bare, ()) if described else None
    return _Thing(f"{called} {described[0]}".strip() if described else called, subject, (bare,))


def _english(clause: Clause, text: Text) -> _Thing | None:
    """Return the thing that is the subject behind "the", its kind being its last word: the Jakarta Marathon."""
    subject = clause.line.text[clause.begin : clause.start].strip()
    opening, _, full = subject.partition(" ")
    *first, kind = full.split() or [""]
    small = kind.lower()
    known = small in text.inner_words or small in text.lexicon["things"] | text.lexicon["events"]
    known = known and small not in text.lexicon["time_words"] | text.lexicon["human"] | {"weekend"}
    if opening != "The" or not first or not known or small.endswith("s"):
        return None
    if not any(word[0].isupper() for word in first):
        return None  # the 310kg spacecraft: a measure, no name
    if not FULL.fullmatch(" ".join(first)) or (kind[0].islower() and DEMONYM.search(first[-1].lower())):
        return None
    return _Thing(small, full, (" ".join(first),))


def _does(clause: Clause, thing: _Thing, text: Text) -> Iterator[Finding | Refused]:
    name = Name(thing.name, PLACE, f"place-{thing.kind}")
    predicate = with_lead(clause, clause.predicate(without=bracketed(clause)))
    why = why_not(clause, predicate, text, name)
    if any(holds(text.article.passage.title, said) for said in (thing.name, *thing.forms)):
        why = msg("The title names it already.")
    if why or len(thing.name.split()) > LONGEST:
        yield Refused(clause.line.address, "doer", why or msg("The answer is too long to be typed."))
        return
    question = asking.who(text.language, name, predicate).replace(f"{ABOUT}mana", f"{ABOUT}apa")
    yield Finding(
        "doer", clause.line.address, Asks.NAME, question, thing.name,
        f"{asking.capitalised(clause.subject)} {predicate}.", also=_named_in(clause, thing, text), forms=thing.forms,
        confidence=GOOD,
    )  # fmt: skip


def _named_in(clause: Clause, thing: _Thing, text: Text) -> tuple[str, ...]:
    """Return the addresses of the sentences that first have the name, where it was spelled out for a pointing word."""
    spelled = text.spelled.get(clause.line.address)
    rests = spelled.rests if spelled else {}
    return tuple(address for name, addresses in rests.items() if thing.name in name for address in addresses)
