"""English sources without a name behind what they say: Six were saved, officials said; according to the union."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

ACCORDING: Final = re.compile(r", according to (?P<who>(?:the )?(?P<noun>[a-z]+))(?=;|\.$)")
TAIL: Final = re.compile(r", (?P<who>(?:[a-z-]+ )?(?P<noun>[a-z]+)) (?:said|say|have said)(?: on [A-Z][a-z]+day)?\.$")


def told_behind(line: Line, lexicon: Lexicon) -> tuple[int, str]:
    """Return where the source of an English sentence begins behind its comma, and who it is; (0, "") for none."""
    if lexicon.language != "en" or line.quotes:
        return 0, ""
    found = ACCORDING.search(line.text) or TAIL.search(line.text)
    sources = lexicon["bystanders"] | lexicon["organisations"]
    sure = found is not None and found["noun"] in sources
    return (found.start(), found["who"]) if found and sure else (0, "")
