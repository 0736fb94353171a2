"""Quotations and who said them: named right behind, right before, or the paragraph's speaker going on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.drafting.names.trades import LONGEST_ROLE, in_role
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.thoughts import whole_thoughts
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.titles import is_titles
from quizapp.drafting.words.tokens import Line, Token

SPLIT: Final = re.compile(r"(?<=[.!?…])\s+(?=[A-Z0-9“])")
SPOKEN: Final = re.compile(r"(?: kepada [\w ]+| to [\w ]+)?[,:] ")  # between a verb of saying and its quotation
NESTED: Final = re.compile(r"‘(?!\d0s|em\b)|(?<!\w)'(?!\d0s|em\b)(?=\w)")  # opens a quotation; isn't does not
WHAT: Final = re.compile(r"Yang [^,]+ (?:adalah|ialah|bukan) ")  # Yang kami kurangi adalah rapat: what we cut are ...
APPOSING: Final = frozenset({"a", "an", "the", "who", "whose", "of", "from"})  # openings of what says who speaks
CLOSING: Final = frozenset({"“", "”", ";", ".", ":"})
SHORTEST_ASIDE: Final = 4  # a comma, an age, a comma and the verb
LONGEST_ASIDE: Final = 26  # words and marks
LAST_ONE: Final = re.compile(
    r"\b(?:the|that|this) (?:(?:first|second|third|last|next|other|same|new|old|big|small) ones?"
    r"|(?:other|next) (?:day|time|side|way))\b(?! (?:who|that|which|of)\b)"
)  # when the last one went, we sang
LONGEST_QUOTE: Final = 25  # words
SHORTEST_QUOTE: Final = 5
SHORTEST_WHOLE: Final = 4  # of an English one that is a single sentence
JOINING: Final = frozenset(
    {"dan", "tetapi", "tapi", "namun", "padahal", "jadi", "makanya", "yang", "lalu", "kemudian"}
    | {"akibatnya", "apalagi", "sedangkan", "sehingga", "sementara", "terus"}
    | {"and", "but", "so", "who", "which", "then", "later", "mine", "ours", "theirs", "yours", "hers"}
)  # openings that go on from what was said before


@dataclass(frozen=True, slots=True)
class Saying:
    """Hold somebody's words: a whole quotation (``quoted``) or a claim retold, with its verb and stance."""

    line: Line
    speaker: Name
    text: str
    verb: str
    stance: Stance
    quoted: bool
    rule: str
    also: tuple[str, ...] = ()


def quotations(
    lines: Sequence[Line], mentions: Mapping[str, tuple[Mention, ...]], meant: Mapping[str, Name], lexicon: Lexicon
) -> Iterator[Saying]:
    """Walk the quotations whose speaker is certain.

    The speaker is named right behind, goes on in the paragraph, or is ``meant`` by a pronoun at that address.
    """
    speaker: Name | None = None
    before = ""
    for line in lines:
        if line.fresh:
            speaker = None
        named = named_speaker(line, mentions.get(line.address, ()), lexicon)
        if named is None and line.address in meant and _ends_speech(line):
            named = line.quotes[0], meant[line.address]
        whole = len(line.quotes) == 1 and line.quotes[0] == (0, len(line.text))
        if named is None and whole and speaker is not None:
            yield from (
                replace(one, also=(before,)) for one in sayings_of(line, line.quotes[0], speaker, "continued", lexicon)
            )
            continue
        speaker, before = (named[1], line.address) if named else (None, "")
        if named:
            yield from sayings_of(line, named[0], named[1], "said", lexicon)


def _ends_speech(line: Line) -> bool:
    """Tell whether a quotation opens a sentence and ends with a mark, as one that is somebody's words does."""
    said = line.text[: line.quotes[0][1] - 1].rstrip("’'") if line.quotes else ""  # ‘collected 1891,’”
    return bool(line.quotes) and line.quotes[0][0] == 0 and said[-1:] in {",", "?", "!", "."}


def named_speaker(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[tuple[int, int], Name] | None:
    """Return the first quotation of a sentence and the person who said it, None where nobody is named right behind."""
    if not _ends_speech(line):
        return None
    behind = [word for word in line.tokens if word.start >= line.quotes[0][1]]
    first = bool(behind) and behind[0].small in lexicon["speech_after"]  # said Ann Lee; Ann Lee said
    role = _introducing(behind[1:], mentions, lexicon) if first else 0
    mention = mention_at(behind[first + role :], mentions, lexicon)
    if mention is None or mention.name is None or mention.name.kind != PERSON:
        return None
    after = [word for word in behind if word.start >= mention.end]
    if not first:
        office = mention.office and after and after[0].text == ","  # Peru's minister, Ann Lee, said
        after = after[1 if office else _aside(after, mentions, lexicon) :]
        if not after or after[0].small not in lexicon["speech_after"]:
            return None
        after = after[1:]
    together = bool(after) and after[0].small in {"dan", "and", "&"}
    return None if together else (line.quotes[0], mention.name)


def _aside(found: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> int:
    """Return how many words between commas say of an English speaker how old or who that is: Ann Lee, 41, told; or 0.

    Nobody else is named in them as a person, so that the verb behind them is the speaker's.
    """
    if lexicon.language != "en" or len(found) < SHORTEST_ASIDE or found[0].text != ",":
        return 0
    opened = found[1].text.isdigit() or found[1].small in APPOSING
    verbs = (
        at
        for at in range(SHORTEST_ASIDE - 1, min(len(found), LONGEST_ASIDE))
        if found[at - 1].text == "," and found[at].small in lexicon["speech_after"]
    )
    verb = next(verbs, 0)
    inside = found[1 : verb - 1] if opened and verb else ()
    people = (some for some in mentions if some.name and some.name.kind == PERSON)
    others = any(found[0].start <= some.start < found[verb].start for some in people)
    told = any(word.text in CLOSING or word.small in lexicon.speech for word in inside)
    return 0 if others or told else verb


def _introducing(found: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> int:
    """Return how many small words say who somebody is that speaks: said passenger Ann Lee, said local baker Ann Lee."""
    starts = {some.start for some in mentions}
    size = next((at for at, word in enumerate(found[: LONGEST_ROLE + 1]) if word.start in starts), 0)
    return size if lexicon.language == "en" and all(in_role(word, lexicon) for word in found[:size]) else 0


def mention_at(found: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Return the mention with which words begin, behind titles; None for none."""
    at = next((place for place, word in enumerate(found) if not is_titles([word], lexicon)), 0)
    starts = {some.start: some for some in mentions}
    return next((starts[word.start] for word in found[: at + 1] if word.start in starts), None)


def quoted_behind(clause: Clause) -> Iterator[Saying]:
    """Walk the quotation that ends a sentence behind its subject and a verb of saying."""
    line, verb = clause.line, clause.main
    name = clause.mention.name if clause.mention else None
    if name is None or name.kind != PERSON or verb.small not in clause.lexicon.speech or len(line.quotes) != 1:
        return
    start, end = line.quotes[0]
    told = SPOKEN.fullmatch(line.text[verb.end : start])
    if told and end == len(line.text) and clause.lexicon.speech[verb.small] is Stance.CLAIM:
        yield from sayings_of(line, (start, end), name, "said", clause.lexicon)


def words_of(line: Line, speaker: Name, also: tuple[str, ...], lexicon: Lexicon) -> Iterator[Saying]:
    """Walk the words of a quotation that opens a sentence and whose speaker is named before."""
    if _ends_speech(line) and any(word.small in lexicon["speech_after"] for word in line.tokens):
        yield from (replace(one, also=also) for one in sayings_of(line, line.quotes[0], speaker, "said", lexicon))


def sayings_of(line: Line, place: tuple[int, int], speaker: Name, rule: str, lexicon: Lexicon) -> Iterator[Saying]:
    """Walk the first sentence of a quotation that stands alone, else its first one that is neither short nor long."""
    pieces = whole_thoughts(SPLIT.split(_joined(line, place, lexicon)), LONGEST_QUOTE, lexicon)
    least = SHORTEST_WHOLE if len(pieces) == 1 and lexicon.language == "en" else SHORTEST_QUOTE
    fitting = [piece for piece in pieces if least <= len(words(piece)) <= LONGEST_QUOTE and _unnested(piece)]
    best = sorted(fitting, key=lambda one: (leaning(one, lexicon, quoted=True) is not None, one.endswith("?")))
    for text in best[:1]:
        yield Saying(line, speaker, text, "", Stance.CLAIM, quoted=True, rule=rule)


def _joined(line: Line, place: tuple[int, int], lexicon: Lexicon) -> str:
    """Return the words of a quotation, with those that go on in small letters behind its English speaker.

    “When the last bus has gone,” said Ann Lee, “nobody comes.”
    """
    said = line.text[place[0] + 1 : place[1] - 1].strip()
    rests = [line.text[start + 1 : end - 1].strip() for start, end in line.quotes if start >= place[1]]
    goes_on = lexicon.language == "en" and said.endswith(",") and len(rests) == 1 and rests[0][:1].islower()
    return f"{said} {rests[0]}" if goes_on else said


def _unnested(text: str) -> bool:
    joined = text.split(maxsplit=1)[0].lower().strip(",") in JOINING and not WHAT.match(text)
    if joined or ":" in text or LAST_ONE.search(text):
        return False
    return NESTED.search(text) is None
