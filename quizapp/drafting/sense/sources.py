"""Claims beside their source, without a clause that says so: Menurut Budi, ...; ..., kata Sri, ...; in doubt nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from quizapp.core.fact import Stance
from quizapp.drafting.names.introducing import behind_degrees, in_years, is_office
from quizapp.drafting.sense.attribution import LIMIT, SHORTEST_CLAIM, claim_words
from quizapp.drafting.sense.clauses import is_name
from quizapp.drafting.sense.owning import unowned
from quizapp.drafting.sense.quoting import JOINING, Saying
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.predicates import TRANSITIVE
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Line, Token

ACCORDING: Final = {"id": re.compile(r"Menurut(?: (?=\w)|(?=nya,))"), "en": re.compile(r"According to (?:the )?")}
APPOSED: Final = frozenset({"a", "an", "the", "who", "whose"})
TOLD_OWN: Final = "mengatakan"


def according(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> Saying | None:
    """Return the claim behind an "according to" that opens a sentence."""
    source = ACCORDING[lexicon.language].match(line.text)
    if not source:
        return None
    mention = next((some for some in mentions if some.start == source.end()), None)
    if mention is None or mention.name is None:
        return None
    begin = _after_source(line, mention, lexicon)
    end = _tail(line, begin, lexicon)
    whole = not (_goes_on(line, end, lexicon) or LIMIT[lexicon.language].match(line.text, end))
    text = claim_words(line, begin, end, lexicon) if begin and whole else ""
    opening = text.split()[0].lower() if text else ""
    if not text or opening in JOINING | lexicon["after"] | lexicon["because"] | lexicon["conditions"]:
        return None
    if mention.name.kind == PERSON and unowned(text, lexicon) != text:  # Menurut Rina, kliennya ...: Siapa yang ...
        return Saying(line, mention.name, text, TOLD_OWN, Stance.CLAIM, quoted=False, rule="claimed")
    return Saying(line, mention.name, text, "", Stance.CLAIM, quoted=False, rule="according")


def aside(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> Saying | None:
    """Return the claim around a "said" and its speaker between commas or at the end: Hujan, kata Sri, ...

    In English "she said" stands too often inside a sentence of the article's own.
    """
    telling = lexicon["speech_after"] | {"menurut"}
    for place, word in enumerate(line.tokens[1:], 1):
        if line.tokens[place - 1].text != "," or not _tells(word.small, telling) or line.quotes:
            continue
        some = next((one for one in mentions if word.start < one.start <= word.end + 1), None)
        behind = line.text[some.end : some.end + 1] if some else ""
        if some is None or some.name is None or some.name.kind != PERSON or behind not in {",", "."}:
            return None
        apposed = line.text[some.end :].split(maxsplit=2)[1:2]
        if lexicon.language == "en" and apposed and apposed[0] in APPOSED:
            return None  # said Ann Lee, a lawyer at ...
        return _around(line, (line.tokens[place - 1].start, some.end + (behind == ",")), some.name, lexicon)
    return None


def _tells(word: str, telling: Collection[str]) -> bool:
    return word in telling or word.removesuffix("nya") in telling


def _around(line: Line, told: tuple[int, int], speaker: Name, lexicon: Lexicon) -> Saying | None:
    """Return the claim that stands around who tells it, None where a list or a side clause may stand there."""
    begin = _behind_opening(line, lexicon)
    begin = told[1] + 1 if begin >= told[0] else begin
    commas = line.text[begin:].count(",") - line.text[slice(*told)].count(",") * (begin < told[0])
    text = claim_words(line, begin, len(line.text.rstrip(" .!?…")), lexicon, [told])
    first = next((word for word in line.tokens if word.start >= begin), None)
    closed = JOINING | lexicon["after"] | lexicon["because"] | lexicon["conditions"] | lexicon["connectives"]
    if not text or first is None or commas or first.small in closed | lexicon["therefore"]:
        return None
    small = text if is_name(line, begin, lexicon) else small_first(text, lexicon)
    return Saying(line, speaker, small, "", Stance.CLAIM, quoted=False, rule="according")


def _behind_opening(line: Line, lexicon: Lexicon) -> int:
    """Return where a sentence begins behind a connective (Namun, Karena itu) and its comma."""
    opening = lexicon.one_of("connectives").match(line.text) or lexicon.one_of("openers").match(line.text)
    return opening.end() + 2 if opening and line.text.startswith(",", opening.end()) else 0


def _tail(line: Line, begin: int, lexicon: Lexicon) -> int:
    """Return where a claim ends: before a tail behind a comma (jauh lebih murah ...), else with its sentence."""
    inner = [word for word in line.tokens if word.start >= begin]
    tails = (
        mark.start
        for mark, word in pairwise(inner[SHORTEST_CLAIM:])
        if mark.text == "," and word.small in lexicon["tails"]
    )
    return next(tails, len(line.text.rstrip(" .!?…")))


def _goes_on(line: Line, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a clause goes on behind a tail that stands between commas: tema, seperti pasar, ke dalam ..."""
    closed = lexicon["prepositions"] | lexicon["auxiliaries"] | lexicon["negations"]
    behind = [word for word in line.tokens if word.start > end]
    return any(
        mark.text == "," and (word.small in closed or word.small.startswith(TRANSITIVE))
        for mark, word in pairwise(behind)
    )


def _after_source(line: Line, mention: Mention, lexicon: Lexicon) -> int:
    """Return where the claim behind a source and its office begins, 0 where that is not certain."""
    words = line.tokens
    place = next((at for at, word in enumerate(words) if word.start >= mention.end), len(words))
    if [word.text for word in words[place : place + 3 : 2]] == ["(", ")"]:
        place += 3
    place += 3 * in_years(line, place)
    if (titled := behind_degrees(line, place)) != place:
        return words[titled].start if titled < len(words) else 0
    if place + 2 >= len(words) or words[place].text != ",":
        return 0
    if any(is_office(line, at, lexicon) for at in (place + 1, place + 2)):
        comma = next((at for at in range(place + 1, len(words)) if words[at].text == ","), len(words))
        if lexicon.language == "id" and _is_told(words, place + 1, comma):
            return 0 if "yang" in {word.small for word in words[place:comma]} else words[place + 1].start
        place = comma
    return words[place + 1].start if place + 1 < len(words) else 0


def _is_told(words: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether Indonesian words hold a verb, so that they are a clause and no office: perajin memakai kaca."""
    found = tags(tuple(word.text for word in words[first:last]))
    tagged = zip(words[first:last], found, strict=True)
    return any(tag == VERB and word.small.startswith(TRANSITIVE) and not word.capital for word, tag in tagged)
