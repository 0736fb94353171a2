"""Which words of an Indonesian sentence give way to a name, and to which: perusahaan itu, ketua majelis hakim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.drafting.sense.pointing import Meant, Pointed
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.predicates import TRANSITIVE, first_verb, verb_at
from quizapp.drafting.words.tokens import Line, Token

THAT: Final = frozenset({"itu", "tersebut"})
PLACING: Final = frozenset({"di", "ke", "dari"})
FIRM: Final = frozenset({"perseroan", "emiten"})
BENCH: Final = frozenset({"majelis", "panitia", "pansus", "panja"})
BARE: Final = re.compile(
    r"(?:(?P<court>majelis hakim)|panitia khusus|panitia kerja|pansus|panja)\b(?! (?:itu|tersebut)\b)",
    re.IGNORECASE,
)
LONGEST_DESCRIPTION: Final = 16  # words
BODIES: Final = frozenset({"perusahaan", "sekolah"})
BOARD: Final = frozenset({"direksi", "manajemen"})
GOVERNMENT: Final = "pemerintah"
CORPSE: Final = "jenazah"
CALLED: Final = frozenset({"bernama", "bernomor", "berjudul", "bertajuk", "berkode"})
LONGEST_MAKE: Final = 6  # words of a noun and what it is like: pabrik senilai Rp 1,1 triliun
DOING: Final = frozenset({"yang", "dan", "atau", "di", "ke", "dari", "lain", "baru", "kedua"})
OF_FIRM: Final = " perusahaan"
SECRETARY: Final = "sekretaris"  # sekretaris perusahaan: an office of its own
LONGEST_NOUN: Final = 3  # words of a noun: rancangan undang-undang
OF_COUNCIL: Final = re.compile(r"(?:wakil )?(?:ketua|anggota) (?:panitia (?:khusus|kerja)|pansus|panja)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Swap:
    """Hold what is written instead of the letters from ``start`` to ``end``, and the sentences that say so."""

    start: int
    end: int
    text: str
    proof: tuple[str, ...]


def swaps_of(line: Line, before: Line | None, pointed: Pointed) -> Iterator[Swap]:
    """Walk what may be written in a sentence instead of words that point; ``before`` is the sentence before it."""
    mentions = pointed.names.mentions.get(line.address, ())
    yield from _words(line, pointed)
    yield from _offices(line, mentions, pointed)
    yield from _owned(line, mentions, pointed)
    if described := _described(line, before, pointed):
        yield described


def _words(line: Line, pointed: Pointed) -> Iterator[Swap]:
    """Walk the nouns with "that" behind them, the firm's own words, and governments without their town."""
    words = line.tokens
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else None
        if word.small in THAT and (taken := _taken_up(line, at, pointed)):
            yield taken
        elif word.small in FIRM and pointed.firm and not (behind and behind.small in THAT):
            yield Swap(word.start, word.end, pointed.firm.text, (pointed.firm.address,))
        elif bare := _bare(line, at, pointed):
            yield bare
        elif word.small in BOARD and pointed.firm and (behind is None or _closed(behind, pointed.lexicon)):
            yield Swap(word.end, word.end, f" {pointed.firm.text}", (pointed.firm.address,))
        elif word.small == GOVERNMENT and behind and (meant := pointed.government(behind.small, line)):
            after = words[at + 2] if at + 2 < len(words) else None
            if not (after and after.capital):
                yield Swap(word.start, behind.end, meant.text, (meant.address,))


def _closed(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word ends the noun before it: a verb, a mark, a small word."""
    lists = ("auxiliaries", "negations", "plain_verbs", "prepositions", "cuts")
    verbal = word.small.startswith(("me", "di", "ber")) and word.small not in lexicon["not_verbs"]
    return not word.word or verbal or any(word.small in lexicon[name] for name in lists)


def _bare(line: Line, at: int, pointed: Pointed) -> Swap | None:
    """Return what a bench, a firm or a school that stands bare is called."""
    small = line.tokens[at].small
    if small in BENCH:
        return _bare_body(line, at, pointed)
    return _bare_subject(line, at, pointed) if small in BODIES and _opens(line, at, pointed.lexicon) else None


def _bare_body(line: Line, at: int, pointed: Pointed) -> Swap | None:
    """Return a bench or committee with its court or parliament behind it, where it stands bare."""
    found = BARE.match(line.text, line.tokens[at].start)
    if found is None or line.text[found.end() :].lstrip()[:1].isupper():
        return None
    meant = pointed.court if found["court"] else pointed.council
    sure = meant is not None and "ketua" not in line.text[: found.start()].lower()
    return Swap(found.end(), found.end(), f" {meant.text}", (meant.address,)) if meant and sure else None


def _bare_subject(line: Line, at: int, pointed: Pointed) -> Swap | None:
    """Return the only firm or school of the article for a bare "perusahaan" or "sekolah" that is a subject."""
    words = line.tokens
    noun = words[at].small
    meant = pointed.firm if noun == "perusahaan" and pointed.firm else pointed.only(noun)
    closed = pointed.lexicon["auxiliaries"] | pointed.lexicon["negations"]
    verbal = at + 1 < len(words) and (
        words[at + 1].small in closed or verb_at(line, at + 1, pointed.lexicon) is not None
    )
    sure = meant is not None and verbal and _known_before(meant, line, pointed)
    return Swap(words[at].start, words[at].end, meant.text, (meant.address,)) if meant and sure else None


def _described(line: Line, before: Line | None, pointed: Pointed) -> Swap | None:
    """Return the one person of the sentence before for the words that describe them: Seniman yang ... itu wafat."""
    words = line.tokens
    if before is None or line.fresh or line.quotes or words[0].small not in pointed.lexicon["persons_described"]:
        return None
    that = next((at for at, word in enumerate(words[:LONGEST_DESCRIPTION]) if word.small in THAT), 0)
    after = words[that + 1].small if that + 1 < len(words) else ""
    verbal = after in pointed.lexicon["plain_verbs"] or verb_at(line, that + 1, pointed.lexicon) is not None
    person = _only_person(before, words[0].small, pointed) if that and verbal else None
    inner = [some for some in pointed.names.mentions.get(line.address, ()) if some.start < words[that].start]
    if person is None or any(name.text != person.text for name in _people(inner)):
        return None
    return Swap(0, words[that].end, person.text, (pointed.first(person) or before.address, before.address))


def _only_person(line: Line, noun: str, pointed: Pointed) -> Name | None:
    """Return the one person of a sentence; None where a noun or unknown capitals in it may mean somebody else."""
    there = pointed.names.mentions.get(line.address, ())
    people = _people(there)
    other = any(word.small == noun for word in line.tokens[1:])
    other = other or any(some.name is None and not _placed(line, some) for some in there)
    return people[0] if not other and len({name.text for name in people}) == 1 else None


def _people(mentions: Sequence[Mention]) -> list[Name]:
    return [some.name for some in mentions if some.name and some.name.kind == PERSON]


def _placed(line: Line, some: Mention) -> bool:
    """Tell whether unknown capitals stand where a place does, so that they are nobody's name."""
    return line.text[: some.start].endswith((" di ", " ke ", " dari ", " pada "))


def _taken_up(line: Line, place: int, pointed: Pointed) -> Swap | None:
    """Return what stands in the place of a noun and its "that": the longest noun that means one name only."""
    words = line.tokens
    for first in range(max(0, place - LONGEST_NOUN), place):
        noun = " ".join(word.small for word in words[first:place])
        ours = noun in {"perusahaan", *FIRM} or (pointed.firm is not None and noun in pointed.firm.nouns)
        firm = pointed.firm if ours else None
        meant = pointed.near(noun, line) or firm
        if meant and meant.address != line.address:
            return Swap(words[first].start, words[place].end, meant.text, (meant.address,))
    return _with_what_it_is_like(line, place, pointed)


def _with_what_it_is_like(line: Line, place: int, pointed: Pointed) -> Swap | None:
    """Return what a subject means of which only its make or size stands before its "that": kapal buatan Jepang itu."""
    words = line.tokens
    inner = words[1:place]
    plain = inner and not any(not one.word or one.small in DOING or one.small.startswith(TRANSITIVE) for one in inner)
    if not plain or place > LONGEST_MAKE or verb_at(line, place + 1, pointed.lexicon) is None:
        return None
    if inner[0].small in CALLED and inner[-1].text[0].isupper() | inner[-1].text.isdigit():
        return Swap(words[place - 1].end, words[place].end, "", ())  # Lokomotif bernomor B 2503 itu
    meant = pointed.near(words[0].small, line)
    return Swap(0, words[place].end, meant.text, (meant.address,)) if meant and meant.address != line.address else None


def _offices(line: Line, mentions: Sequence[Mention], pointed: Pointed) -> Iterator[Swap]:
    """Walk the offices that do not say of which body they are: Direktur Keuangan, ketua majelis hakim."""
    for some in mentions:
        office = some.office
        if not office or not line.text.startswith(office, some.start):
            continue
        body = _body(office, pointed)
        end = some.start + len(office)
        if body and office.lower().endswith(OF_FIRM) and not office.lower().startswith(SECRETARY):
            yield Swap(end - len(OF_FIRM) + 1, end, body.text, (body.address,))  # Direktur operasional perusahaan
        elif body:
            yield Swap(end, end, f" {body.text}", (body.address,))
        elif (noun := office.split()[-1].lower()) != office.lower() and office.split()[-1].islower():
            held = pointed.only(noun)
            if held and _known_before(held, line, pointed):
                yield Swap(end - len(noun), end, held.text, (held.address,))


def _body(office: str, pointed: Pointed) -> Meant | None:
    """Return the body to which an office without one belongs."""
    if OF_COUNCIL.fullmatch(office):
        return pointed.council
    first, *rest = office.lower().split()
    ours = first in pointed.lexicon["firm_posts"] and all(word in pointed.lexicon["firm_fields"] for word in rest)
    return pointed.firm if ours else None


def _known_before(one: Meant, line: Line, pointed: Pointed) -> bool:
    before = [other.address for other in pointed.lines]
    return before.index(one.address) <= before.index(line.address)


def _owned(line: Line, mentions: Sequence[Mention], pointed: Pointed) -> Iterator[Swap]:
    """Walk the subjects that belong to the firm of the article, and the body of the dead: laba, jenazah."""
    words = line.tokens
    for at, word in enumerate(words):
        if word.small == CORPSE and pointed.deceased and not words[min(at + 1, len(words) - 1)].capital:
            yield Swap(word.end, word.end, f" {pointed.deceased.text}", (pointed.deceased.address,))
        ours = pointed.lexicon.one_of("firm_nouns").match(line.text, word.start)
        if not pointed.firm or not ours or not _opens(line, at, pointed.lexicon):
            continue
        verb = first_verb(line, word.start, pointed.lexicon)
        if verb is None:
            continue
        inner = _before_place(words[at : verb[0]])
        if any(one.capital for one in inner[1:]) or {one.small for one in inner} & (
            pointed.lexicon["general"] | FIRM | THAT
        ):
            continue
        if not any(
            some.start < inner[-1].end and some.name and some.name.text == pointed.firm.text for some in mentions
        ):
            yield Swap(inner[-1].end, inner[-1].end, f" {pointed.firm.text}", (pointed.firm.address,))


def _before_place(found: Sequence[Token]) -> Sequence[Token]:
    """Return the words before a place at the end of a subject: Ekspor | ke Bangladesh dan Australia."""
    at = next((at for at, word in enumerate(found) if word.small in PLACING), len(found))
    return found[:at] if any(word.capital for word in found[at:]) else found


def _opens(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a word opens a sentence, or the words that somebody says."""
    words = line.tokens
    before = words[at - 1] if at else None
    if before is not None and before.text == "," and words[0].small == "menurut":
        return not any(word.text == "," for word in words[: at - 1])
    if before is not None and before.text == "," and at > 1:
        before = words[at - 2]
    return before is None or before.small == "bahwa" or before.small in lexicon.speech.keys() | lexicon["halves"]
