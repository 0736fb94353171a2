"""English passives whose doer stands behind "by", asked as a deed: was built by Torrens Ltd -> which company built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.drafting.names.introducing import OWNING
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.happenings import vague, why_not
from quizapp.drafting.sense.clauses import Clause, cut_out
from quizapp.drafting.sense.quoting import mention_at
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Mention
from quizapp.drafting.words.times import FLOATING

PASSIVE: Final = frozenset({"was", "were"})
NEAR: Final = 5  # words between a participle and its "by"
JOINED: Final = ("and ", "& ", "or ", "who ", "which ", "that ")
GOOD: Final = 88


def agents(text: Text) -> Results:
    """Walk who did what an English clause tells in the passive."""
    if text.language != "en":
        return
    for clause in text.clauses:
        for mention, deed in _deeds(clause, text):
            name = mention.name
            if name is None:
                continue
            why = vague(clause) or why_not(clause, deed, text, name)
            if why:
                yield Refused(clause.line.address, "doer", why)
                continue
            whole = f"{clause.subject} {clause.predicate()}."
            yield Finding(
                "doer", clause.line.address, Asks.NAME,
                question=asking.who("en", name, deed), answer=name.text,
                statement=asking.capitalised(whole), name=name, confidence=GOOD,
            )  # fmt: skip


def _deeds(clause: Clause, text: Text) -> Iterator[tuple[Mention, str]]:
    """Walk the doer of a passive clause, with the deed in the active: one at most."""
    line, words = clause.line, clause.line.tokens
    first = next(at for at, word in enumerate(words) if word.start >= clause.start)
    verb = words[first + 1] if first + 1 < len(words) else words[first]
    if words[first].small not in PASSIVE or not _participle(verb.small, text):
        return
    behind = range(first + 2, min(len(words) - 1, first + 2 + NEAR))
    by = next((at for at in behind if words[at].small == "by"), None)
    if by is None or any(not word.word for word in words[first:by]):
        return
    mention = mention_at(words[by + 1 + (words[by + 1].small == "the") :], text.mentions(line.address), text.lexicon)
    rest = line.text[mention.end : clause.end] if mention else ""
    if mention is None or not _sure(mention) or rest.startswith(OWNING) or rest.lstrip().startswith(JOINED):
        return
    rest = "" if rest.startswith(",") else rest
    gone = [(time.start, time.end) for time in clause.times if time.kind == FLOATING]
    between = cut_out(line.text, verb.end, words[by].start, gone)
    tail = cut_out(line.text, mention.end, mention.end + len(rest), gone)
    yield mention, " ".join(filter(None, (verb.text, clause.subject, between, tail)))


def _participle(verb: str, text: Text) -> bool:
    """Tell whether a participle is also the form of the past: developed, built; and tells no opinion."""
    known = verb.endswith("ed") or verb in text.lexicon["participles"]
    return known and verb not in text.lexicon["hedges"] | text.lexicon["planned"]


def _sure(mention: Mention) -> bool:
    """Tell whether a doer is called by a name of its own, and is no capital that stands for its country."""
    name = mention.name
    if name is None or name.group == "wide" or (name.land and name.group.startswith("capital")):
        return False
    return mention.text in (name.text, *name.aliases)
