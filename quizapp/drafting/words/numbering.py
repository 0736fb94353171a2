"""Numbers that count nothing but belong to a name or name one of a row: Pasal 12, Apollo 11, SMP Negeri 2, Liga 1."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

ROW: Final = re.compile(r"\d{1,3}")  # a number that may be one of a row


def numbering(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether the number at a place names one of a row and counts nothing: Pasal 12 huruf a, section 4."""
    behind_word = place > 0 and line.tokens[place - 1].small in lexicon["numbered"]
    return behind_word or (lexicon.language == "id" and _of_name(line, place, lexicon))


def _of_name(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether an Indonesian number ends a name: no word for what is counted follows, as in Nganjuk 12 orang."""
    words = line.tokens
    if not place or not ROW.fullmatch(words[place].text):
        return False
    before, behind = words[place - 1], words[place + 1].small if place + 1 < len(words) else ""
    if before.text in {"-", "–"} and place > 1 and before.start == words[place - 2].end:
        return words[place - 2].capital
    small = lexicon["at_least"] | lexicon["approximate"] | lexicon["open"] | lexicon["auxiliaries"]
    plain = before.small in small | lexicon["weekdays"] | lexicon.months.keys()
    return before.capital and not plain and behind not in lexicon["units"] - lexicon["time_words"]
