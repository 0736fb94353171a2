"""What a sentence gives a reason for, in words that stand alone: around "because", or in the sentence before "so"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.drafting.rules.happenings import ORDINAL, vague_here, with_lead
from quizapp.drafting.rules.owned import of_subject
from quizapp.drafting.rules.tellers import teller, told
from quizapp.drafting.sense.alone import leaning, lost_period
from quizapp.drafting.sense.attribution import THAT
from quizapp.drafting.sense.bare_subjects import bare_deed
from quizapp.drafting.sense.clauses import Clause, clause_of, cut_out, hangs, whole_clause
from quizapp.drafting.sense.lacking import TRANSITIVE
from quizapp.drafting.sense.leading import then
from quizapp.drafting.sense.placing import gapped, loose
from quizapp.drafting.sense.shared import earlier
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.numbers import PARTS
from quizapp.drafting.words.predicates import VERBAL, unfinished, verb_at
from quizapp.drafting.words.times import FLOATING
from quizapp.drafting.words.tokens import Line, Token

FEWEST, MOST = 2, 20  # words of what needs a reason
ASKING: Final = frozenset({"apakah", "mengapa", "bagaimana", "whether", "if", "why", "how"})  # what is open
SOURCE: Final = 9  # words of a source with its comma
POINTING: Final = frozenset({"itu", "ini", "that", "this", "inilah", "itulah"})  # the reason is elsewhere
RELATIVE: Final = frozenset({"yang", "who", "which", "that", "whose"})
JOINED: Final = frozenset({"dan", "serta", "atau", "and", "or"})
DEEDS: Final = frozenset(
    {"aksi", "cara", "kebiasaan", "kecenderungan", "keengganan", "keputusan", "langkah", "praktik", "tindakan", "upaya"}
)  # kebiasaan warga menampung air: a noun with somebody's deed, which its verb follows
OF_NOUNS: Final = frozenset({"akibat"})  # kerugian akibat banjir: a noun with its cause, and no clause


@dataclass(frozen=True, slots=True)
class Explained:
    """Hold what happened, and the sentence that gives the reason for it.

    ``reason`` is what that sentence gives as the reason; ``effect`` is the sentence that tells what happened, which is
    another one where it opens with "for this reason". ``told`` says that somebody says so, and ``by`` who, if certain.
    """

    line: Line
    event: str
    reason: str
    effect: Line
    told: bool = False
    by: str = ""


def explained(text: Text) -> Iterator[Explained]:
    """Walk what the article gives a reason for, in the order of the passage."""
    for place, line in enumerate(text.lines):
        if line.address in text.article.damaged:
            continue
        found = _inside(line, text) or _led(line, text)
        found = found or (_before(text.lines[place - 1], line, text) if place else None)
        if found:
            yield found


def joiner(line: Line, text: Text) -> Token | None:
    """Return the only joining word of a sentence where it surely gives a reason, None for none."""
    places = [at for at, word in enumerate(line.tokens) if word.small in text.lexicon["because"]]
    if len(places) != 1 or not line.text.endswith(".") or line.quoted(line.tokens[places[0]].start):
        return None
    place = places[0]
    fits = place >= FEWEST and place + 1 < len(line.tokens) and _joins(line, place, text.lexicon)
    return line.tokens[place] if fits else None


def _inside(line: Line, text: Text) -> Explained | None:
    """Return what a sentence gives a reason for behind its only joining word."""
    because = joiner(line, text)
    event = event_before(line, because.start, text) if because else ""
    if because is None or not event:
        return None
    said = told(line, text)
    by = teller(line, (event, because.start), text) if said else ""
    return Explained(line, event, line.text[because.end + 1 :], line, said, by)


def _led(line: Line, text: Text) -> Explained | None:
    """Return what follows in a sentence from what opens it: Karena hujan, jalan ditutup; hujan deras, sehingga ..."""
    place = _effect_at(line, text.lexicon)
    if not place or line.quotes:
        return None
    event = _from(line, line.tokens[place].start, text)
    return Explained(line, event, line.text[: line.tokens[place - 1].start], line, told(line, text)) if event else None


def _effect_at(line: Line, lexicon: Lexicon) -> int:
    """Return the place of the word with which an effect begins behind its reason, 0 for none."""
    found = line.tokens
    commas = [at for at, word in enumerate(found[:-2]) if word.text == ","]
    so = [at for at, word in enumerate(found[:-2]) if word.small in lexicon["therefore"] and at > FEWEST]
    if len(so) == 1 and not any(word.small in lexicon["because"] for word in found):
        return so[0] + 1 if lexicon.language == "id" or commas == [so[0] - 1] else 0  # so many: no effect
    opened = found[0].small in lexicon["because"] and found[1].small not in POINTING
    return commas[0] + 1 if opened and len(commas) == 1 and not so else 0


def _joins(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a joining word ties a reason to the clause before it: not to a noun, and it is not denied."""
    before, word = line.tokens[place - 1], line.tokens[place]
    behind = next(some for some in (*line.tokens[place + 1 :], word) if some.small != "of")
    if behind.small in POINTING or not behind.word or (word.small == "sebab" and before.text != ","):
        return False  # a noun: menyelidiki sebab kebakaran
    before = line.tokens[place - 2] if before.text == "," else before
    if not before.word or before.small in lexicon["negating"] | lexicon["hedges"] | lexicon["unsure_reasons"]:
        return False
    verbal = before.small.startswith(VERBAL) or before.small in lexicon["plain_verbs"]
    return word.small not in OF_NOUNS or verbal or _counts(line.tokens[:place], lexicon)


def _counts(before: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether an amount stands right before, and no noun: berkurang Rp 900 juta akibat efisiensi."""
    last = before[-1]
    return last.text[0].isdigit() or last.small in lexicon.numbers.keys() | PARTS


def event_before(line: Line, end: int, text: Text) -> str:
    """Return what happened before a letter of a sentence, in the last of its clauses; "" where it is not certain."""
    begin = _opening(line, end, text.lexicon)
    clause = clause_of(line, text.mentions(line.address), text.lexicon, begin)
    clause = clause or _sharing(line, begin, text)
    if clause is None or clause.main.start >= end or _spoken(line, clause, end, text) or _doubted(clause, text.lexicon):
        return ""
    between = [word for word in line.tokens if clause.main.end <= word.start < end]
    gone = [(time.start, time.end) for time in clause.times if time.kind == FLOATING]
    gone += _needless(clause, text.lexicon)
    predicate = cut_out(line.text, clause.start, end, gone)
    if _acts_again(between, text.lexicon) or loose(predicate) or gapped(predicate):
        return ""
    event = f"{clause.subject} {with_lead(clause, predicate)}"
    if event.split(maxsplit=1)[0].lower() in DEEDS:
        return ""
    return event if _whole(event, predicate, clause, text) else ""


def _sharing(line: Line, begin: int, text: Text) -> Clause | None:
    """Return the clause of a second verb behind a "but", with the subject of the first: ditunda, tetapi batal."""
    first = next((clause for clause in text.clauses if clause.line is line), None)
    place = next((at for at, word in enumerate(line.tokens) if word.start >= begin > 0), 0)
    plain = line.tokens[place].small in text.lexicon["plain_verbs"]
    verb = place if plain else verb_at(line, place, text.lexicon, behind_name=True)
    if first is None or not place or verb is None or line.tokens[place - 1].small not in text.lexicon["halves"]:
        return None
    return whole_clause(line, text.lexicon, (first.subject, first.mention), (place, verb), None)


def _opening(line: Line, end: int, lexicon: Lexicon) -> int:
    """Return where the last clause before a letter begins: behind a verb of saying, or a comma and a joining word.

    It is 0 for the beginning of the sentence.
    """
    found = _behind_source(line, lexicon)
    turns = lexicon["halves"] | lexicon["conceding"] | JOINED
    inside = [word for word in line.tokens if word.end <= end]
    for place, word in enumerate(inside[:-1]):
        after = inside[place + 1]
        if word.text == "," and after.small in turns and place + 2 < len(inside):
            found = inside[place + 2].start
        says = (
            word.small in lexicon.speech or word.small in lexicon["reasoning"] or word.small == THAT[lexicon.language]
        )
        if says or (found == word.start and word.text == ","):
            found = after.start
    return found


def _behind_source(line: Line, lexicon: Lexicon) -> int:
    """Return where a sentence begins behind the source that it names first: Menurut dia, ...; 0 for none."""
    comma = next((at for at, word in enumerate(line.tokens[:SOURCE]) if word.text == ","), 0)
    return line.tokens[comma + 1].start if comma and line.tokens[0].small in lexicon["attributed"] else 0


def _acts_again(between: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether a second verb stands behind the main one, of which alone a reason may be told."""
    verbs = lexicon.verbs.keys() | lexicon["plain_verbs"]
    english = lexicon.language == "en"
    opening = JOINED | RELATIVE | lexicon["after"] | lexicon["subordinating"] | lexicon["conditions"]
    joined = next((at for at, word in enumerate(between) if word.small in opening), len(between))
    return any(word.small in verbs or (not english and word.small.startswith(VERBAL)) for word in between[joined:])


def _spoken(line: Line, clause: Clause, end: int, text: Text) -> bool:
    """Tell whether the words of a clause up to a letter are quoted, or somebody says them in the midst of it."""
    telling = text.lexicon.speech.keys() | text.lexicon["attributed"]
    inside = [word for word in line.tokens if clause.begin <= word.start < end]
    return any(word.small in telling or line.quoted(word.start) for word in inside)


def _doubted(clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether what stands before a clause denies it or leaves it open: membantah ..., belum pasti apakah ..."""
    before = {word.small for word in clause.line.tokens if word.start < clause.begin}
    denied = {verb for verb, stance in lexicon.speech.items() if stance is Stance.DENIAL}
    doubts = denied | lexicon["negations"] | lexicon["supposing"] | lexicon["hedges"] | lexicon["refusing"]
    asks = clause.subject.split(maxsplit=1)[0].lower() in ASKING
    return asks or not before.isdisjoint(doubts)


def _needless(clause: Clause, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return where words stand before the verb that tie it to another sentence: juga, kemudian."""
    return [
        (word.start, word.end) for word in clause.line.tokens
        if clause.start <= word.start < clause.main.start and word.small in lexicon["dropped"]
    ]  # fmt: skip


def _whole(event: str, predicate: str, clause: Clause, text: Text) -> bool:
    """Tell whether an event says by itself what happened."""
    lists = text.lexicon
    if not FEWEST <= len(words(event)) <= MOST or not predicate:
        return False
    if hangs(clause.line, clause.times, lists) or lost_period(event, lists) or then(clause.line):
        return False
    last = words(predicate)[-1]
    if last in lists["dangling"] | lists["prepositions"] or unfinished(predicate, lists) or _objectless(clause, last):
        return False
    if clause.main.small in lists["taking_out"] and "dari" not in words(predicate):
        return False  # mengeluarkan ongkos angkut: from what?
    unclear = earlier(clause, text.lines) or leaning(of_subject(clause, predicate), lists)
    return unclear is None and not _vague(clause, text) and not _counted(event, text)


def _objectless(clause: Clause, last: str) -> bool:
    """Tell whether an Indonesian event ends with an active verb, and does not say to whom or what it was done."""
    lists = clause.lexicon
    active = last == clause.main.small and last.startswith(TRANSITIVE) and lists.language == "id"
    return active and last not in lists["staying"] | lists["plain_verbs"]


def _vague(clause: Clause, text: Text) -> bool:
    """Tell whether a subject does not say what it is; the sentence asked for itself says what was done, and to what."""
    subject, lists = clause.subject, text.lexicon
    if text.language == "en":
        return vague_here(clause, text) is not None
    partial = subject.split(maxsplit=1)[0].lower() in lists["partial"] or ORDINAL.fullmatch(subject) is not None
    done = subject.lower() in lists["relational"] or bare_deed(subject, lists)
    bare = not done and subject.lower() in lists["bare"] | lists["unnamed"]
    return partial or bare or leaning(subject, lists) is not None


def _counted(event: str, text: Text) -> bool:
    """Tell whether an English event is that of some of whom the passage speaks: three judges ruled."""
    return text.language == "en" and event.split(maxsplit=1)[0].lower() in text.lexicon["numerals"]


def _before(cause: Line, effect: Line, text: Text) -> Explained | None:
    """Return what a sentence says that follows from the one before, which opens their paragraph: Karena itu, ..."""
    opening = text.lexicon.one_of("following").match(effect.text)
    plain = cause.fresh and not effect.fresh and cause.text.endswith(".") and not effect.quotes
    if opening is None or not plain or cause.address in text.article.damaged:
        return None
    begin = opening.end() + 2 if effect.text.startswith(", ", opening.end()) else 0
    again = any(word.small in text.lexicon["because"] for word in effect.tokens if word.start >= begin)
    event = "" if again or not begin else _from(effect, begin, text)
    return Explained(cause, event, cause.text, effect) if event else None


def _from(line: Line, begin: int, text: Text) -> str:
    """Return what happened from a letter of a sentence to the end of its clause."""
    clause = clause_of(line, text.mentions(line.address), text.lexicon, begin)
    behind = [word.small for word in line.tokens if clause and word.start >= clause.end][1:2]
    turned = not behind or behind[0] in text.lexicon["halves"]
    if clause is None or not turned or _spoken(line, clause, clause.end, text):
        return ""
    predicate = clause.predicate()
    return f"{clause.subject} {predicate}" if _whole(f"{clause.subject} {predicate}", predicate, clause, text) else ""
