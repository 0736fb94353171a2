"""Findings about the number with which an English sentence opens: Forty objects taken from Ely were returned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.questions.asking import capitalised, told_by
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.counted import FAIR, SURE
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.bystanders import told_behind
from quizapp.drafting.sense.clauses import cut_out, hangs
from quizapp.drafting.sense.reasons import too_short_or_long
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.numbers import DIGITS, Count, counts, number, plain
from quizapp.drafting.words.numerals import SPELLED
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Line, Token

HELPERS: Final = frozenset({"was", "were", "have", "has", "are", "is", "had", "will"})
CLOSED: Final = frozenset({"who", "which", "that", "and", "or", "as", "if"})
UNTOLD: Final = frozenset({"of", "more", "other", "others"})  # of what? beside which?
ASIDE: Final = re.compile(r",? (?:including|among them|such as)\b")
SIDE: Final = frozenset(
    {",", ";", ":", "–", "—", "after", "when", "as", "while", "because", "before", "although", "and", "but"}
)
PART: Final = re.compile(r"of the \d[\d,]* ")
LONGEST: Final = 20  # words of what is counted
SHORTEST, LONGEST_QUESTION = 9, 34  # words of a question


def opened(text: Text) -> Results:
    """Walk the numbers that open an English sentence of which no clause is certain."""
    known = {clause.line.address for clause in text.clauses}
    for line in text.sound if text.language == "en" else ():
        count = _of_whole(line) or next((one for one in counts(line, text.lexicon) if one.first == 0), None)
        if count is not None and line.address not in known and not line.quotes:
            yield from _asked(line, count, text)


def _of_whole(line: Line) -> Count | None:
    """Return the number with which a sentence opens as that of a part: Eighteen of the 26 men; None for none."""
    first = line.tokens[0]
    value = SPELLED.get(first.small, first.text)
    found = PART.match(line.text, first.end + 1)
    if not DIGITS.fullmatch(value) or not found:
        return None
    place = next(at for at, word in enumerate(line.tokens) if word.start >= found.end())
    return Count(0, 0, place + 1, first.text, plain(number(value, "en")), line.tokens[place].text)


def _asked(line: Line, count: Count, text: Text) -> Results:
    found = line.tokens
    verb = next((at for at in range(count.last, len(found)) if found[at].small in HELPERS), 0)
    what = _counted(line, count, verb, text) if verb else ""
    if not what:
        return
    source, who = told_behind(line, text.lexicon)
    stop = _end(found, verb, source or len(line.text))
    floating = [
        time for time in times(line.text, "en") if time.kind == FLOATING and found[verb].start < time.start < stop
    ]
    rest = cut_out(line.text, found[verb].start, stop, [(time.start, time.end) for time in floating])
    about = f"{capitalised(count.about)} how" if count.about else "How"
    question = f"{about} many {what} {rest}?"
    why = leaning(f"{what} {rest}", text.lexicon)
    small = {word.small for word in found if found[verb].start <= word.start < stop}
    if hangs(line, floating, text.lexicon) or small & (text.lexicon["negations"] | text.lexicon.speech.keys()):
        why = too_short_or_long()
    if why is None and not SHORTEST <= len(words(question)) <= LONGEST_QUESTION:
        why = too_short_or_long()
    if why:
        yield Refused(line.address, "number", why)
        return
    yield Finding(
        "number", line.address, Asks.NUMBER, told_by("en", who, question), count.text,
        f"{capitalised(line.text[: found[verb].start])}{rest}.", value=count.value, unit=count.unit,
        confidence=FAIR if count.text.isalpha() else SURE,
    )  # fmt: skip


def _counted(line: Line, count: Count, verb: int, text: Text) -> str:
    """Return what a number counts, up to the verb and without what it includes; "" where that is not certain."""
    begin, end = line.tokens[count.number].end, line.tokens[verb].start
    days = [(one.start, one.end) for one in times(line.text, "en") if one.kind == FLOATING and begin < one.start < end]
    said = " ".join(line.text[begin:end].split()) if not days else cut_out(line.text, begin, end, days)
    aside = ASIDE.search(said)
    if aside and not said.endswith(","):
        return ""
    counted = said[: aside.start()] if aside else said
    lists = text.lexicon
    closed = CLOSED | lists["cuts"] | lists["because"] | lists["after"] | lists["auxiliaries"] | lists["pronouns"]
    inside = counted.split()
    small = {word.lower() for word in inside[1:]}
    part = PART.match(counted)  # of the 26 men
    whole = inside and (inside[0] not in UNTOLD or part) and not small & closed
    whole = whole and not re.search(r"[^\w’' -]|\d", counted[part.end() :] if part else counted)
    return counted if whole and len(inside) <= LONGEST else ""


def _end(found: Sequence[Token], verb: int, end: int) -> int:
    """Return where what is said of a number ends: before a mark, or a word that opens another clause."""
    stops = (word.start for word in found[verb + 1 :] if word.small in SIDE and word.start < end)
    return next(stops, end - 1 if end == found[-1].end else end)
