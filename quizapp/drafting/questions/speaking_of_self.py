"""English claims about their own speaker, as a question has them: said he had heard: who said that they had heard.

A question that keeps "he" or "her" would tell the man or the woman among its options.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.sense.quoting import Saying
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, PERSON, Mention, Name
from quizapp.drafting.words.tokens import Line, Token, tokens

NEUTRAL: Final = MappingProxyType({
    "he": "they", "she": "they", "his": "their", "her": "their", "himself": "themselves", "herself": "themselves",
})  # fmt: skip
PLURAL: Final = MappingProxyType({"was": "were", "is": "are", "has": "have", "does": "do"})  # they were
VERBS: Final = frozenset(PLURAL.values())  # a second verb behind "and" would need to be changed as well
NOUNLESS: Final = re.compile(r"\b(?:they|themselves)\b")
FORMS: Final = (frozenset({"he", "his", "himself"}), frozenset({"she", "her", "herself"}))
PLURALS: Final = frozenset({"they", "them", "their", "him", "hers"})
BEFORE_THINGS: Final = frozenset({"a", "an", "at", "from", "in", "near", "of", "on", "the", "to"})
HELPING: Final = frozenset({"would", "will", "had", "has", "was", "is"})  # words before the verb of a body
SMALL: Final = frozenset({"a", "an", "many", "one", "some"})  # that count nothing for certain
LONGEST_MOOD: Final = 5  # words of a claim that says no more than how somebody feels: they were tired of flying
HAPPENING: Final = frozenset({"were", "are", "had", "have", "been", "just"})  # words before the verb of a "they"
DETERMINERS: Final = frozenset({"a", "an", "another", "one", "that", "the", "this"})
ADVERBS: Final = frozenset({"also", "always", "never", "often", "once", "only", "still", "then"})


def of_self(saying: Saying, text: Text) -> Saying:
    """Return an English claim about its own speaker with "they", any other as it is.

    The speaker is sure to be meant where no other person stands in the sentence or right before it, and where it is
    not their work to speak for others.
    """
    person = saying.rule == "claimed" and saying.speaker.kind == PERSON
    if not person or text.language != "en" or not _alone(saying, text):
        return saying
    told = neutral(saying.text, text.lexicon)
    return saying if told == saying.text else replace(saying, text=told)


def _alone(saying: Saying, text: Text) -> bool:
    """Tell whether nobody else may be meant by a "he" of a claim."""
    line, name = saying.line, saying.speaker
    posts = {word for office, _ in text.names.offices.get(name.text, ()) for word in words(office)}
    own = any(some.name == name and some.text == name.text for some in text.mentions(line.address))
    at = text.lines.index(line)
    before = text.lines[at - 1 : at] if at and not (line.fresh and own) else ()
    others = any(_another(some, name, one) for one in (*before, line) for some in text.mentions(one.address))
    begin = line.text[: max(0, line.text.find(name.text.split()[-1]))].lower()
    owned = not {word.small for word in tokens(begin)}.isdisjoint(NEUTRAL.keys() - {"he", "she"})
    own_words = posts | {name.text.lower()}
    untold = any(_somebody(one, own_words, text.lexicon) for one in (*before, line))
    return not (others or owned or untold or posts & text.lexicon["for_others"])


def _somebody(line: Line, own: Collection[str], lexicon: Lexicon) -> bool:
    """Tell whether a sentence speaks of somebody without a name, whom a "he" behind it may mean: the driver had fled.

    ``own`` are words for the speaker.
    """
    human = lexicon["human"] | lexicon["offices"] | lexicon["strangers"]
    pairs = zip((None, *line.tokens), line.tokens, strict=False)
    return any(word.small in human - set(own) and before and before.small in DETERMINERS for before, word in pairs)


def _another(some: Mention, name: Name, line: Line) -> bool:
    """Tell whether a mention is, or may be, another person: known as one, or unknown behind no word of place."""
    if some.name is not None:
        return some.name.kind == PERSON and some.name != name
    before = line.text[: some.begin].lower().split()[-1:]
    placed = bool(before) and (before[0] in BEFORE_THINGS or before[0].endswith(("'s", "’s")))
    return " " in some.text and not placed


def neutral(claim: str, lexicon: Lexicon) -> str:
    """Return a claim that opens with the "he" or "her" of its speaker with "they" and "their"; else as it is.

    It stays as it is too where somebody else may be meant, or where the verb is not known.
    """
    found = tokens(claim)
    forms = next((some for some in FORMS if found and found[0].small in some), frozenset())
    if lexicon.language != "en" or not forms or _others(found, forms, lexicon):
        return claim
    text = claim
    for start, end, word in sorted(_changes(found, lexicon), reverse=True):
        if not word or (word in VERBS and " and " in claim):
            return claim
        text = text[:start] + word + text[end:]
    return text


def momentary(told: str, lexicon: Lexicon) -> bool:
    """Tell whether a neutral claim says no more than what its speaker does for a moment: they were going to bed."""
    found = tokens(told)
    verb = next((word.small for word in found[1:] if word.small not in HAPPENING | ADVERBS), "")
    plain = not any(
        word.capital or word.text[0].isdigit() or word.small in lexicon["numerals"] - SMALL for word in found
    )
    idle = verb in lexicon["everyday"] or (verb in lexicon["moods"] and len(found) <= LONGEST_MOOD)
    return bool(found) and found[0].small == "they" and plain and idle


def of_body(saying: Saying, lexicon: Lexicon) -> str:
    """Return an English claim of a body to be looked at, with "somebody" for the "it" that does what bodies do.

    It would publish a plan, it had received two complaints: not a ship that had sunk, nor a plan that would take years.
    """
    found = tokens(saying.text)
    body = lexicon.language == "en" and saying.rule == "claimed" and saying.speaker.kind == ORGANISATION
    if not body or [word.small for word in found].count("it") != 1 or found[0].small != "it":
        return saying.text
    verbs = [word.small for word in found[1:] if word.small not in ADVERBS | HELPING | {"not"}] or [""]
    sure = verbs[0] in lexicon["of_bodies"]
    return re.sub(r"\bits\b", "somebody's", re.sub(r"\bit\b", "people", saying.text)) if sure else saying.text


def nobodys(claim: str) -> str:
    """Return a neutral claim without the words that mean its speaker, to be looked at for those that mean others."""
    return re.sub(r"\btheir\b", "somebody's", NOUNLESS.sub("people", claim))


def _others(found: Sequence[Token], forms: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether somebody else may be meant by a pronoun: another person, or one of another form."""
    strange = (NEUTRAL.keys() | PLURALS) - forms
    human = lexicon["offices"] | lexicon["human"]
    return any(word.small in strange or (at > 1 and word.small in human) for at, word in enumerate(found))


def _changes(found: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Walk where a word is to be changed and what it becomes, "" for one that is not certain."""
    closed = lexicon["prepositions"] | lexicon["auxiliaries"] | lexicon["cuts"] | {"to", "and", "that"}
    for at, word in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if word.small not in NEUTRAL:
            continue
        plain = word.small != "her" or (after is not None and after.text.isalpha() and after.small not in closed)
        yield word.start, word.end, NEUTRAL[word.small] if plain else ""
        if word.small in {"he", "she"}:
            yield from _verb(found[at + 1 :], lexicon)


def _verb(behind: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Walk the change of the verb behind "he": was: were, plans: plan; none of one in the past."""
    verb = next((word for word in behind if word.small not in ADVERBS and not word.small.endswith("ly")), None)
    if verb is None or not verb.text.isalpha():
        yield (0, 0, "")
    elif verb.small in PLURAL:
        yield verb.start, verb.end, PLURAL[verb.small]
    elif verb.small.endswith("s") and not verb.small.endswith("ss"):
        single = not any(word.small in {"and", "but"} for word in behind)
        yield verb.start, verb.end, lexicon.present.get(verb.small, "") if single else ""
