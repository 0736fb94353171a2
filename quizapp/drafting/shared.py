"""Deeds that belong to more than their sentence: others join in, or what is done names nothing."""

from __future__ import annotations

from quizapp.core.i18n import Message, msg
from quizapp.drafting.alone import town
from quizapp.drafting.clauses import Clause
from quizapp.drafting.relating import bare_object


def shared(clause: Clause) -> Message | None:
    """Return why a deed may be that of others too, or is done to something that another sentence names."""
    before = {word.small for word in clause.line.tokens if clause.start <= word.start <= clause.main.start}
    if clause.lexicon["joining_in"] & before:
        return msg("Others may have done so as well.")
    thing = bare_object(clause.predicate(), clause.lexicon) or town(clause.predicate())
    return msg("“%(word)s” points at something else in the text.", word=thing) if thing else None
