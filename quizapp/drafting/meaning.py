"""English pronouns that need no other sentence: their noun is the subject of the same clause, or they mean nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.tokens import Token

PLURAL: Final = frozenset({"they", "their", "themselves"})  # never "them": that is somebody else
SINGULAR: Final = frozenset({"its", "itself"})
PEOPLE: Final = frozenset({"people", "children", "men", "women", "police"})
ONE: Final = frozenset({"a", "an", "every", "each"})
BEING: Final = frozenset({"is", "are", "was", "were", "has", "had"})
SHORTEST: Final = 3  # letters of a noun


def referring(found: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    """Return the pronouns of a text whose noun is its subject (pupils ... their; a company ... its), and "there is"."""
    if lexicon.language != "en":
        return frozenset()
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["modal"] | lexicon["negations"]
    subject = list(takewhile(lambda word: word.word and not _verbal(word, verbs, lexicon), found))
    meant = PLURAL if _plural(subject, lexicon) else SINGULAR if subject and subject[0].small in ONE else frozenset()
    there = [other.small in BEING for one, other in pairwise(found) if one.small == "there"]
    return meant | ({"there"} if there and all(there) else frozenset())


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
