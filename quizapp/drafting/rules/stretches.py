"""Stretches of an Indonesian sentence that stand alone: main clauses, claims, and what data show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from quizapp.drafting.questions.wording import inside
from quizapp.drafting.rules.figured import deeds, named_behind
from quizapp.drafting.rules.happenings import with_lead
from quizapp.drafting.sense.clauses import Clause, is_name
from quizapp.drafting.sense.leading import scoped
from quizapp.drafting.sense.placing import SPANNING, in_reason
from quizapp.drafting.sense.posted import end_without_post
from quizapp.drafting.sense.quoting import Saying
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, PLACE, Mention
from quizapp.drafting.words.numbers import Count, amounts
from quizapp.drafting.words.passive import everyday
from quizapp.drafting.words.predicates import end_of, first_verb, verb_at
from quizapp.drafting.words.times import bare_month, times
from quizapp.drafting.words.tokens import Line, Token

DATA: Final = re.compile(
    r"(?P<source>(?:Data|Catatan|Laporan|Survei|Hasil survei) [A-Z][^,“”]*?) "
    r"(?:menunjukkan|memperlihatkan|menyebutkan|mencatat)(?:,| bahwa) "
)
CURRENCIES: Final = MappingProxyType({"rp": "rupiah", "usd": "dolar Amerika Serikat"})
PRONOUNS: Final = frozenset({"beliau", "dia", "ia"})
ESTIMATED: Final = frozenset({"diperkirakan"})  # the question says so itself: diperkirakan berapa rupiah


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold what stands alone: a whole main clause, or a claim with its speaker; letters of the line.

    ``first`` is its first letter as it stands inside a sentence; ``verb`` is where the verb begins, if known; ``lead``
    is the date before it with a blank, if any; ``source`` is what the sentence names as its source; ``since`` is where
    the second of two deeds begins, of which alone one asks, 0 for none; ``meant`` says that a name took the place of a
    pronoun, so that the letters of other names are not those of the passage.
    """

    line: Line
    begin: int
    end: int
    first: str
    verb: int = 0
    said: Saying | None = None
    lead: str = ""
    source: str = "bacaan"
    since: int = 0
    meant: bool = False


def stretches(text: Text, claims: Collection[Saying]) -> Iterator[Stretch]:
    """Walk the main clauses that nobody speaks, what data show, and the claims."""
    for clause in (*text.clauses, *named_behind(text)):
        if not _pronoun(clause, text):
            yield from _of_clause(clause, text)
            continue
        for found in _of_clause(_named(clause), text):
            yield replace(found, first=clause.subject[0], meant=True)
    for claim in claims:
        begin = claim.line.text.find(claim.text)
        if begin >= 0 and not claim.quoted:
            yield Stretch(claim.line, begin, begin + len(claim.text), claim.text[0], said=claim)


def _pronoun(clause: Clause, text: Text) -> bool:
    """Tell whether the subject of a clause is a pronoun at the start of its sentence that means one person."""
    opening = clause.begin == 0 and clause.line.tokens[0].small in PRONOUNS
    return opening and clause.mention is not None and clause.line.address in text.antecedents


def _named(clause: Clause) -> Clause:
    """Return a clause with the name that its pronoun means in the place of that: Ia menerima, Budi menerima."""
    line, lexicon = clause.line, clause.lexicon
    text = f"{clause.subject} {line.text[clause.start :]}"
    named, shift = replace(line, sentence=replace(line.sentence, text=text)), len(text) - len(line.text)
    verb = next(at for at, word in enumerate(named.tokens) if word.start == clause.main.start + shift)
    return Clause(named, lexicon, clause.subject, verb, clause.start + shift, clause.end + shift, also=clause.also)


def _of_clause(whole: Clause, text: Text) -> Iterator[Stretch]:
    """Walk the stretch of a clause up to its second deed, and that of the second; none where somebody may say it."""
    clause, *later = deeds(whole)
    line, told = clause.line, text.lexicon.speech.keys() | text.lexicon["attributed"] | text.lexicon["hedges"]
    inside = {word.small for word in line.tokens} - ({clause.main.small} & ESTIMATED)
    kept = line.tokens[0].small == "sebelum" or scoped(line, clause.begin, text.lexicon)
    begin = 0 if kept else clause.begin  # it was so before the bridge only
    reasoned = in_reason(line, begin, text.lexicon)
    spoken = line.text.startswith(",", clause.main.end)  # menghitung, harga gabah ...: what somebody says
    if line.quotes or reasoned or spoken or inside & (told | text.lexicon["conditions"]):
        return
    data, end = of_data(line, text), without_day(line, end_without_post(clause, text), text)
    lead = f"{with_lead(clause, '')} ".lstrip()
    stretch = data or Stretch(line, begin, end, first_letter(line, begin, text), clause.main.start, lead=lead)
    yield stretch
    for deed in later if not data else ():
        behind = without_day(line, end_without_post(deed, text), text)
        yield replace(stretch, end=behind, since=deed.main.start)


def sums(line: Line, text: Text) -> Iterator[Count]:
    """Walk sums of money such as Rp 1,5 triliun, asked for as triliun rupiah."""
    for amount in amounts(line, text.lexicon):
        money = CURRENCIES.get(line.tokens[amount.first].small, "")
        if money and amount.first < amount.number:
            yield replace(amount, unit=f"{amount.unit} {money}".strip())


def without_day(line: Line, end: int, text: Text) -> int:
    """Return where words end, a letter, without the day in brackets at their end: ..., Jumat (20/6/2025)."""
    found = (time.start for time in times(line.text[:end], text.language) if time.end == end)
    apart = (start for start in found if "(" in line.text[start:end] and line.text[:start].endswith(", "))
    return next((start - len(", ") for start in apart), end)


def first_letter(line: Line, begin: int, text: Text) -> str:
    """Return the first letter of a clause as it stands inside a sentence: a capital for what is a name elsewhere."""
    word = next(word for word in line.tokens if word.start >= begin)
    following = line.tokens[line.tokens.index(word) + 1]
    held = (some.office for some in text.mentions(line.address) if some.office and some.start == word.start)
    if office := next(held, ""):
        return inside(office, text)[0]
    mentions = text.mentions(line.address)
    known = any(some.begin <= word.start < some.end and some.name for some in mentions)
    small = text.lexicon["open"] | text.lexicon["prepositions"] | text.lexicon["at_least"] | text.lexicon["intending"]
    heads = text.lexicon["offices"] | text.lexicon["organisations"] | text.lexicon["places"]
    if not known and (word.small in small or _before_name(word, following, mentions, heads - text.lexicon["folk"])):
        return word.text[0].lower()
    if (
        not known
        and word.small not in heads
        and following.text.isupper()
        and len(following.text) > 1
        and everyday(word.small)
    ):
        return word.text[0].lower()  # dokumen APBD
    if not word.capital or known or following.capital or word.text.isupper() or word.text in text.inner_capitals:
        return word.text[0]
    if word.small in text.inner_words and word.text not in text.inner_words:
        return word.text[0].lower()
    name = is_name(line, begin, text.lexicon) and (_never_small(word, text) or not everyday(word.small))
    return word.text[0] if name else word.text[0].lower()


def opened(stretch: Stretch, said: str, text: Text) -> str:
    """Return words of a stretch with their first letter as it stands inside a sentence, whatever was cut before it."""
    inside = [word for word in stretch.line.tokens if stretch.begin <= word.start]
    if said.startswith(inside[0].text):
        return stretch.first + said[1:]
    left = next((word for word in inside if said.startswith(word.text)), None)
    return first_letter(stretch.line, left.start, text) + said[1:] if left else said


def _before_name(word: Token, following: Token, mentions: Sequence[Mention], heads: Collection[str]) -> bool:
    """Tell whether an everyday word stands before the name of a person or place: nama Kusnadi, warga Desa Banjar."""
    opened = {following.start, word.start}
    whose = next((some for some in mentions if some.start in opened and word.start < some.begin), None)
    if whose is None or word.small in heads or not everyday(word.small):
        return False
    return whose.name is None or whose.name.kind in {PERSON, PLACE}


def _never_small(word: Token, text: Text) -> bool:
    """Tell whether a word stands inside sentences with its capital only, be it in a longer name."""
    inner = {token.text for line in text.lines for token in line.tokens[1:]}
    return word.text in inner and word.small not in inner


def first_deed(stretch: Stretch, answer: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the letters of a first deed that the subject of a second one can do without, none where it is not plain.

    ``answer`` is the letter at which the answer begins: memeriksa enam saksi dan menyita tiga truk, of the trucks.
    """
    words = stretch.line.tokens
    inside = [at for at, word in enumerate(words) if stretch.verb <= word.start < answer]
    stops = lexicon["cuts"] | lexicon.speech.keys() | {","}
    joint = next((at for at in inside[1:] if words[at].small == "dan" and verb_at(stretch.line, at + 1, lexicon)), None)
    if not inside or joint is None or any(words[at].small in stops for at in inside if at < joint):
        return []
    first, own = inside[0], verb_at(stretch.line, joint + 1, lexicon) != joint + 1
    while own and words[first - 1].small in lexicon["auxiliaries"]:
        first -= 1
    return [(words[first].start, words[joint].end)]


def of_data(line: Line, text: Text) -> Stretch | None:
    """Return what data of a body show, with that source: data Dinas Pertanian Sigi menunjukkan, ...; None for none."""
    found = DATA.match(line.text)
    first = next((word for word in line.tokens if found and word.start >= found.end()), None)
    if found is None or first is None or first.small in text.lexicon["prepositions"] | SPANNING:
        return None
    verb = first_verb(line, first.start, text.lexicon)
    if verb is None or bare_month(line.text, text.lexicon):
        return None
    end, source = end_of(line, verb[1], text.lexicon), found["source"][0].lower() + found["source"][1:]
    letter, start = first_letter(line, first.start, text), line.tokens[verb[1]].start
    return Stretch(line, first.start, end, letter, start, source=source)
