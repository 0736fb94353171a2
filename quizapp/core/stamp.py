"""Stamps: the hashes that evidence had when an entry was last read, by which an edited sentence is noticed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quizapp.core.passage import Sentence

LENGTH: Final = 12  # hexadecimal digits of the sentence's hash: they tell edits apart, they guard nothing

Stamps = Mapping[str, Mapping[str, str]]  # entry id -> address -> stamp


def stamp_of(sentence: Sentence) -> str:
    """Return what a sentence is bound by: the start of its hash."""
    return sentence.hash[:LENGTH]
