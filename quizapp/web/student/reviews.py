"""The review of a submitted attempt: for each item the verdict, the explanation and the paragraphs with the proof."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from quizapp.core.i18n import Message
from quizapp.core.passage import Paragraph, Passage
from quizapp.services.reports import Review, ReviewedItem
from quizapp.web import words
from quizapp.web.item_form import look_of
from quizapp.web.passages import around


@dataclass(frozen=True, slots=True)
class ReviewBlock:
    """Hold what the review page shows of one item; texts are the author's inline Markdown, ``comment`` is not."""

    place: int
    verdict: words.Sign
    points: Fraction
    possible: int
    waiting: bool
    comment: str
    flag: bool
    stem: str
    feedback: Markup
    rationale: str
    explain: Message
    evidence: tuple[str, ...]
    heading: str
    proof: tuple[Paragraph, ...]


def blocks(review: Review) -> list[ReviewBlock]:
    """Return the blocks of a review by place."""
    return [_block(item, review.passage) for item in review.items]


def _block(item: ReviewedItem, passage: Passage) -> ReviewBlock:
    bound = item.revision.bound
    evidence = tuple(item.evidence)
    heading, proof = around(passage, evidence)
    look = look_of(item.revision.type)
    return ReviewBlock(
        place=item.placed.place,
        verdict=words.verdict(item.response, item.score),
        points=item.mark.points,
        possible=item.placed.points,
        waiting=item.score.waiting,
        comment=item.comment,
        flag=item.flag,
        stem=bound.stem,
        feedback=look.feedback(bound, item.placed.order, item.response, item.score),
        rationale=bound.rationale,
        explain=item.score.explain,
        evidence=evidence,
        heading=heading,
        proof=proof,
    )
