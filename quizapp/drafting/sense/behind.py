"""Where a clause goes on behind the name that is its subject: behind a short form, an age, an institution, an aside."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.names.introducing import behind_age, behind_body, behind_degrees
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention
from quizapp.drafting.words.predicates import VERBAL, verb_at
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Line

ONE_OF: Final = re.compile(
    r"(?:[Ss]alah (?:seorang|satu)|[Ss]eorang) [^\W\d][\w ’'-]*, \Z"
)  # Seorang warga Sadang, Budi
LETTERED: Final = re.compile(r" \([A-Z]\w+\) ([A-Z][\w -]*?)(?:,| $)")  # (DPRD) Kota Bima, NTB,
WRITTEN: Final = "tertulis"  # dalam keterangan tertulis
ASIDES: Final = frozenset({"dalam", "di", "kepada", "melalui", "lewat"})  # where and to whom somebody speaks
LONGEST_ASIDE: Final = 18  # words and marks
SHORTEST_WORD: Final = 3  # letters of a word of a name that is no degree


def behind_subject(line: Line, mention: Mention, lexicon: Lexicon) -> int:
    """Return the place of the first word behind a subject, its short form and its office between commas."""
    words, person = line.tokens, mention.name is not None and mention.name.kind == PERSON
    place = next((at for at, word in enumerate(words) if word.start >= mention.end), len(words))
    place += place < len(words) and words[place].text.isupper() and words[place].small in lexicon["postnominals"]
    if [word.text for word in words[place : place + 3 : 2]] == ["(", ")"]:  # an acronym, or an age
        place += 3
        place = place if person else behind_branch(line, place, lexicon)
    place = _behind_time(line, place, lexicon)
    if person and (told := _telling(line, place, lexicon) or _behind_own_body(line, place, lexicon)):
        return told
    aged = behind_age(line, place)
    told = aged != place and words[aged].text == "," and verb_at(line, aged + 1, lexicon, behind_name=True) is not None
    place = aged
    if (titled := aged + 1 if told else behind_degrees(line, place)) != place:
        return titled  # Kumar Selvam, 34, said
    if person and (body := behind_body(line, place, lexicon)):
        introduced = bool(mention.office) and line.text.startswith(",", words[body - 1].end)
        behind = _behind_relative(line, body)
        return body + 1 if introduced and behind == body else behind
    if place < len(words) and words[place].text == ",":
        introduced = bool(mention.office) or mention.start < mention.begin  # by an office or as somebody's kin
        introduced = introduced or ONE_OF.search(line.text[: mention.begin]) is not None
        if introduced and verb_at(line, place + 1, lexicon, behind_name=True) is not None:
            return place + 1
        return len(words) if person and _another(line, place + 1) else _behind_aside(line, place, lexicon)
    return place


def _behind_own_body(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place behind an English "of" and a body between commas, and a "who ..." behind it; 0 for none.

    Prof Ann Lee, of Ely University, who was not involved, praised it.
    """
    words = line.tokens
    opened = lexicon.language == "en" and place < len(words) and words[place].text == ","
    body = behind_body(line, place + 1, lexicon) if opened else 0
    if not body or body >= len(words) or words[body].text != ",":
        return 0
    behind = _behind_relative(line, body)
    behind = body + 1 if behind == body else behind
    return behind if verb_at(line, behind, lexicon, behind_name=True) is not None else 0


def behind_branch(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place behind the region of an Indonesian body whose letters stand before it: BPBD) Kota Bima, NTB,.

    The same place is returned where no verb follows, so that something else stands there.
    """
    words = line.tokens
    end = next((at for at in range(place, len(words)) if not words[at].capital), place)
    if lexicon.language != "id" or end == place:
        return place
    if verb_at(line, end, lexicon, behind_name=True) is not None:
        return end
    close = next((at for at in range(end + 1, len(words)) if not words[at].capital), end)
    within = close > end + 1 and [words[at].text for at in (end, min(close, len(words) - 1))] == [",", ","]
    return close + 1 if within and verb_at(line, close + 1, lexicon, behind_name=True) is not None else place


def region_of(line: Line, mention: Mention, place: int, lexicon: Lexicon) -> str:
    """Return the region of a body between its letters in brackets and a place, with a blank before it; "" for none."""
    body = lexicon.language == "id" and mention.name is not None and mention.name.kind != PERSON
    behind = line.text[mention.end : line.tokens[place].start] if body and place < len(line.tokens) else ""
    found = LETTERED.match(behind)
    return f" {found[1]}" if found and mention.name and found[1] not in mention.name.text else ""


def _telling(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place of the verb with which an Indonesian speaks when or to whom stands before it, 0 for none.

    Budi, saat dihubungi dari Palu, Senin, mengatakan; Budi kepada wartawan menjelaskan; Budi di Palu, Rabu, menilai.
    """
    words = line.tokens
    first = place + (place < len(words) and words[place].text == ",")
    if lexicon.language != "id" or first >= len(words) or words[first].small not in lexicon["after"] | ASIDES:
        return 0
    near = range(first + 1, min(len(words), first + LONGEST_ASIDE))
    verb = next((at for at in near if words[at].small in lexicon.speech), 0)
    kinds, inside = tags(line.words), range(first, verb)
    deeds = sum(
        kinds[at] == VERB and words[at].small.startswith(VERBAL) and words[at].small != WRITTEN for at in inside
    )
    whole = all(words[at].word or words[at].text in ",()/" for at in inside)
    closed = words[verb - 1].text == "," or not any(words[at].text == "," for at in inside)
    opened = first == place or words[verb - 1].text == ","
    fits = whole and closed and opened and deeds <= (words[first].small in lexicon["after"])
    return verb if verb and fits else 0


def _behind_time(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place behind a day between an English subject and its verb, if any: Zambia on Monday began."""
    begin = line.tokens[place].start if place < len(line.tokens) and lexicon.language == "en" else -1
    day = next((time for time in times(line.text, "en") if time.start == begin and time.kind == FLOATING), None)
    behind = next((at for at, word in enumerate(line.tokens) if day and word.start >= day.end), len(line.tokens))
    return behind if day and verb_at(line, behind, lexicon, behind_name=True) is not None else place


def _behind_aside(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place behind what stands between a comma and the next; the end of the line where that is no aside."""
    words = line.tokens
    end = next((at for at in range(place + 1, len(words)) if words[at].text == ","), place)
    inside = words[place + 1 : end]
    told = () if inside and inside[0].small == "who" else lexicon.speech  # who wrote the judgment
    broken = not inside or any(word.text in "“”.;" or word.small in told for word in inside)
    return len(words) if broken else end + 1


def _behind_relative(line: Line, place: int) -> int:
    """Return the place behind a "who ..." between commas, or the same place where there is none."""
    words = line.tokens
    if [word.small for word in words[place : place + 2]] != [",", "who"]:
        return place
    end = next((at for at in range(place + 2, len(words)) if not words[at].word), len(words))
    return end + 1 if end < len(words) and words[end].text == "," else place


def _another(line: Line, place: int) -> bool:
    """Tell whether a name and a comma stand here, so that it is the subject: Ibu Rosalina, Mama Yosina, ..."""
    behind = line.tokens[place : place + 4]
    size = next((at for at, word in enumerate(behind) if not word.capital), len(behind))
    return (
        size > 1
        and size < len(behind)
        and behind[size].text == ","
        and all(len(one.text) >= SHORTEST_WORD for one in behind[:size])
    )
