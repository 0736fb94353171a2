"""Where a clause goes on behind the name that is its subject: behind a short form, an age, an institution, an aside."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.names.introducing import behind_age, behind_body, behind_degrees
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention
from quizapp.drafting.words.predicates import verb_at
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Line

ONE_OF: Final = re.compile(
    r"(?:[Ss]alah (?:seorang|satu)|[Ss]eorang) [^\W\d][\w ’'-]*, \Z"
)  # Seorang warga Sadang, Budi
SHORTEST_WORD: Final = 3  # letters of a word of a name that is no degree


def behind_subject(line: Line, mention: Mention, lexicon: Lexicon) -> int:
    """Return the place of the first word behind a subject, its short form and its office between commas."""
    words, person = line.tokens, mention.name is not None and mention.name.kind == PERSON
    place = next((at for at, word in enumerate(words) if word.start >= mention.end), len(words))
    place += place < len(words) and words[place].text.isupper() and words[place].small in lexicon["postnominals"]
    if [word.text for word in words[place : place + 3 : 2]] == ["(", ")"]:  # an acronym, or an age
        place += 3
    place = _behind_time(line, place, lexicon)
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
