"""Numbers that are part of another: of 612 members, how many ...; 11 of 86 parents refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.core.i18n import Message, msg
from quizapp.core.text import normaliser
from quizapp.drafting.questions.asking import capitalised
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.stretches import DATA, without_day
from quizapp.drafting.rules.wholes import Part, counted_noun, part_of
from quizapp.drafting.sense.alone import UNCLEAR, leaning, lost_period
from quizapp.drafting.sense.leading import lead_of, then
from quizapp.drafting.sense.quoting import Saying
from quizapp.drafting.sense.reasons import names_answer, points_elsewhere, too_short_or_long
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.numbers import number, plain
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Line, tokens

UNTIL_NOW: Final = re.compile(r"(?:Hingga|Sampai) (?:kini|saat ini|sekarang), |Sejauh ini, ")
BODY: Final = re.compile(r"\bthe (?:board|chamber|committee|council|department|office)\b(?! of| for)")  # which?
SECOND: Final = re.compile(r"\b(?:dan|serta|and) \d")  # 85 badly damaged and 155 slightly
RECORDING: Final = frozenset({"mencatat"})  # 412 rumah rusak yang dicatat BPBD: the question says whose count it is
OWNED: Final = re.compile(r"nya\b")
RESULT: Final = re.compile(r"(?:,? sehingga| dan (?:sekitar )?(?:cuma|hanya|lainnya|sebagian|selebihnya|sisanya)) .*$")
ANOTHER: Final = re.compile(r" dan (?P<who>\S+(?: .*)?)$")
SHORTEST, LONGEST = 8, 28  # words of a question
LEAST_NAMELESS: Final = 12
FAIR: Final = 85


def parts(text: Text, claims: Collection[Saying]) -> Results:
    """Walk the parts of counted wholes, in sentences of the article itself and in what somebody says."""
    told = text.lexicon.speech.keys() | text.lexicon["attributed"] | text.lexicon["hedges"] | text.lexicon["conditions"]
    told -= RECORDING
    for line in text.sound:
        if not line.quotes and not {word.small for word in line.tokens} & told:
            begin, lead = _opening(line, text)
            yield from _of(
                line, line.text[begin : without_day(line, len(line.text.rstrip(" .")), text)], None, text, lead
            )
    for claim in claims:
        if not claim.quoted and not {word.small for word in tokens(claim.text)} & text.lexicon["conditions"]:
            yield from _of(claim.line, claim.text, claim, text)


def _opening(line: Line, text: Text) -> tuple[int, str]:
    """Return where a sentence begins behind its connective, and the date or the data before it, which a question keeps.

    A "until now" is dropped, for the passage itself dates it.
    """
    if data := DATA.match(line.text) if text.language == "id" else None:
        source = data["source"]
        return data.end(), f"menurut {source[0].lower()}{source[1:]}, "
    until_now = UNTIL_NOW.match(line.text)
    time, begin = lead_of(line, text.lexicon)
    kept = line.text[: time.end] + ", " if time is not None and time.kind != FLOATING else ""
    return (until_now.end(), "") if until_now else (begin if kept or time is None else 0, kept)


def _of(line: Line, said: str, claim: Saying | None, text: Text, lead: str = "") -> Iterator[Finding | Refused]:
    found = part_of(line, said, text)
    found = replace(found, lead=lead + found.lead, rest=RESULT.sub("", found.rest)) if found else None
    value = _value(found.part, text) if found else ""
    if not found or not value or not _value(found.whole.split()[-1], text):
        return
    question = _question(found, claim, text)
    if why := _why_not(line, said, found, question, text):
        yield Refused(line.address, "number", why)
        return
    source = {"id": "Menurut", "en": "According to"}[text.language]
    yield Finding(
        "number", line.address, Asks.NUMBER, question, found.part,
        f"{source} {claim.speaker.text}, {said}." if claim else f"{capitalised(lead + said)}.",
        value=value, unit=found.unit or counted_noun(found.things), stance=claim.stance if claim else Stance.STATED,
        speaker=claim.speaker if claim else None, also=claim.also if claim else (), confidence=FAIR,
    )  # fmt: skip


def _value(said: str, text: Text) -> str:
    """Return a whole number in digits, "" for words that are none."""
    if said[0].isdigit():
        return plain(number(said, text.language))
    found = normaliser(text.language).with_digits(said.lower())
    return found if found.isdigit() else ""


def _question(found: Part, claim: Saying | None, text: Text) -> str:
    if text.language == "en":
        source = f"According to {claim.speaker.text}, " if claim else ""
        asked = " ".join(filter(None, (found.about, "what percentage" if found.unit else "how many")))
        return capitalised(f"{source}{found.lead}{asked} of {found.whole} {found.things} {found.rest}?")
    asked = " ".join(filter(None, (found.about, "berapa", found.unit, "yang", found.rest)))
    source = f"Menurut {claim.speaker.text}, " if claim else ""
    return capitalised(f"{source}{found.lead}dari {small_first(found.whole, text.lexicon)} {found.things}, {asked}?")


def _why_not(line: Line, said: str, found: Part, question: str, text: Text) -> Message | None:
    """Return why a part may not be asked for, None when it may."""
    if not SHORTEST <= len(words(question)) <= LONGEST:
        return too_short_or_long()
    if any(time.kind == FLOATING for time in times(said, text.language)):
        return msg("It adds to another sentence, or its time is another for every reader.")
    if (
        SECOND.search(found.rest)
        or _two_clauses(found.rest, text)
        or (text.language == "en" and _value(found.part, text) == "1")
    ):
        return msg("The number is one of several, or explains another.")
    own = OWNED.sub("", found.rest) if text.language == "id" else re.sub(r"\btheir\b", "the", found.rest)
    unclear = (one.search(f"{found.things} {found.rest}") for one in (UNCLEAR, BODY)) if text.language == "en" else ()
    again = then(line) or _going(found, text) or next((one[0] for one in unclear if one), "")
    return (
        (points_elsewhere(again) if again else None)
        or _nameless(found, question)
        or leaning(f"{found.things} {own}", text.lexicon)
        or lost_period(line.text, text.lexicon)
    )


def _two_clauses(rest: str, text: Text) -> bool:
    """Tell whether what is said of a part goes on with a clause of its own subject: rusak dan kepala desa menolak."""
    another = ANOTHER.search(rest) if text.language == "id" else None
    if another is None:
        return False
    found = tokens(another["who"])
    kinds = tags(tuple(word.text for word in found))
    own = next((at for at, word in enumerate(found) if word.small not in text.lexicon["auxiliaries"]), 0)
    return kinds[own] != VERB and (VERB in kinds[own + 1 :] or any(word.small == "yang" for word in found))


def _going(found: Part, text: Text) -> str:
    """Return a last word that does not say where: yang hadir, attended; "" for none."""
    ends = (words(found.things)[-1], words(found.rest)[-1])
    return next((word for word in ends if word in text.lexicon["going"]), "")


def _nameless(found: Part, question: str) -> Message | None:
    """Return why a question says too little of whom it is about, or names its answer; None for neither."""
    if {word.small for word in tokens(found.rest)} & {word.small for word in tokens(found.part)}:
        return names_answer()
    named = any(word.capital for word in tokens(f"{found.lead} {found.things} {found.rest}")[1:])
    bare = len(words(question)) < LEAST_NAMELESS
    return msg("No name in it says which people or things it is about.") if bare and not named else None
