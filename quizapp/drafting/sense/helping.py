"""The "was" that the second of two English deeds goes without: was founded in 1987 and bought by Wattle in 2014."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Token

BEING: Final = frozenset({"was", "were", "is", "are"})
HAVING: Final = frozenset({"has", "have", "had", "will"})


def helper_of(first: Clause, second: Clause) -> str:
    """Return the auxiliary that a second deed takes over from the first, "" where it is active or has its own."""
    lexicon = second.lexicon
    own = lexicon["auxiliaries"] - lexicon["dropped"] | lexicon["plain_verbs"]
    inside = [word for word in second.line.tokens if second.start <= word.start <= second.main.start]
    if lexicon.language != "en" or any(word.small in own for word in inside) or not is_passive(second):
        return ""
    words = [word for word in first.line.tokens if first.start <= word.start < first.end]
    size = _helpers(words)
    plain = next((word for word in words[size:] if word.small not in lexicon["auxiliaries"]), None)
    return " ".join(word.small for word in words[:size]) if size and plain and _participle(plain, lexicon) else ""


def _helpers(words: list[Token]) -> int:
    """Return how many words make a passive at the beginning of a predicate: was, has been, will be."""
    small = [word.small for word in words[:2]]
    if small[:1] and small[0] in BEING:
        return 1
    return 2 if len(small) > 1 and small[0] in HAVING and small[1] in {"been", "be"} else 0


def is_passive(clause: Clause) -> bool:
    """Tell whether something was done to the subject of an English verb: a doer or no object stands behind it."""
    lexicon, words = clause.lexicon, clause.line.tokens
    behind = words[clause.verb + 1] if clause.verb + 1 < len(words) else None
    if not _participle(clause.main, lexicon) or clause.main.small in lexicon["intransitive"]:  # was built and closed
        return False
    return behind is None or not behind.word or behind.small in lexicon["prepositions"] | {"again", "by", "to"}


def _participle(word: Token, lexicon: Lexicon) -> bool:
    return word.small.endswith("ed") or word.small in lexicon["participles"]
