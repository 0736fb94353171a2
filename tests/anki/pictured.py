"""A bank with pictures, and its deck."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.anki.build import stamp
from quizapp.core.bank import Bank
from quizapp.core.card import ClozeCard, RecallCard
from tests.anki.factories import NOW, bank, fact
from tests.pictures import picture


def pictured(red: int = 0, moment: datetime = NOW, before: Bank | None = None) -> Bank:
    facts = (
        fact("peta", RecallCard("Pulau apa ini? ![peta](media:peta.png)", "Rote", reverse="![lain](media:lain.png)")),
        fact("rumpang", ClozeCard("{{c1::Rote ![peta](media:peta.png)::pulau}} di selatan.")),
        fact("polos"),
    )
    made = bank(facts=facts, items=(), note_times=before.note_times if before else {})
    made = replace(made, media={"peta.png": picture(red=red), "lain.png": picture("lain.png", 9)})
    return replace(made, note_times=stamp(made, moment))
