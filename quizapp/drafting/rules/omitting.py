"""What may be left out of a whole sentence, with a hint: years, numbers, events and places; the best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from quizapp.drafting.names.runs import runs
from quizapp.drafting.questions.asking import HEADS, say
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.gazetteer import HOME
from quizapp.drafting.words.name import PLACE, Mention, Name
from quizapp.drafting.words.numbers import (
    DECADE,
    DIGITS,
    FOLLOWED,
    Count,
    amounts,
    counts,
    joined,
    listed,
    number,
    sums,
)
from quizapp.drafting.words.times import YEAR, Time, times
from quizapp.drafting.words.tokens import Line

YEARS: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
CLOSE: Final = 50  # letters before a year in which stands what it is the year of
FEWEST_PARTS: Final = 2
MOST_NAMED: Final = 2  # sentences that name a place which is left out of one of them
SHARE: Final = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:%|per ?cent\b|persen\b)")
WHOLE: Final = 100  # of shares of one thing, each gives the other away
CONVERTED: Final = re.compile(
    r" \((?:about |around |nearly )?(?:[$€£]\d[\d,.]*(?: [a-z]+)?|\d[\d,.]* [A-Za-z][A-Za-z ]*)\)"
)
SINCE: Final = re.compile(r"\b(?:since|until|till|before|after|by|from) (1[5-9]\d\d|20\d\d)\b(?![.,]?\d|[-–])")
DATED: Final = re.compile(r"\b[A-Z][a-z]{2,8}(?: \d{1,2},)? (1[5-9]\d\d|20\d\d)\b(?![.,]?\d|[-–])")  # in June 2021


def answers(line: Line, text: Text) -> Iterator[tuple[int, int, str]]:
    """Walk what may be left out: where it starts and ends, and its hint; each stands once and not at the start."""
    years = [time for time in times(line.text, text.language) if time.kind == YEAR]
    yield from _single_year(line, SINCE, text)
    if len(years) == 1:  # of two years, one gives the other away
        yield from _year(line, years[0], text)
    figures = tuple(_figures(line, text))
    yield from _numbered(line, [count for count in figures if not count.text.isalpha()], text)
    yield from _single_year(line, DATED, text)
    for time in years[1:]:
        yield from _year(line, time, text)
    yield from _events(line, text)
    places = [some for some in text.mentions(line.address) if some.name and some.name.kind == PLACE]
    for mention in filter(partial(_placed, line, text), places) if len(places) == 1 else ():
        kind = mention.name.group.partition("-")[0] if mention.name else ""
        known = mention.name is not None and _everywhere(mention.name, text)
        if kind in HEADS[text.language] and mention.name and mention.text == mention.name.text and not known:
            yield from _once(line.text, mention.begin, mention.end, HEADS[text.language][kind])
    yield from _numbered(line, [count for count in figures if count.text.isalpha()], text)


def _single_year(line: Line, pattern: re.Pattern[str], text: Text) -> Iterator[tuple[int, int, str]]:
    """Walk the only year of an English sentence where it stands so, and cannot be known without the passage."""
    found = pattern.search(line.text) if text.language == "en" and len(YEARS.findall(line.text)) == 1 else None
    scene = any(word.small in text.lexicon["scenes"] for word in line.tokens)  # smiled at the children in May 2024
    if found and not scene and not text.lexicon.one_of("well_known").search(line.text):
        yield from _once(line.text, found.start(1), found.end(1), say(text.language, "hint_year"))


def _numbered(line: Line, figures: Iterable[Count], text: Text) -> Iterator[tuple[int, int, str]]:
    """Walk the numbers that stand in no bracket as the same in another measure, and in no list."""
    for count in figures:
        word = line.tokens[count.number]
        inside = any(some.start() < word.start < some.end() for some in CONVERTED.finditer(line.text))
        end = word.end + len(joined(line, count.number)) * (text.language == "en")  # £62m
        if not (inside or listed(line, count) or _summed(line, text.language) or _whole_of_one(line, count, text)):
            hint = "hint_decade" if DECADE.fullmatch(line.text[word.start : end]) else "hint_number"
            yield from _once(line.text, word.start, end, say(text.language, hint))


def _whole_of_one(line: Line, count: Count, text: Text) -> bool:
    """Tell whether an Indonesian number in words is that of which another is a part: satu dari tiga hakim."""
    before = [word.small for word in line.tokens[max(0, count.first - 2) : count.first]]
    return count.text.isalpha() and before[-1:] == ["dari"] and before[0] in text.lexicon["numerals"]


def _figures(line: Line, text: Text) -> Iterator[Count]:
    """Walk the numbers of a sentence, those of an English sum too: 50,000 euros; last those behind "more than"."""
    for bounds in (False, True):
        yield from counts(line, text.lexicon, bounds=bounds)
        yield from () if bounds else amounts(line, text.lexicon)
        money = sums(line, text.lexicon, bounds=bounds) if text.language == "en" else ()
        yield from money


def _year(line: Line, time: Time, text: Text) -> Iterator[tuple[int, int, str]]:
    start = line.text.index(time.text, time.start)
    if not _well_known(line, time, text):
        yield from _once(line.text, start, start + len(time.text), say(text.language, "hint_year"))


def _well_known(line: Line, time: Time, text: Text) -> bool:
    """Tell whether a year can be known without the passage: that of a pandemic or a world war right before it."""
    before = line.text[max(0, time.start - CLOSE) : time.start]
    return text.lexicon.one_of("well_known").search(before) is not None


def _summed(line: Line, language: str) -> bool:
    """Tell whether the numbers give each other away: one is the sum of those behind it, or they share a whole."""
    found = [number(word.text, language) for word in line.tokens if DIGITS.fullmatch(word.text)]
    summed = any(one == sum(found[place + 1 :]) for place, one in enumerate(found[:-FEWEST_PARTS]))
    shares = [number(share[1], language) for share in SHARE.finditer(line.text)]
    return summed or (len(shares) >= FEWEST_PARTS and sum(shares) == WHOLE)


def _events(line: Line, text: Text) -> Iterator[tuple[int, int, str]]:
    """Walk the names of events that only this sentence names, inside it: Perang Dingin, the World Cup."""
    words, heads = line.tokens, text.lexicon["events"]
    for first, last in runs(line, text.lexicon):
        head = words[first if text.language == "id" else last - 1].small
        start, end = words[first].start, words[last - 1].end
        once = sum(line.text[start:end] in other.text for other in text.lines) == 1
        if head in heads and last - first > 1 and once and not line.text[end : end + 2].strip().isdigit():
            yield from _once(line.text, start, end, say(text.language, "hint_event", head=head))


def _placed(line: Line, text: Text, mention: Mention) -> bool:
    """Tell whether a place stands by itself behind a word of place, and is not the country of every reader."""
    before = line.text[: mention.start].rsplit(maxsplit=1)[-1:]
    behind = next((word for word in line.tokens if word.start >= mention.end), line.tokens[-1])
    part = behind.capital or behind.text in {"-", "(", ","} or line.text[mention.start - 1] != " "
    home = mention.name is not None and text.language == "id" and mention.name.land == HOME
    small = bool(before) and not before[0].isupper()  # DI Yogyakarta
    return small and before[0].lower() in text.lexicon["behind_place"] and not part and not home


def _everywhere(name: Name, text: Text) -> bool:
    """Tell whether the title or many sentences name a place, so that nobody need read this one to type it."""
    said = sum(any(one in line.text for one in name.names) for line in text.lines)
    return said > MOST_NAMED or any(one in text.article.passage.title for one in name.names)


def _once(text: str, start: int, end: int, hint: str) -> Iterator[tuple[int, int, str]]:
    if start > 0 and text.count(text[start:end]) == 1 and not FOLLOWED.match(text[end:]):
        yield start, end, hint
