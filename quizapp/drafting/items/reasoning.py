"""Items that ask why or what for: for the sentence that alone gives the reason or the purpose of something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from quizapp.core.item import Process
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.items.sentences import offered_paragraphs, paragraph_number, sentence_item
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.wording import EVENTS
from quizapp.drafting.rules.sole_reasons import SoleReason, sole_purposes, sole_reasons
from quizapp.drafting.sense.text import Text
from quizapp.itemtypes.evidence_selection.content import Evidence

MOST, MOST_AIMS = 3, 2


def reasoned(text: Text) -> Iterator[Draft]:
    """Walk the items that ask why something happened, and then what for, the first of the passage."""
    reasons = tuple(islice(sole_reasons(text), MOST))
    yield from (_sentence(one, text) for one in reasons)
    asked = {one.explained.line.address for one in reasons}
    aims = (one for one in sole_purposes(text) if one.explained.line.address not in asked)
    yield from (_sentence(one, text) for one in islice(aims, MOST_AIMS))


def _sentence(found: SoleReason, text: Text) -> Draft:
    """Return the item that asks for a sentence; one that only tells what followed from the reason tempts."""
    one, address = found.explained, found.explained.line.address
    where = {"paragraph": paragraph_number(address)} if found.inside else {}
    asked = say(text.language, "asked_by", asked=one.event, who=one.by) if one.by else one.event
    draft = sentence_item(text, "aim" if found.aim else "reason", address, EVENTS, asked=asked, **where)
    if one.effect.address == address:
        return draft
    tempting = {one.effect.address: say(text.language, "only_effect")}
    content = Evidence(((address,),), paragraphs=offered_paragraphs(where, address), tempting=tempting)
    both = (address, one.effect.address)
    return replace(draft, item=replace(draft.item, content=content, evidence=both, process=Process.INTERPRET))
