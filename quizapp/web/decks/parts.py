"""The parts of a deck by name, as the reader chooses among them."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext, ngettext

from quizapp.anki.parts import MISSED, VOCABULARY, WHOLE
from quizapp.services.decks import MyDeck
from quizapp.web.words import process, text


def part_options(deck: MyDeck) -> Iterator[tuple[str, str]]:
    """Yield the word of each part of a deck and its name; nothing for a deck that cannot be had now."""
    if deck.parts is None:
        return
    yield WHOLE, gettext("Whole deck")
    if deck.missed:
        yield MISSED, ngettext("Only what I missed (%(num)s item)", "Only what I missed (%(num)s items)", deck.missed)
    if deck.parts.words:
        yield (
            VOCABULARY,
            ngettext("Only the vocabulary (%(num)s word)", "Only the vocabulary (%(num)s words)", deck.parts.words),
        )
    for id_, name in deck.parts.topics.items():
        yield f"topic:{id_}", gettext("Topic: %(name)s", name=text(name))
    for each in deck.parts.processes:
        yield f"process:{each}", gettext("Reading process: %(name)s", name=process(each))
    for id_, name in deck.parts.quizzes.items():
        yield f"quiz:{id_}", gettext("Quiz: %(name)s", name=text(name))
