"""Findings about what an article calls something between commas: a broadcaster, an ally; and who is from where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.i18n import msg
from quizapp.drafting.names.runs import runs
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION, PERSON, Mention, Name
from quizapp.drafting.words.tokens import Line

SOONEST: Final = 3  # words before a name that its role and a comma need
LONGEST: Final = 9  # words of a description
FROM: Final = {"id": ("dari",), "en": ("of", "from", "at")}
FAIR: Final = 85
NOBODY: Final = re.compile(r"\b(?:kata|ujar|tutur|ucap|jelas|tegas|ungkap|imbuh|lanjut)nya\b|\b(?:he|she) said\b")


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a question of a rule with its answer and statement; ``what`` is the description."""

    rule: str
    question: str
    answer: str
    statement: str
    what: str


def descriptions(text: Text) -> Results:
    """Walk what is called something: "X, sebuah ...", "sekutu ..., X"; and who is from where."""
    for line in text.sound:
        if line.quotes and NOBODY.search(line.text):
            continue  # what proves it would repeat words of which nobody knows whose they are
        yield from _kinds(line, text)
        yield from _roles(line, text)
    yield from _affiliations(text)


def _kinds(line: Line, text: Text) -> Iterator[Finding | Refused]:
    """Walk the names behind whose comma stands what they are, with "a" before it."""
    tokens = line.tokens
    for first, last in runs(line, text.lexicon):
        if last + 2 >= len(tokens) or tokens[last].text != "," or line.quoted(tokens[first].start):
            continue
        if tokens[last + 1].small not in text.lexicon["introducers"]:
            continue
        end = next((at for at in range(last + 2, len(tokens)) if not tokens[at].word), len(tokens) - 1)
        answer = line.text[tokens[first].start : tokens[last - 1].end]
        what = line.text[tokens[last + 2].start : tokens[end - 1].end]
        person = any(
            some.name and some.name.kind == PERSON for some in text.mentions(line.address) if some.text == answer
        )
        if person or text.language == "en" or tokens[end].text not in {",", "."}:
            continue
        if any(word.small in text.lexicon["offices"] | {"yang", "who", "which"} for word in tokens[last + 2 : end]):
            continue
        question = asking.say(text.language, "called", what=what)
        statement = asking.say(text.language, "called_statement", name=answer, what=what)
        yield _finding(line, Said("called", question, answer, statement, what), text)


def _roles(line: Line, text: Text) -> Iterator[Finding | Refused]:
    """Walk the names that stand behind their role and a comma: sekutu utama Pyongyang, Tiongkok, ..."""
    tokens = line.tokens
    for mention in text.mentions(line.address):
        at = next((place for place, word in enumerate(tokens) if word.start == mention.start), 0)
        if mention.name is None or mention.name.kind == PERSON or at < SOONEST or tokens[at - 1].text != ",":
            continue
        behind = next((word.text for word in tokens if word.start >= mention.end), "")
        first = next((place for place in range(at - 2, max(-1, at - LONGEST), -1) if _role_at(line, place, text)), None)
        if first is None or behind not in {",", "."} or any(not word.word for word in tokens[first : at - 1]):
            continue
        role = line.text[tokens[first].start : tokens[at - 2].end]
        if line.quoted(mention.start) or not any(word.capital for word in tokens[first + 1 : at - 1]):
            continue
        question = asking.role(text.language, mention.name, role)
        statement = asking.say(text.language, "office_statement", name=mention.name.text, office=role)
        yield _finding(line, Said("role", question, mention.name.text, statement, role), text, mention.name)


def _role_at(line: Line, place: int, text: Text) -> bool:
    found = line.tokens[place : place + 2]
    return found[0].small in text.lexicon["roles"] or " ".join(word.small for word in found) in text.lexicon["roles"]


def _affiliations(text: Text) -> Iterator[Finding | Refused]:
    """Walk the people without an office who are introduced by where they are from, each place of one person only."""
    found: list[tuple[Line, Mention, Mention]] = []
    for line in text.sound:
        mentions = text.mentions(line.address)
        for person, body in pairwise(mentions):
            between = line.text[person.end : body.start].strip()
            sure = person.name and person.name.kind == PERSON and body.name and body.name.kind == ORGANISATION
            if sure and between in FROM[text.language] and not line.quoted(person.start):
                found.append((line, person, body))
    given = Counter(body.name.text for _, _, body in found if body.name)
    for line, person, body in found:
        if person.name is None or body.name is None or text.names.offices.get(person.name.text):
            continue
        if given[body.name.text] == 1:
            question = asking.say(text.language, "from", body=body.text)
            statement = asking.say(text.language, "from_statement", name=person.name.text, body=body.text)
            yield _finding(line, Said("from", question, person.name.text, statement, body.text), text, person.name)


def _finding(line: Line, said: Said, text: Text, name: Name | None = None) -> Finding | Refused:
    rule, question, answer, what = said.rule, said.question, said.answer, said.what
    why = leaning(what, text.lexicon)
    if not 1 <= len(words(what)) <= LONGEST or holds(what, answer):
        why = msg("“%(office)s” says too little or too much for an office.", office=what)
    if why:
        return Refused(line.address, rule, why)
    return Finding(
        rule, line.address, Asks.NAME, question, answer, said.statement, name=name, claim=what, confidence=FAIR
    )  # fmt: skip
