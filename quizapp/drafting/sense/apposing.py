"""Clauses whose subject is what a name is, with the name behind it: a boat, KM Cahaya Mekar, sank; maker PT Roti Tbk.

The words before a name say what it is, so that the name alone may stand for both in a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from quizapp.drafting.sense.clauses import Clause, whole_clause
from quizapp.drafting.sense.leading import lead_of
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, PERSON, Mention
from quizapp.drafting.words.predicates import verb_at
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Line, Token

LONGEST: Final = 9  # words of a description
AGE: Final = 3  # tokens of an age or an acronym: a bracket, the number, a bracket


def described(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Clause]:
    """Walk the clause of an Indonesian sentence that opens with what a name is, if that is certain."""
    if lexicon.language != "id" or line.quotes:
        return
    lead, begin = lead_of(line, lexicon)
    for mention in mentions:
        if mention.begin <= begin or line.quoted(mention.start):
            continue
        before = [word for word in line.tokens if begin <= word.start < mention.begin]
        if not _describes(before, mention, lexicon):
            continue
        first, name = _behind(line, mention)
        apposed = before[-1].text == ","
        if apposed and (first >= len(line.tokens) or line.tokens[first].text != ","):
            continue
        verb = verb_at(line, first + apposed, lexicon, behind_name=True) if first + apposed < len(line.tokens) else None
        if verb is not None:
            clause = whole_clause(line, lexicon, (name, mention), (first + apposed, verb), lead)
            yield replace(clause, begin=mention.begin)
            return


def _describes(before: Sequence[Token], mention: Mention, lexicon: Lexicon) -> bool:
    """Tell whether words say what the name behind them is: a few small nouns, no verb and no list."""
    apposed = bool(before) and before[-1].text == ","
    kind = mention.name.kind if mention.name else ""
    if not before or mention.office or kind not in ({"", PERSON, ORGANISATION} if apposed else {ORGANISATION}):
        return False
    found = before[:-1] if apposed else before
    lists = ("prepositions", "cuts", "because", "auxiliaries", "pronouns", "negations", "attributed", "conditions")
    closed = lexicon.speech.keys() | frozenset().union(*(lexicon[name] for name in lists))
    if not 1 < len(found) <= LONGEST or not all(word.word and word.small not in closed for word in found):
        return False
    kinds = tags(tuple(word.small for word in found))
    return not any(word.capital for word in found[1:-1]) and VERB not in kinds


def _behind(line: Line, mention: Mention) -> tuple[int, str]:
    """Return the place of the first word behind a name, its number (KM Cahaya 03) and age included; and the name."""
    words = line.tokens
    place = next((at for at, word in enumerate(words) if word.start >= mention.end), len(words))
    numbered = len(list(takewhile(lambda word: word.text.isdigit(), words[place : place + 1])))
    name = line.text[mention.begin : words[place].end] if numbered else line.text[mention.begin : mention.end]
    place += numbered
    bracketed = [word.text for word in words[place : place + AGE : AGE - 1]] == ["(", ")"]
    return place + AGE * bracketed, name
