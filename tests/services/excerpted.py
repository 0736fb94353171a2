"""A bank of which students may read an excerpt."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.bank import Bank, Rights
from quizapp.core.item import Status
from tests.services import school

LINK = "https://example.org/kebun"


def excerpted(bank: Bank = school.BANK, link: str = LINK) -> Bank:
    """Return the bank with one proving item, and no right to show more."""
    items = tuple(
        replace(item, status=Status.PUBLISHED if not place else Status.DRAFT)
        for place, item in enumerate(bank.editions["id"].items)
    )
    edition = replace(bank.editions["id"], items=items)
    origin = replace(bank.provenance, rights=Rights.EXCERPT, link=link)
    return replace(bank, editions={"id": edition}, provenance=origin)
