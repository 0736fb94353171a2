"""English sources without a name behind what they say: Six miners were saved, officials said on Monday."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

TAIL: Final = re.compile(r", (?P<who>(?:[a-z-]+ )?(?P<noun>[a-z]+)) (?:said|say|have said)(?: on [A-Z][a-z]+day)?\.$")


def told_behind(line: Line, lexicon: Lexicon) -> tuple[int, str]:
    """Return where the source of an English sentence begins behind its comma, and who it is; (0, "") for none."""
    found = TAIL.search(line.text) if lexicon.language == "en" and not line.quotes else None
    sure = found is not None and found["noun"] in lexicon["bystanders"]
    return (found.start(), found["who"]) if found and sure else (0, "")
