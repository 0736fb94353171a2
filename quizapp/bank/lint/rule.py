"""A rule of writing: its code, how grave it is, what it asks and why, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeAlias, TypeVar

from quizapp.bank.lint.ground import Owner
from quizapp.bank.lint.views import CardView, EditionView, EntryView, ItemView, QuizView
from quizapp.core.i18n import Message
from quizapp.core.problem import Severity
from quizapp.itemtypes.parts import Step

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Edit:
    """Mend plain data without any doubt: ``change`` returns what is to stand at ``steps`` instead."""

    steps: tuple[Step, ...]
    change: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what a rule found: the sentence, the steps to the place in the entry, and what the rule usually says itself.

    ``owner`` names the entry where the rule looked at several; ``edit`` mends it without a doubt.
    """

    message: Message
    steps: tuple[Step, ...] = ()
    severity: Severity | None = None
    owner: Owner | None = None
    mend: Message | None = None
    edit: Edit | None = None


Found: TypeAlias = Iterable[Finding]


@dataclass(frozen=True, slots=True)
class Rule(Generic[View]):
    """Hold one rule. ``what`` says in one line what it asks and why, ``mend`` how an author puts it right."""

    code: str
    severity: Severity
    what: Message
    mend: Message
    find: Callable[[View], Found]
    waivable: bool = True

    @property
    def name(self) -> str:
        """Return the name of the function; a code may have several."""
        return self.find.__name__


Find = Callable[[View], Found]


class Shelf(Generic[View]):
    """Keep the rules that look at one kind of view, in the order in which they were put there."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rules: list[Rule[View]] = []

    def rule(
        self, code: str, severity: Severity, what: Message, mend: Message, *, waivable: bool = True
    ) -> Callable[[Find[View]], Find[View]]:
        """Put the decorated function here as a rule."""

        def put(find: Find[View]) -> Find[View]:
            self.rules.append(Rule(code, severity, what, mend, find, waivable))
            return find

        return put


ITEM: Final[Shelf[ItemView]] = Shelf()
CARD: Final[Shelf[CardView]] = Shelf()
ENTRY: Final[Shelf[EntryView]] = Shelf()
EDITION: Final[Shelf[EditionView]] = Shelf()
QUIZ: Final[Shelf[QuizView]] = Shelf()
