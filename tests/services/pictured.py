"""A bank with pictures."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.bank import Bank
from tests.pictures import picture
from tests.services.school import CHOICE, ITEMS, item, with_items


def pictured(red: int = 0, stem: str = "Apa di ![peta](media:peta.png)?") -> Bank:
    first = item("siapa-menyiram", "single_choice", CHOICE, "menemukan", stem=stem)
    return replace(with_items(first, *ITEMS[1:]), media={"peta.png": picture(red=red)})
