"""The essay's answer field: a box of several lines that says how many words stand in it."""

from __future__ import annotations

from typing import Any, Final

from wtforms import TextAreaField

from quizapp.core.writing import word_count
from quizapp.itemtypes.essay.content import LONGEST_ANSWER
from quizapp.itemtypes.fields import sent, showable

MOST_SHOWN: Final = LONGEST_ANSWER + LONGEST_ANSWER // 4  # a text that is too long comes back to be shortened


class WritingField(TextAreaField):
    """Take a text of several lines; a list when several came in."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was sent."""
        self.data = sent(valuelist)

    @property
    def words(self) -> int:
        """Return how many words stand in it."""
        return word_count(self._value())

    def _value(self) -> str:
        if not isinstance(self.data, str):
            return ""
        lines = self.data[:MOST_SHOWN].replace("\t", " ").splitlines()
        return "\n".join(showable(line, MOST_SHOWN) for line in lines)
