"""Who certainly holds an office alone: in Indonesian nobody who loses it, leaves it, or shares it with another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.predicates import TRANSITIVE
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Line, tokens

FORMERLY: Final = frozenset({"dahulu", "dulu", "dulunya", "pernah", "sebelumnya", "semula", "tadinya"})
NEAR: Final = 4  # words before an office in which "before" shows
NOT_DONE: Final = frozenset({"batal", "belum", "bukan", "menolak", "tak", "tidak"})
ACTING: Final = frozenset({"pelaksana", "penjabat", "pj", "pjs", "plh", "plt"})  # beside the own office
LISTING: Final = frozenset({"adalah", "antara", "ialah", "termasuk", "yaitu", "yakni"})
OVER: Final = frozenset({"demisioner", "nonaktif", "terpilih"})  # the office itself says that it is not held
SOURCES: Final = frozenset({"bagi", "menurut"})
SHORTEST: Final = 2  # words of an office that says of what it is


def holds_alone(name: Name, office: str, address: str, text: Text) -> bool:
    """Tell whether somebody holds an office of an article to its end, and nobody else of it has the same."""
    if text.language != "id":
        return not any(office.lower() == other.lower() for other in _others(name, text))
    if any(_same(office, other, text) for other in _others(name, text)):
        return False
    told = {word.small for word in tokens(office)}
    if told & (OVER | (text.lexicon["lesser"] - {"wakil"})):
        return True
    there = ((line, some) for line in text.lines for some in text.mentions(line.address) if some.name == name)
    return not (_formerly(name, office, address, text) or any(_leaves(line, some, text) for line, some in there))


def _others(name: Name, text: Text) -> Iterator[str]:
    """Walk the offices of everybody else, also of those of whom nothing is certain but that they hold it."""
    yield from (office for other, held in text.names.offices.items() if other != name.text for office, _ in held)
    unsure = (some for line in text.lines for some in text.mentions(line.address) if some.name is None)
    yield from (some.office for some in unsure if some.office and text.language == "id")


def _same(one: str, other: str, text: Text) -> bool:
    """Tell whether two offices are one, said with more and with fewer words: Bupati Kudus, Penjabat Bupati Kudus."""
    ours, theirs = ({word.small for word in tokens(office)} - {"tersebut", "itu"} for office in (one, other))
    shorter = one if len(ours) <= len(theirs) else other
    named = len(tokens(shorter)) >= SHORTEST and any(word.capital for word in tokens(shorter)[1:])
    apart = (ours ^ theirs) & text.lexicon["lesser"]
    return ours == theirs or (named and not apart and (ours <= theirs or theirs <= ours))


def _formerly(name: Name, office: str, address: str, text: Text) -> bool:
    """Tell whether an office is one of before: Dody, sebelumnya Kepala Polres Bima."""
    line = next(line for line in text.lines if line.address == address)
    at = line.text.find(office)
    before = [word.small for word in line.tokens if word.end <= at][-NEAR:]
    holder = {part.lower() for part in name.text.split()}
    return at >= 0 and any(word in FORMERLY for word in before) and not holder.isdisjoint(before)


def _leaves(line: Line, some: Mention, text: Text) -> bool:
    """Tell whether a sentence says of somebody in it that they lose or leave an office, or get another."""
    return any(
        _subject(line, some, found.start(), text) or _listed(line, some, found.end())
        for found in text.lexicon.one_of("leaving").finditer(line.text)
    ) or any(
        _object(line, some, found.end(), text) for found in text.lexicon.one_of("removing").finditer(line.text)
    ) or _chosen(line, some, text)  # fmt: skip


def _subject(line: Line, some: Mention, verb: int, text: Text) -> bool:
    """Tell whether somebody is a subject, and no other verb stands between them and what they do or suffer."""
    before = next((word.small for word in reversed(line.tokens) if word.end <= some.start), "")
    behind = before in text.lexicon["prepositions"] | text.lexicon["speech_after"] | SOURCES
    owner = line.text[some.start : some.end].endswith("nya") and not some.text.endswith("nya")  # menurutnya
    if some.end > verb or behind or owner:
        return False
    return not _denied(line, verb) and not _verb_between(line, some.end, verb, text)


def _denied(line: Line, verb: int) -> bool:
    before = [word.small for word in line.tokens if word.end <= verb][-1:]
    return bool(before) and before[0] in NOT_DONE


def _listed(line: Line, some: Mention, verb_end: int) -> bool:
    """Tell whether somebody is one of those whom a list tells: yang dicopot antara lain Kepala Dinas A, ..."""
    between = {word.small for word in line.tokens if verb_end <= word.start < some.start}
    return some.start >= verb_end and bool(between & LISTING)


def _object(line: Line, some: Mention, verb_end: int, text: Text) -> bool:
    """Tell whether a verb stands before somebody, and no other verb between."""
    return some.start >= verb_end and not _verb_between(line, verb_end, some.start, text)


def _verb_between(line: Line, first: int, last: int, text: Text) -> bool:
    """Tell whether a verb stands between two letters of a sentence, outside of names."""
    people = [some for some in text.mentions(line.address) if some.name and some.name.kind == PERSON]
    kinds = tags(tuple(word.text for word in line.tokens))
    return any(
        first <= word.start and word.end <= last and word.text.islower() and tag == VERB
        and word.small.startswith((*TRANSITIVE, "ber", "di"))
        and not any(one.begin <= word.start < one.end for one in people)
        for word, tag in zip(line.tokens, kinds, strict=True)
    )  # fmt: skip


def _chosen(line: Line, some: Mention, text: Text) -> bool:
    """Tell whether somebody is given another office, so that the one before it ends; not one beside it."""
    words = [word for word in line.tokens if word.start >= some.end]
    at = next((at for at, word in enumerate(words) if word.small in text.lexicon["appointed"]), -1)
    behind = {word.small for word in words[at + 1 :]} if at >= 0 else set()
    given = at >= 0 and bool(behind & {"menjadi", "sebagai"}) and not behind & ACTING
    return given and not _verb_between(line, some.end, words[at].start, text)
