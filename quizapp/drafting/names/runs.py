"""Runs of capitals in a sentence, with the small words that stand inside names: where there may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from quizapp.drafting.names.knowing import known_at
from quizapp.drafting.words.gazetteer import gazetteer
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.numerals import SPELLED
from quizapp.drafting.words.titles import paired_title
from quizapp.drafting.words.tokens import Line, Token

REMEMBERED: Final = 512  # sentences: several readers ask for the runs of the same
JOINED: Final = re.compile(r"(?:(?:al|el|as|ash|an|ar|ad)-|d['’])[A-Z]")  # Noor al-Hashimi, Marie d'Aubert
AGED: Final = "-year-old"  # Seventeen-year-old Niamh Marchbank


@lru_cache(maxsize=REMEMBERED)
def runs(line: Line, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Return the runs of capitals: places of the first word and behind the last."""
    return tuple(_runs(line, lexicon))


def _runs(line: Line, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    words = line.tokens
    place = 0
    while place < len(words):
        known = known_at(line, place, len(words), lexicon)
        if not known and not _opens(words, place, lexicon):
            place += 1
            continue
        end = place + (known[0] if known else 1)
        while step := _nicknamed(words, end, lexicon) or _inside(line, end, lexicon):
            end += step
        yield place, end
        place = end


def _inside(line: Line, end: int, lexicon: Lexicon) -> int:
    """Return how many more words belong to a run where no quotation begins or ends."""
    words = line.tokens
    step = _further(words, end, lexicon)
    return 0 if step and _quote_edge(line, words, end - 1, end) else step


def _nicknamed(words: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    """Return how many words a nickname and its quotation marks are inside an English name: Amy “Mia” Ford; or 0."""
    found = words[end : end + 4]
    quoted = [word.text for word in found[:3:2]] == ["“", "”"] and len(found) == 4  # noqa: PLR2004 - with a surname
    return len(found) if lexicon.language == "en" and quoted and found[1].capital and found[3].capital else 0


def _opens(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    word = words[place]
    if _small_title(words, place, lexicon):
        return True
    if not word.capital or _of_time(word, lexicon) or word.small.endswith(AGED):
        return False
    first = place == 0 or words[place - 1].text in "“‘.?!:("
    return not (first and _ordinary(words, place, lexicon))


def _small_title(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a title in small letters stands before a name: dr. Finny Rahmadani."""
    known = place + 2 < len(words) and words[place].small in lexicon["small_titles"]
    return known and words[place + 1].text == "." and words[place + 2].capital


def _of_time(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a capital word is a day of the week, a month or a time zone."""
    return word.small in lexicon["weekdays"] | lexicon["clocks"] or word.small in lexicon.months


def _ordinary(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word at the start of a sentence is no name: an everyday word, a form of one, or a verb."""
    word = words[place]
    if gazetteer(lexicon.language).get(word.text) or word.text.isupper():
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    if paired_title(words, place, lexicon):
        return False
    lone = word.small in lexicon["common_heads"] and not (following and following.capital)
    if (heads_body(words, place, lexicon) and not lone) or word.small in lexicon["places"] | lexicon["titles"]:
        return False
    if following and following.capital and word.small in lexicon["given_names"]:
        return following.small in lexicon.ordinary  # Mark Tregenza, not Mark my words
    if following and following.capital and {word.small, f"{word.small} {following.small}"} & lexicon["offices"]:
        return False
    counting = word.small in SPELLED and lexicon.language == "en" and not (following and following.capital)
    return lone or counting or word.small in lexicon.ordinary or word.small in lexicon["weekdays"]


def heads_body(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word opens the name of an organisation; a Rumah does only in Rumah Sakit."""
    small = words[place].small
    home = small == "rumah" and not (place + 1 < len(words) and words[place + 1].small == "sakit")
    return small in lexicon["organisations"] and not home


def _further(words: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    """Return how many more words belong to the run: one, two or three with what joins them, or none."""
    if end >= len(words) or (_of_time(words[end], lexicon) and not _month_inside(words, end, lexicon)):
        return 0
    word, before = words[end], words[end - 1]
    if word.start == before.end + 1:
        if word.capital or JOINED.match(word.text):
            return 1
        if _small_title(words, end, lexicon) or _particles(words, end, lexicon) or _of_the(words, end, lexicon):
            return 3
    return 2 * _linked(words, end, lexicon)


def _month_inside(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a month is part of a name: Chong Mei Shan, Universitas Sebelas Maret; not in May Prime Minister."""
    after = words[at + 1] if at + 1 < len(words) else None
    day = lexicon.language == "id" and words[at - 1].capital and words[at - 1].small in lexicon["numerals"]
    if day and at > 1 and words[at - 2].capital and words[at].small in lexicon.months:
        return True
    return words[at].small in lexicon.months and after is not None and after.capital and not _of_time(after, lexicon)


def _particles(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether two small words stand inside a name: Alvaro de la Fuente."""
    found = [word.small for word in words[end : end + 2]]
    return end + 2 < len(words) and words[end + 2].capital and set(found) <= lexicon["name_particles"]


def _of_the(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether "of the" stands inside the name of an English body: University of the West of England."""
    found = [word.small for word in words[end : end + 2]]
    return found == ["of", "the"] and words[end - 1].small in lexicon["organisations"] and words[end + 2].capital


def _linked(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether a small word or a full stop stands between two words of one name."""
    word, before = words[end], words[end - 1]
    after = words[end + 1] if end + 1 < len(words) else None
    if not after or not after.capital:
        return False
    initial = word.text == "." and (len(before.text) == 1 or before.small in lexicon["abbreviations"])
    close = word.start == before.end + 1 and after.start == word.end + 1
    of = word.small in {"of", "for"} and before.small in lexicon["organisations"] | {"health"}
    return initial or (close and (word.small in lexicon["name_particles"] or of or _joins(words, end, lexicon)))


def _joins(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether an "and" stands inside the name of a ministry or agency, and not between two of them."""
    if words[end].small not in {"dan", "and"} or words[end + 1].small in lexicon["organisations"] | lexicon["offices"]:
        return False
    place = end - 1
    while place > 0 and words[place - 1].capital and words[place].small not in lexicon["joined_heads"]:
        place -= 1
    headed = words[place].small in lexicon["joined_heads"] and end - place > 1
    return headed or _tail_heads(words, end, lexicon)


def _tail_heads(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether "and" joins two fields of one English body: the Competition and Markets Authority."""
    if lexicon.language != "en" or words[max(0, end - 2)].small != "the":
        return False
    last = end + 1
    while last + 1 < len(words) and words[last + 1].capital:
        last += 1
    known = gazetteer(lexicon.language).get(words[end - 1].text)
    return not known and last > end + 1 and words[last].small in lexicon["joined_tails"]


def _quote_edge(line: Line, words: Sequence[Token], one: int, other: int) -> bool:
    return line.quoted(words[one].start) != line.quoted(words[other].start)
