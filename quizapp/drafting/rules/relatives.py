"""English clauses that say of a person by name what he or she does: Ann Lee, who led the dig near Ely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from quizapp.drafting.rules.figured import deeds
from quizapp.drafting.sense.clauses import Clause, whole_clause
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Mention
from quizapp.drafting.words.predicates import verb_at
from quizapp.drafting.words.tokens import Line

OPENED: Final = re.compile(
    r"(?:, \d{1,3})?, (?:an? (?:[a-z]+(?:-[a-z]+)* ){1,3})?who "
)  # Ann Lee, 41, a retired nurse who
JOINED: Final = frozenset({"of", "and", "or", "&", "with", "than", "for"})  # a friend of Ann Lee, who: which of them?
STOPS: Final = frozenset({",", ";", "–", "—", ":"})


def relatives(text: Text) -> Iterator[Clause]:
    """Walk what English sentences say in a "who ..." right behind the name of one person, up to a second deed."""
    for line in text.sound if text.language == "en" else ():
        for mention in text.mentions(line.address):
            clause = _behind(line, mention, text)
            if clause is not None:
                yield next(deeds(clause))


def _behind(line: Line, mention: Mention, text: Text) -> Clause | None:
    """Return the clause of a "who" behind a name, None where somebody else may be meant or where it holds no verb."""
    opened = OPENED.match(line.text, mention.end)
    person = mention.name is not None and mention.name.kind == PERSON
    if not opened or not person or mention.name is None or _joined(line, mention, text) or line.quoted(mention.start):
        return None
    words = line.tokens
    first = next(at for at, word in enumerate(words) if word.start >= opened.end())
    verb = verb_at(line, first, text.lexicon, behind_name=True)
    close = next((at for at in range(first, len(words)) if words[at].text in STOPS), len(words) - 1)
    if verb is None or verb >= close or line.quoted(words[close].start):
        return None
    whole = whole_clause(line, text.lexicon, (mention.name.text, mention), (first, verb), None)
    end = min(whole.end, words[close].start)
    return replace(whole, begin=mention.begin, end=end, until=end)


def _joined(line: Line, mention: Mention, text: Text) -> bool:
    """Tell whether a name, with its title, belongs to another noun or stands beside another name."""
    titles = text.lexicon["titles"] | {"."}
    before = (word.small for word in reversed(line.tokens) if word.end <= mention.start and word.small not in titles)
    return next(before, "") in JOINED
