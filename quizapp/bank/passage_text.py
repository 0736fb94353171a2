"""Passage files <-> passages: a title, sections, one sentence a line, a blank line between paragraphs."""

from __future__ import annotations

import re
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.core.passage import Paragraph, Passage, Section, Sentence
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Missing, Scope, Text
from quizapp.core.tree import Leaf

HEADING: Final = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
# Starts of Markdown blocks other than a paragraph: list, quotation, table, fence, rule, HTML.
BLOCK: Final = re.compile(r"[-+*>|][ \t]|\d{1,9}[.)][ \t]|>|\||```|~~~|<[a-zA-Z!/?]|(?:[-*_=][ \t]*){3,}$|#{1,6}\S")
INDENT: Final = 4  # spaces from which Markdown reads code
TITLE: Final = Text(200)
SENTENCE: Final = Text(1000)


def parse_passage(text: str, name: str, language: str, problems: Problems) -> Passage | None:
    """Return the passage of a Markdown text, or None after reporting every line that does not belong."""
    before = len(problems)
    passage = parse_loosely(text, name, language, problems)
    return passage if len(problems) == before else None


def parse_loosely(text: str, name: str, language: str, problems: Problems) -> Passage:
    """Return what can be read; a line that does not belong is reported and counts as a sentence, so addresses stay."""
    reader = _Reader(name, problems)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(line, number)
    reader.finish()
    return Passage(language, reader.title, _sections(reader.parts))


def passage_text(passage: Passage) -> str:
    """Return the canonical text of a passage: one blank line between blocks, a line end at the end."""
    blocks = [f"# {passage.title}"]
    for section in passage.sections:
        if section.heading:
            blocks.append(f"## {section.heading}")
        blocks.extend("\n".join(sentence.text for sentence in part.sentences) for part in section.paragraphs)
    return "\n\n".join(blocks) + "\n"


class _Part:
    """A section being read: its heading, where it stands, and its paragraphs as lists of sentences."""

    def __init__(self, heading: str, place: Place) -> None:
        self.heading = heading
        self.place = place
        self.paragraphs: list[list[str]] = []


class _Reader:
    def __init__(self, name: str, problems: Problems) -> None:
        self.name = name
        self.scope = Scope(problems)
        self.title = ""
        self.parts = [_Part("", Place(name))]
        self.fresh = True  # the next sentence opens a paragraph

    def take(self, line: str, number: int) -> None:
        place = Place(self.name, number, len(line) - len(line.lstrip()) + 1)
        heading = HEADING.match(line.strip())
        if not line.strip():
            self.fresh = True
        elif heading:
            self._heading(len(heading[1]), (heading[2] or "").strip(), place)
        elif BLOCK.match(line.strip()) or place.column > INDENT:
            mend = msg("Begin the line with a letter or a quotation mark; put a backslash before a mark you mean.")
            self.scope.error("passage-block", msg("Only headings and sentences stand here."), place, mend)
            self._sentence("?", place)
        else:
            self._sentence(line, place)

    def finish(self) -> None:
        if not self.title:
            mend = msg("Begin the file with “# ” and the title.")
            self.scope.error("passage-title", msg("The title is missing."), Place(self.name), mend)
        if not any(part.paragraphs for part in self.parts):
            message = msg("The passage has no sentence.")
            self.scope.error("passage-empty", message, Place(self.name), msg("Write one sentence a line."))
            return
        for part in self.parts[1:]:
            if not part.paragraphs:
                message = msg("The section “%(heading)s” has no sentence.", heading=part.heading)
                self.scope.error("passage-section", message, part.place, msg("Write its text or remove the heading."))

    def _heading(self, depth: int, text: str, place: Place) -> None:
        self.fresh = True
        read = TITLE.read(Leaf(text, place, quoted=True), self.scope)
        text = "" if isinstance(read, Missing) else read
        if depth == 1:
            self._title(text, place)
        elif depth == 2:  # noqa: PLR2004 - "##"
            self.parts.append(_Part(text, place))
        else:
            message = msg("A heading this deep is not used; sections have “## ”.")
            self.scope.error("passage-depth", message, place, msg("Make it a section or a sentence."))

    def _title(self, text: str, place: Place) -> None:
        if self.title or len(self.parts) > 1 or self.parts[0].paragraphs:
            message: Message = msg("A passage has one title, before everything else.")
            self.scope.error("passage-title-place", message, place, msg("Write “## ” for a section."))
        self.title = self.title or text or "?"

    def _sentence(self, line: str, place: Place) -> None:
        text = SENTENCE.read(Leaf(line, place, quoted=True), self.scope)
        paragraphs = self.parts[-1].paragraphs
        if self.fresh:
            paragraphs.append([])
            self.fresh = False
        paragraphs[-1].append("" if isinstance(text, Missing) else text)


def _sections(parts: list[_Part]) -> tuple[Section, ...]:
    sections, number = [], 0
    for part in parts:
        paragraphs = []
        for texts in part.paragraphs:
            number += 1
            sentences = tuple(Sentence(f"p{number}.{place}", text) for place, text in enumerate(texts, 1))
            paragraphs.append(Paragraph(number, sentences))
        if paragraphs:
            sections.append(Section(part.heading, tuple(paragraphs)))
    return tuple(sections)
