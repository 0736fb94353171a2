"""Dates in words, also where the article writes them in numbers."""

from __future__ import annotations

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.times import Time


def written(text: Text, answer: str, order: tuple[int, int, int]) -> str:
    """Return a date in words, also where the article writes it in numbers."""
    if "/" not in answer:
        return answer
    year, month, day = order
    return f"{day} {month_in(text, month)} {year}"


def in_words(said: str, time: Time, text: Text) -> str:
    """Return a time as a sentence says it, a date in numbers written out: Sabtu (4/12/2021): Sabtu, 4 Desember 2021."""
    day, slashed, part = said.partition(f" ({time.text})")
    return f"{day}{part}, {written(text, time.text, time.order)}" if slashed else said


def month_in(text: Text, month: int) -> str:
    """Return the name of a month from 1 on, in the language of a text."""
    return next(name for name, number in text.lexicon.months.items() if number == month).capitalize()
