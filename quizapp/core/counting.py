"""Counting what a class answered: which answers an item has to count, what each is called, which are right."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.i18n import Message


@dataclass(frozen=True, slots=True)
class CountedChoice:
    """Hold one answer to count: its id among those that ``classify`` gives, its text, whether it is right.

    ``text`` is the author's inline Markdown, or a Message where the word is ours.
    """

    id: str
    text: str | Message
    right: bool = False


@dataclass(frozen=True, slots=True)
class CountedPart:
    """Hold one part of an item, such as a statement of a grid ("" for an item that is one), with its answers."""

    heading: str
    choices: tuple[CountedChoice, ...]
