"""English sentences whose subject is "he" or "she", where one person only can be meant; in doubt nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from quizapp.drafting.names.introducing import DEMONYM
from quizapp.drafting.sense.antecedents import Antecedent
from quizapp.drafting.sense.clauses import clause_of
from quizapp.drafting.sense.quoting import named_speaker
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.tokens import Line, Token

HE, SHE = "he", "she"
GENDERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("mr", "sir", "lord"), HE), **dict.fromkeys(("mrs", "ms", "lady", "dame"), SHE),
}  # fmt: skip
PLACING: Final = frozenset({"in", "at", "on", "from", "near", "across"})
ANY: Final = frozenset({"a", "an", "any", "each", "every", "no", "one"})
POINT: Final = re.compile(
    r"^(?:\w+ ){1,3}?(?:argument|call|claim|concern|criticism|fear|idea|opinion|plea|point|sentiment|view|warning)s? "
    r"(?:was|were|is|are) (?:\w+ )?(?:backed|challenged|disputed|echoed|questioned|rejected|repeated|shared|supported)"
    r" by (?:the )?$"
)  # That point was echoed by: who speaks next
LEAD: Final = re.compile(r"(?:After|At|During|In|On) (?:[a-z][a-z-]* ){0,3}[a-z][a-z-]*, (?=s?he )")  # In court, she
NEAR: Final = 3  # words before a noun
MARKS: Final = 3  # tokens before a pronoun: however, a comma


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold whom a pronoun means from a sentence on; ``only_speaks``: in sentences that tell what somebody says only."""

    person: Name
    address: str
    only_speaks: bool


def carried(
    lines: Sequence[Line], mentions: Mapping[str, tuple[Mention, ...]], lexicon: Lexicon
) -> Mapping[str, Antecedent]:
    """Return the address of each sentence whose pronoun means the one person of those right before -> that person."""
    return dict(_carried(lines, mentions, lexicon)) if lexicon.language == "en" else {}


def _carried(
    lines: Sequence[Line], mentions: Mapping[str, tuple[Mention, ...]], lexicon: Lexicon
) -> Iterator[tuple[str, Antecedent]]:
    genders, places = _titled(lines, mentions), _places(lines, mentions)
    known: _Known | None = None
    for line in lines:
        there = mentions.get(line.address, ())
        pronoun = _pronoun(line, lexicon)
        if pronoun is None:
            goes_on = not line.fresh and len(line.quotes) == 1 and line.quotes[0] == (0, len(line.text))
            if known and not line.fresh and _nobody(line, there, places, lexicon):
                known = replace(known, only_speaks=True)
            else:
                known = known if goes_on else _known(line, there, places, lexicon)
            continue
        telling = any(word.small in lexicon.speech for word in line.tokens if word.start > pronoun.start)
        if known is None or (known.only_speaks and not telling):
            known = None
            continue
        if genders.setdefault(known.person.text, pronoun.small) == pronoun.small:
            start, end = (0, 0) if _quoting(line) else (pronoun.start, pronoun.end)
            yield line.address, Antecedent(known.person, (known.address,), start, end)
        if _others(line, there, known.person, places, lexicon):
            known = replace(known, only_speaks=True) if telling else None


def _nobody(line: Line, there: Sequence[Mention], places: Collection[str], lexicon: Lexicon) -> bool:
    """Tell whether a sentence speaks of a thing, and of no human being at all: The bus takes 50 minutes. He said ..."""
    human = lexicon["offices"] | lexicon["human"] | lexicon["kin"] | lexicon["pronouns"] | lexicon["persons"]
    first, second = (word.small for word in line.tokens[:2])
    thing = first == "there" or (first == "the" and second in lexicon["lifeless"])
    told = any(word.small in human or word.small in lexicon.speech for word in line.tokens)
    return thing and not line.quotes and not told and not _others(line, there, None, places, lexicon)


def _titled(lines: Sequence[Line], mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, str]:
    """Return the text of each person who has a title such as Mr or Ms somewhere -> the pronoun that goes with it."""
    return {
        some.name.text: GENDERS[before[-1]]
        for line in lines
        for some in mentions.get(line.address, ())
        if some.name and (before := [word.small for word in line.tokens if word.end < some.begin and word.word])
        and before[-1] in GENDERS
    }  # fmt: skip


def _pronoun(line: Line, lexicon: Lexicon) -> Token | None:
    """Return the he or she that opens a sentence, behind a "however" or "but" too, or stands behind its quotation."""
    quoting = _quoting(line)
    lead = None if quoting else LEAD.match(line.text)
    begin = line.quotes[0][1] if quoting else lead.end() if lead else 0
    words = [word for word in line.tokens if word.start >= begin]
    for word in words[:MARKS]:
        if word.small in lexicon["persons"]:
            return word
        if quoting or word.small not in {*lexicon["connectives"], ",", "and"}:
            return None
    return None


def _quoting(line: Line) -> bool:
    """Tell whether a quotation opens a sentence."""
    return bool(line.quotes) and line.quotes[0][0] == 0


def _known(line: Line, mentions: Sequence[Mention], places: Collection[str], lexicon: Lexicon) -> _Known | None:
    """Return the person who is the subject of a sentence; None in doubt, or where somebody else is named in it.

    Whom a speaker's own words name does no harm where the speaker goes on speaking.
    """
    mention = next((some for some in mentions if some.name and some.name.kind == PERSON), None)
    if mention and mention.name and _according(line, mention):
        others = _others(line, mentions, mention.name, places, lexicon)
        return None if others else _Known(mention.name, line.address, only_speaks=True)
    if mention and mention.name and POINT.search(line.text[: mention.start]):
        others = _others(line, mentions, mention.name, places, lexicon)
        return None if others else _Known(mention.name, line.address, only_speaks=True)
    verb = _verb_of(line, mention, mentions, lexicon) if mention else None
    if mention is None or mention.name is None or verb is None:
        return None
    before = [some for some in mentions if some.start < verb.start]
    if _others(line, before, mention.name, places, lexicon):
        return None
    alone = not _others(line, mentions, mention.name, places, lexicon) and not _human(line, verb, lexicon)
    speaks = verb.small in lexicon.speech
    return _Known(mention.name, line.address, only_speaks=not alone) if alone or speaks else None


def _according(line: Line, mention: Mention) -> bool:
    """Tell whether "according to" stands before a person: treated, according to Maria Tuhumury."""
    return line.text[: mention.start].lower().endswith(("according to ", "according to the "))


def _human(line: Line, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether one certain other human being stands behind a verb: the minister, his client; not a patient."""
    human, behind = lexicon["offices"] | lexicon["human"], [word for word in line.tokens if word.start > verb.start]
    return any(
        word.small in human and not ANY & {before.small for before in behind[max(0, at - NEAR) : at]}
        for at, word in enumerate(behind)
    )


def _places(lines: Sequence[Line], mentions: Mapping[str, tuple[Mention, ...]]) -> frozenset[str]:
    """Return the names of which nothing is known but that they stand behind an "in" or the like: no people."""
    found = ((_before(line, some), some) for line in lines for some in mentions.get(line.address, ()))
    return frozenset(some.text for before, some in found if some.name is None and before in PLACING)


def _before(line: Line, some: Mention) -> str:
    return next((word.small for word in reversed(line.tokens) if word.end <= some.start), "")


def _others(
    line: Line, mentions: Sequence[Mention], person: Name | None, places: Collection[str], lexicon: Lexicon
) -> bool:
    """Tell whether a sentence names somebody else, or what may be somebody."""
    posts = [(some.start, some.end) for some in mentions if some.office]
    bodies = lexicon["organisations"] | {"charity", "consultancy", "firm", "group"}  # of the charity Play England
    heads = lexicon["places"] | lexicon["organisations"] | lexicon["organisations_last"] | lexicon["things"]
    for some in mentions:
        if some.name and some.name.kind == PERSON and some.name != person:
            return True
        inside = any(start <= some.start < end for start, end in posts) or line.quoted(some.start)
        inside = inside or DEMONYM.search(some.text.lower()) is not None or len(some.text) == 1
        placed = some.text in places or _before(line, some) in PLACING | {"the", "a", "an", "of"}
        nobody = some.text.split()[-1].lower() in heads or _before(line, some) in bodies
        if some.name is None and not placed and not inside and not nobody:
            return True
    return False


def _verb_of(line: Line, mention: Mention, mentions: Sequence[Mention], lexicon: Lexicon) -> Token | None:
    """Return the verb of which a person is the subject; of a quotation, the last word of the sentence."""
    named = named_speaker(line, mentions, lexicon)
    if named:
        return line.tokens[-1] if named[1] == mention.name else None
    if _quoting(line):
        return None
    clause = clause_of(line, mentions, lexicon)
    if clause:
        return clause.main if clause.mention and clause.mention.name == mention.name else None
    behind = next((word for word in line.tokens if word.start >= mention.end), None)
    speaks = behind is not None and behind.small in lexicon.speech
    return behind if speaks else None
