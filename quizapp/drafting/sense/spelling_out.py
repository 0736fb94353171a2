"""Sentences with names in the place of words that point at them: perseroan -> PT Kopi Sentosa Tbk; or as they are.

Quotations stay as they are. Which name is meant is told by pointing, and what gives way to it by swapping;
in English by shortened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.drafting.sense.pointing import Pointed
from quizapp.drafting.sense.shortened import shortened
from quizapp.drafting.sense.swapping import Swap, swaps_of
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import Mention, Name, Names
from quizapp.drafting.words.tokens import Line


@dataclass(frozen=True, slots=True)
class Spelled:
    """Hold a sentence with names in it: name -> the sentences that say so, and where names stand in it."""

    text: str
    rests: Mapping[str, tuple[str, ...]]
    mentions: tuple[Mention, ...]


def spelled_out(lines: Sequence[Line], names: Names, lexicon: Lexicon) -> Mapping[str, Spelled]:
    """Return address -> the sentence spelled out, of those in which a word certainly means a name."""
    known = {name.text: name for name in names.names}
    if lexicon.language != "id":
        meant = shortened(lines, names, lexicon)
        swapped = ((line, _apart(line, [meant[line.address]])) for line in lines if line.address in meant)
        return {
            line.address: _spelled(line, kept, names.mentions.get(line.address, ()), known)
            for line, kept in swapped
            if kept
        }
    pointed = Pointed(lines, names, lexicon)
    found: dict[str, Spelled] = {}
    before: Line | None = None
    for line in lines:
        mentions = names.mentions.get(line.address, ())
        swaps = tuple(swaps_of(line, before, pointed))
        before = line
        if kept := _apart(line, swaps):
            found[line.address] = _spelled(line, kept, mentions, known)
    return found


def renamed(names: Names, spelled: Mapping[str, Spelled]) -> Names:
    """Return names with the mentions and offices of the sentences spelled out."""
    mentions = {**names.mentions, **{address: some.mentions for address, some in spelled.items()}}
    longer = {
        (some.name.text, one.office, address): some.office
        for address, found in spelled.items()
        for some in found.mentions
        for one in names.mentions.get(address, ())
        if some.name and some.office and one.name == some.name
    }
    offices = {
        holder: tuple((longer.get((holder, office, address), office), address) for office, address in held)
        for holder, held in names.offices.items()
    }
    return Names(names.names, mentions, offices)


def _apart(line: Line, swaps: Sequence[Swap]) -> list[Swap]:
    """Return the swaps outside quotations, none over another, in the order of the sentence."""
    kept: list[Swap] = []
    for swap in sorted(swaps, key=lambda one: (one.start, -one.end)):
        if not line.quoted(swap.start) and (not kept or swap.start >= kept[-1].end):
            kept.append(swap)
    return kept


def _spelled(line: Line, swaps: Sequence[Swap], mentions: Sequence[Mention], names: Mapping[str, Name]) -> Spelled:
    parts, place = [], 0
    for swap in swaps:
        parts += [line.text[place : swap.start], swap.text]
        place = swap.end
    whole = "".join((*parts, line.text[place:]))
    whole = whole[:1].upper() + whole[1:]
    kept = [some for some in mentions if not any(swap.start < some.end and some.begin < swap.end for swap in swaps)]
    moved = [_moved(some, line.text, whole, swaps) for some in kept]
    covered = [(some.start, some.end) for some in moved]
    for swap in swaps:
        text = swap.text.strip()
        start = _shift(swap.start, swaps) + swap.text.index(text)
        if text in names and not any(begin <= start < end for begin, end in covered):
            moved.append(Mention(start, start, start + len(text), text, names[text]))
    rests = {swap.text.strip(): swap.proof for swap in swaps}
    return Spelled(whole, rests, tuple(sorted(moved, key=lambda some: some.start)))


def _moved(some: Mention, text: str, whole: str, swaps: Sequence[Swap]) -> Mention:
    """Return a mention at its new place; an office that was spelled out is longer."""
    start, begin, end = (
        _shift(place, swaps, before=place > some.start) for place in (some.start, some.begin, some.end)
    )
    held = any(some.start < swap.end <= some.start + len(some.office) for swap in swaps)
    behind = some.start + len(some.office)
    office = (
        whole[start : _shift(behind, swaps, before=True)] if held and text.startswith(some.office, some.start) else ""
    )
    return replace(some, start=start, begin=begin, end=end, office=office or some.office)


def _shift(place: int, swaps: Sequence[Swap], *, before: bool = False) -> int:
    """Return where a letter of a sentence stands in the one spelled out; ``before``: behind what is put in there."""
    grown = (
        len(swap.text) - (swap.end - swap.start)
        for swap in swaps
        if swap.end < place or (swap.end == place and (before or swap.start < swap.end))
    )
    return place + sum(grown)
