"""Questions that give their answer away without naming it: a country by the money that only it has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.i18n import msg
from quizapp.drafting.findings import Finding, Refused

MONEY: Final[Mapping[str, str]] = MappingProxyType({
    "baht": "TH", "dong": "VN", "hryvnia": "UA", "kyat": "MM", "poundsterling": "GB", "renminbi": "CN", "riel": "KH",
    "ringgit": "MY", "rouble": "RU", "roubles": "RU", "rubel": "RU", "ruble": "RU", "rubles": "RU", "rupiah": "ID",
    "taka": "BD", "yen": "JP", "yuan": "CN", "zloty": "PL", "zlotys": "PL",
})  # fmt: skip  # money of one country only, in both languages -> its code


def unhinted(result: Finding | Refused) -> Finding | Refused:
    """Return what a rule found, refused where money in the question tells which country is the answer."""
    if isinstance(result, Refused) or result.name is None or not result.name.land:
        return result
    told = result.name.land in {MONEY.get(word, "") for word in words(result.question)}
    return Refused(result.address, result.rule, msg("The question would name its answer.")) if told else result
