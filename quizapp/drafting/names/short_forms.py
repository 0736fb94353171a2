"""Which short forms of Indonesian names mean the bearers of the whole: none that the article introduces on its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from types import MappingProxyType
from typing import Final

from quizapp.drafting.names.pieces import UNSURE
from quizapp.drafting.names.posts import post_behind
from quizapp.drafting.names.spotting import Spot
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Line, tokens

LONGEST_APPOSED: Final = 10  # words that say who somebody is
SHORTEST_APPOSED: Final = 4  # words behind whom words come from: what else stands there is what they say
LONGEST_OFFICE: Final = 3  # words of an office right before a name that is not certain
NEXT: Final = 2  # words before a name in which its title shows
AGED: Final = re.compile(r",? (?:\d{1,3}(?: tahun)?,|(?:berusia|berumur)\b)")
NEW: Final = re.compile(r" ?\(\d{1,3}\b| (?:asal|dari) [A-Z]|,? \(?(?:bukan nama sebenarnya|nama samaran)\b")
CALLED: Final = re.compile(r"\b(?:bernama|seorang [a-z]+) $")
TOGETHER: Final = re.compile(r",? (?:dan|serta|bersama|beserta|maupun) $")
POLITE: Final = frozenset(
    {"bang", "bapak", "bu", "buya", "gus", "h", "haji", "hj", "hajah", "ibu", "kang", "mas", "mbak", "pak", "teh"}
)  # before anybody's name
WIFELY: Final = frozenset({"bu", "ibu", "nyonya"})  # a wife is so called by her husband's name
MARKS: Final = frozenset({",", "."})
SOURCES: Final = frozenset({"bagi", "menurut"})
POINTING: Final = frozenset({"itu", "tersebut", "ini"})
LONG: Final[Mapping[str, str]] = MappingProxyType({
    "kades": "kepala desa", "kadus": "kepala dusun", "kadis": "kepala dinas", "kapus": "kepala puskesmas",
    "kepsek": "kepala sekolah", "sekda": "sekretaris daerah", "sekdes": "sekretaris desa", "wabup": "wakil bupati",
    "wagub": "wakil gubernur", "walkot": "wali kota", "wawali": "wakil wali kota", "dirut": "direktur utama",
})  # fmt: skip


def agreeing(
    parts: Mapping[str, str], found: Sequence[Spot], lines: Sequence[Line], lexicon: Lexicon
) -> Mapping[str, str]:
    """Return the parts of names without those that the article tells of otherwise, or before the whole name.

    Bupati Hasan is not Fadli Hasan, the son of whom it tells; Pak Asep, penjual bakso, is not Asep Salim, kepala desa.
    """
    article = _Article.of(found, lines, lexicon)
    shorts = [(place, spot) for place, spot in enumerate(found) if parts.get(spot.text, spot.text) != spot.text]
    others = {spot.text for place, spot in shorts if article.another(spot, parts[spot.text], place)}
    inner = [set(other.split()) for other in others]
    return {part: person for part, person in parts.items() if not any(set(part.split()) <= words for words in inner)}


@dataclass(frozen=True, slots=True)
class _Article:
    """Hold what an article calls each name: its offices and titles, and the place of the first spot that has it."""

    lines: Mapping[str, Line]
    offices: Mapping[str, list[str]]
    titles: Mapping[str, set[str]]
    firsts: Mapping[str, int]
    plain: Mapping[str, int]
    together: Collection[tuple[str, str]]
    lexicon: Lexicon

    @classmethod
    def of(cls, found: Sequence[Spot], lines: Sequence[Line], lexicon: Lexicon) -> _Article:
        by_address = {line.address: line for line in lines}
        offices: dict[str, list[str]] = defaultdict(list)
        titles: dict[str, set[str]] = defaultdict(set)
        firsts: dict[str, int] = {}
        plain: dict[str, int] = {}
        for place, spot in enumerate(found):
            line = by_address[spot.address]
            offices[spot.text] += _offices(spot, line, lexicon)
            titles[spot.text] |= _titles(spot, line, lexicon)
            firsts.setdefault(spot.text, place)
            if not (_introduced(spot, line, lexicon) or _aged(spot, line)):
                plain.setdefault(spot.text, place)
        together = {(spot.address, spot.text) for spot in found}
        return cls(by_address, offices, titles, firsts, plain, together, lexicon)

    def another(self, spot: Spot, person: str, place: int) -> bool:
        """Tell whether a short name is told of as somebody of whom nothing says that the long name is theirs."""
        line = self.lines[spot.address]
        told, held = _offices(spot, line, self.lexicon), self.offices[person]
        if told:
            return not any(_one_office(one, other, self.lexicon) for one in told for other in held)
        if spot.kind == UNSURE and " " in spot.text:
            return True
        if spot.kind and spot.kind != UNSURE:
            return False
        early = place < self.firsts.get(person, place)
        titled = _titles(spot, line, self.lexicon)
        beside = (spot.address, person) in self.together and TOGETHER.search(line.text[: spot.start]) is not None
        return (
            early
            or beside
            or _introduced(spot, line, self.lexicon)
            or (_aged(spot, line) and not self._met(spot, person, place))
            or self._titled_otherwise(spot, person, titled)
        )

    def _met(self, spot: Spot, person: str, place: int) -> bool:
        """Tell whether a short name stood plain between the whole one and this place, so that its age comes late."""
        return self.firsts.get(person, place) < self.plain.get(spot.text, place) < place

    def _titled_otherwise(self, spot: Spot, person: str, titled: Collection[str]) -> bool:
        """Tell whether a title is not that of the bearer: Brigadir Hasan, or Bu Hasan, who is his wife."""
        own = self.titles[person]
        wife = bool(WIFELY.intersection(titled)) and not person.startswith(spot.text) and not WIFELY & own
        return wife or bool(set(titled) - POLITE - own)


def _offices(spot: Spot, line: Line, lexicon: Lexicon) -> list[str]:
    """Return the offices that stand beside a name, also where a sentence opens with it or where it is not certain."""
    at = next((at for at, word in enumerate(line.tokens) if word.start >= spot.end), len(line.tokens))
    post = spot.post or (post_behind(line, at, lexicon) if spot.kind in {"", UNSURE} else "")
    return [office for office in (spot.office or _office_before(spot, line, lexicon), post) if office]


def _office_before(spot: Spot, line: Line, lexicon: Lexicon) -> str:
    """Return the office right before a single name of which nothing is certain, "" for none: Kades | Sutarno."""
    words = [word.small for word in line.tokens if word.start < spot.begin]
    texts = (" ".join(words[-size:]) for size in range(LONGEST_OFFICE, 0, -1))
    single = spot.kind == UNSURE and " " not in spot.text
    return next((text for text in texts if single and text in lexicon["offices"]), "")


def _titles(spot: Spot, line: Line, lexicon: Lexicon) -> set[str]:
    """Return the titles right before a name."""
    words = [word for word in line.tokens if word.end <= spot.begin and word.word]
    near = words[-NEXT:]
    behind = dropwhile(lambda word: word.small not in lexicon["titles"] | POLITE, near)
    found = {word.small for word in behind}
    return found if found <= lexicon["titles"] | POLITE else set()


def _introduced(spot: Spot, line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a short name has a trade, kin or a home of its own, as somebody who was not yet named has."""
    word = next((one.small for one in reversed(line.tokens) if one.end < spot.begin and one.word), "")
    theirs = word.endswith("nya") and word.removesuffix("nya") in lexicon["kin"]
    marks = NEW.match(line.text, spot.end) or CALLED.search(line.text[: spot.start])
    return (
        theirs
        or _behind_noun(spot, line)
        or marks is not None
        or (spot.marked and not _aged(spot, line))
        or _apposed(spot, line, lexicon)
    )


def _behind_noun(spot: Spot, line: Line) -> bool:
    """Tell whether a name stands between marks behind a noun that opens the sentence: Salah satunya, Yohan, ..."""
    words = [word.text for word in line.tokens if word.start < spot.start]
    short = words[-1:] == [","] and len(words) - 1 <= LONGEST_OFFICE and "," not in words[:-1]
    return short and line.text.startswith(",", spot.end) and words[-2].islower() | (len(words) == NEXT)


def _aged(spot: Spot, line: Line) -> bool:
    """Tell whether an age stands behind a name: Hasan, 46 tahun, ..."""
    return AGED.match(line.text, spot.end) is not None


def _apposed(spot: Spot, line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a noun between marks behind a name says who its bearer is: Budi, porter pelabuhan, ..."""
    words = line.tokens
    first = next((at for at, word in enumerate(words) if word.start >= spot.end), len(words)) + 1
    end = next((at for at in range(first, len(words)) if words[at].text in MARKS), 0)
    named = 0 < end - first <= LONGEST_APPOSED and words[first - 1].text == ","
    if not named or words[first].capital or words[first].text.isdigit():
        return False
    inner = words[first:end]
    kinds = tags(tuple(word.text for word in words))[first:end]
    closed = lexicon["prepositions"] | lexicon["cuts"] | lexicon["auxiliaries"] | lexicon["pronouns"]
    told = inner[0].small in closed or any(word.small in lexicon["negations"] for word in inner)
    before = next((word.small for word in reversed(words) if word.end < spot.begin and word.word), "")
    source = before in SOURCES | lexicon["speech_after"] and (words[end].text != "," or len(inner) > SHORTEST_APPOSED)
    return kinds[0] != VERB and VERB not in kinds and not (told or source)


def _one_office(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two offices are one, where one of them says less: Bupati, Bupati Lembata; not Wakil Bupati."""
    ours, theirs = _words(one), _words(other)
    return not (ours ^ theirs) & lexicon["lesser"] and (ours <= theirs or theirs <= ours)


def _words(office: str) -> frozenset[str]:
    words = (LONG.get(word.small, word.small) for word in tokens(office) if word.word)
    return frozenset(" ".join(words).split()) - POINTING
