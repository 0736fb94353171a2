"""What each sentence of an article gave when it was drafted from, with the drafts as they are now."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from quizapp.core.drafted import Verdict
from quizapp.core.refusal import NotFound
from quizapp.itemtypes.registry import item_types
from quizapp.services.bank_rights import right
from quizapp.services.draft_review import drafts_of
from quizapp.services.draft_told import drafting_of, sources_of
from quizapp.services.entry_ground import desk
from quizapp.web.site import database
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.drafts import NO_DRAFTS
from quizapp.web.workshop.vouching import key_of


@dataclass(frozen=True, slots=True)
class Given:
    """Hold a draft as it is now: ``place`` is its page in the review, ``verdict`` None where it waits."""

    place: int
    type: str
    stem: str
    key: str
    verdict: Verdict | None


@workshop.get("/banks/<bank>/<language>/sentences")
def sentences(bank: str, language: str) -> str:
    """Show the article sentence by sentence: the drafts that each gave, or why nothing; and what was left out."""
    with database().look() as session:
        there = right(session, slug=bank, person=the_visitor(), change=True)
        waiting = drafts_of(session, bank=there.id, language=language)
        if not waiting:
            raise NotFound(NO_DRAFTS)
        drafting = drafting_of(session, bank=there.id, language=language)
        sources = sources_of(session, bank=there.id, language=language)
        bench = desk(session, bank=there.id, language=language)
    given = {
        one.id: Given(place, source["type"], source["stem"], key_of(source, bench), one.verdict)
        for place, one in enumerate(waiting)
        if (source := sources.get(one.id))
    }
    told = drafting.told if drafting else ()
    first = {item: one.address for one in reversed(told) for item in one.items}
    return render_template(
        "workshop/sentences.html",
        right=there, language=language, drafting=drafting, given=given, first=first, head=bench.head,
        types=item_types(),
    )  # fmt: skip
