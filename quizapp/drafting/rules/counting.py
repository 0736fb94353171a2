"""Findings about numbers: how many did something, how many something was done to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.i18n import msg
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.questions.turning import much, turned
from quizapp.drafting.rules.belonging import belonging
from quizapp.drafting.rules.counted import SURE, how_many, judged, mixed, noun_end
from quizapp.drafting.rules.dating import AGE, age_at_death
from quizapp.drafting.rules.figured import deeds, figured
from quizapp.drafting.rules.happenings import bracketed, why_not, with_lead
from quizapp.drafting.rules.reaching import EACH, reached, sized
from quizapp.drafting.sense.bystanders import told_behind
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.subjects import carried
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON
from quizapp.drafting.words.numbers import PARTS, SIGNS, Count, amounts, counts, sums
from quizapp.drafting.words.passive import passive

STEP_END: Final = re.compile(
    r"^to \S*\d[\d.,]*%?(?: (?:percent|[mb]illion|pence|cents|euros|dollars|pounds|francs|points|yen|people))*"
    r"(?= |$) ?"
)  # by 50 points to 10.75%, to 318 pence
HANGING: Final = frozenset({"and", "but", "dan", "serta", "yang", "which", "who", "that"})  # openings of another clause
LASTING: Final = frozenset({"bulan", "detik", "hari", "jam", "menit", "minggu", "pekan", "tahun"})
ACTIVE: Final = ("me", "ber")
SHARE: Final = "what percentage"


def numbers(text: Text) -> Results:
    """Walk the numbers of clauses: those of the subject, and those right behind the verb."""
    for clause in figured(text):
        source, who = told_behind(clause.line, text.lexicon)
        told = who and not clause.until
        end = min(clause.end, source)
        whole = replace(clause, end=end, until=end) if told else clause
        for result in _of_clause(whole, text):
            yield _told_by(who if told else "", result)
    for clause in carried(text):
        for part in deeds(clause):
            for result in _of_clause(part, text):
                yield replace(result, also=clause.also) if isinstance(result, Finding) else result


def _told_by(who: str, result: Finding | Refused) -> Finding | Refused:
    """Return a finding whose question says by whom it is told, anything else as it is."""
    if isinstance(result, Refused):
        return result
    return replace(result, question=asking.told_by("en", who, result.question))


def _of_clause(clause: Clause, text: Text) -> Results:
    yield from _age(clause, text)
    if clause.helper:
        return  # its verb cannot be turned by "did"
    for count in counts(clause.line, text.lexicon):
        yield from _of_subject(clause, count, text)
        yield from _of_object(clause, count, text)
        yield from _behind_another(clause, count, text)
    if text.language == "en":
        for share in amounts(clause.line, text.lexicon):
            yield from _of_share(clause, share, text)
        for money in sums(clause.line, text.lexicon):
            yield from _of_object(clause, money, text)
            yield from _of_size(clause, money, text)


def _of_subject(clause: Clause, count: Count, text: Text) -> Iterator[Finding | Refused]:
    words = clause.line.tokens
    subject = clause.line.text[: clause.start].rstrip()
    begin = words[count.first].start
    if clause.mention is not None or not subject.endswith(clause.line.text[begin : clause.start].rstrip()):
        return
    if (
        words[count.last - 1].end > clause.start
        or clause.subject.lower() != clause.line.text[begin : clause.start].strip().lower()
    ):
        return
    what = clause.line.text[words[count.number + 1].start : clause.start].strip()
    predicate = with_lead(clause, clause.predicate(without=bracketed(clause)))
    question = how_many(clause, count, "how_many_subject", what=what, predicate=predicate)
    statement = f"{asking.capitalised(clause.subject)} {predicate}."
    yield judged(clause, count, text, (question, statement), f"{what} {predicate}")


def _of_object(clause: Clause, count: Count, text: Text) -> Iterator[Finding | Refused]:
    """Ask for a number right behind its verb: how many trees did X plant, how much, in euros, did X spend on trees."""
    words, small = clause.line.tokens, clause.main.small
    if not _behind_verb(clause, count) or words[count.last - 1].end > clause.end:
        return
    told = small in text.lexicon.speech and small not in text.lexicon.verbs
    if told or small in text.lexicon["measuring"] or (small in text.lexicon["aiming"] and text.language == "id"):
        return
    if clause.lexicon.language == "id" and _lasting(clause, count, text):
        yield from _how_long(clause, count, text)
        return
    helper, verb = ("", passive(small)) if text.language == "id" else turned(clause, count)
    money = text.language == "en" and count.unit.split()[-1] in text.lexicon["currencies"]
    question, asked = much(clause, count, helper, verb) if verb and money else ("", "")
    if verb and not question and words[count.first].text not in SIGNS:
        question, asked = _many(clause, count, helper, verb)
    if not question or _stacked(question, text):
        yield Refused(clause.line.address, "number", msg("No question can be made of its verb."))
        return
    yield judged(clause, count, text, (question, _stated(clause)), asked)


def _lasting(clause: Clause, count: Count, text: Text) -> bool:
    """Tell whether a number is how long something is done: menabung 16 tahun, which nobody saves."""
    words = clause.line.tokens[count.last - 1]
    whole = noun_end(clause, count) == count.last and words.small in LASTING
    return whole and clause.main.small not in text.lexicon["spending"]


def _how_long(clause: Clause, count: Count, text: Text) -> Iterator[Finding | Refused]:
    """Ask how long somebody did something: Berapa tahun Ramlah menabung."""
    rest = clause.predicate(without=bracketed(clause), since=clause.line.tokens[count.last - 1].end)
    own = belonging(rest, "", clause.lexicon)
    if own is None or rest.startswith("yang ") or not clause.main.small.startswith(ACTIVE):
        yield Refused(clause.line.address, "number", msg("No question can be made of its verb."))
        return
    parts = {"what": count.unit, "verb": clause.main.small, "subject": clause.subject, "rest": with_lead(clause, rest)}
    question = how_many(clause, count, "how_long", **parts)
    yield judged(clause, count, text, (question, _stated(clause)), f"{clause.subject} {rest}")


def _stacked(question: str, text: Text) -> bool:
    """Tell whether two relative clauses stand side by side: pos yang disiapkan dinas yang ditempatkan di desa."""
    _, *relatives = question.split(" yang ")
    return len(relatives) > 1 and text.lexicon["prepositions"].isdisjoint(words(relatives[0]))


def _behind_another(clause: Clause, count: Count, text: Text) -> Iterator[Finding | Refused]:
    """Ask for a number behind an English preposition: on how many seamounts, by how many points."""
    words = clause.line.tokens
    outside = text.language != "en" or _behind_verb(clause, count) or words[count.last - 1].end > clause.end
    if outside or words[count.first].start < clause.main.end:
        return
    if words[count.first - 1].small == "by":
        yield from _of_step(clause, count, text)
        return
    end = noun_end(clause, count)
    question, asked = reached(clause, count, end) if not mixed(clause, count, end) else ("", "")
    if question:
        yield judged(clause, count, text, (question, _stated(clause)), asked)
    yield from _of_size(clause, count, text)


def _of_size(clause: Clause, count: Count, text: Text) -> Iterator[Finding | Refused]:
    """Ask how large a profit or a crowd was of which the clause gives the number behind "of"."""
    question, asked = sized(clause, count) if clause.line.tokens[count.last - 1].end <= clause.end else ("", "")
    if question:
        whole = replace(count, first=clause.verb + 1)  # "of" before the number makes no list of it
        yield judged(clause, whole, text, (question, _stated(clause)), asked)


def _age(clause: Clause, text: Text) -> Iterator[Finding | Refused]:
    """Ask at what age a person died."""
    age = age_at_death(clause.main.small, clause.predicate())
    mention = clause.mention
    if not age or mention is None or mention.name is None or mention.name.kind != PERSON:
        return
    died = f"{clause.main.text} dunia" if f"{clause.main.text} dunia" in clause.predicate() else clause.main.text
    predicate = AGE.sub("", clause.predicate(without=clause.times))
    if why := why_not(clause, predicate, text, least=1):
        yield Refused(clause.line.address, "number", why)
        return
    unit = {"id": "tahun", "en": "years"}[text.language]
    said = {
        "id": f"{clause.subject} {died} pada usia {age} tahun.",
        "en": f"{clause.subject} died at the age of {age}.",
    }
    question = asking.say(text.language, "age", subject=clause.subject, died=died)
    yield Finding(
        "number", clause.line.address, Asks.NUMBER, question, age, said[text.language],
        value=age, unit=unit, confidence=SURE,
    )  # fmt: skip


def _behind_verb(clause: Clause, count: Count) -> bool:
    """Tell whether a number stands right behind the verb, or in English behind "has" or "will" and its verb."""
    return count.first == clause.verb + 1 or (clause.lexicon.language == "en" and count.first == clause.verb + 2)


def _many(clause: Clause, count: Count, helper: str, verb: str) -> tuple[str, str]:
    """Return the question how many, and what it asks, both "" where what is counted is no plain noun."""
    words = clause.line.tokens
    behind = noun_end(clause, count)
    if mixed(clause, count, behind):
        return "", ""
    what = clause.line.text[words[count.number + 1].start : words[behind - 1].end]
    rest = clause.predicate(without=bracketed(clause), since=words[behind - 1].end)
    if rest.split(maxsplit=1)[:1] and rest.split(maxsplit=1)[0] in HANGING:
        return "", ""
    if count.unit in PARTS and rest.startswith("dari "):  # 43 persen dari total ekspor
        what, rest = f"{what} {rest}", ""
    own = belonging(rest, clause.subject, clause.lexicon) if clause.lexicon.language == "id" else ("", rest)
    if own is None:
        return "", ""
    what, rest = f"{what} {own[0]}".strip(), EACH.sub(r"per \1", own[1])
    parts = {"what": what, "helper": helper, "verb": verb, "subject": clause.subject, "rest": with_lead(clause, rest)}
    return how_many(clause, count, "how_many_object", **parts), f"{clause.subject} {what} {rest}"


def _of_share(clause: Clause, share: Count, text: Text) -> Iterator[Finding | Refused]:
    """Ask by how many percent something rose, or what percentage of a thing it is: the share stands behind the verb."""
    words = clause.line.tokens
    if words[share.first - 1].small == "by" and share.first > clause.verb + 1:
        yield from _of_step(clause, share, text)
        return
    rough = words[share.first - 1].small in text.lexicon["approximate"]
    if share.first != clause.verb + 1 + rough or share.unit != "percent":
        return
    helper, verb = asking.base_of(text.lexicon, clause.main.small)
    behind = share.last
    if words[behind : behind + 1] and words[behind].text == "of":
        behind = noun_end(clause, share)
    elif rough or verb not in text.lexicon["changing"]:
        return
    of = clause.line.text[words[share.last - 1].end : words[behind - 1].end].strip()
    rest = with_lead(clause, STEP_END.sub("", clause.predicate(since=words[behind - 1].end)))
    parts = {"helper": helper, "verb": verb, "subject": clause.subject, "rest": rest}
    question = (
        asking.say(
            text.language,
            "share_of" if of else "by_how_many",
            of=of,
            about="About what" if rough else "What",
            unit=SHARE,
            **parts,
        )
        if verb
        else ""
    )
    if question:
        yield judged(clause, share, text, (question, _stated(clause)), f"{clause.subject} {of} {rest}")


def _of_step(clause: Clause, share: Count, text: Text) -> Iterator[Finding | Refused]:
    """Ask by how many percent somebody raised a thing: the share stands behind "by", and the thing before it."""
    words = clause.line.tokens
    helper, verb = asking.base_of(text.lexicon, clause.main.small)
    between = {word.small for word in words[clause.verb + 1 : share.first - 1]}
    if verb not in text.lexicon["changing"] | text.lexicon["moving"] or between & (text.lexicon["cuts"] | {"to", ","}):
        return
    thing = clause.line.text[clause.main.end : words[share.first - 1].start].strip()
    behind = STEP_END.sub("", clause.predicate(since=words[share.last - 1].end))
    rest = f"{thing} {with_lead(clause, behind)}".strip()
    parts = {"helper": helper, "verb": verb, "subject": clause.subject, "rest": rest}
    counted = clause.line.text[words[share.number + 1].start : words[share.last - 1].end]  # basis points
    share = replace(share, unit=share.unit if share.unit in PARTS else counted)
    unit = SHARE if share.unit in PARTS else f"how many {share.unit}"
    question = asking.say("en", "by_how_many", unit=unit, **parts)
    yield judged(clause, share, text, (question, _stated(clause)), f"{clause.subject} {rest}")


def _stated(clause: Clause) -> str:
    """Return the clause as a sentence."""
    return f"{asking.capitalised(clause.subject)} {with_lead(clause, clause.predicate())}."
