"""English pronouns that need no other sentence: their noun is the subject of the same clause, or they mean nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from quizapp.drafting.words.gazetteer import gazetteer
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Token, tokens

PLURAL: Final = frozenset({"they", "their", "themselves"})  # never "them": that is somebody else
SINGULAR: Final = frozenset({"it", "its", "itself"})
IMPERSONAL: Final = re.compile(
    r"\bit (?:all|(?:is|was) (?:(?:about |nearly |over )?\d+ degrees|cold|dark|hot|midnight|raining|snowing))\b"
    r"|\bit (?:(?:is|was|would be|will be|would|will|may|might|could|has been|had been) )?(?:not )?"
    r"(?:take|takes|took|too|time|clear|unclear|likely|unlikely|possible|impossible|important|hard|difficult|easy"
    r"|necessary|essential|better|vital|right|wrong)\b"
)  # it would take years
CONTRACTED: Final = re.compile(r"\bit['’](?:s|d|ll)\b")
PEOPLE: Final = frozenset({"people", "children", "men", "women", "police"})
ANYBODY: Final = frozenset({"anybody", "anyone", "everybody", "everyone", "nobody"})
ONE: Final = frozenset({"a", "an", "every", "each", "no"})
BEING: Final = frozenset({"is", "are", "was", "were", "has", "had"})
OF: Final = frozenset({"of", "for", "between", "that", "who", "which", "where", "to", "'", "’"})  # says which one
PLACES: Final = frozenset({"city", "country", "county", "district", "island", "province", "region", "state", "town"})
DEICTIC: Final = frozenset({"this", "these", "those"})
SHORTEST: Final = 3  # letters of a noun
OWNED: Final = frozenset({"the", "my", "our"})
LONGEST_SUBJECT: Final = 4  # words


def referring(found: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    """Return the pronouns of a text whose noun is its subject (pupils ... their; a company ... its), and "there is"."""
    if lexicon.language != "en":
        return frozenset()
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["modal"] | lexicon["negations"]
    subject = list(takewhile(lambda word: word.word and not _verbal(word, verbs, lexicon), found))
    any_one = bool(subject) and subject[0].small in ANYBODY  # everyone talks about their childhood
    meant = PLURAL if any_one or _plural(subject, lexicon) else SINGULAR if _single(subject, lexicon) else frozenset()
    said = CONTRACTED.sub("it is", " ".join(word.small for word in found))
    if said.split().count("it") == len(IMPERSONAL.findall(said)):
        meant |= {"it"}
    there = [other.small in BEING for one, other in pairwise(found) if one.small == "there"]
    return meant | ({"there"} if there and all(there) else frozenset())


def shown(found: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    """Return "this" and the like of a quotation where each has its noun: we have loved this picture."""
    if lexicon.language != "en" or not found or found[0].small in DEICTIC:
        return frozenset()
    closed = ("auxiliaries", "plain_verbs", "prepositions", "modal", "negations", "cuts", "pronouns")
    verbs = lexicon.verbs.keys() | lexicon.present.keys() | frozenset(lexicon.verbs.values())
    others = verbs.union(*(lexicon[name] for name in closed))
    compared = any(one.small == "like" and other.small in DEICTIC for one, other in pairwise(found))
    bare = any(
        one.small in DEICTIC and (not other.text.isalpha() or other.small in others) for one, other in pairwise(found)
    )
    return frozenset() if bare or compared or found[-1].small in DEICTIC else DEICTIC


def told_of(found: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    """Return the pronouns of a quotation that mean its own subject: the wood was so fresh that it smelled."""
    if lexicon.language != "en" or not found or found[0].small not in OWNED:
        return frozenset()
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["modal"] | lexicon["negations"]
    subject = list(takewhile(lambda word: word.word and not _verbal(word, verbs, lexicon), found))
    nobody = lexicon["offices"] | lexicon["human"] | lexicon["pronouns"] - {"my", "our"}
    if not 1 < len(subject) <= LONGEST_SUBJECT or {word.small for word in subject} & (nobody | OF):
        return frozenset()
    return PLURAL if _plural(subject[1:], lexicon) else SINGULAR


def _single(subject: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a subject is one thing: a body that is known, or "a", "no" and a noun that is nobody."""
    others = lexicon["offices"] | lexicon["human"] | lexicon["pronouns"]  # each time it stalled: what?
    if not subject or {word.small for word in subject} & others:
        return False
    name = " ".join(word.text for word in subject)
    return subject[0].small in ONE or gazetteer(lexicon.language).get(name) is not None


def _plural(subject: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a subject is one bare noun in the plural, with its adjectives and what stands behind "of"."""
    if not subject or subject[0].small in lexicon["pronouns"] | lexicon["prepositions"] | {"the"}:
        return False
    head = list(takewhile(lambda word: word.small not in lexicon["prepositions"], subject))
    noun = head[-1].text if head else ""
    several = noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s")) and len(noun) > SHORTEST
    return noun in PEOPLE or (several and noun[0].islower() and noun not in lexicon.present)


def _verbal(word: Token, verbs: frozenset[str], lexicon: Lexicon) -> bool:
    return word.small in verbs or word.small in lexicon.verbs or word.small in lexicon.speech


def hanging(claim: str, lexicon: Lexicon) -> str:
    """Return an English "the" and a noun of which an earlier sentence says which one is meant: the ruling; else ""."""
    found = tokens(claim) if lexicon.language == "en" else ()
    for place, word in enumerate(found[1:], 1):
        if word.small not in lexicon["shared"] or found[place - 1].small != "the":
            continue
        after = found[place + 1] if place + 1 < len(found) else None
        said = after is not None and (after.small in OF or after.capital)
        before = found[: place - 1]
        met = any(one.small == word.small for one in before)
        met = met or (word.small in PLACES and any(one.capital for one in before))  # Ghana ... the country
        if not said and not met:
            return f"the {word.text}"
    return ""
