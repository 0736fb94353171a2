"""What stands before the subject of a sentence: a time, a connective, a side clause, or where the person is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, PERSON, Mention
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.times import Time, times
from quizapp.drafting.words.tokens import Line

LONGEST_SIDE: Final = 14  # words of a side clause that opens a sentence, its comma included
THEN: Final = re.compile(r"(?:Kala|Ketika|Saat|Waktu) itu(?=,)|(?:At (?:the|that) time|Back then)(?=,)")
DOING: Final = ("me", "ber", "ter")
POINTING: Final = frozenset({"itu", "ini", "tersebut"})  # untuk perawatan tersebut, ...: of what the sum is
SCOPING: Final = frozenset({"dalam", "di", "pada"})
ENTERING: Final = frozenset({"memasuki", "mengawali", "mengakhiri", "menjelang"})  # they tell when
BUT: Final = frozenset({"adapun", "namun", "tapi", "tetapi"})  # before a clause, with no comma behind
OCCASION: Final = "kesempatan"  # dalam kesempatan itu: when somebody spoke
MINUTES: Final = frozenset({"menit", "jam"})
JUST: Final = "baru"  # Baru tujuh menit laga berjalan, ...
NEXT: Final = 6  # words behind it in which another comma makes a list of it


def then(line: Line) -> str:
    """Return the words with which a sentence puts itself at the time of another: saat itu, at the time; "" for none."""
    found = THEN.match(line.text)
    return found[0] if found else ""


def lead_of(line: Line, lexicon: Lexicon) -> tuple[Time | None, int]:
    """Return the time with which a sentence opens, and where the clause begins."""
    opening = lexicon.one_of("connectives").match(line.text)
    if opening and line.text.startswith(", ", opening.end()):
        return None, opening.end() + 2
    if line.tokens[0].small in BUT and len(line.tokens) > 1 and line.tokens[1].word:
        return None, line.tokens[1].start
    for time in times(line.text, lexicon.language):
        rest = line.text[time.end :]
        if time.start == 0 and rest.startswith(", "):
            return time, time.end + 2
        if time.start == 0 and _opens_subject(line, time.end, lexicon):
            return time, time.end + 1
    return None, _behind_side_clause(line, lexicon)


def _opens_subject(line: Line, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a subject follows an Indonesian time without a comma: Kemarin warga Desa Sari ..."""
    words = line.tokens
    at = next((place for place, word in enumerate(words) if word.start == end + 1), 0)
    if lexicon.language != "id" or not at or not words[at].word or words[at].text[0].isdigit():
        return False
    parts = lexicon["time_words"] | lexicon["prepositions"] | lexicon["auxiliaries"] | lexicon["negations"] | POINTING
    return words[at].small not in parts and tags(line.words)[at] != VERB and not words[at].small.startswith(DOING)


def _behind_side_clause(line: Line, lexicon: Lexicon) -> int:
    """Return where the clause begins behind a "since ..., " or "after ..., " that opens a sentence; 0 for none."""
    words = line.tokens
    if words[0].small not in lexicon["after"] or line.quotes:
        return 0
    comma = next((at for at, word in enumerate(words[:LONGEST_SIDE]) if not word.word), 0)
    one = comma and words[comma].text == "," and not any(word.text == "," for word in words[comma + 1 : comma + NEXT])
    return words[comma + 1].start if one and comma + 1 < len(words) else 0


def behind_place(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> int:
    """Return where a name begins behind what opens a sentence and its comma; 0 for nothing that may be left out.

    In English only a place stands so before a person: in ..., ; in Indonesian anything of the list that tells no time.
    """
    words = line.tokens
    comma = next((at for at, word in enumerate(words[:LONGEST_SIDE]) if not word.word), 0)
    if not comma or words[comma].text != "," or comma + 1 >= len(words):
        return 0
    if lexicon.language == "id":
        opened, kinds = _may_go(line, comma, lexicon), {PERSON, ORGANISATION}
    else:
        opened, kinds = words[0].small in {"at", "in", "near", "outside"}, {PERSON}
    begun = {some.start for some in mentions if some.name and some.name.kind in kinds}
    return words[comma + 1].start if opened and words[comma + 1].start in begun else 0


def _may_go(line: Line, comma: int, lexicon: Lexicon) -> bool:
    """Tell whether an Indonesian sentence says the same without what stands before its first comma.

    Untuk mencegah hal serupa, ...; Baru tujuh menit laga berjalan, ...; not: Pada musim lalu, ...
    """
    lead = line.tokens[:comma]
    inner = {word.small for word in lead}
    timed = inner & (lexicon["periods"] | lexicon["time_words"]) or times(line.text[: lead[-1].end], lexicon.language)
    kinds = tags(line.words)
    doing = lead[0].small.startswith(DOING) and kinds[0] == VERB and lead[0].small not in lexicon["attributed"]
    doing = doing and lead[0].small not in ENTERING
    told = kinds[comma - 1] == VERB and comma > 1  # Dalam persidangan terungkap, ...
    opened = (lead[0].small in lexicon["leads"] or doing) and not timed and not told
    just = lead[0].small == JUST and not inner.isdisjoint(lexicon["time_words"] | MINUTES)
    return (opened or just) and not line.quotes and inner.isdisjoint(lexicon["conditions"] | lexicon["negations"])


def scoped(line: Line, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether what opens an Indonesian sentence says where its numbers hold: Dalam laga itu, ..."""
    first, second = (word.small for word in line.tokens[:2])
    aimed = first == "untuk" and not POINTING.isdisjoint(word.small for word in line.tokens if word.end < begin)
    opened = (first in SCOPING and second != OCCASION) or aimed
    return begin > 0 and opened and lexicon.language == "id" and lead_of(line, lexicon) == (None, 0)
