"""Findings about numbers: how many did something, how many something was done to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.i18n import msg
from quizapp.drafting import asking
from quizapp.drafting.clauses import Clause
from quizapp.drafting.findings import Asks, Finding, Refused, Results
from quizapp.drafting.happenings import vague, why_not, with_lead
from quizapp.drafting.numbers import Count, amounts, counts
from quizapp.drafting.passive import passive
from quizapp.drafting.placing import fits
from quizapp.drafting.text import Text
from quizapp.drafting.tokens import tokens

CLOSING: Final = frozenset({
    "dan", "atau", "secara", "setiap", "tiap", "sehari", "sepekan", "sebulan", "setahun",
    "and", "or", "a", "an", "the", "each", "every",
})  # fmt: skip
JOINING: Final = frozenset({"dan", "atau", "and", "or", "serta"})
HANGING: Final = frozenset({"and", "but", "dan", "serta", "yang", "which", "who", "that"})  # openings of another clause
SHORTEST: Final = 7  # words of a question without a name in it
LONGEST_NOUN: Final = 4  # words
SURE: Final = 90


def numbers(text: Text) -> Results:
    """Walk the numbers of clauses: those of the subject, and those right behind the verb."""
    for clause in text.clauses:
        for count in counts(clause.line, text.lexicon):
            yield from _of_subject(clause, count, text)
            yield from _of_object(clause, count, text)
        for share in amounts(clause.line, text.lexicon) if text.language == "en" else ():
            yield from _of_change(clause, share, text)


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
    predicate = with_lead(clause, clause.predicate())
    question = _ask(clause, count, "how_many_subject", what=what, predicate=predicate)
    statement = f"{asking.capitalised(clause.subject)} {predicate}."
    yield _result(clause, count, text, (question, statement), f"{what} {predicate}")


def _of_object(clause: Clause, count: Count, text: Text) -> Iterator[Finding | Refused]:
    words = clause.line.tokens
    if count.first != clause.verb + 1 or words[count.last - 1].end > clause.end:
        return
    small = clause.main.small
    told = small in text.lexicon.speech and small not in text.lexicon.verbs
    if told or small in text.lexicon["measuring"]:
        return
    helper, verb = ("", passive(small)) if text.language == "id" else asking.base_of(text.lexicon, small)
    behind = _noun_end(clause, count, text)
    if not verb or small in text.lexicon["measuring"] or _mixed(clause, count, behind):
        yield Refused(clause.line.address, "number", msg("No question can be made of its verb."))
        return
    what = clause.line.text[words[count.number + 1].start : words[behind - 1].end]
    rest = clause.predicate(since=words[behind - 1].end) if words[behind - 1].end < clause.end else ""
    if rest.split(maxsplit=1)[:1] and rest.split(maxsplit=1)[0] in HANGING:
        yield Refused(clause.line.address, "number", msg("No question can be made of its verb."))
        return
    parts = {"what": what, "helper": helper, "verb": verb, "subject": clause.subject, "rest": with_lead(clause, rest)}
    question = _ask(clause, count, "how_many_object", **parts)
    statement = f"{asking.capitalised(clause.subject)} {with_lead(clause, clause.predicate())}."
    yield _result(clause, count, text, (question, statement), f"{clause.subject} {what} {rest}")


def _of_change(clause: Clause, share: Count, text: Text) -> Iterator[Finding | Refused]:
    """Ask by how many percent something rose or fell: the share stands right behind an English verb."""
    helper, verb = asking.base_of(text.lexicon, clause.main.small)
    if share.first != clause.verb + 1 or share.unit != "percent" or verb not in text.lexicon["changing"]:
        return
    rest = with_lead(clause, clause.predicate(since=clause.line.tokens[share.last - 1].end))
    parts = {"helper": helper, "verb": verb, "subject": clause.subject, "rest": rest}
    question = asking.say(text.language, "by_how_many", **parts)
    statement = f"{asking.capitalised(clause.subject)} {with_lead(clause, clause.predicate())}."
    yield _result(clause, share, text, (question, statement), f"{clause.subject} {rest}")


def _mixed(clause: Clause, count: Count, behind: int) -> bool:
    """Tell whether what is counted is no plain noun: a list, a long phrase, one with a verb, or behind an auxiliary."""
    words = clause.line.tokens
    lists = clause.lexicon
    helped = {word.small for word in words if clause.start <= word.start < clause.main.start} & lists["auxiliaries"]
    listed = behind < len(words) and words[behind].small in JOINING
    verbal = any(word.small in lists["plain_verbs"] for word in words[count.last : behind])
    return bool(helped) or listed or verbal or behind - count.last >= LONGEST_NOUN


def _noun_end(clause: Clause, count: Count, text: Text) -> int:
    """Return the place behind the last word of what is counted (ton beras, reef fish): before a small word or mark."""
    words = clause.line.tokens
    closed = (text.lexicon["prepositions"] - {"of"}) | text.lexicon["cuts"] | text.lexicon["because"] | CLOSING
    end = count.last
    while end < len(words) and words[end].end <= clause.end and words[end].word and words[end].small not in closed:
        end += 1
    return end


def _ask(clause: Clause, count: Count, name: str, **parts: str) -> str:
    first = {"id": ("B", "b"), "en": ("H", "h")}[clause.lexicon.language]
    about = f"{asking.capitalised(count.about)} {first[1]}" if count.about else first[0]
    return asking.say(clause.lexicon.language, name, about=about, **parts)


def _result(clause: Clause, count: Count, text: Text, said: tuple[str, str], asked: str) -> Finding | Refused:
    question, statement = said
    why = why_not(clause, clause.predicate(), text, least=2) or vague(clause)
    if why is None and not fits(clause.line, count, (clause.begin, clause.end), text.lexicon):
        why = msg("The number is one of several, or explains another.")
    nameless = not any(word.capital for word in tokens(question)[1:])
    if why is None and nameless and len(words(question)) < SHORTEST:
        why = msg("What it says of its subject is too short or too long for a question.")
    if why is None and holds(asked, count.text):
        why = msg("The question would name its answer.")
    if why:
        return Refused(clause.line.address, "number", why)
    return Finding(
        "number", clause.line.address, Asks.NUMBER, question, count.text, statement,
        value=count.value, unit=count.unit, confidence=SURE,
    )  # fmt: skip
