"""Events with the time at which they happened, of a day, a month or a year, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.bank.lint.texts import words
from quizapp.drafting.questions.asking import capitalised
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.sense.clauses import cut_out
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.times import FLOATING, YEAR, Time, times
from quizapp.drafting.words.tokens import Line


def in_order(findings: Sequence[Finding], text: Text) -> tuple[Finding, ...]:
    """Return the dated events, the earliest first, each certainly later than the one before.

    Births and deaths are left out: nobody need read that a birth comes before a prize, and a death behind it.
    """
    life = text.lexicon["life"]
    dated = [one for one in (*findings, *_of_gaps(findings, text)) if one.rule in {"date", "gap"} and one.event]
    used: list[Finding] = []
    for finding in sorted(dated, key=lambda one: one.order):
        if not life & set(words(finding.event)) and (not used or _later(used[-1].order, finding.order)):
            used.append(finding)
    return tuple(used)


def _later(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    grain = 3 if one[2] and other[2] else 2 if one[1] and other[1] else 1  # the day, the month or the year of both
    return one[:grain] < other[:grain]


def _of_gaps(findings: Sequence[Finding], text: Text) -> Iterator[Finding]:
    """Walk the sentences with a gap for the year of all that they say, as events without it."""
    lines = {line.address: line for line in text.lines}
    for finding in findings:
        line = lines[finding.address]
        found = [time for time in times(line.text, text.language) if time.kind != FLOATING]
        if finding.also and line.text.startswith("The "):
            continue  # only another sentence says which thing is meant
        if finding.rule == "gap" and [time.text for time in found] == [finding.answer] and _whole(line, found[0], text):
            event = cut_out(line.text, 0, len(line.text), [(found[0].start, found[0].end)]).lstrip(", ")
            yield replace(finding, event=f"{capitalised(event)}.", order=found[0].order)


def _whole(line: Line, time: Time, text: Text) -> bool:
    """Tell whether a year is that of the main clause: it opens the sentence, or ends it behind no other clause."""
    lists = text.lexicon
    side = (
        lists["after"] | lists["because"] | lists["conditions"] | lists["contrasts"] | {"yang", "who", "which", "that"}
    )
    told = lists.speech.keys() | lists["attributed"]
    inside = {word.small for word in line.tokens}
    placed = time.start == 0 or line.text[time.end :] == "."
    return time.kind == YEAR and time.alone and placed and not inside & (side | told)
