"""English offices of the body of the sentence before: The Rail Board met. Its chair, Ann Lee, said ..."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION
from quizapp.drafting.words.tokens import Line

ITS: Final = "Its "
OTHERS: Final = frozenset(
    {"country", "firm", "government", "group", "nation", "ship", "state", "team", "trust", "vessel"}
)
NAMED: Final = re.compile(r"The (?:[A-Z][\w’'-]*)(?: (?:(?:of|for|and) )?[A-Z][\w’'-]*)+(?=,? [a-z])")


def of_its_body(office: str, line: Line, text: Text) -> tuple[str, str]:
    """Return an office that opens a sentence with "its" as that of the only body named before, and where that stands.

    ("", "") is returned where another body may be meant.
    """
    at = text.lines.index(line)
    if text.language != "en" or not office.startswith(ITS) or not line.text.startswith(office) or line.fresh or not at:
        return "", ""
    before = text.lines[at - 1]
    body = _subject(before, text)
    if not body or not _only(before, body, text) or before.address in text.article.damaged:
        return "", ""
    called = f"the {body.removeprefix('The ')}" if body.startswith("The ") else body
    return f"the {office.removeprefix(ITS)} of {called}", before.address


def _subject(line: Line, text: Text) -> str:
    """Return the body with whose name a sentence opens, "" for none."""
    if found := NAMED.match(line.text):
        return found[0]
    first = next((some for some in text.mentions(line.address) if some.begin == 0), None)
    sure = first is not None and first.name is not None and first.name.kind == ORGANISATION
    return first.text if first and sure else ""


def _only(line: Line, body: str, text: Text) -> bool:
    """Tell whether a sentence names nothing else behind a body, and no other body by a common noun."""
    behind = [word for word in line.tokens if word.start >= len(body)]
    times = text.lexicon["weekdays"] | text.lexicon.months.keys()
    bodies = text.lexicon["organisations"] | text.lexicon["places"] | OTHERS
    named = any(word.capital and word.small not in times for word in behind)
    return not named and not any(word.small in bodies for word in behind) and not line.quotes
