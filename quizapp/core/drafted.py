"""Drafts: how many an article may give, and what a person decided about one, in words that are stored for ever."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

USUAL_DRAFTS: Final = 60  # of one article, where nobody says how many
MOST_DRAFTS: Final = 200


class Verdict(StrEnum):
    """Say what became of a draft: taken as it is, taken after somebody edited it, or rejected."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Say why a draft was rejected, in the order in which the page offers them."""

    WRONG_KEY = "wrong-key"
    NOT_IN_TEXT = "not-in-text"
    UNCLEAR = "unclear"
    TRIVIAL = "trivial"
    OPTIONS = "options"
    LANGUAGE = "language"
    OTHER = "other"
