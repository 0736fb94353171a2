"""The order in which names of an article are offered: who is most like the answer, speaks and lives comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from zlib import crc32

from quizapp.drafting.names.bodies import near
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.questions.kindred import kindred
from quizapp.drafting.questions.teams import gap
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION, PERSON, Name
from quizapp.drafting.words.tokens import tokens

POSTS: Final = frozenset({"office", "from"})  # questions of what somebody is
RELATED: Final = 2  # words of an office in which "his wife" shows


@dataclass(frozen=True, slots=True)
class Candidates:
    """Hold a question with its answer, and rank the names that may stand beside it."""

    finding: Finding
    key: Name
    text: Text

    @property
    def words_or_post(self) -> bool:
        """Tell whether the question asks who says something or what somebody is."""
        return self.finding.speaker is not None or self.finding.rule in POSTS

    def dead(self) -> frozenset[str]:
        """Return who is never offered: the dead, where a living person says or is something."""
        living = self.words_or_post and self.key not in self.text.lost
        return frozenset(name.text for name in self.text.lost if living)

    def rank(self, name: Name) -> tuple[bool, int, int, int, bool, bool, int]:
        """Return what puts the names most like the key first: bodies of its kind, people with offices as it has.

        The dead stand beside the dead; in sport, players beside players and coaches beside coaches; in Indonesian,
        judges beside judges; who says nothing comes behind who speaks. Among equals stands an order that only the
        question decides.
        """
        if self.key.kind == ORGANISATION:
            return False, near(self.text.language, self.key, name), 0, 0, False, False, 0
        group = int(name.group != self.key.group)
        if name.kind != PERSON:
            return False, group, 0, 0, False, False, 0
        apart = (name in self.text.lost) != (self.key in self.text.lost)
        unlike = _has_office(name, self.text) != _has_office(self.key, self.text)
        turn = crc32(f"{self.finding.question}|{name.text}".encode())
        away = kindred(self.key, name, self.text)
        return apart, group, gap(self.key, name, self.text), away, self._silent(name), unlike, turn

    def _silent(self, name: Name) -> bool:
        return self.words_or_post and name not in self.text.speakers and not _posts(name, self.text)


def _posts(name: Name, text: Text) -> list[str]:
    """Return what the article calls somebody's office, without what they are to somebody else: his wife."""
    akin = text.lexicon["relations"]
    posts = (post for post, _ in text.names.offices.get(name.text, ()))
    return [post for post in posts if not any(word.small in akin for word in tokens(post)[:RELATED])]


def _has_office(name: Name, text: Text) -> bool:
    """Tell whether the article gives somebody an office or a trade, and not only a home or a common work: nelayan."""
    plain = text.lexicon["folk"] | text.lexicon["no_offices"]
    return any(office.split()[0].lower() not in plain for office, _ in text.names.offices.get(name.text, ()))
