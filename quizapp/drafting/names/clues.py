"""What an article shows of its names before any is read: words that are places in it, and bodies that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.drafting.names.pieces import pieces
from quizapp.drafting.names.runs import runs
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

HEADED: Final = re.compile(
    r"\b(?:Kabupaten|Kota|Kecamatan|Desa|Kelurahan|Provinsi|Pulau|Distrik|Dusun|Nagari|Kampung|Pelabuhan|Bandara) "
    r"([A-Z][a-z]\w+(?: [A-Z][a-z]\w+){0,2})(?=[,.;)]| [a-z])"
)
BEHIND: Final = re.compile(r"\b(?:di|ke) ([A-Z][a-z]\w+)(?=[,.;)]| [a-z])")
CAPITAL: Final = re.compile(r" ([A-Z]\w+)")
COMPANY: Final = re.compile(r"\bPT ([A-Z]\w+(?: [A-Z]\w+)+)")
SHORTENED: Final = re.compile(r"\b[A-Z]\w+ \(([A-Z][a-z]{3,})\)")  # Koalisi Warga untuk Anggaran (Kowar)
FEWEST: Final = 2  # words


@dataclass(frozen=True, slots=True)
class Clues:
    """Hold what stands for places, in small letters, the words of bodies, and of companies without PT.

    ``speakers`` are the first words of names behind "said".
    """

    places: frozenset[str] = frozenset()
    bodies: tuple[tuple[str, ...], ...] = ()
    companies: tuple[tuple[str, ...], ...] = ()
    speakers: frozenset[str] = frozenset()

    def body(self, words: Sequence[str]) -> int:
        """Return how many words are the name of a body, or open that of a company; 0 where others do not follow."""
        found = tuple(words)
        if any(body[: len(found)] == found for body in (*self.bodies, *self.companies)):
            return 0
        whole = max((len(body) for body in self.bodies if found[: len(body)] == body), default=0)
        sizes = range(len(found) - 1, 0, -1)
        short = next((size for size in sizes if any(body[:size] == found[:size] for body in self.companies)), 0)
        return max(whole, short)


def clues_in(lines: Sequence[Line], lexicon: Lexicon) -> Clues:
    """Return what the sentences of an Indonesian article show; nothing for another language."""
    if lexicon.language != "id":
        return Clues()
    headed = {
        match[1].lower() for line in lines for match in HEADED.finditer(line.text) if not _inner(line, match, lexicon)
    }
    found = headed | {match[1].lower() for line in lines for match in BEHIND.finditer(line.text)}
    bodies = dict.fromkeys(body for line in lines for body in _bodies(line, lexicon))
    bodies |= dict.fromkeys((short,) for line in lines for short in SHORTENED.findall(line.text))
    companies = dict.fromkeys(company for line in lines for company in _companies(line))
    speakers = frozenset(speaker for line in lines for speaker in _speakers(line, lexicon))
    return Clues(frozenset(found), tuple(bodies), tuple(companies), speakers)


def _speakers(line: Line, lexicon: Lexicon) -> Iterator[str]:
    for said in lexicon.one_of("speech_after").finditer(line.text):
        if name := CAPITAL.match(line.text, said.end()):
            yield name[1]


def _inner(line: Line, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a capital word stands right before: behind Kepala Dinas Kota Semarang may follow its holder."""
    before = line.text[: match.start()].rsplit(maxsplit=1)[-1:]
    folk = bool(before) and before[0].lower() in lexicon["folk"]  # Warga Desa Banjararum
    listed = bool(before) and before[0].endswith(",")  # Desa Astana, Kecamatan Losari, ...
    return bool(before) and before[0][0].isupper() and not folk and not listed


def _companies(line: Line) -> Iterator[tuple[str, ...]]:
    for match in COMPANY.finditer(line.text):
        yield tuple(word for word in match[1].split() if word != "Tbk")


def _bodies(line: Line, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    for first, last in runs(line, lexicon):
        found = list(pieces(line, first, last, lexicon))
        words = tuple(word.text for word in line.tokens[first:last])
        if len(found) == 1 and found[0].kind == "organisation" and not found[0].known and len(words) >= FEWEST:
            yield words
