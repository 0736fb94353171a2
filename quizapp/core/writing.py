"""Longer texts that people write: made fit to be stored and shown, and counted in words. They are never Markdown."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed

BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
UNWRITABLE: Final = frozenset({"Cc", "Cs"})
UNSEEN: Final = frozenset({"Cf", "Zs", "Cc"})


def clean_writing(text: str, longest: int) -> str:
    r"""Return a text in NFC with ``\n`` at line ends and no tabs, stripped; "" when nothing of it can be seen.

    Raises Malformed when it has more than ``longest`` characters or holds one that cannot be stored.
    """
    clean = unicodedata.normalize("NFC", BREAKS.sub("\n", text).replace("\t", " ")).strip()
    if len(clean) > longest:
        raise Malformed(
            msg("The text has %(length)s characters; at most %(most)s fit.", length=len(clean), most=longest)
        )
    kinds = {unicodedata.category(letter) for letter in clean if letter != "\n"}
    if kinds & UNWRITABLE:
        raise Malformed(msg("The text holds a character that cannot be stored. Type it again."))
    return "" if kinds <= UNSEEN else clean


def word_count(text: str) -> int:
    """Count the words: runs between blanks that hold a letter or a digit."""
    return sum(any(map(str.isalnum, run)) for run in text.split())
