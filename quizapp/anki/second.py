"""The second language of a bilingual edition: what the back of a card adds to the first."""

from __future__ import annotations

from functools import singledispatch

from quizapp.anki.gaps import GAP
from quizapp.anki.texts import cloze_text, field_text
from quizapp.core.card import Card, ChoiceCard, ClozeCard, RecallCard, TypedCard


def second(card: Card, language: str, why: str, evidence: str) -> str:
    """Return question, answer, reason and proof of a card as HTML; ``why`` and ``evidence`` are HTML.

    Raises Malformed as ``texts``.
    """
    asked, answer = told(card)
    parts = (("asked", asked), ("answer", answer), ("reason", why), ("quoted", evidence))
    inside = "".join(f'<p class="qb-{name}">{text}</p>' for name, text in parts if text)
    return f'<div lang="{language}" dir="auto">{inside}</div>'


@singledispatch
def told(card: Card) -> tuple[str, str]:
    """Return what a card asks and what it expects ("" for a cloze, which shows it), as HTML. Raises as ``second``."""
    raise NotImplementedError(type(card).__name__)


@told.register(RecallCard)
@told.register(TypedCard)
def _recall(card: RecallCard | TypedCard) -> tuple[str, str]:
    return field_text(card.front), field_text(card.back)


@told.register
def _cloze(card: ClozeCard) -> tuple[str, str]:
    return GAP.sub(r"<b>\2</b>", cloze_text(card.text)), ""


@told.register
def _choice(card: ChoiceCard) -> tuple[str, str]:
    return field_text(card.front), "<br>".join(field_text(option.text) for option in card.options if option.key)
