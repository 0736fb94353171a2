"""Clauses of which only "how many" and "when" may be asked: whoever their subject is, its name stands in the question.

Names of an unknown sort (Ryanair, Harwood & Pell), what a name "which ..." does beside the main clause, and the second
of two deeds of one subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from quizapp.drafting.sense.apposing import described
from quizapp.drafting.sense.bystanders import told_behind
from quizapp.drafting.sense.clauses import Clause, whole_clause
from quizapp.drafting.sense.helping import helper_of
from quizapp.drafting.sense.leading import lead_of, scoped
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Mention
from quizapp.drafting.words.predicates import verb_at
from quizapp.drafting.words.times import Time
from quizapp.drafting.words.tokens import Line, Token

RELATIVE: Final = frozenset({"which", "who", "yang"})
ARTICLES: Final = frozenset({"the", "a", "an"})  # an apposition: Wick St Mary, the oldest of four schools, opened
AND: Final = frozenset({"and", "dan"})
OBJECTS: Final = ARTICLES | {"all", "another", "any", "every", "its", "his", "her", "more", "up", "them", "their"}
LATE: Final = frozenset({"first", "last", "later", "once", "originally", "recently"})
JOINED: Final = (" of ", " for ", " of the ")  # the Office for Rail of Ely
NEXT_CLAUSE: Final = re.compile(r", (?:and|but|although|though|while|yet) ")
LAST: Final = 4  # words in which somebody says the whole sentence: ..., officials said on Friday night
LONGEST_ASIDE: Final = 24  # words
SHORTEST_DEED: Final = 2  # words behind a verb


def figured(text: Text) -> Iterator[Clause]:
    """Walk the main clauses of a text and those that only figures may rest on, each up to a second deed."""
    whole = (clause for clause in dated(text) if not scoped(clause.line, clause.begin, text.lexicon))
    yield from (part for clause in whole for part in deeds(clause))


def dated(text: Text) -> Iterator[Clause]:
    """Walk the main clauses of a text and, behind them, those that only figures may rest on."""
    whole = {clause.line.address for clause in text.clauses}
    yield from (_first_half(clause) for clause in text.clauses)
    yield from named_behind(text)
    yield from _taken_up(text)
    for line in text.sound:
        lead, begin = lead_of(line, text.lexicon)
        found = _subject(line, begin, text)
        if found is None or line.quotes:
            continue
        mention, end = found
        first = next((at for at, word in enumerate(line.tokens) if word.start >= end), len(line.tokens))
        name = line.text[begin:end] if mention.name is None else mention.name.text
        name = name[:1].lower() + name[1:] if name.split()[0].endswith("-year-old") else name
        name = _small_the(name, text)
        subject = f"the {name}" if mention.name and line.text.startswith(("The ", "the "), begin) else name
        if line.address not in whole:
            for clause in _main(line, (subject, mention), first, lead, text):
                yield replace(clause, begin=begin)
        for clause in _aside(line, (subject, mention), first, text):
            yield replace(clause, begin=begin)


def _first_half(clause: Clause) -> Clause:
    """Return an English clause as the article's own where somebody speaks in the next one only: , but Ann Lee said."""
    line, lists = clause.line, clause.lexicon
    joint = NEXT_CLAUSE.match(line.text, clause.end) if lists.language == "en" else None
    if joint is None or clause.until or told_behind(line, lists)[1]:
        return clause
    last = [word.small for word in line.tokens if word.word][-LAST:]
    return clause if lists.speech.keys() & set(last) else replace(clause, until=clause.end)


def _taken_up(text: Text) -> Iterator[Clause]:
    """Walk what an English thing that was introduced does in a "which ...": the lighthouse, which was built in 1878."""
    for line in text.sound:
        first, noun = line.tokens[:2]
        if text.language == "en" and first.text == "The" and noun.small.isalpha() and not line.quotes:
            yield from _aside(line, (f"the {noun.text}", None), 2, text)


def _small_the(name: str, text: Text) -> str:
    """Return a name that opens a sentence with its article in small letters where the article stands so inside one."""
    whole = f"the {name.removeprefix('The ')}"
    inner = name.startswith("The ") and any(f" {whole}" in line.text for line in text.lines)
    return whole if inner or (name.startswith("The ") and any(one in name for one in JOINED)) else name


def named_behind(text: Text) -> Iterator[Clause]:
    """Walk the clauses whose name stands behind what it is, of sentences without another certain clause."""
    whole = {clause.line.address for clause in text.clauses}
    for line in text.sound:
        if line.address not in whole:
            yield from described(line, text.mentions(line.address), text.lexicon)


def _subject(line: Line, begin: int, text: Text) -> tuple[Mention, int] | None:
    """Return the name with which a clause opens and where it ends, None where its capital may be that of a sentence."""
    lexicon = text.lexicon
    here = [some for some in text.mentions(line.address) if some.begin >= begin]
    article = begin + len("The ") * line.text.startswith(("The ", "the "), begin)
    if not here or here[0].begin not in {begin, article} or here[0].office:
        return None
    end, first_name = here[0].end, here[0]
    for one, other in pairwise(here):
        if end != one.end or line.text[one.end : other.begin] not in {" & ", *JOINED}:
            break
        first_name = first_name if line.text[one.end : other.begin] == " & " else replace(here[0], name=None)
        end = other.end
    behind = next((word for word in line.tokens if word.start > end), line.tokens[-1])
    if lexicon.language == "en" and behind.small in lexicon["organisations"] and not behind.capital:
        end = behind.end  # the Unite union
    first = line.text[here[0].begin : end].split()[0]
    plain = here[0].name is None and first.lower() in lexicon.ordinary
    single = here[0].name is None and " " not in line.text[here[0].begin : end]
    known = first in text.inner_capitals or _again(first, text)
    return None if plain or (single and not known) else (first_name, end)


def _again(first: str, text: Text) -> bool:
    """Tell whether an English word opens two sentences, once as an owner, and never stands small: Lumivolt's test."""
    opening = {line.tokens[0].text for line in text.lines}
    owner = not opening.isdisjoint({f"{first}'s", f"{first}’s"})
    return text.language == "en" and first in opening and owner and first.lower() not in text.inner_words


def _main(line: Line, subject: tuple[str, Mention], first: int, lead: Time | None, text: Text) -> Iterator[Clause]:
    """Walk the main clause behind a name, and behind a side clause between commas."""
    words = line.tokens
    if first + 1 < len(words) and words[first].text == "," and words[first + 1].small in RELATIVE | ARTICLES:
        close = next((at for at in range(first + 1, len(words)) if words[at].text == ","), len(words))
        first = close + 1
    verb = verb_at(line, first, text.lexicon, behind_name=True) if first < len(words) else None
    if verb is not None:
        yield whole_clause(line, text.lexicon, subject, (first, verb), lead)


def _aside(line: Line, subject: tuple[str, Mention | None], first: int, text: Text) -> Iterator[Clause]:
    """Walk what a name does in a "which ..." between commas."""
    words = line.tokens
    if first + 2 >= len(words) or words[first].text != "," or words[first + 1].small not in RELATIVE:
        return
    close = next((at for at in range(first + 2, len(words)) if words[at].text == ","), None)
    late = text.language == "en" and words[first + 2].small in LATE  # which last met in May
    verb = verb_at(line, first + 2 + late, text.lexicon, behind_name=True)
    if close is None or verb is None or close - first > LONGEST_ASIDE or verb >= close:
        return
    end = words[close].start
    yield replace(whole_clause(line, text.lexicon, subject, (first + 2, verb), None), end=end, until=end)


def deeds(clause: Clause) -> Iterator[Clause]:
    """Walk a clause up to the "and" before its second verb, and that second deed of the same subject."""
    words, lexicon = clause.line.tokens, clause.lexicon
    inside = [at for at in range(clause.verb + 1, len(words)) if words[at].end <= clause.end]
    stops = lexicon["cuts"] | RELATIVE | {"that", "to", "bahwa", ","}
    joint = next((at for at in inside if words[at].small in AND and _verbal(clause, at + 1)), None)
    told = clause.main.small in lexicon.speech  # a second deed may be part of what is said
    before = [at for at in inside if joint is not None and at < joint]
    if told or joint is None or any(words[at].small in stops and not _role(words, at) for at in before):
        yield clause
        return
    yield replace(clause, end=words[joint - 1].end)
    verb = verb_at(clause.line, joint + 1, lexicon, behind_name=True)
    if verb is not None and len(inside) - (verb - clause.verb) >= SHORTEST_DEED and clause.lead is None:
        second = replace(clause, verb=verb, start=words[joint + 1].start)
        yield replace(second, helper=helper_of(clause, second))


def _role(words: Sequence[Token], at: int) -> bool:
    """Tell whether an English "as" opens no clause but says in what role: spent nine months on it as a student."""
    return words[at].small == "as" and words[at + 1].small in {"a", "an", "the"}


def _verbal(clause: Clause, place: int) -> bool:
    """Tell whether a second verb stands here that is no second thing: opened and closes, not planted and sold trees."""
    words = clause.line.tokens
    verb = verb_at(clause.line, place, clause.lexicon, behind_name=True) if place < len(words) else None
    return (verb is not None or _based(clause, place)) and place > clause.verb + SHORTEST_DEED


def _based(clause: Clause, place: int) -> bool:
    """Tell whether a second verb stands here that shares an English "will": will have room for 40 and employ 12."""
    words, lexicon = clause.line.tokens, clause.lexicon
    before = {word.small for word in words[: clause.verb + 1] if word.start >= clause.start}
    if lexicon.language != "en" or before.isdisjoint(lexicon["modal"] | {"will"}) or place + 1 >= len(words):
        return False
    behind = words[place + 1]
    known = words[place].small in lexicon.verbs.values()
    opening = lexicon["approximate"] | lexicon["numerals"] | OBJECTS | lexicon["prepositions"]
    return known and (behind.small in opening or behind.text[0].isdigit())
