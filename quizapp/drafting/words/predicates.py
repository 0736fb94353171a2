"""The verb of a clause and where its predicate ends, taken only where nothing else can be meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Line

JOINING: Final = frozenset({"dan", "serta", "atau", "and", "or"})
TIMES: Final = frozenset({"pertama kali", "terakhir kali"})  # between a subject and its verb
LONGEST_SUBJECT: Final = 12  # words
LONGEST_PLACED: Final = 20  # words of a subject with its place, before the region of that
PARTS: Final = re.compile(r", (?:\w+|\d+) (?:of (?:them|whom|which)|di antaranya)\b")  # how many of those just told of
FEWEST_LEFT: Final = 3  # words of a predicate that was cut
VERBAL: Final = ("me", "di", "ber", "ter")  # how most Indonesian verbs begin
TRANSITIVE: Final = ("me", "di")  # of those that say what is done to something
PREFIXES: Final = ("me", "di", "ber", "ter", "per")
RELATIVE: Final = frozenset({"which", "who"})
UNSURE: Final = frozenset({"allegedly", "apparently", "early", "nearly", "only", "possibly", "probably", "reportedly"})
SECOND: Final = 7  # words of a second subject, and its verb
OWN: Final = frozenset({"its", "their", "his", "her"})
SHORTEST_VERB: Final = 5  # letters of a verb with a prefix


def verb_at(line: Line, place: int, lexicon: Lexicon, *, behind_name: bool = False) -> int | None:
    """Return the place of the main verb that stands here behind auxiliaries, None for anything else."""
    words = line.tokens
    here = place
    while here < len(words) and words[here].small in lexicon["auxiliaries"] and not _is_verb(line, here, lexicon):
        here += 1
    here += 2 * (" ".join(word.small for word in words[here : here + 2]) in TIMES)
    here += behind_name and _manner(line, here, lexicon)
    if here < len(words) and _is_verb(line, here, lexicon, behind_name=behind_name):
        return here
    return None


def _manner(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether an English adverb stands here that says how a thing was done: narrowly approved."""
    small = line.tokens[place].small if place + 1 < len(line.tokens) else ""
    sure = small.endswith("ly") and small not in lexicon["hedges"] | lexicon["negations"] | lexicon["idle"] | UNSURE
    return lexicon.language == "en" and sure and _is_verb(line, place + 1, lexicon, behind_name=True)


def first_verb(line: Line, begin: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where the predicate begins and its verb, behind a plain subject; None in doubt."""
    words = line.tokens
    first = next((at for at, word in enumerate(words) if word.start >= begin), len(words))
    stops = lexicon["cuts"] | lexicon["because"] | lexicon.speech.keys() | lexicon["attributed"]
    if found := behind_region(line, first, stops, lexicon):
        return found
    for here in range(first + 1, min(len(words), first + LONGEST_SUBJECT)):
        if (behind := behind_relative(line, here, lexicon)) and (verb := verb_at(line, behind, lexicon)) is not None:
            return None if words[verb].small in stops else (behind, verb)
        if (_mark(line, here, lexicon) and words[here].text != "&") or words[here].small in stops:
            return None
        verb = verb_at(line, here, lexicon)
        if verb is not None and _meant(line, first, verb, lexicon):
            continue
        if verb is not None and words[verb].small not in lexicon.speech:
            joined = words[here - 1].small in JOINING  # tarif Rp 60.000 per orang dan berangkat setiap hari
            return None if joined or (here == verb and _reduced(line, verb, lexicon)) else (here, verb)
    return None


def _meant(line: Line, first: int, verb: int, lexicon: Lexicon) -> bool:
    """Tell whether an Indonesian verb only says what is meant to be done: rencana PT Lontar membangun hotel ditolak."""
    words = line.tokens
    aim = lexicon.language == "id" and words[first].small in lexicon["intending"]
    return aim and words[verb].small.startswith("me") and words[verb].small not in lexicon["resulting"]


def behind_relative(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place behind an English "which" or "who" between commas, 0 for none: , which weighs 2 kg, was."""
    words = line.tokens
    opened = place + 1 < len(words) and words[place].text == "," and words[place + 1].small in RELATIVE
    marks = (at for at in range(place + 2, len(words)) if not words[at].word)
    end = next(marks, 0) if opened and lexicon.language == "en" else 0
    return end + 1 if end and words[end].text == "," and not line.quotes else 0


def behind_region(line: Line, first: int, stops: Collection[str], lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where the predicate begins and its verb behind an Indonesian place and its region between commas.

    Jembatan yang menghubungkan dua desa di Kabupaten Lebak, Banten, ambruk: None for any other subject.
    """
    words = line.tokens
    comma = next((at for at in range(first, min(len(words), first + LONGEST_PLACED)) if _mark(line, at, lexicon)), 0)
    if lexicon.language != "id" or not comma or words[comma].text != "," or not words[comma - 1].capital:
        return None
    close = next((at for at in range(comma + 1, len(words)) if not words[at].capital), comma + 1)
    outside = any(word.small in stops and word.small != "yang" for word in words[first:comma])
    placed = any(word.small == "di" for word in words[first + 1 : comma])
    if outside or not placed or close == comma + 1 or close >= len(words) or words[close].text != ",":
        return None
    verb = verb_at(line, close + 1, lexicon)
    return (close + 1, verb) if verb is not None and words[verb].small not in lexicon.speech else None


def _mark(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a mark stands at a place, other than the Indonesian brackets of a short form: (DBD)."""
    words = line.tokens
    opens = (place, place - 2) if lexicon.language == "id" else ()
    short = any(at >= 0 and [word.text for word in words[at : at + 3 : 2]] == ["(", ")"] for at in opens)
    return not words[place].word and not (short and words[place].text in {"(", ")"})


def unfinished(text: str, lexicon: Lexicon) -> bool:
    """Tell whether an English text ends in a "whether" or "if" whose verb was cut off with an aside behind a comma."""
    found = text.lower().rstrip("?.").split()
    opened = next((place for place, word in reversed(list(enumerate(found))) if word in {"whether", "if"}), None)
    if lexicon.language != "en" or opened is None:
        return False
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["modal"] | lexicon.verbs.keys() | {"to"}
    verbs = verbs | lexicon.present.keys()
    return not any(word in verbs or word.endswith("ed") for word in found[opened + 1 :])


def _reduced(line: Line, verb: int, lexicon: Lexicon) -> bool:
    """Tell whether an English participle belongs to its noun, and the verb follows: rules introduced in 2020 limit."""
    words = line.tokens
    if lexicon.language != "en" or verb + 1 >= len(words) or words[verb + 1].small not in lexicon["prepositions"]:
        return False
    finite = lexicon["auxiliaries"] - lexicon["idle"] | lexicon["modal"] | lexicon.present.keys()
    finite = finite | lexicon["plural_verbs"] | frozenset(lexicon.verbs.values())
    for before, word in pairwise(words[verb + 2 :]):
        if not word.word or word.small in lexicon["cuts"] | {"that"}:
            return False
        ends = before.text.isdigit() or before.capital or before.text.endswith("s")
        if ends and not word.capital and word.small in finite and before.small not in lexicon["cuts"]:
            return True
    return False


def _is_verb(line: Line, place: int, lexicon: Lexicon, *, behind_name: bool = False) -> bool:
    small = line.tokens[place].small
    if line.tokens[place].capital or small in lexicon["not_verbs"]:
        return False
    if lexicon.language == "en":
        regular = behind_name and (small.endswith("ed") or small in lexicon.present)
        return regular or small in lexicon.verbs or small in lexicon["plain_verbs"] or small in lexicon.speech
    before = line.tokens[place - 1].small if place else ""
    if f"{before} {small}" in lexicon["fixed_pairs"]:
        return False
    if small in lexicon["suffering"]:
        return before not in lexicon["prepositions"]
    if small in lexicon["toward"] and _verb_behind(line, place, lexicon):
        return False
    likely = small in lexicon["plain_verbs"] or (small.startswith(PREFIXES) and len(small) >= SHORTEST_VERB)
    return likely and tags(line.words)[place] == VERB


def _verb_behind(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a complement and then the verb follow: perjalanan menuju Gunung Tarak memakan waktu."""
    kinds = tags(line.words)
    stops = lexicon["cuts"] | lexicon["because"] | JOINING | {"yang", "untuk", "guna"}
    for at in range(place + 1, len(line.tokens)):
        if not line.tokens[at].word or line.tokens[at].small in stops:
            return False
        if kinds[at] == VERB and line.tokens[at].small.startswith(VERBAL):
            return True
    return False


def _deed_at(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb stands here, in English any in -ed that no article stands before: the Dairy Farmers left."""
    article = line.tokens[place - 1].small in {"the", "a", "an"}
    return _is_verb(line, place, lexicon, behind_name=lexicon.language == "en" and not article)


def end_of(line: Line, verb: int, lexicon: Lexicon) -> int:
    """Return where the predicate ends: before a comma with a joining word, else with the sentence."""
    words = line.tokens
    for place in range(verb + 1, len(words) - 1):
        mark, behind = words[place].text, words[place + 1].small
        tails = lexicon["cuts"] | lexicon["tails"] if place >= verb + FEWEST_LEFT else frozenset()
        joins = tails | lexicon["against"]
        parts = mark == "," and PARTS.match(line.text, words[place].start)
        if (
            parts
            or (place >= verb + FEWEST_LEFT and mark in "–—;" and line.text[words[place].end] == " ")
            or (mark == "," and (behind in joins or _second(line, verb, place + 1, lexicon)))
        ):
            return words[place].start
    return len(line.text.rstrip(" .!?…"))


def second_verb(line: Line, lexicon: Lexicon) -> int | None:
    """Return where an "and" with a verb behind it stands first in a sentence, None without: tarif Rp 500 dan naik."""
    words = line.tokens
    places = range(1, len(words) - 1)
    found = (words[at - 1].end for at in places if words[at].small in JOINING and _is_verb(line, at + 1, lexicon))
    return next(found, None)


def _second(line: Line, verb: int, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a second clause begins with an "and" behind a comma: its subject, and soon its verb."""
    words = line.tokens
    if words[place].small not in {"dan", "and"} or any(word.text == "," for word in words[verb : place - 1]):
        return False
    first = place + 1
    ends = range(first + 1, min(first + SECOND, len(words)))
    if words[first].small in OWN and any(words[at].text == "," for at in ends):
        return True  # opened a plant, and its chairman, Zhou Lihua, said
    plain = next((at for at in ends if not words[at].word or _deed_at(line, at, lexicon)), None)
    return plain is not None and words[plain].word and not _is_verb(line, first, lexicon)
