"""Numbers that are part of another: of 612 members, how many ...; 11 of 86 parents refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.core.i18n import Message, msg
from quizapp.core.text import normaliser
from quizapp.drafting.questions.asking import capitalised
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.stretches import DATA, without_day
from quizapp.drafting.sense.alone import UNCLEAR, leaning, lost_period
from quizapp.drafting.sense.leading import lead_of, then
from quizapp.drafting.sense.quoting import Saying
from quizapp.drafting.sense.reasons import names_answer, points_elsewhere, too_short_or_long
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.numbers import number, plain
from quizapp.drafting.words.predicates import end_of, first_verb
from quizapp.drafting.words.tagger import NOUN, tags
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Line, tokens

NUMBER: Final = r"\d[\d.,]*\d|\d|[A-Za-z]+(?: (?:belas|puluh)(?: [a-z]+)?)?"
TAIL: Final = r"(?:, (?:sedangkan|sementara|while|whereas) .*)?"
UNTIL_NOW: Final = re.compile(r"(?:Hingga|Sampai) (?:kini|saat ini|sekarang), |Sejauh ini, ")
BODY: Final = re.compile(r"\bthe (?:board|chamber|committee|council|department|office)\b(?! of| for)")  # which?
PLACED: Final = re.compile(r"Di (?=[A-Z])[^,“”]*, ")
BEHIND: Final = MappingProxyType({
    "id": re.compile(
        rf"[Dd]ari (?:total )?(?P<whole>{NUMBER}) (?P<things>[^,“”]+), "
        r"(?:hanya |baru |cuma |sebanyak |seluas |sepanjang |ada )*"
        rf"(?P<about>sekitar |kira-kira )?(?P<part>{NUMBER}) (?P<unit>(?!yang\b)[a-z]+ )?(?:yang |di antaranya )?"
        rf"(?P<rest>[^,;“”]+){TAIL}"
    ),
    "en": re.compile(
        rf"Of (?P<the>the )?(?P<whole>{NUMBER}) (?P<things>[^,“”]+), (?:only |just )?"
        rf"(?P<about>about |around )?(?P<part>{NUMBER}) (?P<unit>percent |per cent )?(?P<rest>[^,;“”]+){TAIL}"
    ),
})  # fmt: skip
BEFORE: Final = MappingProxyType({
    "id": re.compile(rf"(?:[Ss]ebanyak )?(?P<part>{NUMBER}) (?:orang )?dari (?P<whole>{NUMBER}) (?P<things>[a-z])"),
    "en": re.compile(rf"(?P<about>[Aa][br]ou\w+ )?(?P<part>{NUMBER}) of the (?P<whole>{NUMBER}) (?P<things>[a-z])"),
})  # fmt: skip
SECOND: Final = re.compile(r"\b(?:dan|serta|and) \d")  # 85 badly damaged and 155 slightly
OWNED: Final = re.compile(r"nya\b")
DESCRIBING: Final = frozenset({"di", "yang", "dari", "pada", "along", "at", "in", "of", "on", "taken", "that", "who"})
SHORTEST, LONGEST = 8, 28  # words of a question
LEAST_NAMELESS: Final = 12
FAIR: Final = 85


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold a part of a whole: the number as written, both nouns, and what is said of the part.

    ``lead`` is the place before it, ``about`` the word that makes it a rough one; ``whole`` has its article.
    """

    part: str
    whole: str
    things: str
    rest: str
    unit: str = ""
    about: str = ""
    lead: str = ""


def parts(text: Text, claims: Collection[Saying]) -> Results:
    """Walk the parts of counted wholes, in sentences of the article itself and in what somebody says."""
    told = text.lexicon.speech.keys() | text.lexicon["attributed"] | text.lexicon["hedges"] | text.lexicon["conditions"]
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
    found = _behind(said, text) or _before(line, said, text)
    found = replace(found, lead=lead + found.lead) if found else None
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
        value=value, unit=found.unit or _counted(found.things), stance=claim.stance if claim else Stance.STATED,
        speaker=claim.speaker if claim else None, also=claim.also if claim else (), confidence=FAIR,
    )  # fmt: skip


def _behind(said: str, text: Text) -> _Part | None:
    """Return the part that stands behind its whole: dari 26 puskesmas di Kupang, hanya 15 yang ..."""
    found = BEHIND[text.language].fullmatch(said)
    if found is None:
        return None
    unit = found["unit"] or ""
    if text.language == "id" and unit.strip() not in text.lexicon["units"] | {*_counted(found["things"]).split()}:
        if unit and tags(tuple(word.text for word in tokens(said[found.start("unit") :])))[0] == NOUN:
            return None  # dari 40 siswa, 12 putri mendapat ...: the girls are another whole
        unit = ""
    rest = said[found.start("rest") if unit else found.end("part") + 1 : found.end("rest")]
    rest = rest.removeprefix("yang ").removeprefix("di antaranya ")
    the = found.groupdict().get("the") or ""
    return _Part(
        found["part"], f"{the}{found['whole']}", found["things"], rest, unit.strip(), (found["about"] or "").strip()
    )


def _before(line: Line, said: str, text: Text) -> _Part | None:
    """Return the part that is the subject before its whole: 11 dari 86 orang tua menolak ..."""
    placed = PLACED.match(said) if text.language == "id" else None
    lead = placed[0] if placed else ""
    found = BEFORE[text.language].match(said, len(lead))
    begin = line.text.find(said)
    if found is None or begin < 0:
        return None
    things = begin + found.start("things")
    if text.language == "en":
        return _english(line, found, things, text)
    verb = first_verb(line, things, text.lexicon)
    if verb is None:
        return None
    start, end = line.tokens[verb[0]].start, min(end_of(line, verb[1], text.lexicon), begin + len(said))
    noun = line.text[things:start].strip()
    return _Part(found["part"], found["whole"], noun, line.text[start:end].strip(), lead=lead)


def _english(line: Line, found: re.Match[str], things: int, text: Text) -> _Part:
    """Return an English part before its whole, for which "how many" stands as it is: nine of the 14 villages have."""
    noun = next((at for at, word in enumerate(line.tokens) if word.start >= things), 0)
    start, end = line.tokens[noun].end, end_of(line, noun, text.lexicon)
    about = (found["about"] or "").strip().lower()
    rest = line.text[start:end].strip()
    return _Part(found["part"], f"the {found['whole']}", line.tokens[noun].text, rest, about=about)


def _value(said: str, text: Text) -> str:
    """Return a whole number in digits, "" for words that are none."""
    if said[0].isdigit():
        return plain(number(said, text.language))
    found = normaliser(text.language).with_digits(said.lower())
    return found if found.isdigit() else ""


def _question(found: _Part, claim: Saying | None, text: Text) -> str:
    if text.language == "en":
        source = f"According to {claim.speaker.text}, " if claim else ""
        asked = " ".join(filter(None, (found.about, "what percentage" if found.unit else "how many")))
        return capitalised(f"{source}{asked} of {found.whole} {found.things} {found.rest}?")
    asked = " ".join(filter(None, (found.about, "berapa", found.unit, "yang", found.rest)))
    source = f"Menurut {claim.speaker.text}, " if claim else ""
    return capitalised(f"{source}{found.lead}dari {found.whole} {found.things}, {asked}?")


def _counted(things: str) -> str:
    """Return the noun that is counted, without what describes it behind: puskesmas di Kupang."""
    plain = takewhile(
        lambda word: word.islower() and word not in DESCRIBING and not word.endswith("ed"), things.split()
    )
    return " ".join(plain)


def _why_not(line: Line, said: str, found: _Part, question: str, text: Text) -> Message | None:
    """Return why a part may not be asked for, None when it may."""
    if not SHORTEST <= len(words(question)) <= LONGEST:
        return too_short_or_long()
    if any(time.kind == FLOATING for time in times(said, text.language)):
        return msg("It adds to another sentence, or its time is another for every reader.")
    if SECOND.search(found.rest) or (text.language == "en" and _value(found.part, text) == "1"):
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


def _going(found: _Part, text: Text) -> str:
    """Return a last word that does not say where: yang hadir, attended; "" for none."""
    ends = (words(found.things)[-1], words(found.rest)[-1])
    return next((word for word in ends if word in text.lexicon["going"]), "")


def _nameless(found: _Part, question: str) -> Message | None:
    """Return why a question says too little of whom it is about, or names its answer; None for neither."""
    if {word.small for word in tokens(found.rest)} & {word.small for word in tokens(found.part)}:
        return names_answer()
    named = any(word.capital for word in tokens(f"{found.lead} {found.things} {found.rest}")[1:])
    bare = len(words(found.things)) == 1 or len(words(question)) < LEAST_NAMELESS
    return msg("No name in it says which people or things it is about.") if bare and not named else None
