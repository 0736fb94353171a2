"""Release: what of a handed-in attempt its student may see now, by the policy and by the tests that still run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from quizapp.core.policy import Moment, Part, Policy, Purpose, moment_of

FREE: Final = frozenset({Part.RESPONSES})  # a student's own responses give nothing of the key away
OWN_SCORE: Final = FREE | {Part.SCORE}  # a test may tell its score although its keys wait for other classes


@dataclass(frozen=True, slots=True)
class Release:
    """Hold what decides it: the policy, when the attempt was handed in, when its quiz closes (None: it stays open).

    ``held`` says that one of its items is in a test that has not closed for every class: whatever the policy shows, the
    keys then wait for the last of them, and an attempt outside of tests does not even tell its score.
    """

    policy: Policy
    submitted: datetime | None
    closes: datetime | None
    held: bool
    now: datetime

    @property
    def moment(self) -> Moment:
        """Return which column of the review matrix holds now."""
        return moment_of(submitted=self.submitted, closes=self.closes, now=self.now)

    def shows(self, part: Part) -> bool:
        """Tell whether a part may be shown."""
        free = OWN_SCORE if self.policy.purpose is Purpose.TEST else FREE
        return self.policy.shows(part, self.moment) and (part in free or not self.held)

    @property
    def marks(self) -> bool:
        """Tell whether it may be shown item by item what was earned."""
        return self.shows(Part.SCORE) and self.shows(Part.CORRECTNESS)

    @property
    def explanations(self) -> bool:
        """Tell whether the whole review is open: key, rationale and proof."""
        return self.shows(Part.KEY) and self.shows(Part.RATIONALE)

    @property
    def opens(self) -> datetime | None:
        """Return when more will be shown, where that is known: at the closing, unless other classes are waited for."""
        later = self.closes is not None and self.moment is not Moment.AFTER_CLOSE
        return self.closes if later and not self.held else None
