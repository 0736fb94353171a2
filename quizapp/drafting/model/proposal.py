"""What a model proposes, read from its reply; the shape is checked here, the truth in ``verifying``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.i18n import Message, msg
from quizapp.core.item import Process
from quizapp.core.refusal import Malformed

CHOICE, PROOF = "choice", "proof"
FORMS: Final = (CHOICE, PROOF)
MOST: Final = 40  # proposals that are looked at
LONGEST: Final = 600  # letters of one field
MOST_OPTIONS: Final = 5
FENCE: Final = "```"


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold a span that the model says stands in the sentence at ``address``."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Distractor:
    """Hold a wrong option and why it is wrong."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hold one proposed item.

    ``form`` is ``choice`` (a question whose key is a span of the text) or ``proof`` (a conclusion whose key is the
    sentence that supports it; then ``key`` is "" and there are no distractors).
    """

    form: str
    process: Process
    stem: str
    key: str
    rationale: str
    evidence: tuple[Quote, ...]
    distractors: tuple[Distractor, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what could be read of a reply; ``unreadable`` counts entries that have not the shape that was asked."""

    proposals: tuple[Proposal, ...]
    unreadable: int


def read_reply(text: str) -> Reply:
    """Return the proposals of a model's reply. Raises Malformed when it is not the JSON that was asked for."""
    try:
        tree = json.loads(_bare(text))
    except (ValueError, RecursionError):
        raise Malformed(_not_asked()) from None
    entries = tree.get("items") if isinstance(tree, dict) else None
    if not isinstance(entries, list):
        raise Malformed(_not_asked())
    read = [_proposal(entry) for entry in entries[:MOST]]
    found = tuple(one for one in read if one is not None)
    return Reply(found, len(read) - len(found))


def _not_asked() -> Message:
    return msg("The model did not answer in the form that was asked for; perhaps its reply was cut off. Try again, or "
               "ask another model.")  # fmt: skip


def _bare(text: str) -> str:
    """Return a reply without the fence of a code block round it, which many models add."""
    lines = text.strip().splitlines()
    fenced = len(lines) > 1 and lines[0].startswith(FENCE) and lines[-1].strip() == FENCE
    return "\n".join(lines[1:-1]) if fenced else text


def _proposal(entry: object) -> Proposal | None:
    if not isinstance(entry, dict):
        return None
    try:
        form = _text(entry["form"])
        whole = form in FORMS
        return Proposal(
            form=form,
            process=Process(_text(entry["process"])),
            stem=_text(entry["stem"]),
            key=_text(entry["key"]) if form == CHOICE else "",
            rationale=_text(entry["rationale"]),
            evidence=tuple(Quote(_text(one["sentence"]), _text(one["quote"])) for one in _list(entry["evidence"])),
            distractors=tuple(_distractors(entry)) if form == CHOICE else (),
        ) if whole else None  # fmt: skip
    except (KeyError, TypeError, ValueError):
        return None


def _distractors(entry: dict[str, Any]) -> Iterator[Distractor]:
    for one in _list(entry["distractors"]):
        yield Distractor(_text(one["text"]), _text(one["why"]))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_OPTIONS:
        raise ValueError
    return value


def _text(value: object) -> str:
    """Return a text as one line. Raises ValueError for anything else, or one that is empty or too long."""
    if not isinstance(value, str):
        raise TypeError
    text = " ".join(value.split())
    if not text or len(text) > LONGEST or not text.isprintable():
        raise ValueError
    return text
