"""Talking a quiz over: for the projector, one item at a time; first the item, then the answers, then key and proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from flask import Blueprint, render_template, request, url_for
from markupsafe import Markup

from quizapp.core.assembly import random_for
from quizapp.services.discussing import Bar, CountedAnswers, Discussion, discussion
from quizapp.web.looks import look_of
from quizapp.web.passages import around
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

discussing = Blueprint("discussing", __name__, url_prefix="/results", template_folder="templates")

FEW = 8  # answers; where there are more, those that nobody gave are left out


class Step(StrEnum):
    """Name what of an item is on the wall."""

    ITEM = "item"
    ANSWERS = "answers"
    KEY = "key"


STEPS = tuple(Step)


@discussing.get("/assignments/<assignment>/discuss/<int:number>")
def item(assignment: str, number: int) -> str:
    """Show an item on the wall: itself, what the class answered, or what is right and where it stands."""
    wanted = request.args.get("step", "")
    step = Step(wanted) if wanted in set(Step) else Step.ITEM
    with database().reads() as reads:
        found = discussion(reads, assignment=assignment, teacher=the_visitor(), number=number, now=now())
    revision = found.revision
    heading, proof = around(found.passage, tuple(revision.bound.evidence))
    order = revision.type.order(revision.bound, random_for(0, "discuss", revision.item))  # the same for every class
    return render_template(
        "results/discuss.html", found=found, bound=revision.bound, step=step, steps=STEPS, item=_item(found, order),
        parts=_as_shown(found.parts, order), heading=heading, proof=proof, few=FEW, before=_beside(found, step, -1),
        after=_beside(found, step, 1),
    )  # fmt: skip


def _item(found: Discussion, order: tuple[str, ...]) -> Markup:
    """Return the item as it is printed."""
    revision = found.revision
    return look_of(revision.type).paper(revision.bound, order, found.number)


def _as_shown(parts: Sequence[CountedAnswers], order: Sequence[str]) -> tuple[CountedAnswers, ...]:
    """Return the parts and their answers in the order in which the item itself stood on the wall."""
    rank = {id_: place for place, id_ in enumerate(order)}

    def place(bar: Bar) -> int:
        name = bar.choice.id
        return rank.get(name, rank.get(name.partition(":")[0], len(order)))

    inside = (replace(part, bars=tuple(sorted(part.bars, key=place))) for part in parts)
    return tuple(sorted(inside, key=lambda part: min(map(place, part.bars), default=0)))


def _beside(found: Discussion, step: Step, by: int) -> str:
    """Return the address one step on or back, "" where there is none."""
    place = (found.number - 1) * len(STEPS) + STEPS.index(step) + by
    number, which = divmod(place, len(STEPS))
    if not 0 <= number < found.count:
        return ""
    return url_for("discussing.item", assignment=found.head.public_id, number=number + 1, step=STEPS[which])
