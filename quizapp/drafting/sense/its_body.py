"""English offices of the body of the sentence before: The Rail Board met. Its chair, Ann Lee, said ..."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION
from quizapp.drafting.words.tokens import Line

ITS: Final = "Its "
INSIDE: Final = re.compile(r"\bthe (?P<name>[A-Z][\w’'-]*(?: (?:(?:of|for|and) )?[A-Z][\w’'-]*)+)(?=[ ,])")
APPOSED: Final = re.compile(r", (?:an?|the) (?:[a-z’'-]+ ){1,6}?[a-z’'-]+(?=, )")  # it says what the body is
FORCES: Final = frozenset({"administration", "corps", "force", "group", "party", "service", "services", "team"})
OTHERS: Final = frozenset(
    {"country", "firm", "government", "group", "nation", "ship", "state", "team", "trust", "vessel"}
)
NAMED: Final = re.compile(r"The (?:[A-Z][\w’'-]*)(?: (?:(?:of|for|and) )?[A-Z][\w’'-]*)+(?=,? [a-z])")


def of_its_body(office: str, line: Line, text: Text) -> tuple[str, str]:
    """Return an office with "its" as that of the only body named before, and where that stands ("": in its sentence).

    ("", "") is returned where another body may be meant.
    """
    if text.language != "en":
        return "", ""
    if office.startswith(ITS.lower()):
        inner = _inner(line.text.partition(office)[0], line, text)
        return (f"the {office.removeprefix(ITS.lower())} of the {inner}", "") if inner else ("", "")
    at = text.lines.index(line)
    if not office.startswith(ITS) or not line.text.startswith(office) or line.fresh or not at:
        return "", ""
    before = text.lines[at - 1]
    body = _subject(before, text)
    told = APPOSED.match(before.text, len(body))
    rest = told.end() if told else len(body)
    if not body or not _only(before, rest, len(before.text), text) or before.address in text.article.damaged:
        return "", ""
    called = f"the {body.removeprefix('The ')}" if body.startswith("The ") else body
    return f"the {office.removeprefix(ITS)} of {called}", before.address


def _inner(before: str, line: Line, text: Text) -> str:
    """Return the only body named in a sentence before its "its", "" for none or several: the Mine Rescue Force, its."""
    found = list(INSIDE.finditer(before))
    if len(found) != 1 or found[0]["name"].split()[-1].lower() not in text.lexicon["organisations"] | FORCES:
        return ""
    first = next(word.end for word in line.tokens)
    sure = _only(line, first, found[0].start(), text) and _only(line, found[0].end(), len(before), text)
    return found[0]["name"] if sure else ""


def _subject(line: Line, text: Text) -> str:
    """Return the body with whose name a sentence opens, "" for none."""
    if found := NAMED.match(line.text):
        return found[0]
    first = next((some for some in text.mentions(line.address) if some.begin == 0), None)
    sure = first is not None and first.name is not None and first.name.kind == ORGANISATION
    return first.text if first and sure else ""


def _only(line: Line, start: int, end: int, text: Text) -> bool:
    """Tell whether a stretch of a sentence names nothing, and no body by a common noun."""
    inside = [word for word in line.tokens if start <= word.start < end]
    times = text.lexicon["weekdays"] | text.lexicon.months.keys()
    bodies = text.lexicon["organisations"] | text.lexicon["places"] | OTHERS
    named = any(word.capital and word.small not in times for word in inside)
    return not named and not any(word.small in bodies for word in inside) and not line.quotes
