"""Expected refusals: what the package says no to; edges map each kind once to a status or exit code."""

from __future__ import annotations

from quizapp.core.i18n import Message
from quizapp.core.problem import Problem


class Refusal(Exception):  # noqa: N818 - a refusal is an expected outcome, not an error
    """Say no with a sentence that tells what happened and what to do."""

    def __init__(self, message: Message) -> None:
        """Keep the sentence untranslated."""
        super().__init__(str(message))
        self.message = message


class NotFound(Refusal):
    """Refuse because the thing does not exist, or not for this person (the two look alike on purpose)."""


class NotAllowed(Refusal):
    """Refuse because this person may not do this."""


class NotSignedIn(Refusal):
    """Refuse because nobody is signed in, or the sign-in ended."""


class NotNow(Refusal):
    """Refuse because the state of things forbids it: already submitted, not open yet, still running."""


class Stale(Refusal):
    """Refuse because somebody saved in between; carries nothing, the edge shows both texts."""


class Malformed(Refusal):
    """Refuse data that cannot be what it should be."""


class BadBank(Refusal):
    """Refuse a bank whose files have errors; the problems travel along."""

    def __init__(self, message: Message, problems: tuple[Problem, ...]) -> None:
        """Keep the problems beside the sentence."""
        super().__init__(message)
        self.problems = problems


class TooMany(Refusal):
    """Refuse because it was tried too often in a short time."""


class Unavailable(Refusal):
    """Refuse because something outside failed for now: database gone, disk full, port used."""


class StorageFull(Unavailable):
    """Refuse because the disk is full; nothing was saved."""
