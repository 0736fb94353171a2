"""Findings about years beside the main clause: the year when somebody did something, that of a treaty of two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding
from quizapp.drafting.rules.figured import dated
from quizapp.drafting.rules.happenings import vague
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.clauses import clause_from
from quizapp.drafting.sense.relating import bare_object
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.tokens import Line, tokens

YEAR: Final = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
WHEN: Final = re.compile(rf"\b(?:pada )?tahun {YEAR} (?:ketika|saat) (?P<rest>\w[^,;.“”]*)")
OF_YEAR: Final = re.compile(
    rf"\b(?P<what>\w+) tahun {YEAR} antara (?P<one>[A-Z][^,;.“”]*?) dan (?P<other>[A-Z][^,;.“”]*)"
)
SINCE: Final = re.compile(rf"\bsejak (?:tahun )?{YEAR}\b(?![.,/–-]?\d)(?! hingga| sampai)")
YEARS: Final = re.compile(YEAR.replace("(?P<year>", "(?:"))
JOINING: Final = frozenset({",", "dan", "serta"})
SHORTEST, LONGEST = 3, 12  # words
FAIR: Final = 85


def years(text: Text) -> Iterator[Finding]:
    """Walk the years that such words of an Indonesian sentence give."""
    if text.language != "id":
        return
    yield from _since(text)
    for line in text.sound:
        yield from _when(line, text)
        yield from _of_year(line, text)


def _when(line: Line, text: Text) -> Iterator[Finding]:
    for found in WHEN.finditer(line.text):
        begin = found.start("rest")
        mention = next((some for some in text.mentions(line.address) if some.start == begin and some.name), None)
        clause = clause_from(line, mention.end, text.lexicon) if mention else None
        if clause is None or mention is None or mention.name is None or line.quoted(begin):
            continue
        predicate = line.text[clause.start : found.end()].strip()
        if leaning(predicate, text.lexicon) or not SHORTEST <= len(words(predicate)) <= LONGEST:
            continue
        yield _finding(line, found["year"], f"{mention.name.text} {predicate}", text)


def _of_year(line: Line, text: Text) -> Iterator[Finding]:
    for found in OF_YEAR.finditer(line.text):
        names = [some for some in text.mentions(line.address) if some.name and found.start("one") <= some.start]
        whole = bool(names) and names[0].start == found.start("one") and len(names) > 1
        if not whole or line.quoted(found.start()) or names[1].start != found.start("other"):
            continue
        what = f"{found['what']} antara {names[0].text} dan {names[1].text}"
        if not leaning(what, text.lexicon) and found["what"].islower():
            yield _finding(line, found["year"], f"{what} dibuat", text)


def _since(text: Text) -> Iterator[Finding]:
    """Walk the years since when the subject of a clause does what it does: mengajar di SD Negeri Oebola sejak 2006."""
    for clause in dated(text):
        found = SINCE.search(clause.line.text, clause.main.end, clause.end)
        if found is None or clause.line.quoted(found.start()):
            continue
        deed = replace(clause, end=found.start()).predicate()
        inside = {word.small for word in tokens(clause.line.text[clause.main.start : found.start()])}
        lists = text.lexicon
        closed = (
            lists["cuts"] | lists["because"] | lists["attributed"] | lists["negations"] | lists.speech.keys() | JOINING
        )
        years = [one for one in YEARS.finditer(clause.line.text) if clause.start <= one.start() < clause.end]
        if inside & closed or len(years) > 1 or not SHORTEST <= len(words(deed)) <= LONGEST:
            continue
        if vague(clause) or bare_object(deed, lists) or leaning(deed, lists):
            continue
        yield Finding(
            "year", clause.line.address, Asks.YEAR,
            asking.say("id", "since", event=f"{clause.subject} {deed}"), found["year"],
            f"{asking.capitalised(clause.subject)} {deed} sejak tahun {found['year']}.",
            value=found["year"], also=clause.also, confidence=FAIR,
        )  # fmt: skip


def _finding(line: Line, year: str, event: str, text: Text) -> Finding:
    return Finding(
        "year", line.address, Asks.YEAR, asking.say(text.language, "year", event=event), year,
        f"{asking.capitalised(event)} pada tahun {year}.", value=year, order=(int(year), 0, 0), confidence=FAIR,
    )  # fmt: skip
