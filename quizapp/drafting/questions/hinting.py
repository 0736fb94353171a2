"""Questions that tell of their answer what they should not: a country by its money, a city where a team is meant."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.i18n import msg
from quizapp.drafting.questions.findings import Finding, Refused
from quizapp.drafting.questions.teams import plays
from quizapp.drafting.sense.text import Text

MONEY: Final[Mapping[str, str]] = MappingProxyType({
    "baht": "TH", "dong": "VN", "hryvnia": "UA", "kyat": "MM", "poundsterling": "GB", "renminbi": "CN", "riel": "KH",
    "ringgit": "MY", "rouble": "RU", "roubles": "RU", "rubel": "RU", "ruble": "RU", "rubles": "RU", "rupiah": "ID",
    "taka": "BD", "yen": "JP", "yuan": "CN", "zloty": "PL", "zlotys": "PL",
})  # fmt: skip  # money of one country only, in both languages -> its code


def unhinted(result: Finding | Refused, text: Text) -> Finding | Refused:
    """Return what a rule found, refused where its question tells the answer or asks for a city that is a team."""
    if isinstance(result, Refused) or result.name is None:
        return result
    told = result.name.land in {MONEY.get(word) for word in words(result.question)}
    if told:
        return Refused(result.address, result.rule, msg("The question would name its answer."))
    team = result.rule == "doer" and plays(result.name, text)
    return Refused(result.address, result.rule, msg("The name may be that of a team.")) if team else result
