"""A new bank: small commented files that check clean, for an author to write over."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import Final
from uuid import UUID

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed, NotNow, Unavailable
from quizapp.core.shape import ID_LENGTH, ID_PATTERN

FILES: Final = ("bank.yaml", "passage.id.md", "facts.id.yaml", "items.id.yaml", "quizzes.yaml")


def new_bank(path: Path, slug: str, uuid: UUID) -> None:
    """Write the skeleton of the bank ``slug`` into the empty or missing folder ``path``.

    Raises Malformed for a slug that is no id, NotNow for a folder with anything in it, Unavailable when it cannot be
    written.
    """
    if not re.fullmatch(ID_PATTERN, slug) or len(slug) > ID_LENGTH:
        raise Malformed(msg("“%(slug)s” is no slug: use small letters, digits and single hyphens.", slug=slug[:80]))
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise NotNow(msg("%(folder)s is not empty; choose another folder.", folder=str(path)))
        for name in FILES:
            text = (Path(__file__).parent / name).read_text(encoding="utf-8")
            text = Template(text).safe_substitute(slug=slug, uuid=uuid)
            (path / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        reason = fault.strerror or str(fault)
        message = msg(
            "The folder %(folder)s cannot be written: %(reason)s. Choose another place, or one that you may write to.",
            folder=str(path), reason=reason,
        )  # fmt: skip
        raise Unavailable(message) from fault
