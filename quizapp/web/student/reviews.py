"""The review of a submitted attempt: for each item the verdict, the explanation and the paragraphs with the proof."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from quizapp.core.i18n import Message
from quizapp.core.passage import Paragraph, Passage
from quizapp.core.policy import Part
from quizapp.core.release import Release
from quizapp.services.reports import Review, ReviewedItem
from quizapp.web import words
from quizapp.web.looks import look_of
from quizapp.web.passages import around


@dataclass(frozen=True, slots=True)
class ReviewBlock:
    """Hold what the review page shows of one item; texts are the author's inline Markdown, ``comment`` is not.

    What may not be shown yet is not in here: ``points`` and ``explain`` are None, ``rationale`` and ``evidence`` are
    empty, and in place of ``feedback``, which shows the key, stands ``given``, the response as one line of text.
    """

    place: int
    verdict: words.Sign
    points: Fraction | None
    possible: int
    waiting: bool
    comment: str
    flag: bool
    stem: str
    given: str
    feedback: Markup | None
    rationale: str
    explain: Message | None
    evidence: tuple[str, ...]
    heading: str
    proof: tuple[Paragraph, ...]


def blocks(review: Review) -> list[ReviewBlock]:
    """Return the blocks of a review by place."""
    return [_block(item, review.passage, review.result.release) for item in review.items]


def _block(item: ReviewedItem, passage: Passage, release: Release) -> ReviewBlock:
    kind, bound = item.revision.type, item.revision.bound
    explained, keyed = release.shows(Part.RATIONALE), release.shows(Part.KEY)
    evidence = tuple(item.evidence) if explained else ()
    heading, proof = around(passage, evidence)
    told = release.shows(Part.CORRECTNESS)
    return ReviewBlock(
        place=item.placed.place,
        verdict=words.verdict(item.response, item.score) if told else words.given(item.response),
        points=item.mark.points if release.marks else None,
        possible=item.placed.points,
        waiting=item.score.waiting,
        comment=item.comment,
        flag=item.flag,
        stem=bound.stem,
        given="" if keyed else kind.summarise(bound, item.response),
        feedback=look_of(kind).feedback(bound, item.placed.order, item.response, item.score) if keyed else None,
        rationale=bound.rationale if explained else "",
        explain=item.score.explain if release.marks else None,
        evidence=evidence,
        heading=heading,
        proof=proof,
    )
