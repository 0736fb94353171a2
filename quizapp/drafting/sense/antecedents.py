"""Whom "ia", "dia" and the "-nya" of "ujarnya" mean, where one person only can be meant: the subject right before.

Indonesian; "he" and "she" belong to carrying. Both say with an Antecedent whom a pronoun means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quizapp.drafting.sense.clauses import clause_of
from quizapp.drafting.sense.quoting import named_speaker
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.tokens import Line, Token

MOST_BEFORE: Final = 3  # sentences between a pronoun and the name that it means, that of the name included
SOURCE: Final = re.compile(r"(?:^|, )[Mm]enurut ?(?P<who>dia|beliau|nya)(?=,)")
ASIDE: Final = re.compile(r", \w+ ?(?P<who>dia|beliau|nya)(?=[,.])")
TOLD_BY: Final = re.compile(
    r"^Menurut $|\b(?:dikatakan|dikemukakan|dilontarkan|disampaikan|diungkapkan|diutarakan)(?: oleh)? $"
)  # before a source: Hal senada disampaikan Rukmini
TOGETHER: Final = frozenset({"bersama", "beserta", "dan", "dengan", "serta", "atau"})
PLACING: Final = frozenset({"di", "ke", "dari", "pada", "dalam", "hingga", "sampai"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Hold whom a sentence means, and the addresses of the sentences that say so, from the name on.

    ``start`` and ``end`` are where the pronoun stands; both are 0 for the speaker of a quotation and for a name.
    """

    name: Name
    since: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def mention(self) -> Mention | None:
        """Return the pronoun as a mention of its person, None for the others."""
        return Mention(self.start, self.start, self.end, self.name.text, self.name) if self.end else None


def antecedents(
    lines: Sequence[Line], mentions: Mapping[str, tuple[Mention, ...]], lexicon: Lexicon
) -> Mapping[str, Antecedent]:
    """Return the address of each sentence whose pronoun means one person for certain -> that person."""
    found: dict[str, Antecedent] = {}
    for before, line in pairwise(lines if lexicon.language == "id" else ()):
        place = _pronoun(line, lexicon)
        if place is None or (line.fresh and place != (0, 0)):
            continue
        here, earlier = mentions.get(before.address, ()), found.get(before.address)
        about = _continued(before, earlier, lexicon) if earlier else _about(before, here, lexicon)
        sure = about is not None and (about.speaks or not line.fresh) and about.name.kind == PERSON
        if about is None or not sure:
            continue
        rivals = lexicon["strangers" if place == (0, 0) else "rivals"]  # a baby says nothing
        spoken = about.speaks and tells(line, lexicon)  # who speaks goes on, whoever else is spoken of
        if _others(before, here, about, lexicon, frozenset() if spoken else rivals):
            continue
        since = (*(earlier.since if earlier else ()), before.address)
        if len(since) <= MOST_BEFORE:
            found[line.address] = Antecedent(about.name, since, *place)
    return found


def _pronoun(line: Line, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where a pronoun for one person stands in a sentence, (0, 0) behind a quotation; None for none."""
    if line.quotes and line.quotes[0][0] == 0:
        behind = [word.small for word in line.tokens if word.start >= line.quotes[0][1]]
        told = bool(behind) and _says(behind[0], lexicon)
        named = len(behind) > 1 and behind[0] in lexicon["speech_after"] and behind[1] in lexicon["persons"]
        return (0, 0) if told or named else None
    first = _first(line, lexicon)
    if first.small in lexicon["persons"]:
        return first.start, first.end
    aside = SOURCE.search(line.text) or ASIDE.search(line.text)
    if aside is None or line.quotes:
        return None
    said = aside[0].strip(", ").lower()
    verbal = said.startswith("menurut") or said.split()[0] in lexicon["speech_after"] or _says(said, lexicon)
    return aside.span("who") if verbal else None


def _says(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is "said" with the speaker in it: ujarnya."""
    return word.endswith("nya") and word.removesuffix("nya") in lexicon["speech_after"]


def _first(line: Line, lexicon: Lexicon) -> Token:
    """Return the first word of a sentence behind a connective and its comma."""
    opening = lexicon.one_of("connectives").match(line.text)
    begin = opening.end() + 1 if opening and line.text.startswith(", ", opening.end()) else 0
    return next((word for word in line.tokens if word.start >= begin), line.tokens[0])


@dataclass(frozen=True, slots=True)
class _About:
    """Hold whom a sentence is about, whether they speak in it, and where what introduces them ends."""

    name: Name
    speaks: bool
    end: int


def _continued(line: Line, earlier: Antecedent, lexicon: Lexicon) -> _About:
    """Return the person whom the pronoun of a sentence means."""
    return _About(earlier.name, tells(line, lexicon) or bool(line.quotes), 0)


def _about(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> _About | None:
    """Return whom a sentence is about: its speaker, its source or its subject; None where that is not certain."""
    if said := named_speaker(line, mentions, lexicon):
        return _About(said[1], speaks=True, end=0)
    source = next((some for some in mentions if TOLD_BY.search(line.text[: some.start])), None)
    if source is not None and source.name is not None:
        return _About(source.name, speaks=True, end=source.end)
    clause = clause_of(line, mentions, lexicon)
    subject = clause.mention if clause else _opening(line, mentions, lexicon)
    if subject is None or subject.name is None:
        return None
    return _About(subject.name, clause is not None and _tells(clause.main.small, lexicon), subject.end)


def _opening(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Return the person with whose name a sentence opens, where a small word goes on with what they do."""
    begin = _first(line, lexicon).start
    some = next((one for one in mentions if one.start == begin), None)
    behind = next((word for word in line.tokens if some and word.start >= some.end), None)
    alone = behind is not None and behind.word and not behind.capital and behind.small not in TOGETHER
    return some if alone else None


def _others(line: Line, mentions: Sequence[Mention], about: _About, lexicon: Lexicon, rivals: frozenset[str]) -> bool:
    """Tell whether a pronoun may mean somebody else: another name, or one of ``rivals``, a human being without one."""
    human = any(word.start >= about.end and word.small in rivals for word in line.tokens)
    return human or any(_another(some, about, line, lexicon) for some in mentions)


def _another(some: Mention, about: _About, line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a mention is, or may be, somebody else than whom a sentence is about, and not part of who it is."""
    if some.end <= about.end:
        return False
    if some.name is not None:
        return some.name.kind == PERSON and some.name != about.name
    before = next((word.small for word in reversed(line.tokens) if word.end <= some.start), "")
    heads = lexicon["places"] | lexicon["organisations"]
    plain = before in heads | PLACING or some.text.split(maxsplit=1)[0].lower() in heads or some.start == 0
    return not (some.text.isupper() or some.text.startswith("Rp") or plain)


def tells(line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a sentence holds a verb of saying, or one with the speaker in it."""
    return any(_tells(word.small, lexicon) or _says(word.small, lexicon) for word in line.tokens)


def _tells(verb: str, lexicon: Lexicon) -> bool:
    return verb in lexicon.speech or verb in lexicon["speaking"]
