"""Findings for sentences that no question was made of: a year, a number or a place is left out, with a hint."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.i18n import Message, msg
from quizapp.drafting.questions.articles import nation
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.complete import leaning_whole
from quizapp.drafting.rules.omitting import CONVERTED, answers
from quizapp.drafting.rules.single import about_one
from quizapp.drafting.rules.standing import in_place
from quizapp.drafting.sense import relating
from quizapp.drafting.sense.alone import UNCLEAR, last_bare, nameless, ownerless, town
from quizapp.drafting.sense.bare_subjects import thin
from quizapp.drafting.sense.bystanders import told_behind
from quizapp.drafting.sense.reasons import points_elsewhere
from quizapp.drafting.sense.shared import the_one
from quizapp.drafting.sense.text import Text
from quizapp.drafting.sense.tying import ties, untied
from quizapp.drafting.words.name import PLACE
from quizapp.drafting.words.numbers import MONEY, SIGNS
from quizapp.drafting.words.predicates import VERBAL, first_verb
from quizapp.drafting.words.times import DATE, FLOATING, bare_month, times
from quizapp.drafting.words.tokens import Line

SHORTEST: Final = 6  # words
LONGEST: Final = MappingProxyType({"id": 30, "en": 36})  # an English lead is long
PART: Final = re.compile(r"(?:Dari|Of)(?: \w+)? [\d.,]+(?: [a-z]+){1,5},")  # of 580 members: of what?
OPENING: Final = re.compile(r"[A-Z]\w+(?:['’]s [a-z]|, (?:which|who|whose) )")  # a name: California, which ...
LEAST_NEW: Final = 8  # words of one about a new thing
LEAST_NAMELESS: Final = 10  # words of a sentence without a name that says by itself of what it speaks
CLOCK: Final = re.compile(r"\bpukul \d|\d [ap]\.?m\b")
OLDEST: Final = frozenset({"terbaru", "terbesar", "termahal", "termuda", "terpanjang", "tertinggi", "tertua"})
PEOPLES: Final = frozenset({"police", "scientists"})
ADDED: Final = frozenset({"a", "an", "the", "which", "who", "whose"})
NEAR: Final = 6  # words in which a name tells which one "the" means
EXAMPLE: Final = re.compile(r", (?:misalnya|umpamanya|contohnya|for example|for instance)(?=,)")
ITSELF: Final = re.compile(r" sendiri(?= (?:me|di|ber)\w{4})")  # Pemkab Sikka sendiri menyiapkan
ONE_MORE: Final = re.compile(
    r"An? (?:final|fourth|further|previous|second|separate|similar|third) [a-z]+ (?:is|was|will|would|has|had)\b"
)  # a second voyage is planned: of what?
NEW: Final = re.compile(r"An? (?:[a-z-]+ ){0,2}(?P<noun>[a-z]+)(?:,| (?:is|was|has|will|were|had)\b)")
FAIR: Final = 80
LESS: Final = 79  # where an earlier sentence says which thing is meant


def gaps(text: Text, covered: Collection[str]) -> Results:
    """Walk the sentences that gave nothing, ``covered`` being the addresses of the others."""
    for line in text.sound:
        if line.address in covered or line.quotes:
            continue
        found = next(answers(line, text), None)
        if found is None:
            continue
        whole, _ = about_one(line, text)
        why = _why_not(whole, text)
        asked = None if why else in_place(line, text)
        if why := why or (None if asked else _timed(whole, text)):
            yield Refused(line.address, "gap", why)
            continue
        gapped = _gapped(line, *found, text)
        yield asked or (gapped if whole is line else replace(gapped, confidence=LESS))


def _why_not(line: Line, text: Text) -> Message | None:
    """Return why a sentence is no good with a gap in it: it leans on another, is a question, or of a wrong length."""
    lexicon = text.lexicon
    if outside := _outside(line, text):
        return outside
    verb = first_verb(line, 0, lexicon)
    places = (0, line.tokens[verb[1]].start if verb else 0, len(line.text))
    if (
        not line.text.endswith(".")
        or thin(line, places, lexicon)
        or not SHORTEST <= len(words(line.text)) <= LONGEST[text.language]
    ):
        return msg("The sentence is too short or too long for a gap.")
    source, _ = told_behind(line, lexicon)  # ..., officials said
    inside = {word.small for word in line.tokens if not source or word.start < source}
    told = inside & (lexicon["attributed"] | lexicon.speech.keys())
    teller = _teller(line, text) or any(name.kind != PLACE for name in text.named(line.address))
    if told and not teller:
        return msg("It tells what is said, recorded or planned, but not for certain by whom.")
    kinds = {time.kind for time in times(line.text, text.language)}
    hour = DATE not in kinds and CLOCK.search(line.text)  # an hour of which day?
    if hour or {word.small for word in line.tokens} & lexicon["idle"]:
        return _adds()
    asked = text.language == "id" and (FLOATING in kinds or "kini" in words(line.text.lower()))  # a question drops it
    return None if asked else leaning_whole(line, text)


def _teller(line: Line, text: Text) -> bool:
    """Tell whether an English sentence opens with a name of several words that says what it tells: North Rail said."""
    opening = next((some for some in text.mentions(line.address) if some.begin in {0, len("The ")}), None)
    if opening is None or text.language != "en" or (opening.begin and not line.text.startswith("The ")):
        return False
    behind = [word.small for word in line.tokens if word.start >= opening.end][:2]
    told = behind[0] in text.lexicon.speech or (
        behind[0] == "," and behind[-1] in ADDED
    )  # not: North Rail, it said, ...
    return " " in opening.text and told


def _adds() -> Message:
    return msg("It adds to another sentence, or its time is another for every reader.")


def _timed(line: Line, text: Text) -> Message | None:
    """Return why a whole sentence is another for every reader: a floating time in it; a question may do without."""
    floating = any(time.kind == FLOATING for time in times(line.text, text.language))
    return _adds() if floating or bare_month(line.text, text.lexicon) else leaning_whole(line, text)


def _outside(line: Line, text: Text) -> Message | None:
    """Return why a sentence says too little without the others, None when it says enough."""
    if pointing := _pointing(line, text):
        return points_elsewhere(pointing)
    if text.language == "en" and (word := _that_one(line, text) or nation(line.text)):
        return points_elsewhere(word)
    if PART.match(line.text):
        return msg("It counts parts of a whole that another sentence names.")
    return msg("No name in it says which people or things it is about.") if _nameless(line, text) else None


def _that_one(line: Line, text: Text) -> str:
    """Return an English "that" which means one thing: behind a preposition, or a verb that takes no claim; else ""."""
    speech, before = text.lexicon.speech.keys(), text.lexicon["prepositions"]
    pointing = (
        word.text
        for one, word in pairwise(line.tokens)
        if word.small == "that" and (one.small in before or (one.small.endswith("ed") and one.small not in speech))
    )
    return next(pointing, "")


def _pointing(line: Line, text: Text) -> str:
    """Return what in a sentence points outside: its first words, or a "the" without its name; "" for nothing."""
    lexicon, unclear = text.lexicon, UNCLEAR.search(line.text) or ONE_MORE.match(line.text)
    return (
        (unclear[0] if unclear else "")
        or nameless(line.text, lexicon)
        or town(line.text)
        or _ownerless(line, text)
        or _last_bare(line, text)
        or the_one(line.text, lexicon)
        or relating.ownerless(line.text, lexicon)
        or relating.bare_cost(line.text, lexicon)
        or (line.tokens[-2].text if words(line.text)[-1] in lexicon["going"] else "")
        or _vague_opening(line, text)
    )


def _vague_opening(line: Line, text: Text) -> str:
    """Return the first word of a sentence that does not say which thing it means, "" for one that does."""
    lexicon, opening = text.lexicon, line.tokens[0]
    first, second = opening.small, line.tokens[1].small
    bare = first in {"the", "this", "that", "these", "those"} and not any(word.capital for word in line.tokens[1:NEAR])
    whole = first in lexicon["partial"] and not _named(line, text)
    verbal = second in lexicon["auxiliaries"] - {"baru"} or (second.startswith(VERBAL) and not line.tokens[1].capital)
    verbal = verbal or (second == "yang" and line.tokens[2].small.startswith("di"))  # the budget that is prepared
    verbal = verbal or second in lexicon["at_least"]  # a prize of 25,000 dollars: which?
    vague = verbal and first in lexicon["bare"] | lexicon["unnamed"]
    vague = vague or (
        second in OLDEST and not any(word.capital for word in line.tokens[1:])
    )  # koleksi tertua: of what?
    some = text.language == "en" and first.endswith("s") and second in {"are", "were"} and first not in PEOPLES
    # patients were moved: of which hospital?
    comma = next((at for at, word in enumerate(line.tokens) if word.text == ","), 0)
    placed = line.tokens[1:comma] if first in {"di", "dari"} else ()  # di luar gedung: of which?
    vague = vague or (bool(placed) and not any(word.capital for word in placed) and placed[-1].small in lexicon["bare"])
    return opening.text if some or bare or whole or vague or first in lexicon["contrasts"] else ""


def _last_bare(line: Line, text: Text) -> str:
    """Return the bare noun with which the subject of a sentence ends: pembangunan jembatan; "" for none."""
    verb = first_verb(line, 0, text.lexicon)
    subject = line.text[: line.tokens[verb[1]].start] if verb else ""
    return last_bare(subject[:1].lower() + subject[1:], text.lexicon)


def _ownerless(line: Line, text: Text) -> str:
    """Return the subject of a claim that does not say whose it is, "" for none or where nothing is claimed."""
    verb = next((word for word in line.tokens if word.small in text.lexicon.speech), None)
    claim = line.text[verb.end :].lstrip(", ").removeprefix("bahwa ") if verb else ""
    return ownerless(claim, text.lexicon) or relating.ownerless(claim, text.lexicon)


def _named(line: Line, text: Text) -> bool:
    inner = any(word.capital and word.small not in MONEY for word in line.tokens[1:])
    opening = OPENING.match(line.text) is not None and line.tokens[0].small not in text.lexicon.ordinary
    return inner or opening or any(text.named(line.address))


def _nameless(line: Line, text: Text) -> bool:
    """Tell whether nothing says what a sentence is about: which flights, whose revenue."""
    numerals = text.lexicon["numerals"]
    counted = any(word.text[0].isdigit() or word.small in numerals for word in line.tokens[:2])
    short = len(words(line.text)) < LEAST_NAMELESS
    new = text.language == "en" and len(words(line.text)) >= LEAST_NEW and _new(line, text)
    return not _named(line, text) and not new and (text.language == "en" or counted or short)


def _new(line: Line, text: Text) -> bool:
    """Tell whether an English sentence opens with "a" and a thing of which no other sentence speaks: a new gallery."""
    opening = NEW.match(line.text)
    noun = opening["noun"] if opening else ""
    others = (other for other in text.lines if other.address != line.address)
    return bool(noun) and not any(noun in {word.small.removesuffix("s") for word in other.tokens} for other in others)


def _alone(sentence: str) -> str:
    """Return a sentence without what ties it to the one before: adapun, misalnya, the "sendiri" behind a subject."""
    plain = ITSELF.sub("", EXAMPLE.sub("", sentence)).removeprefix("Adapun ")
    return plain[:1].upper() + plain[1:]


def _ties(line: Line, text: Text) -> list[tuple[int, int]]:
    """Return the letters of what only ties an Indonesian sentence to the one before it."""
    verb = first_verb(line, 0, text.lexicon) if text.language == "id" else None
    return ties(line, 0, line.tokens[verb[1]].start, text.lexicon) if verb else []


def _gapped(line: Line, start: int, end: int, hint: str, text: Text) -> Finding:
    tied = _ties(line, text)
    answer, before, behind = line.text[start:end], untied(line, 0, start, tied), line.text[end:]
    if text.language == "en":
        before, behind = CONVERTED.sub("", before), CONVERTED.sub("", behind)
    clear = before[-1:] in SIGNS or behind[:1] == "%"  # $ and % say that a number is meant
    mention = next((some for some in text.mentions(line.address) if some.begin == start), None)
    return Finding(
        "gap", line.address, Asks.WORD,
        question=say(text.language, "fill"),
        answer=answer,
        statement=_alone(untied(line, 0, len(line.text), tied)),
        name=mention.name if mention else None,
        claim=hint,
        gapped=_alone(f"{before}{{{{g1}}}}{'' if clear else f' ({hint})'}{behind}"),
        confidence=FAIR,
    )  # fmt: skip
