"""Whether a question word may take the place of an answer: in no list, behind no "namely", before no loose tail."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.numbers import DIGITS, PARTS, Count, listed
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.times import times
from quizapp.drafting.words.tokens import Line

TAIL: Final = re.compile(r",\s+(?!(?:dan|serta|atau|and|or|(?:sekitar )?pukul)\b)[a-z]")
LIST: Final = re.compile(r",\s+(?:dan|serta|atau|and|or)\b")
GAPPED: Final = re.compile(r", (?:dan |serta |sedangkan |and |while )?(?:[A-Z][\w-]* )+\d")
NEAR: Final = 5  # words behind a number in which its list goes on
SPANNING: Final = frozenset({"sejak", "selama", "hingga", "sampai", "since", "until", "during"})  # a span cut off
FRACTIONS: Final = frozenset({"half", "most", "separuh", "seperempat", "sepertiga", "setengah"})
JOINING: Final = frozenset({",", "dan", "serta", "atau", "maupun", "plus", "and", "or"})


def loose(text: str) -> bool:
    """Tell whether something small hangs behind a comma that is no list: lebih rendah daripada ..., most of ..."""
    return TAIL.search(text) is not None and LIST.search(text) is None


def of_what(line: Line, count: Count, lexicon: Lexicon) -> bool:
    """Tell whether a share is one of a bare noun, which does not say of what: 70 persen dana berasal ..."""
    bare, verbs = lexicon["bare"] | lexicon["unnamed"], lexicon["plain_verbs"] | lexicon["auxiliaries"]
    return count.unit in PARTS and any(
        noun.small in bare and (verb.small.startswith(VERBAL) or verb.small in verbs)
        for noun, verb in pairwise(line.tokens[count.last : count.last + 2])
    )


def gapped(text: str) -> bool:
    """Tell whether a text goes on with another name and number without a verb: 31 percent, Party B 22 percent."""
    return GAPPED.search(text) is not None


def behind_naming(line: Line, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a letter stands right behind a word that explains or joins: yaitu, berupa, namely."""
    before = next((word for word in reversed(line.tokens) if word.end <= start), None)
    return before is not None and before.small in lexicon["naming"]


def in_reason(line: Line, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a clause is joined to a reason before it, whose limits are its own: karena di 28 TPS ..., dan."""
    before = [word.small for word in line.tokens if word.end <= begin]
    joined = bool(before) and before[-1] in lexicon["halves"] | {"dan", "serta"}
    return joined and not lexicon["because"].isdisjoint(before[1:])


def fits(line: Line, count: Count, stretch: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether "how many" may stand for a number of a stretch: the only one of its kind, explaining nothing."""
    begin, end = line.tokens[count.first].start, line.tokens[count.last - 1].end
    explaining = behind_naming(line, begin, lexicon) or loose(line.text[end : stretch[1]])
    behind = [word.small for word in line.tokens[count.last : count.last + NEAR] if word.start < stretch[1]]
    joined = any(one in JOINING and other in lexicon["numerals"] for one, other in pairwise(behind))
    before = [word.small for word in line.tokens[max(0, count.first - 2) : count.first]]
    parted = before[-1:] in (["dari"], ["of"]) and bool({*before[:1]} & (lexicon["numerals"] | FRACTIONS))
    explaining = explaining or parted or (stretch[0] > 0 and line.tokens[0].small in SPANNING)
    explaining = explaining or of_what(line, count, lexicon) or _coupled(behind, count, lexicon)
    return not (listed(line, count) or explaining or joined or _several(line, count, stretch, lexicon))


def _coupled(behind: list[str], count: Count, lexicon: Lexicon) -> bool:
    """Tell whether a comma or another noun follows: 30 trucks and a stage; 514 regencies and towns are counted both."""
    alike = {*behind[1:2], *count.unit.lower().split()[-1:]} <= lexicon["units"]
    return behind[:1] == [","] or (bool({*behind[:1]} & {"dan", "and"}) and not alike)


def _several(line: Line, count: Count, stretch: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether another number stands in the same list: 500 tents and 2,000 parcels; 61 percent, 22 percent."""
    dated = [(time.start, time.end) for time in times(line.text, lexicon.language)]
    own = line.tokens[count.number]
    for place, other in enumerate(line.tokens):
        outside = not stretch[0] <= other.start < stretch[1] or other == own or _age(line, place)
        if outside or not DIGITS.fullmatch(other.text) or any(begin <= other.start < end for begin, end in dated):
            continue
        first, second = sorted((own, other), key=lambda word: word.start)
        between = [word.small for word in line.tokens if first.end <= word.start < second.start]
        last = len(between) - 1 - between[::-1].index(",") if "," in between else len(between)
        apart = last + 1 < len(between) and between[last + 1] not in lexicon["prepositions"]
        if between and (between[-1] in JOINING or apart):
            return True
    return False


def _age(line: Line, place: int) -> bool:
    """Tell whether a number stands alone between commas behind a name: Ann Lee, 55, was fined."""
    near = line.tokens[max(0, place - 2) : place + 2]
    return near[0].capital and [word.text for word in near[1::2]] == [",", ","]
