"""Two people wrote at once: both texts side by side, and what was chosen of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import render_template, request

from quizapp.bank.states import clashes, differences
from quizapp.services.merging import Meanwhile
from quizapp.services.pictures import words_for
from quizapp.web.forms import number_in

FROM: Final = "from"  # the field that holds the number of the state from which the own edit began
OWN: Final = frozenset({"csrf_token", "go", "mend", "base", FROM})


def merge_page(
    found: Meanwhile, mine: Mapping[str, Any], *, base: int, address: str, pictures: Mapping[str, str]
) -> str:
    """Return the page that shows what somebody else saved beside what the visitor wrote; nothing is lost."""
    theirs = found.last.source
    sent = [(name, value) for name, value in request.form.items(multi=True) if name not in OWN and "keep-" not in name]
    return render_template(
        "workshop/merge.html",
        clashes=clashes(found.before, theirs, mine),
        theirs=differences(found.before, theirs),
        mine=differences(found.before, mine),
        last=found.last,
        sent=[*sent, ("base", str(found.last.number)), (FROM, str(base))],
        go=request.form.get("go", "save"),
        address=address,
        pictures=pictures,
        words=words_for,
    )


def began() -> int:
    """Return the number of the state from which a merged edit began, 0 where it comes from another page."""
    return number_in(request.form.get(FROM, "")) or 0
