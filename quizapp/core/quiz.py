"""Quizzes as their teachers see them: where one comes from, whose it is, who can know its keys."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.bank import Texts
from quizapp.core.i18n import Message, msg
from quizapp.core.policy import Policy, Purpose

PUBLIC_KEYS = msg(
    "The items of this quiz are public: anybody can look up their keys, also as practice on this site. For a test that "
    "is graded, write items of your own into a private bank."
)


@dataclass(frozen=True, slots=True)
class QuizCard:
    """Hold one quiz as a teacher's list shows it; ``id`` never leaves the server.

    ``bank`` is the slug of the bank whose items it asks, ``items`` counts them; ``own`` tells that it was made on the
    site by whoever looks, ``keys_public`` that everybody can see the keys of its bank.
    """

    id: int
    public_id: str
    title: Texts
    description: Texts
    languages: tuple[str, ...]
    bank: str
    bank_title: Texts
    items: int
    policy: Policy
    own: bool
    keys_public: bool


@dataclass(frozen=True, slots=True)
class QuizPage:
    """Hold one page of quizzes; ``more`` tells that another one follows."""

    quizzes: tuple[QuizCard, ...]
    page: int
    more: bool


def warning(purpose: str, *, keys_public: bool) -> Message | None:
    """Return why a quiz given for this purpose may measure nothing, None for no reason."""
    return PUBLIC_KEYS if keys_public and purpose == Purpose.TEST else None
