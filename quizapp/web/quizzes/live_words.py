"""How far students are, in words and numbers: the same on the page and in what its script asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from flask_babel import gettext, ngettext

from quizapp.core.i18n import Message, msg
from quizapp.core.running import LiveLine, Progress
from quizapp.web.words import time_of

WORDS: Final[Mapping[Progress, Message]] = MappingProxyType({
    Progress.NOT_BEGUN: msg("not begun"),
    Progress.WORKING: msg("working"),
    Progress.OVER: msg("time is over"),
    Progress.SUBMITTED: msg("handed in"),
})  # fmt: skip
LOOKS: Final[Mapping[Progress, str]] = MappingProxyType({
    Progress.NOT_BEGUN: "is-blank", Progress.WORKING: "is-working", Progress.OVER: "is-waiting",
    Progress.SUBMITTED: "is-right",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Hold the texts of one student's line, "" for what there is none of; ``look`` is a CSS class."""

    look: str
    state: str
    answered: str
    saved: str
    left: str

    def texts(self) -> dict[str, str]:
        """Return the texts by name."""
        return asdict(self)


def shown(line: LiveLine, now: datetime) -> ShownLine:
    """Return the texts of a line."""
    begun = line.progress is not Progress.NOT_BEGUN
    return ShownLine(
        look=LOOKS[line.progress],
        state=WORDS[line.progress].translated(gettext),
        answered=gettext("%(done)s of %(all)s", done=line.answered, all=line.items) if begun else "",
        saved=time_of(line.saved) if line.saved else "",
        left=_left(line, now),
    )


def counts(lines: Sequence[LiveLine]) -> dict[str, int]:
    """Return how many students are how far: ``all``, ``begun``, ``working``, ``submitted``."""
    found = Counter(line.progress for line in lines)
    working = found[Progress.WORKING] + found[Progress.OVER]
    submitted = found[Progress.SUBMITTED]
    return {"all": len(lines), "begun": working + submitted, "working": working, "submitted": submitted}


def _left(line: LiveLine, now: datetime) -> str:
    if line.progress is Progress.SUBMITTED and line.submitted is not None:
        return str(gettext("at %(time)s", time=time_of(line.submitted)))
    if line.progress is not Progress.WORKING or line.due is None:
        return ""
    minutes = max(0, int((line.due - now).total_seconds()) // 60)
    return str(ngettext("%(num)s minute left", "%(num)s minutes left", minutes))
