"""What a whole article says against a person where capitals stand: a dance, a ship, a noun that opens a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from quizapp.drafting.names.pieces import UNSURE
from quizapp.drafting.names.spotting import Spot
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

CAPITALS: Final = re.compile(r" [“‘]?([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})")
SMALL: Final = re.compile(r" ([a-z]+)")
CREW: Final = frozenset(
    {"kapten", "masinis", "nakhoda", "pemeran", "pemilik", "pengelola"}
)  # of a thing: Nakhoda Dewi Sri
FEWEST: Final = 3  # words of a name and the noun before it: of two, the second may be the surname


def no_persons(found: Sequence[Spot], lines: Sequence[Line], lexicon: Lexicon) -> list[Spot]:
    """Return spots, those doubted that the whole article shows to be no person's name, or not only one."""
    things = {text for line in lines for text in _called(line, lexicon)}
    acting = {text for spot in found if _acts(spot, things) for text in (spot.text, *spot.text.split())}
    called = things - acting
    people = acting | {spot.text for spot in found if spot.marked}
    inner = {word.text for line in lines for word in line.tokens[1:] if word.capital} | lexicon["first_names"]

    def doubtful(spot: Spot) -> bool:
        typed = spot.text not in acting and spot.text.lower().split()[0] in lexicon["called"]  # Storm Agnes
        return typed or _is_called(spot.text, called) or _headed(spot, people, inner)

    return [replace(spot, kind=UNSURE, post="") if not spot.kind and doubtful(spot) else spot for spot in found]


def _acts(spot: Spot, things: Collection[str]) -> bool:
    """Tell whether a sign that no thing bears stands beside a name: its words, a title, an office before it.

    A thing may have what else marks people: ships are born and die, and a horse is 9. A title may be part of its name.
    """
    titled = spot.titled and spot.text not in things
    aboard = spot.text in things and spot.office.split()[:1] and spot.office.split()[0].lower() in CREW
    held = (
        bool(spot.office) and not aboard and (spot.speaks or " " in spot.text)
    )  # the dancers of a dance: Penari Buyung
    return not spot.kind and (spot.quoted or titled or held)


def _called(line: Line, lexicon: Lexicon) -> Iterator[str]:
    """Walk the capitals behind the noun for what they are, with or without a title: tug Lady Margaret."""
    for noun in lexicon.one_of("called").finditer(line.text):
        kind = SMALL.match(line.text, noun.end())  # sapi kerap Rajawali
        end = kind.end() if kind and kind[1] in lexicon["called_kinds"] else noun.end()
        if behind := CAPITALS.match(line.text, end):
            title, _, rest = behind[1].partition(" ")
            yield from (behind[1], rest) if rest and title.lower() in lexicon["titles"] else (behind[1],)


def _is_called(name: str, called: Collection[str]) -> bool:
    """Tell whether a name is that of a thing, or the part of it that stands for it."""
    return any(f"{text} ".startswith(f"{name} ") for text in called)


def _headed(spot: Spot, people: Collection[str], inner: Collection[str]) -> bool:
    """Tell whether a word that opens a sentence, and is written large nowhere else, stands before a person's name.

    Niat Slamet Riyanto, where the article goes on with Slamet: but for some first names a person goes by the second.
    """
    first, *others = spot.text.split()
    opens = len(others) + 1 >= FEWEST and spot.begin == 0 and not spot.office
    return opens and others[0] in people and first not in inner and first.lower() not in inner
