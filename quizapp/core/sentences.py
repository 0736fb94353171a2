"""Paragraphs cut into sentences: by their marks, never after an abbreviation and never inside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 1000  # characters of a sentence of a passage; a quotation that is longer is cut inside
SIGHT: Final = 30  # characters round a mark that tell whether a sentence ends there
END: Final = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
WORD: Final = re.compile(r"[\w.\-]*$")
PAIRS: Final = {"“": "”", "«": "»", "(": ")", "[": "]"}
# After these a sentence goes on, whatever the next letter looks like: titles, offices, references, units of address.
BEFORE_A_NAME: Final = frozenset({
    "dr", "drs", "dra", "drg", "ir", "prof", "h", "hj", "kh", "k.h", "r.a", "r.m", "tn", "ny", "sdr", "sdri", "st",
    "no", "nomor", "jl", "jln", "kab", "kec", "kel", "kol", "letkol", "mayjen", "brigjen", "jend", "irjen", "kompol",
    "akbp", "rp", "hlm", "hal", "ps", "pt", "cv", "fa", "u.p", "d.a", "a.n", "a.l", "mr", "mrs", "ms", "jr", "sr",
    "rev", "gen", "sen", "rep", "gov", "lt", "col", "capt", "sgt", "hon", "pres", "mt", "ft", "ave", "inc", "ltd",
    "co", "corp", "fig", "vol", "vs", "e.g", "i.e", "cf",
})  # fmt: skip
# After these it goes on unless a new one visibly begins.
MAYBE_LAST: Final = frozenset({
    "dll", "dsb", "dst", "dkk", "s.d", "tsb", "etc", "al", "a.m", "p.m", "u.s", "u.k", "u.n", "s.h", "m.h", "s.pd",
    "m.pd", "s.e", "m.si", "m.sc", "ph.d", "b.a", "m.a", "s.ag", "s.sos", "s.t", "m.t", "jan", "feb", "mar", "apr",
    "jun", "jul", "agu", "aug", "sep", "sept", "okt", "oct", "nov", "des", "dec",
})  # fmt: skip


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph in either language, in order; joined by blanks they are the paragraph again.

    A quotation or bracket with several sentences stays whole with what says whose it is, up to 1,000 characters.
    """
    line = " ".join(text.split())
    return tuple(part for whole in _cut(line, _shut(line)) for part in _shortened(whole))


def _shortened(sentence: str) -> Iterator[str]:
    """Yield a sentence, cut at its inner ends where it is longer than a passage holds."""
    if len(sentence) <= LONGEST:
        yield sentence
    else:
        yield from _cut(sentence, frozenset())


def _cut(line: str, shut: frozenset[int]) -> Iterator[str]:
    start = 0
    for end in END.finditer(line):
        before = line[max(start, end.start() - SIGHT) : end.start()]
        after = line[end.end() + 1 : end.end() + SIGHT]
        if end.end() not in shut and _ends(before, end[0], after):
            yield line[start : end.end()]
            start = end.end() + 1
    if line[start:]:
        yield line[start:]


def _ends(before: str, mark: str, after: str) -> bool:
    """Tell whether a sentence ends between the two texts."""
    opening = after.lstrip("\"'“‘«([*_")
    if not opening or opening[0].islower():
        return False
    if mark[0] != ".":
        return True
    word = (WORD.search(before) or [""])[0].casefold()
    single = len(word) == 1 and word.isalpha() and before[-1:].isupper()
    numbering = word.isdigit() and word == before.casefold()
    if single or numbering or word in BEFORE_A_NAME or _initials(before):
        return False
    return word not in MAYBE_LAST or opening[0].isupper()


def _initials(before: str) -> bool:
    """Tell whether the text ends in initials: ``J.K`` before its last mark."""
    return bool(re.search(r"(?:^|\s)(?:[A-Z]\.\s?)+[A-Z]$", before))


def _shut(line: str) -> frozenset[int]:
    """Return the places inside of quotations and brackets that are closed again."""
    found: set[int] = set()
    for start, end in (*_pairs(line), *_straight(line)):
        found.update(range(start + 1, end))
    return frozenset(found)


def _pairs(line: str) -> Iterator[tuple[int, int]]:
    open_: list[tuple[str, int]] = []
    for place, letter in enumerate(line):
        if letter in PAIRS:
            open_.append((PAIRS[letter], place))
        elif open_ and letter == open_[-1][0]:
            yield open_.pop()[1], place


def _straight(line: str) -> Iterator[tuple[int, int]]:
    places = [place for place, letter in enumerate(line) if letter == '"']
    if len(places) % 2 == 0:  # an odd one is a slip or an inch: nothing can be told
        yield from zip(places[::2], places[1::2], strict=True)
