"""English claims whose source stands behind them: Prices rose by a tenth, the Statistical Service said on Monday."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizapp.core.fact import Stance
from quizapp.drafting.names.introducing import DEMONYM, is_office
from quizapp.drafting.sense.attribution import claim_words
from quizapp.drafting.sense.quoting import Saying
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import Mention
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Line, Token

FEWEST: Final = 6  # words of a claim before its source
LEADS: Final = frozenset({"in", "at", "on", "by", "for", "as", "according", "this", "that", "these", "those"})
ACCORDING: Final = "according"
TELLING: Final = frozenset({ACCORDING, "announced", "reported"})
TAILS: Final = ("in a statement", "in a report")


def trailing(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> Saying | None:
    """Return the claim before a comma and its source with a verb of saying, None where that is not certain."""
    if lexicon.language != "en" or line.quotes:
        return None
    words = line.tokens
    commas = [at for at, word in enumerate(words) if word.text == "," and at >= FEWEST]
    found = ((at, _source(line, at + 1, mentions, lexicon)) for at in reversed(commas[-2:]))
    comma, source = next(((at, some) for at, some in found if some), (0, None))
    if source is None or source[0].name is None:
        return None
    mention, verb = source
    claim = claim_words(line, 0, words[comma].start, lexicon)
    named = any(some.start == 0 and some.name for some in mentions)
    opening = words[0].text[0] if named else _opening(words, lexicon)
    if not claim or not opening or any(some.name == mention.name for some in mentions if some.end < words[comma].start):
        return None
    text = opening + claim[1:]
    if verb == ACCORDING:
        return Saying(line, source[0].name, text, "", Stance.CLAIM, quoted=False, rule="according")
    told = lexicon.speech.get(verb)
    return Saying(line, source[0].name, text, verb, told, quoted=False, rule="claimed") if told else None


def _source(line: Line, first: int, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Mention, str] | None:
    """Return who says it and the verb: NAME said, said NAME, according to NAME; then a time or office at most."""
    words = line.tokens
    verb = words[first].small if words[first].small in lexicon["speech_after"] | {ACCORDING} else ""
    at = first + bool(verb) + (verb == ACCORDING)
    at += words[at].small == "the" if at < len(words) else 0
    begin = words[at].start if at < len(words) else -1
    mention = next((some for some in mentions if begin in {some.start, some.begin}), None)
    if mention is None:
        return None
    behind = [word for word in words if word.start >= mention.end]
    if not verb:
        verb, behind = (behind[0].small if behind else ""), behind[1:]
    rest = line.text[behind[0].start :] if behind else ""
    spoken = behind[0].end + 1 if behind else 0
    timed = any(time.kind == FLOATING and time.start <= spoken for time in times(line.text, "en")[-1:])
    apposed = behind[1:5] if behind and behind[0].text == "," else ()
    office = any(is_office(line, words.index(one), lexicon) for one in apposed)
    ends = rest in {"", "."} or rest.startswith((*TAILS, ", who ")) or timed or office
    return (mention, verb) if ends and verb in lexicon["speech_after"] | TELLING else None


def _opening(words: Sequence[Token], lexicon: Lexicon) -> str:
    """Return the first letter of a claim as it stands behind "that", "" where it may be a name or is a side clause."""
    first, after = words[0], words[1]
    if first.small in LEADS or first.small in lexicon["cuts"] | lexicon["conditions"] | lexicon["pronouns"]:
        return ""
    if after.capital or DEMONYM.search(first.small):  # British museums
        return first.text[0].lower() if first.small in lexicon["open"] else first.text[0]
    noun = after.text.endswith("s") and after.small not in lexicon["auxiliaries"] | lexicon["plain_verbs"]
    plain = first.small in lexicon.ordinary or first.small.endswith("ing") or noun
    return first.text[0].lower() if plain else ""
