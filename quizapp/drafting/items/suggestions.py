"""What may be added to the drafts of our own rules, by whatever looks at the article besides."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.questions.findings import Refused
from quizapp.drafting.sense.text import Text


@dataclass(frozen=True, slots=True)
class Suggested:
    """Hold drafts that were suggested, and suggestions that were refused with the reason."""

    drafts: tuple[Draft, ...] = ()
    refused: tuple[Refused, ...] = ()


def nothing(text: Text) -> Suggested:
    """Suggest nothing: the default, which needs no one."""
    del text
    return Suggested()
