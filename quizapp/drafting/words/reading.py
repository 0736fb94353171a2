"""An article read: its passage, which of its sentences are damaged, and what was left out, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import unquoted, words
from quizapp.bank.lint.wording import foreign
from quizapp.bank.lint.words import Words, words_of
from quizapp.bank.passage_text import BLOCK
from quizapp.core.i18n import Message, msg
from quizapp.core.passage import Paragraph, Passage, Section, Sentence
from quizapp.core.refusal import Malformed
from quizapp.drafting.words.casing import small_opening
from quizapp.drafting.words.cleaning import END, LISTED, paragraphs
from quizapp.drafting.words.gazetteer import gazetteer, regions
from quizapp.drafting.words.lexicon import LANGUAGES, Lexicon, lexicon
from quizapp.drafting.words.sentences import sentences

CALLED: Final = MappingProxyType({"id": msg("Indonesian"), "en": msg("English")})
LONGEST_TITLE: Final = 20  # words
LONGEST_HEADING: Final = 14
LONGEST_SENTENCE: Final = 45  # words: beyond that no clause is cut safely
MOST_LETTERS: Final = 1000  # of a sentence of a passage
SHORTEST: Final = 3
FEWEST_FOREIGN: Final = 2  # little words of another language in a sentence without one of its own
OPENERS: Final = "“‘\"'(—–…"
HEADING: Final = re.compile(r"#{1,6}\s+(.*)")
DATELINE: Final = re.compile(
    r"^(?:([A-Z][\w.,/ ()'-]{2,60}?)\s+[—–-]+|([A-Z][A-Z.,' -]{3,40}):)\s+(?=[A-Z“0-9])"
)  # NAIROBI, Feb 5 - Kenya; SINGAPORE: A firm
DOUBLED: Final = re.compile(r"\bpe(\w{4,}) untuk me\1\w*")  # pencegah untuk mencegah
CODE: Final = re.compile(r"[<>{}]")
# Letters of another encoding or of a font of its own, Cyrillic ones inside Latin words, and marks on top of marks.
STRANGE: Final = re.compile(
    r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]|[a-z][\u0400-\u052f]|[\u0400-\u052f][a-z]|[\u0300-\u036f]{2}",
    re.IGNORECASE,
)
CAPITALS: Final = re.compile(r"[A-Z]{4,}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Hold a piece of the article that is no sentence of the passage, and why."""

    text: str
    why: Message


@dataclass(frozen=True, slots=True)
class Article:
    """Hold an article as read; ``damaged`` maps the address of a sentence on which nothing may rest to the reason."""

    passage: Passage
    damaged: Mapping[str, Message]
    left_out: tuple[LeftOut, ...]
    dateline: str = ""

    @property
    def lexicon(self) -> Lexicon:
        """Return the lists of the article's language."""
        return lexicon(self.passage.language)


@dataclass(slots=True)
class _Reader:
    language: str
    title: str = ""
    dateline: str = ""
    parts: list[tuple[str, list[list[str]]]] = field(default_factory=lambda: [("", [])])
    left_out: list[LeftOut] = field(default_factory=list)
    faults: dict[tuple[int, int], Message] = field(default_factory=dict)

    def take(self, block: str, number: int, *, more: bool) -> None:
        heading = HEADING.match(block)
        text = heading[1] if heading else block
        count = len(words(text))
        if heading or not END.search(text):
            if not self.title and number == 0 and count <= LONGEST_TITLE and more:
                self.title = text
            elif 0 < count <= LONGEST_HEADING and more and not self._running(text):
                self.parts.append((text, []))
            else:
                self._unfinished(text)
            return
        if LISTED.match(text) or BLOCK.match(text):
            self.left_out.append(LeftOut(text, msg("This line belongs to a list or a table.")))
            return
        self._first(text)

    def _running(self, text: str) -> bool:
        """Tell whether a text without an end mark is no heading: a line of a list, or several sentences."""
        return LISTED.match(text) is not None or len(sentences(text, lexicon(self.language))) > 1

    def _unfinished(self, text: str) -> None:
        """Keep the sentences of a paragraph whose last one has no end mark."""
        *whole, last = [text] if LISTED.match(text) or BLOCK.match(text) else sentences(text, lexicon(self.language))
        self.left_out.append(LeftOut(last, msg("This line is no sentence: it has no end mark.")))
        if whole:
            self._first(" ".join(whole))

    def _first(self, text: str) -> None:
        """Keep a paragraph, the first of an article without its dateline and without capitals for show."""
        opens = not any(paragraphs for _, paragraphs in self.parts)
        bare = self._without_dateline(text)
        self._paragraph(small_opening(bare, lexicon(self.language)) if opens else bare)

    def _without_dateline(self, text: str) -> str:
        found = DATELINE.match(text) if not any(paragraphs for _, paragraphs in self.parts) else None
        place = (found[1] or found[2]) if found else ""
        town = place in gazetteer(self.language) or (
            self.language == "id" and place.lower() in regions()
        )  # Jakarta - Produsen mi ...
        capitals = CAPITALS.search(place) or (found and place.isupper() and "—" in found[0])  # SOE — Program ...
        if not found or not (town or capitals or "," in place or "(" in place):
            return text
        self.dateline = place
        self.left_out.append(LeftOut(place, msg("This is the line of place and date.")))
        return text[found.end() :]

    def _paragraph(self, text: str) -> None:
        lists = lexicon(self.language)
        kept: list[str] = []
        for piece in sentences(text, lists):
            if len(piece) > MOST_LETTERS or BLOCK.match(piece):
                self.left_out.append(LeftOut(piece, msg("This piece is too long for a sentence.")))
            elif other := foreign(piece, lists.writing) or _all_foreign(piece, lists.writing):
                self.left_out.append(LeftOut(piece, msg("This sentence is in %(language)s.", language=CALLED[other])))
            else:
                kept.append(piece)
        if kept:
            self.parts[-1][1].append(kept)


def _all_foreign(piece: str, own: Words) -> str:
    """Return the language of a sentence that has some little words of another language and none of its own, else ""."""
    found = frozenset(words(piece))
    others = (words_of(name) for name in LANGUAGES if name != own.language) if not found & own.stop_words else ()
    return next((other.language for other in others if len(found & other.stop_words) >= FEWEST_FOREIGN), "")


def read_article(text: str, language: str) -> Article:
    """Return the article that cleaned text holds. Raises Malformed when there is not one whole sentence in it."""
    reader = _Reader(language)
    blocks = list(paragraphs(text))
    for number, block in enumerate(blocks):
        reader.take(block, number, more=number + 1 < len(blocks))
    sections = tuple(_sections(reader.parts))
    if not sections:
        raise Malformed(
            msg("There is no whole sentence in the text. Paste running text, not a list, a table or a poem.")
        )
    first = sections[0].paragraphs[0].sentences[0].text
    passage = Passage(language, _title(reader.title or first), sections)
    return Article(passage, dict(_damaged(passage)), tuple(reader.left_out), reader.dateline)


def _title(text: str) -> str:
    found = text.split()
    short = text if len(found) <= LONGEST_TITLE else " ".join(found[:10]) + " …"
    return short.rstrip(".")[:190]


def _sections(parts: list[tuple[str, list[list[str]]]]) -> Iterator[Section]:
    number = 0
    for heading, blocks in parts:
        found = []
        for block in blocks:
            number += 1
            lines = tuple(Sentence(f"p{number}.{place}", text) for place, text in enumerate(block, 1))
            found.append(Paragraph(number, lines))
        if found:
            yield Section(heading[:190], tuple(found))


def _damaged(passage: Passage) -> Iterator[tuple[str, Message]]:
    """Walk the damaged sentences with the reason; the half before a break is as damaged as the other."""
    for section in passage.sections:
        for paragraph in section.paragraphs:
            texts = [sentence.text for sentence in paragraph.sentences]
            for place, sentence in enumerate(paragraph.sentences):
                after = texts[place + 1] if place + 1 < len(texts) else ""
                whole = "".join(texts).count("“") == "".join(texts).count("”")
                if why := _damage(sentence.text, after, whole=whole):
                    yield sentence.address, why


def _damage(text: str, after: str, *, whole: bool) -> Message | None:
    if text.lstrip(OPENERS)[:1].islower():
        return msg("It begins with a small letter: a sentence was cut in two before it.")
    if after and after.lstrip(OPENERS)[:1].islower():
        return msg("It was cut in two: what follows begins with a small letter.")
    if text.count("“") != text.count("”") or (not whole and ("“" in text or "”" in text)):
        return msg("A quotation is opened or closed only once.")
    if not END.search(text) or text.rstrip("”’\"')* ").endswith(":"):
        return msg("It has no end.")
    if twice := DOUBLED.search(text):
        return msg("It says one thing twice (“%(words)s”): words may be lost or out of their order.", words=twice[0])
    return _script(text) or _length(text)


def _script(text: str) -> Message | None:
    if STRANGE.search(text):
        return msg("It holds letters that do not belong in its words: they were lost or put in on the way here.")
    if CODE.search(text):
        return msg("It holds marks of a program, such as < or {.")
    if text.isupper():
        return msg("It is written in capitals, which hide its names.")
    return None


def _length(text: str) -> Message | None:
    if (count := len(words(text))) < SHORTEST:
        return msg("It is a fragment of %(count)s words.", count=count)
    if (count := len(words(unquoted(text)))) > LONGEST_SENTENCE:
        return msg("It has %(count)s words: too long to be cut safely.", count=count)
    return None
