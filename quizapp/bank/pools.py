"""Checks of the pools a quiz draws from: names that exist, and enough published items to draw."""

from __future__ import annotations

from quizapp.bank.draft import Draft, EditionDraft, Entry
from quizapp.bank.look import at, mentions, place_at, rows, text_at
from quizapp.bank.references import TOPIC, References
from quizapp.core.bank import Pool, Quiz
from quizapp.core.i18n import msg
from quizapp.core.item import Status
from quizapp.core.problem import Problems
from quizapp.core.shape import Scope


def check_pools(draft: Draft, problems: Problems) -> None:
    """Report pools with unknown topics, with an id that stands twice, or that ask for more than there is to draw."""
    references = References(problems)
    topics = draft.listed("topics")
    for quiz in draft.quizzes.all:
        seen: set[str] = set()
        for pool in rows(at(quiz.node, "pools")):
            references.check(quiz.id, mentions(pool, "topics"), TOPIC, topics)
            name = text_at(pool, "id")
            if name in seen:
                message = msg("The pool “%(name)s” stands twice in this quiz.", name=name[:80])
                here = Scope(problems, quiz.id, "pools")
                here.error("id-twice", message, place_at(pool, "id"), msg("Give one of the two another id."))
            seen.add(name)
        _check_sizes(draft, quiz, problems)


def _check_sizes(draft: Draft, entry: Entry[Quiz], problems: Problems) -> None:
    quiz = entry.value
    if quiz is None:
        return
    for node, pool in zip(rows(at(entry.node, "pools")), quiz.pools, strict=False):
        for edition in draft.editions:
            found = _drawable(edition, quiz, pool)
            if edition.items.known and edition.language in quiz.languages and found < pool.take:
                message = msg(
                    "The pool “%(name)s” draws %(take)s items; only %(found)s published ones fit (%(language)s).",
                    name=pool.id, take=pool.take, found=found, language=edition.language,
                )  # fmt: skip
                mend = msg("Draw fewer, widen the pool, or publish more items.")
                Scope(problems, quiz.id, "pools").error("pool-small", message, place_at(node, "take"), mend)


def _drawable(edition: EditionDraft, quiz: Quiz, pool: Pool) -> int:
    published = (item for item in edition.items.values() if item.status is Status.PUBLISHED)
    return sum(item.id not in quiz.items and pool.fits(item) for item in published)
