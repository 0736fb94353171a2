"""Problems: what is wrong with an author's data, where, and how to mend it; collected, never raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.core.i18n import Message


class Severity(StrEnum):
    """Say whether a problem blocks (error), warns or only informs."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Point at a character of an author's file: name as the author knows it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return ``file:line:column``, the form that editors and terminals make clickable."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Describe one fault: a stable code, what is wrong, how to mend it, and where.

    ``subject`` is the item, fact or quiz id it belongs to ("" for the whole file), ``field`` the path inside it.
    ``waived`` is the author's reason for leaving it so ("" for none): it is still told, but blocks and warns no more.
    """

    code: str
    message: Message
    place: Place
    severity: Severity = Severity.ERROR
    subject: str = ""
    field: str = ""
    mend: Message | None = None
    waived: str = ""


@dataclass(slots=True)
class Problems:
    """Collect problems while reading goes on, so that an author hears of all of them at once."""

    found: list[Problem] = field(default_factory=list)

    def error(self, code: str, message: Message, place: Place, **more: object) -> None:
        """Add an error; ``more`` are the other fields of Problem."""
        self.found.append(Problem(code, message, place, Severity.ERROR, **more))  # type: ignore[arg-type]  # checked by Problem itself

    def warn(self, code: str, message: Message, place: Place, **more: object) -> None:
        """Add a warning; ``more`` are the other fields of Problem."""
        self.found.append(Problem(code, message, place, Severity.WARNING, **more))  # type: ignore[arg-type]  # checked by Problem itself

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add many."""
        self.found.extend(problems)

    @property
    def blocking(self) -> bool:
        """Tell whether any problem is an error that nobody waived."""
        return any(problem.severity is Severity.ERROR and not problem.waived for problem in self.found)

    def __iter__(self) -> Iterator[Problem]:
        """Walk the problems by place, so that they read like the file."""
        return iter(sorted(self.found, key=lambda problem: (problem.place, problem.code)))

    def __len__(self) -> int:
        """Count the problems."""
        return len(self.found)
