"""Messages keep their arguments until an edge translates them."""

from __future__ import annotations

from quizapp.core.i18n import msg

INDONESIAN = {"Expected %(what)s.": "Seharusnya %(what)s.", "a list": "daftar"}


def test_arguments_are_filled_after_translation_and_messages_inside_are_translated_too() -> None:
    message = msg("Expected %(what)s.", what=msg("a list"))
    assert message.translated(lambda text: INDONESIAN.get(text, text)) == "Seharusnya daftar."
    assert str(message) == "Expected a list."


def test_a_percent_sign_in_an_argument_is_only_text() -> None:
    assert str(msg("Found %(text)s.", text="100 %(x)s")) == "Found 100 %(x)s."
