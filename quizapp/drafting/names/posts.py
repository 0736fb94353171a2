"""The office behind a name and a comma: Fitri Maharani, ketua KPU Kota Malang, ...; in doubt none."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.names.introducing import behind_age, behind_degrees, is_office
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

LONGEST: Final = 14  # words
NEAR: Final = {"id": 3, "en": 5}  # words behind the comma among which an office begins
STOPS: Final = frozenset({",", ".", "“", "(", "–", "—", ";"})
CLOSING: Final = frozenset({",", "."})
RELATIVE: Final = frozenset({"who", "whose", "yang"})
ARTICLES: Final = frozenset({"the", "a", "an"})
LINKING: Final = frozenset({"adalah", "ialah", "merupakan", "is", "are", "was", "were"})  # verbs of a sentence
PLACING: Final = frozenset({"at", "in", "near"})  # In Essex, fruit grower Martin Oakes ...: no Essex is a grower
DOING: Final = ("me", "di", "ber")
SOURCE: Final = "menurut"
ONE_WORD: Final = 2  # place behind a source of one word, whom the article has introduced before


def post_behind(line: Line, place: int, lexicon: Lexicon) -> str:
    """Return the office that stands behind a name, its degrees and its age, "" for none."""
    words = line.tokens
    first = _first(line, place)
    end = _end(line, first, lexicon) if first else 0
    near = min(end, first + NEAR[lexicon.language])
    if not first or not any(is_office(line, at, lexicon) for at in range(first, near)):
        return ""
    closed = {*CLOSING, *RELATIVE, *lexicon.speech, "and"}
    if end >= len(words) or end == first or (words[end].small not in closed and not _done(line, end)):
        return ""
    if words[first].small == "the" and words[end].small in RELATIVE:
        return ""  # the judge who led the inquiry
    if lexicon.language == "id" and words[first].small.startswith(DOING) and not is_office(line, first, lexicon):
        return ""  # Dewi, meminta wali kota menunda denda, ...
    inner = {word.small for word in words[first:end]}
    spoken = lexicon.language == "id" and inner & (lexicon["auxiliaries"] | lexicon["negations"])
    known = (
        place == ONE_WORD and words[0].small == SOURCE
    )  # Menurut Endang, petani di Enrekang, Sulawesi Selatan, telah ...
    placed = lexicon.language == "en" and words[0].small in PLACING and "," not in line.text[: words[place].start]
    if placed or spoken or inner & LINKING or known or (words[0].small == SOURCE and words[end].text != ","):
        return ""  # a sentence that goes on behind "kata Mikke," or "Menurut Mikke,"
    listed = words[end].text == "," and end + 1 < len(words) and words[end + 1].small in {"dan", "serta", "and", "or"}
    return "" if listed else line.text[words[first].start : words[end - 1].end]


def _first(line: Line, place: int) -> int:
    """Return where an office may begin behind the comma, 0 where there is none."""
    words = line.tokens
    behind = behind_degrees(line, place)
    if behind != place and words[behind - 1].text == ",":
        return behind
    place = behind_age(line, behind)
    return place + 1 if place + 1 < len(words) and words[place].text == "," else 0


def _end(line: Line, first: int, lexicon: Lexicon) -> int:
    """Return where an office ends: at a mark, a verb, a side clause, or a second office."""
    words = line.tokens
    end = first
    while end < len(words) and words[end].text not in STOPS and end - first < LONGEST:
        small = words[end].small
        second = small == "and" and end + 1 < len(words) and words[end + 1].small in ARTICLES
        if second or _done(line, end) or small in lexicon.speech or small in lexicon["cuts"] | lexicon["pronouns"]:
            break
        end += 1
    return end


def _done(line: Line, place: int) -> bool:
    """Tell whether an English participle and its doer stand here, behind an office: appointed by the council."""
    words = line.tokens
    return words[place].small.endswith("ed") and place + 1 < len(words) and words[place + 1].small == "by"
