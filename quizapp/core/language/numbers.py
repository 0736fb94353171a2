"""Number words to digits: ``seribu sembilan ratus enam puluh satu`` and ``nineteen sixty one`` are ``1961``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from quizapp.core.language import Numbers, NumberWords

MOST_DIGITS: Final = 15
TENS: Final = range(20, 100, 10)
TWO_DIGITS: Final = range(10, 100)


class NotANumber(Exception):  # noqa: N818 - it never leaves this module
    """Say that a run of number words does not make a number."""


def digits(tokens: Sequence[str], words: NumberWords) -> tuple[str, ...]:
    """Return the tokens with every run of number words that makes a number replaced by its digits."""
    full = [part for token in tokens for part in words.short_forms.get(token.casefold(), (token,))]
    out: list[str] = []
    for is_run, group in groupby(_joined(full, words), key=lambda token: _belongs(token, words)):
        run = tuple(group)
        out.extend(_replaced(run, words) if is_run else run)
    return tuple(out)


def _belongs(token: str, words: NumberWords) -> bool:
    return _is_digits(token) or any(token.casefold() in table for table in _tables(words))


def _tables(words: NumberWords) -> tuple[Numbers, ...]:
    return words.values, words.added, words.multiplied, words.scales


def _is_digits(token: str) -> bool:
    return token.isascii() and token.isdigit() and len(token) <= MOST_DIGITS


def _joined(tokens: Sequence[str], words: NumberWords) -> Iterator[str]:
    """Drop "and" between two number words."""
    for place, token in enumerate(tokens):
        inside = 0 < place < len(tokens) - 1 and token.casefold() in words.joined_by
        if not (inside and _belongs(tokens[place - 1], words) and _belongs(tokens[place + 1], words)):
            yield token


def _replaced(run: Sequence[str], words: NumberWords) -> Sequence[str]:
    small = tuple(token.casefold() for token in run)
    if all(_is_digits(token) for token in small):
        return run
    for reading in (_spoken, _year, _digit_by_digit):
        try:
            return (reading(small, words),)
        except NotANumber:
            continue
    return run


@dataclass(slots=True)
class _Sum:
    """Add up a spoken number from left to right; every part must be smaller than the one before it."""

    total: int = 0
    group: int = 0
    pending: int | None = None
    last_factor: float = math.inf
    last_scale: float = math.inf

    def value(self, value: int) -> None:
        if self.pending is None:
            self.pending = value
        elif self.pending in TENS and 0 < value < TENS.step:
            self.pending += value
        else:
            raise NotANumber

    def add(self, value: int) -> None:
        if self.pending is None or not 0 < self.pending < value:
            raise NotANumber
        self.pending += value

    def multiply(self, factor: int) -> None:
        if not self.pending or factor >= self.last_factor:
            raise NotANumber
        self.group += self.pending * factor
        self.pending, self.last_factor = None, factor

    def scale(self, scale: int) -> None:
        self.close()
        if not self.group or scale >= self.last_scale:
            raise NotANumber
        self.total += self.group * scale
        self.group, self.last_factor, self.last_scale = 0, math.inf, scale

    def close(self) -> int:
        if (self.pending or 0) >= self.last_factor:
            raise NotANumber
        self.group += self.pending or 0
        self.pending = None
        if self.group >= self.last_scale:
            raise NotANumber
        return self.total + self.group


def _spoken(run: Sequence[str], words: NumberWords) -> str:
    made = _Sum()
    for token in run:
        if token in words.added:
            made.add(words.added[token])
        elif token in words.multiplied:
            made.multiply(words.multiplied[token])
        elif token in words.scales:
            made.scale(words.scales[token])
        else:
            made.value(int(token) if _is_digits(token) else words.values[token])
    return str(made.close())


def _year(run: Sequence[str], words: NumberWords) -> str:
    """Read "nineteen sixty one": two spoken numbers of two digits each."""
    if words.year_pairs:
        for cut in range(1, len(run)):
            try:
                pair = int(_spoken(run[:cut], words)), int(_spoken(run[cut:], words))
            except NotANumber:
                continue
            if all(part in TWO_DIGITS for part in pair):
                return "".join(map(str, pair))
    raise NotANumber


def _digit_by_digit(run: Sequence[str], words: NumberWords) -> str:
    read = [words.values.get(token, -1) for token in run]
    if not all(0 <= value < TENS.step for value in read):
        raise NotANumber
    return "".join(map(str, read))
