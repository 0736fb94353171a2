"""What later words of an Indonesian article mean: the firm, town, court or person behind "perseroan" or "ia"; or none.

Nothing but which name is meant belongs here; what is written in its place belongs to spelling out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from quizapp.drafting.names.bodies import SORTS, sort_of
from quizapp.drafting.words.gazetteer import regions
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, PERSON, PLACE, Name, Names
from quizapp.drafting.words.tokens import Line

FIRMS: Final = frozenset({"perusahaan", "bank"})
LEAD: Final = 2  # paragraphs that say whose news it is
LAW: Final = re.compile(
    r"\b(?:Rancangan )?(?:Undang-Undang|Peraturan (?:Daerah|Pemerintah|Presiden|Menteri))"
    r"(?: tentang)?(?: [A-Z][\w-]+| dan(?= [A-Z]))+"
)
SHIP: Final = re.compile(
    r"\b[Kk]apal(?: (?:barang|cepat|feri|ikan|kargo|kontainer|motor|nelayan|penumpang|perintis|pesiar|tanker|tunda))?"
    r"(?: [A-Z][\w-]+)+"
)
VESSEL: Final = re.compile(r"\b(?:KM|KMP|KLM|KRI|KN|MV)(?: [A-Z][a-z][\w-]*)+(?: \d{1,3}\b)?")
A_VESSEL: Final = re.compile(
    rf"\b[Ss]ebuah kapal(?: [a-z]+){{0,4}}, (?={VESSEL.pattern})"
)  # Sebuah kapal kayu, KM Mekar
COURT: Final = re.compile(
    r"\bPengadilan"
    r"(?: (?:Agama|Militer|Negeri|Niaga|Tinggi|Hubungan Industrial|Tata Usaha Negara|Tindak Pidana Korupsi))+ "
    r"(?:pada Pengadilan (?:Negeri|Tinggi) )?"
)
NEAR: Final = 2  # sentences in which anything nameless of a noun may be meant by it
REGION: Final = re.compile(r"\b(Kota|Kabupaten|Provinsi) ((?:[A-Z][\w-]+ ?)+)")
HEADED: Final = re.compile(r"\b(?:(Wali Kota)|(Bupati)|(Gubernur)) ((?:[A-Z][\w-]+ ?)+)")
SCHOOL: Final = re.compile(
    r"\b(?:SD|SMP|SMA|SMK|MTs|MI|MA)(?: (?:Inpres|Islam|Katolik|Kristen|Negeri|Swasta))*(?: \d+)?(?: [A-Z][a-z][\w-]*)+"
)
LEVELS: Final = ("kota", "kabupaten", "provinsi")
COUNCIL: Final = re.compile(r"\bDPRD (?:Kota|Kabupaten|Provinsi) |\bDPRD?\b")


@dataclass(frozen=True, slots=True)
class Meant:
    """Hold a name that later words may mean, by which nouns, and the sentence that has it first."""

    text: str
    nouns: frozenset[str]
    address: str


@dataclass(frozen=True)
class Pointed:
    """Hold the sentences of an article and their names; everything else follows."""

    lines: Sequence[Line]
    names: Names
    lexicon: Lexicon

    @cached_property
    def meant(self) -> tuple[Meant, ...]:
        """Return the bodies, places, laws and ships that nouns may mean, in the order of the article."""
        places = {line.address: place for place, line in enumerate(self.lines)}
        found = {one.text: one for one in (*self._of_offices(), *self._named(), *self._unlisted())}
        return tuple(sorted(found.values(), key=lambda one: places[one.address]))

    def _named(self) -> Iterator[Meant]:
        for name in self.names.names:
            nouns = nouns_of(name, self.lexicon)
            address = self.first(name)
            if nouns and address:
                yield Meant(name.text, nouns, address)

    def _of_offices(self) -> Iterator[Meant]:
        """Walk the bodies that only an office names: peneliti Yayasan Sayap Nusantara."""
        for office, address in (one for held in self.names.offices.values() for one in held):
            found = office.split()
            heads = (at for at, word in enumerate(found[1:], 1) if word.lower() in self.lexicon["organisations"])
            first = next((at for at in heads if found[at][0].isupper()), len(found))
            if first + 1 < len(found) and found[first].lower() not in {"pt", "tim", "pusat"}:
                yield Meant(" ".join(found[first:]), frozenset({found[first].lower()}), address)

    def _unlisted(self) -> Iterator[Meant]:
        """Walk the laws and ships, which are no names of the article's list."""
        for line in self.lines:
            for found in LAW.finditer(line.text):
                head = "rancangan" if found[0].startswith("R") else found[0].partition(" ")[0].lower()
                nouns = {"rancangan": {"ruu", "rancangan undang-undang"}, "peraturan": {"peraturan daerah", "perda"}}
                if " " in found[0]:
                    yield Meant(found[0], frozenset(nouns.get(head, {"undang-undang"})), line.address)
            for school in SCHOOL.finditer(line.text):
                yield Meant(school[0], frozenset({"sekolah"}), line.address)
            for ship in SHIP.finditer(line.text):
                yield Meant(ship[0][0].lower() + ship[0][1:], frozenset({"kapal"}), line.address)
        yield from self._vessels()

    def _vessels(self) -> Iterator[Meant]:
        """Walk the ships that are called by letters and a name, and nowhere by "kapal" before them."""
        called = " ".join(found[0] for line in self.lines for found in SHIP.finditer(line.text))
        for line in reversed(self.lines):
            yield from (
                Meant(found[0], frozenset({"kapal"}), line.address)
                for found in VESSEL.finditer(line.text)
                if found[0] not in called
            )

    def first(self, name: Name) -> str:
        """Return the address of the sentence that has a name first as it is called, "" for none."""
        return next(
            (
                line.address for line in self.lines
                for some in self.names.mentions.get(line.address, ()) if some.name == name and some.text == name.text
            ), "",
        )  # fmt: skip

    @cached_property
    def firm(self) -> Meant | None:
        """Return the firm of which the article tells: the only one of its first paragraphs, analysts left out."""
        firms = [
            some.name
            for line in self.lines
            if _paragraph(line) <= LEAD
            for some in self.names.mentions.get(line.address, ())
            if some.name and some.name.kind == ORGANISATION and sort_of("id", some.name) in FIRMS
        ]
        names = {name.text for name in firms}
        return next((one for one in self.meant if one.text in names), None) if len(names) == 1 else None

    @cached_property
    def court(self) -> Meant | None:
        """Return the only court of the article."""
        found = {
            f"{court[0]}{region}": line.address
            for line in reversed(self.lines)
            for court in COURT.finditer(line.text)
            if (region := known_region(line.text[court.end() :]))
        }
        once = next((Meant(text, frozenset(), address) for text, address in found.items()), None)
        return once if len(found) == 1 else self.only("pengadilan")

    @cached_property
    def council(self) -> Meant | None:
        """Return the only parliament of the article, with its town."""
        found = {
            self._council(line.text, some): line.address
            for line in reversed(self.lines)
            for some in COUNCIL.finditer(line.text)
        }
        texts = sorted(found, key=len)
        sure = bool(texts) and all(text in {texts[-1], "DPRD"} for text in texts)
        return Meant(texts[-1], frozenset(), found[texts[-1]]) if sure else None

    def _council(self, text: str, found: re.Match[str]) -> str:
        return f"{found[0]}{known_region(text[found.end() :])}".strip() if found[0].endswith(" ") else found[0]

    @cached_property
    def _regions(self) -> tuple[tuple[str, str, str], ...]:
        """Return level (kota), region and address of each region that an article names with its level or its head."""
        found: list[tuple[str, str, str]] = []
        for line in self.lines:
            named = ((some[1], some[2]) for some in REGION.finditer(line.text))
            found += [
                (level.lower(), region, line.address)
                for level, text in named
                if (region := known_region(text) or text.strip() * (level != "Kota"))
            ]
            for some in HEADED.finditer(line.text):
                level = next(level for level, group in zip(LEVELS, some.groups(), strict=False) if group)
                if region := known_region(some[4]):
                    found.append((level, region, line.address))
        return tuple(found)

    def government(self, level: str, line: Line) -> Meant | None:
        """Return the government of a level (kota): that of the only region named up to a sentence."""
        place = self._place(line)
        named = [one for one in self._regions if one[0] == level]
        found = [one for one in named if self._place_of(one[2]) <= place] or named
        if len({region for _, region, _ in found}) != 1:
            return None
        return Meant(f"Pemerintah {level.capitalize()} {found[0][1]}", frozenset(), found[0][2])

    @cached_property
    def deceased(self) -> Meant | None:
        """Return the only person of whom the article says that they died, if its first paragraph does."""
        found: dict[str, str] = {}
        for line in self.lines:
            people = {some.name for some in self.names.mentions.get(line.address, ()) if some.name}
            dead = {word.small for word in line.tokens} & self.lexicon["dying"]
            if dead and _paragraph(line) == 1:
                found.update({name.text: self.first(name) or line.address for name in people if name.kind == PERSON})
        return Meant(*next((text, frozenset[str](), at) for text, at in found.items())) if len(found) == 1 else None

    def only(self, noun: str) -> Meant | None:
        """Return the only thing of the article that a noun may mean."""
        found = [one for one in self.meant if noun in one.nouns]
        return found[0] if len(found) == 1 else None

    def near(self, noun: str, line: Line) -> Meant | None:
        """Return what "that" noun means: the only such name before it in its paragraph, else in the article.

        None where something nameless of that noun stands between.
        """
        before = [other for other in self.lines[: self._place(line)] if _paragraph(other) == _paragraph(line)]
        found = [one for one in self.meant if noun in one.nouns and any(one.text in some.text for some in before)]
        one = found[0] if len(found) == 1 else None if found else self.only(noun)
        return one if one and self._before(one, line) and not self._rival(one, noun, line) else None

    def _before(self, one: Meant, line: Line) -> bool:
        return self._place_of(one.address) < self._place(line)

    def _rival(self, one: Meant, noun: str, line: Line) -> bool:
        """Tell whether between a name and a noun the noun stands for something else: another ship, a ship just now."""
        start, place = self._place_of(one.address), self._place(line)
        word = re.escape(noun)
        other = re.compile(
            rf"\b(?:sebuah|seorang|satu|suatu|salah satu) {word}\b|\b{word} (?:baru|kedua|lain|serupa)\b",
            re.IGNORECASE,
        )
        near = re.compile(
            rf"\b(?:\w*an|\d+|beberapa|di|dua|empat|ke|dari|para|sejumlah|tiga) {word}\b(?! (?:itu|tersebut|ini)\b)",
            re.IGNORECASE,
        )
        return any(
            (near if at >= place - NEAR else other).search(self._nameless(self.lines[at].text)) is not None
            for at in range(start, place)
        )

    def _nameless(self, text: str) -> str:
        """Return a sentence without the names that nouns may mean."""
        text = A_VESSEL.sub("", text)
        for meant in self.meant:
            text = text.replace(meant.text, "").replace(meant.text[:1].upper() + meant.text[1:], "")
        return text

    def _place(self, line: Line) -> int:
        return self._place_of(line.address)

    def _place_of(self, address: str) -> int:
        return self._places[address]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {line.address: place for place, line in enumerate(self.lines)}


def nouns_of(name: Name, lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns by which a body or place is taken up again: Sanggar Lempung Wangi: sanggar."""
    if name.kind not in {ORGANISATION, PLACE}:
        return frozenset()
    first, *rest = name.text.lower().split()
    sort = sort_of("id", name) if name.kind == ORGANISATION else ""
    heads = lexicon["organisations"] | lexicon["places"] | SORTS["id"].keys()
    taken = {first} if rest and first in heads and first not in {"pt", "rumah", "rs", "rsud"} else set()
    taken |= {"bank"} & {first, *rest}
    return frozenset(taken | ({sort} - {"", "organisasi", "tim"}))


def known_region(text: str) -> str:
    """Return the longest known region with which words begin, "" for none."""
    words = text.split()
    sizes = range(min(3, len(words)), 0, -1)
    return next((" ".join(words[:size]) for size in sizes if " ".join(words[:size]).lower() in regions()), "")


def _paragraph(line: Line) -> int:
    return int(line.address[1:].partition(".")[0])
