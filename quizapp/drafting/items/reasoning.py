"""Items that ask why: for the sentence that alone gives the reason for something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from quizapp.core.item import Process
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.items.sentences import offered_paragraphs, paragraph_number, sentence_item
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.wording import EVENTS
from quizapp.drafting.rules.sole_reasons import SoleReason, sole_reasons
from quizapp.drafting.sense.text import Text
from quizapp.itemtypes.evidence_selection.content import Evidence

MOST: Final = 3


def reasoned(text: Text) -> Iterator[Draft]:
    """Walk the items that ask why something happened, the first of the passage."""
    return (_sentence(one, text) for one in islice(sole_reasons(text), MOST))


def _sentence(found: SoleReason, text: Text) -> Draft:
    """Return the item that asks for a sentence; one that only tells what followed from the reason tempts."""
    one, address = found.explained, found.explained.line.address
    where = {"paragraph": paragraph_number(address)} if found.inside else {}
    draft = sentence_item(text, "reason", address, EVENTS, asked=one.event, **where)
    if one.effect.address == address:
        return draft
    tempting = {one.effect.address: say(text.language, "only_effect")}
    content = Evidence(((address,),), paragraphs=offered_paragraphs(where, address), tempting=tempting)
    both = (address, one.effect.address)
    return replace(draft, item=replace(draft.item, content=content, evidence=both, process=Process.INTERPRET))
