"""Findings about the measure of an Indonesian subject: how long the road is, how strong the earthquake was."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.happenings import vague, why_not
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.reasons import names_answer
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.numbers import number, plain
from quizapp.drafting.words.times import FLOATING

MEASURES: Final = MappingProxyType({
    "sepanjang": "panjang", "seluas": "luas", "setinggi": "tinggi", "seberat": "berat", "sedalam": "kedalaman",
    "selebar": "lebar", "berkapasitas": "kapasitas", "bermagnitudo": "magnitudo",
    "berkekuatan magnitudo": "magnitudo", "dengan magnitudo": "magnitudo",
})  # fmt: skip
UNITS: Final = "meter|kilometer|sentimeter|hektare|hektar|ton|kilogram|megawatt|kilowatt|liter"
SENTENCE: Final = re.compile(
    rf"(?P<noun>[^\d,]+?) (?P<how>{'|'.join(MEASURES)}) (?P<number>\d+(?:[.,]\d+)*)"
    rf"(?: (?P<unit>(?:{UNITS})(?: persegi| kubik)?))?(?P<rest> (?:dari|di|antara) [^,]+?)?"
    r" (?P<deed>(?:(?:akan|telah|sudah|masih|sempat) )?(?:me|di|ber|ter(?!besar|tinggi|panjang|baru))[a-z]{3,} .+)"
)
WITHIN: Final = re.compile(
    r"(?:biaya|harga|hasil|nilai|ongkos|proses|proyek|tarif|pe\w+an) \w.*|.*\b(?:dari|sebuah|seekor|satu|suatu)\b.*",
    re.IGNORECASE,
)  # the measure is of a thing inside it: biaya sebuah gudang, pembangunan jalan
SURE: Final = 90


def measures(text: Text) -> Results:
    """Walk the measures that stand inside the subject of an Indonesian clause without a date, which is asked for."""
    for clause in text.clauses if text.language == "id" else ():
        if clause.mention is None and not any(time.kind != FLOATING for time in clause.times):
            found = SENTENCE.fullmatch(f"{clause.subject} {clause.predicate()}")
            if found is None or WITHIN.fullmatch(found["noun"]):
                continue
            if found["unit"] or MEASURES[found["how"]] == "magnitudo":
                yield _measured(clause, found, text)


def _measured(clause: Clause, found: re.Match[str], text: Text) -> Finding | Refused:
    thing = f"{found['noun']}{found['rest'] or ''}"
    why = why_not(clause, found["deed"], text, least=2) or vague(clause) or leaning(thing, text.lexicon)
    if why is None and holds(f"{thing} {found['deed']}", found["number"]):
        why = names_answer()
    if why is not None:
        return Refused(clause.line.address, "number", why)
    measure = f"{found['unit'] or ''} {MEASURES[found['how']]}".strip()
    return Finding(
        "number", clause.line.address, Asks.NUMBER,
        asking.say("id", "measure", measure=measure, thing=thing, predicate=found["deed"]), found["number"],
        f"{asking.capitalised(found[0])}.",
        value=plain(number(found["number"], "id")), unit=found["unit"] or "", confidence=SURE,
    )  # fmt: skip
