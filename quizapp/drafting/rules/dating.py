"""Findings about when something happened: one date of a clause, and the event as one dates it.

That is without the family of who was born, the age of who died, and what a name "which" is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.core.i18n import Message, msg
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.days import in_words
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.figured import dated, deeds
from quizapp.drafting.rules.happenings import AGAIN, CLOCK, before_verb, introduced, vague_here, why_not
from quizapp.drafting.sense.attribution import claim_of
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.placing import loose
from quizapp.drafting.sense.posted import without_posts
from quizapp.drafting.sense.subjects import carried
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON
from quizapp.drafting.words.numbers import FOLLOWED
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.times import DATE, FLOATING, MONTH, YEAR, Time
from quizapp.drafting.words.tokens import Token, tokens

LATER: Final = frozenset({"later", "now", "once", "still", "then"})  # words between "and" and a second verb
AGE: Final = re.compile(r",? (?:(?:dalam|pada|di) usia (?P<usia>\d+) tahun|(?:at the age of|aged) (?P<age>\d+))\b")
BORN: Final = frozenset({"lahir", "dilahirkan", "born"})
DIED: Final = frozenset({"berpulang", "gugur", "mangkat", "meninggal", "tewas", "wafat", "died"})
HOUR: Final = re.compile(
    r"(?<!mulai)(?<!dari)(?<!antara)(?<!hingga)(?<!sampai),?(?: sekitar)? pukul \d{1,2}[.:]\d{2}"
    r"(?: WIB| Wita| WITA| WIT)?(?=$|,| [a-z])(?! (?:hingga|sampai))"
)  # which day is asked, not which hour
FAMILY: Final = re.compile(r" (?:sebagai|dari|dengan|dalam|as|to|into|the)\b")
ASIDE: Final = re.compile(r"(?P<name> [A-Z][\w-]*),? (?:yang|which|who) ")
APPOSED: Final = re.compile(r"(?P<name> [A-Z][\w-]*), (?P<what>[a-z]+)(?: [\w-]+){0,4}$")  # oleh Halim, ayah Robertus
DEGREES: Final = re.compile(r"(?:, (?:[A-Z][A-Za-z]*\.)+[A-Z][A-Za-z]*\.?)+$")  # Siregar, S.T., M.T
USUAL: Final = re.compile(r"\b(?:rata-rata|per|setiap|tiap) ")
OF_DAY: Final = re.compile(
    r"\b(?:memutuskan|menentukan|menetapkan|mengumumkan|menyepakati) (?:akhir|awal|batas|hari|jadwal|tanggal|tenggat)\b"
)  # menetapkan awal Ramadan pada 19 Februari 2026: that is the day of the thing
ANY_ONE: Final = ("a ", "an ", "seorang ", "sebuah ", "seekor ")  # how far did a female walk?
AT_ONCE: Final = frozenset({"seusai", "usai"})
SHORTEST: Final = 3  # words of an event
FEW: Final = 5  # words of a predicate that tells one time of a thing from another
SHORT: Final = 5  # words of an event without a name in it
GOOD: Final = 90
SHOWN: Final = re.compile(r"(?:Data|Catatan|Laporan|Survei|Hasil survei) [A-Z][^,“”]*? (?:menunjukkan|memperlihatkan) ")


def dates(text: Text) -> Results:
    """Walk when something happened: one absolute date in a clause whose subject stands alone too."""
    for clause in dated(text):
        if SHOWN.match(clause.line.text):
            continue  # when data show something is not when it was
        for part in _deeds(clause):
            yield from _date_of(part, text)
    for clause in carried(text):
        for result in _date_of(clause, text):
            yield replace(result, also=clause.also) if isinstance(result, Finding) else result


def _deeds(clause: Clause) -> tuple[Clause, ...]:
    """Return the two deeds of a subject where each has a date of its own: opened in 1989 and closed in 2003."""
    parts = tuple(deeds(clause))
    own = [sum(time.kind != FLOATING for time in part.times) for part in parts]
    if own == [1, 0] and USUAL.search(parts[1].line.text, parts[1].start):
        return parts[:1]  # dibuka pada 1984 dan dikunjungi 2.100 orang per bulan
    return parts if own == [1, 1] else (clause,)


def _date_of(clause: Clause, text: Text) -> Results:
    found = [time for time in clause.times if time.kind in {DATE, MONTH, YEAR}]
    if len(found) != 1 or not _of_verb(found[0], clause):
        return
    predicate = without_posts(_dated_predicate(clause, found[0]), clause, text)
    if found[0].kind != YEAR:
        predicate = predicate.removeprefix("pernah ")  # kapan ... pernah: nobody asks so
    why = why_not(clause, predicate, text, least=1) or vague_here(clause, text) or _again(clause, predicate, text)
    if why is None and loose(predicate):
        why = msg("What stands behind its comma belongs to something else.")
    event = "" if why else asking.event(clause, predicate)
    nameless = not any(word.capital for word in tokens(event)) and not introduced(clause, text)
    if len(words(event)) < SHORT and nameless:
        event = ""  # which vote, whose ship
    stance = text.lexicon.speech.get(clause.main.small)
    aimed = clause.main.small in text.lexicon["aiming"] or OF_DAY.search(predicate) is not None
    if aimed or clause.subject.startswith(ANY_ONE):
        event = ""  # the date may be that of what is aimed at
    told = stance not in {None, Stance.DENIAL} and not _announced(clause, found[0])
    if not event or told or (stance and claim_of(clause)):
        yield Refused(clause.line.address, "date", why or msg("No question can be made of its verb."))
        return
    yield _dated(clause, found[0], event, predicate, text)


def _announced(clause: Clause, time: Time) -> bool:
    """Tell whether a thing is announced on a day in brackets, which is not that of the thing: Senin (3/3/2025)."""
    announcing = clause.main.small == "mengumumkan" and "bahwa" not in clause.predicate().split()
    return announcing and "(" in clause.line.text[time.start : time.end]


def _again(clause: Clause, predicate: str, text: Text) -> Message | None:
    """Return why a time is one of several: a thing that "also" happened then, or once, of which little else is said."""
    again = bool(before_verb(clause) & (clause.lexicon["idle"] | AGAIN))
    if "pernah" in before_verb(clause):  # pernah terbakar pada 2009, in the news of another fire
        deed = text.lexicon.writing.stems(clause.main.small)
        again = any(deed & text.stems[line.address] for line in text.lines if line.address != clause.line.address)
    return msg("It happened at other times as well.") if again and len(words(predicate)) < FEW else None


def _of_verb(time: Time, clause: Clause) -> bool:
    """Tell whether a time belongs to the main verb: no other one, no "since" before it, no side clause between."""
    lexicon = clause.lexicon
    listed = FOLLOWED.match(clause.line.text[time.end :]) or _reduced(time, clause)
    if not time.alone or listed or any(other.kind != FLOATING and other != time for other in clause.times):
        return False
    between = [word for word in clause.line.tokens if clause.main.end <= word.start < time.start]
    if clause.main.small in lexicon["setting_aside"] and {"untuk", "guna", "to", "for"} & {
        one.small for one in between
    }:
        return False  # money set aside to mend roads in 2025: the year of the roads
    cuts = lexicon["cuts"] - {"dengan", "untuk", "with"} | lexicon["because"] | lexicon["conditions"] | {"dan", "and"}
    return not any(word.small in cuts and not _harmless(word, clause, time) for word in between)


def _harmless(word: Token, clause: Clause, time: Time) -> bool:
    """Tell whether a joining word opens no other event: "dan" between nouns, "setelah mengalahkan" of a match."""
    line = clause.line
    behind = [at for at, one in enumerate(line.tokens) if word.start < one.start < time.start]
    if clause.lexicon.language != "id" or not behind:
        return False
    if word.small == "dan":
        return not any(tags(line.words)[at] == VERB for at in behind)
    return word.small == "setelah" and line.tokens[behind[0]].small in clause.lexicon["winning"]


def _reduced(time: Time, clause: Clause) -> bool:
    """Tell whether an English verb right before a date may tell which thing it is: rules introduced in 2020 limit."""
    words, lists = clause.line.tokens, clause.lexicon
    behind = next((word.small for word in words if word.start >= time.end), ".")
    closed = lists["prepositions"] | lists["cuts"] | lists["because"] | {"and", "to", "alongside", "at"}
    directly = clause.main.end <= time.start <= clause.main.end + 1
    return lists.language == "en" and directly and behind.isalpha() and behind not in closed


def _dated_predicate(clause: Clause, time: Time) -> str:
    """Return the predicate without its date, and without an "after ..." or "once", which are times as well."""
    after = (
        word.start
        for word in clause.line.tokens
        if clause.main.end < word.start and word.small in clause.lexicon["after"]
    )
    end = min((place for place in (*after, *_second_deed(clause, time)) if place < clause.end), default=clause.end)
    whole = replace(clause, end=end) if end > time.end or end == clause.end or _at_once(clause, end) else clause
    predicate = HOUR.sub("", plain_event(whole.predicate(without=[time]), clause.lexicon))
    first, joined, _ = predicate.partition(", dan ")
    predicate = first if joined and "," not in first and len(words(first)) >= SHORTEST else predicate
    return predicate.partition(" di ")[0] if _death(clause) else predicate


def _death(clause: Clause) -> bool:
    """Tell whether a clause says of one person that they died, which nobody does at two places."""
    person = clause.mention is not None and clause.mention.name is not None and clause.mention.name.kind == PERSON
    return person and clause.lexicon.language == "id" and clause.main.small in DIED


def _at_once(clause: Clause, place: int) -> bool:
    """Tell whether what begins at a letter happened at the time of the verb before it: menang seusai menundukkan."""
    first, second = [word.small for word in clause.line.tokens if word.start >= place][:2]
    return first in AT_ONCE or (first == "setelah" and second in clause.lexicon["winning"])


def _second_deed(clause: Clause, time: Time) -> Iterator[int]:
    """Walk where a verb is joined behind a time that is not its own: opened and employs, didirikan dan mempekerjakan.

    In Indonesian only what is so to this day; "when did" turns the first English verb only.
    """
    lexicon = clause.lexicon
    indonesian = lexicon.language == "id"
    verbs = lexicon.verbs.keys() | lexicon.present.keys() | lexicon["plain_verbs"] | lexicon["auxiliaries"]
    behind = [word for word in clause.line.tokens if word.start >= time.end and word.small not in LATER]
    for one, other in pairwise(behind):
        known = other.small in lexicon["lasting"] if indonesian else other.small in verbs or other.small.endswith("ed")
        if one.small in {"and", "dan"} and known:
            yield one.start


def _joined(said: str, text: Text) -> str:
    """Return a time as it stands behind an event: a day of the week keeps its capital, behind a comma."""
    first = said.split(maxsplit=1)[0].lower().rstrip(",")
    return f", {said}" if first in text.lexicon["weekdays"] else f" {small_first(said, text.lexicon)}"


def _dated(clause: Clause, time: Time, event: str, predicate: str, text: Text) -> Finding:
    said = in_words(clause.line.text[time.start : time.end], time, text)
    happened = f"{asking.capitalised(clause.subject)} {predicate.removeprefix('pernah ')}"
    told = event.partition(" pernah ")[2]  # "Sungai Wulan meluap" alone could be the flood of today
    event = event.replace(" pernah ", " ", 1) if len(words(told)) > SHORTEST else event
    day = "day" if CLOCK.search(predicate) else "date"
    return Finding(
        "date", clause.line.address, Asks.YEAR if time.kind == YEAR else Asks.DATE,
        question=asking.say(text.language, "year" if time.kind == YEAR else day, event=event),
        answer=time.text,
        statement=f"{happened}{_joined(said, text)}.",
        event=f"{happened}.", order=time.order, value=time.text,
        also=introduced(clause, text), confidence=GOOD,
    )  # fmt: skip


def plain_event(predicate: str, lexicon: Lexicon) -> str:
    """Return the predicate of an event without what one need not know to date it."""
    verb = next((word for word in tokens(predicate) if word.small in lexicon["life"]), None)
    if verb is not None:
        predicate = AGE.sub("", predicate).rstrip(" ,")
        family = FAMILY.search(predicate, verb.end)
        return predicate[: family.start()].rstrip(" ,") if family and verb.small in BORN else predicate
    predicate = DEGREES.sub("", predicate)
    aside = ASIDE.search(predicate)
    kept = predicate[: aside.end("name")] if aside else predicate
    apposed = APPOSED.search(kept)
    kept = kept[: apposed.end("name")] if apposed and apposed["what"] in lexicon["kin"] | lexicon["offices"] else kept
    return kept if len(words(kept)) >= SHORTEST else predicate


def age_at_death(verb: str, predicate: str) -> str:
    """Return the age in digits that a clause with the main verb ``verb`` says somebody died at, "" for none."""
    found = AGE.search(predicate) if verb in DIED else None
    return (found["usia"] or found["age"]) if found else ""
