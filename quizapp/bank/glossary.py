"""Checks of glossaries: every explained word stands in its passage."""

from __future__ import annotations

from quizapp.bank.draft import Draft
from quizapp.bank.look import place_at
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage, Term
from quizapp.core.problem import Problems
from quizapp.core.shape import Scope


def check_glossary(draft: Draft, problems: Problems) -> None:
    """Warn of words that are explained and stand nowhere in the passage, in none of their forms."""
    for edition in draft.editions:
        for entry in edition.glossary.all:
            if entry.value and edition.passage and not _stands(entry.value, edition.passage):
                message = msg("“%(word)s” stands nowhere in the passage.", word=entry.value.term)
                mend = msg("Add the form in which it stands there to “forms”, or remove the entry.")
                Scope(problems, entry.id, "term").warn("term-absent", message, place_at(entry.node, "term"), mend)


def _stands(term: Term, passage: Passage) -> bool:
    pattern = term.pattern
    return any(pattern.search(sentence.text) for sentence in passage.sentences())
