"""The main clause of a sentence: subject, verb and the rest, taken only where nothing else can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from quizapp.drafting.names.introducing import OWNING
from quizapp.drafting.sense.behind import ONE_OF, behind_subject, region_of
from quizapp.drafting.sense.leading import behind_place, lead_of
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, Mention
from quizapp.drafting.words.numerals import SPELLED
from quizapp.drafting.words.passive import everyday, is_root
from quizapp.drafting.words.predicates import end_of, first_verb, verb_at
from quizapp.drafting.words.tagger import NAME, tags
from quizapp.drafting.words.times import FLOATING, Time, times
from quizapp.drafting.words.titles import is_titles
from quizapp.drafting.words.tokens import Line, Token


@dataclass(frozen=True)
class Clause:
    """Hold a clause: the subject (with the mention that it is, if any), and its predicate from ``start`` to ``end``.

    ``begin`` is the first letter of the subject; ``verb`` is the place of the main verb among the words; ``lead`` is a
    time that stands before the subject; ``also`` are the addresses of sentences that say who a pronoun is; ``helper``
    is the "was" of the first of two deeds, which an English second one goes without: was founded and bought by;
    ``until`` is where a "which ..." ends that the article says itself, whoever speaks behind it; 0 for none.
    """

    line: Line
    lexicon: Lexicon
    subject: str
    verb: int
    start: int
    end: int
    mention: Mention | None = None
    lead: Time | None = None
    begin: int = 0
    also: tuple[str, ...] = ()
    helper: str = ""
    until: int = 0

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Return the times inside the predicate, and the one before the subject."""
        found = times(self.line.text, self.lexicon.language)
        return tuple(time for time in found if self.start <= time.start < self.end or time == self.lead)

    @property
    def main(self) -> Token:
        """Return the main verb."""
        return self.line.tokens[self.verb]

    def predicate(self, *, without: Iterable[Time] = (), since: int = 0) -> str:
        """Return the predicate without floating times, idle adverbs and what is named; from a letter on, if given."""
        begin = max(self.start, since)
        gone = [(time.start, time.end) for time in self.times if time.kind == FLOATING or time in without]
        gone += [
            (word.start, word.end) for word in self.line.tokens
            if begin <= word.start < self.main.start and word.small in self.lexicon["dropped"]
        ]  # fmt: skip
        found = cut_out(self.line.text, begin, self.end, gone)
        return f"{self.helper} {found}" if self.helper and begin == self.start else found


def hangs(line: Line, times: Sequence[Time], lexicon: Lexicon) -> bool:
    """Tell whether a floating time cannot be cut out, for the word before it needs it: from Monday, mulai 9 Oktober."""
    if any(time.kind == FLOATING and line.text.startswith(OWNING, time.end) for time in times):
        return True  # Sunday's result
    ends = {word.end: word.small for word in line.tokens}
    before = (line.text[: time.start].rstrip() for time in times if time.kind == FLOATING)
    return any(ends.get(len(text), "") in lexicon["time_heads"] for text in before)


def cut_out(text: str, begin: int, end: int, gone: Iterable[tuple[int, int]]) -> str:
    """Return a stretch of a text without some stretches in it."""
    left, place = "", begin
    for start, stop in sorted(gone):
        if begin <= start < end:
            left += text[place:start]
            place = max(place, stop)
    left = " ".join((left + text[place:end]).split())
    return left.replace(" ,", ",").strip(" ,.–—-")


def clauses_of(line: Line, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Clause]:
    """Walk the main clauses of a sentence: the first, and one behind a comma and "but", "while" or the like."""
    whole = clause_of(line, mentions, lexicon)
    if whole:
        yield whole
    half = _half(line, lexicon)
    found = clause_of(line, mentions, lexicon, half) if half else None
    if found:
        yield found


def _half(line: Line, lexicon: Lexicon) -> int:
    """Return where a second main clause may begin, 0 for none: before it nobody speaks, no "if" and no date stands."""
    words = line.tokens
    comma = next(
        (at for at in range(1, len(words) - 2) if words[at].text == "," and words[at + 1].small in lexicon["halves"]), 0
    )
    before = {word.small for word in words[:comma]}
    others = lexicon.speech.keys() | lexicon["attributed"] | lexicon["conditions"] | lexicon["speaking"]
    dated = any(time.kind != FLOATING and time.end <= words[comma].end for time in times(line.text, lexicon.language))
    return 0 if not comma or dated or before & others or line.quotes else words[comma + 2].start


def clause_of(line: Line, mentions: Sequence[Mention], lexicon: Lexicon, half: int = 0) -> Clause | None:
    """Return the main clause of a sentence, or that of its half from a letter on; None where it is not certain."""
    lead, begin = (None, half) if half else lead_of(line, lexicon)
    begin = begin or behind_place(line, mentions, lexicon)
    there = [some for some in mentions if some.start == begin or _introduced(line, begin, some, lexicon)]
    holders = (some for some in there if some.office and some.name)  # NASA | administrator Jane Pell
    mention = next(chain(holders, (some for some in there if some.name), there), None)
    if mention is not None and mention.name is not None:
        place = behind_subject(line, mention, lexicon)
        verb = verb_at(line, place, lexicon, behind_name=True)
        if verb is not None and (line.tokens[verb].small in lexicon.speech or not _spokesman(line, begin, mention)):
            article = "the " if _after_article(line, begin, mention) else ""
            called = article + mention.name.text + region_of(line, mention, place, lexicon)
            whole = whole_clause(line, lexicon, (called, mention), (place, verb), lead)
            return replace(whole, begin=begin)
        return None
    found = first_verb(line, begin, lexicon)
    if found is None:
        return None
    first, verb = found
    subject = line.text[begin : line.tokens[first].start].strip().partition(", which ")[0].partition(", who ")[0]
    subject = subject.rpartition(", ")[0] if subject.endswith(",") else subject  # di Kabupaten Lebak, Banten, ambruk
    if not subject or subject.split()[-1] in lexicon["negations"] or _unknown(line, begin, lexicon):
        return None
    if _doubtful(line, begin, subject, lexicon):
        return None
    named = any(some.begin == begin and some.name for some in mentions)
    kept = named or is_name(line, begin, lexicon) or _owner(line, begin, lexicon)
    small = subject if kept else small_first(subject, lexicon)
    return replace(whole_clause(line, lexicon, (small, None), (first, verb), lead), begin=begin)


def is_name(line: Line, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a subject keeps its capital: a name or an acronym, as the tagger sees it."""
    place, word = next((at, word) for at, word in enumerate(line.tokens) if word.start >= begin)
    if word.text.isupper() and len(word.text) > 1:
        return True
    after = line.tokens[place + 1] if place + 1 < len(line.tokens) else word
    plain = word.small in lexicon.writing.stop_words or word.small.endswith("-year-old")
    if lexicon.language == "en" and after.capital and not plain:
        return True
    if word.small in lexicon.ordinary and not (word.small in lexicon["high_offices"] and after.capital):
        return False
    if after.capital and not plain:
        return True
    if lexicon.language == "id":
        return tags(line.words)[place] == NAME and not _derived(word.small)
    return after.capital


def _derived(word: str) -> bool:
    """Tell whether a word is a root, or one with the prefix of somebody who does it: petambak, pendaki."""
    return is_root(word) or (word.startswith("pe") and everyday(word))


def _owner(line: Line, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether an English subject opens with the name of its owner: Kenya's central bank, not Sunday's result."""
    word = next(word for word in line.tokens if word.start >= begin)
    owner = word.small[: -len(OWNING[0])]
    times = lexicon["weekdays"] | lexicon.months.keys() | lexicon.ordinary | {"yesterday", "today", "tomorrow"}
    return lexicon.language == "en" and word.capital and word.text.endswith(OWNING) and owner not in times


def _unknown(line: Line, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether an English subject opens with one capital word that may be a name or not."""
    place = next(at for at, word in enumerate(line.tokens) if word.start >= begin)
    word, after = line.tokens[place], line.tokens[min(place + 1, len(line.tokens) - 1)]
    known = lexicon.ordinary | SPELLED.keys()
    plain = {word.small, word.small.removesuffix("s")} & known or not word.text[0].isalpha() or after.capital
    return lexicon.language == "en" and not plain and not _owner(line, begin, lexicon)


def _doubtful(line: Line, begin: int, subject: str, lexicon: Lexicon) -> bool:
    """Tell whether what stands before a verb is no plain subject: it opens like a side clause, or is quoted."""
    opening, *rest = subject.lower().split()
    if opening in lexicon["approximate"] and rest and rest[0][0].isdigit():
        return False
    lists = ("prepositions", "cuts", "because", "auxiliaries", "pronouns", "negations", "attributed")
    return line.quoted(begin) or "”" in subject or any(opening in lexicon[name] for name in lists)


def whole_clause(
    line: Line, lexicon: Lexicon, subject: tuple[str, Mention | None], places: tuple[int, int], lead: Time | None
) -> Clause:
    """Return a clause of a subject with its mention, where predicate and verb begin, and its lead."""
    start = line.tokens[places[0]].start
    return Clause(line, lexicon, subject[0], places[1], start, end_of(line, places[1], lexicon), subject[1], lead)


def _after_article(line: Line, begin: int, mention: Mention) -> bool:
    return line.text[begin : mention.start] in {"The ", "the "}


def _spokesman(line: Line, begin: int, mention: Mention) -> bool:
    """Tell whether "a" and an office introduce an English subject: A spokesman for Ely, Ann Lee, said."""
    return bool(mention.office) and line.text[begin : mention.start] in {"A ", "An "}


def _introduced(line: Line, begin: int, mention: Mention, lexicon: Lexicon) -> bool:
    """Tell whether only an article or titles (Dr, Prof.) stand between a letter and a name; no team has a title."""
    person = mention.name is None or mention.name.kind == PERSON  # Kapten Persib, Marc Klok, ...
    before = [word for word in line.tokens if begin <= word.start < mention.start]
    titled = is_titles(before, lexicon)
    titled = titled or (mention.name is not None and ONE_OF.match(line.text[begin : mention.begin]) is not None)
    held = _spokesman(line, begin, mention)
    return _after_article(line, begin, mention) or held or (person and bool(before) and titled)


def clause_from(line: Line, place: int, lexicon: Lexicon) -> Clause | None:
    """Return the clause whose predicate begins right behind a letter, without its subject; None without a verb there.

    "For the first time" may stand before the verb.
    """
    first = next((at for at, word in enumerate(line.tokens) if word.start >= place), len(line.tokens))
    behind = first + 2 * (line.text.startswith(("pertama kali ", "terakhir kali "), place + 1))
    verb = verb_at(line, behind, lexicon, behind_name=True)
    return None if verb is None else whole_clause(line, lexicon, ("", None), (first, verb), None)


def clause_with(line: Line, mention: Mention, lexicon: Lexicon, also: tuple[str, ...]) -> Clause | None:
    """Return the clause whose subject is a pronoun that means a person; None without a verb right behind it."""
    place = next((at for at, word in enumerate(line.tokens) if word.start >= mention.end), len(line.tokens))
    verb = verb_at(line, place, lexicon, behind_name=True)
    if verb is None:
        return None
    return replace(
        whole_clause(line, lexicon, (mention.text, mention), (place, verb), None), begin=mention.start, also=also
    )
