"""Charges: what a prosecutor, the police or a party says that somebody did is no fact of the passage's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.core.i18n import msg
from quizapp.drafting.questions.findings import Finding, Refused
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

OWN: Final = frozenset({"chosen", "date", "doer", "filled", "gap", "number", "pair", "year"})  # rules that tell facts
DATED: Final = frozenset({"date", "year"})
YEAR: Final = re.compile(r"\d{4}")
OPENING: Final = 3  # words of a sentence among which its subject stands


def uncharged(result: Finding | Refused, line: Line, lexicon: Lexicon, behind: Collection[str]) -> Finding | Refused:
    """Return what a rule found in a sentence, refused where it takes for a fact what somebody is said to have done.

    ``behind`` are the addresses of sentences that may go on with a charge.
    """
    if isinstance(result, Refused) or result.rule not in OWN or result.stance is not Stance.STATED:
        return result
    if result.address in behind or (result.rule in DATED and _undated(result, line, lexicon)):
        return Refused(result.address, result.rule, msg("It may be part of a charge, which the passage only retells."))
    return result


def charged(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[str]:
    """Walk the addresses of sentences behind a charge in its paragraph that may go on with it.

    A sentence about the trial or the inquiry itself does not: Sidang digelar ...
    """
    retold = False
    for line in lines:
        retold = retold and not line.fresh
        if retold and not any(word.small in lexicon["procedure"] for word in line.tokens[:OPENING]):
            yield line.address
        retold = retold or charges(line, lexicon) or _told_by_accuser(line, lexicon)


def charges(line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a sentence reports a charge: mendakwa, dituduh, accused."""
    return lexicon.one_of("charging").search(line.text) is not None


def _told_by_accuser(line: Line, lexicon: Lexicon) -> bool:
    found = {word.small for word in line.tokens}
    return bool(found & lexicon["accusers"] and found & (lexicon.speech.keys() | lexicon["attributed"]))


def _undated(finding: Finding, line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a date may be that of what somebody is charged with: didakwa menerima suap pada 2021."""
    verbs = (lexicon.one_of(name).search(line.text) for name in ("charging", "supposing"))
    near = lexicon["prepositions"] | lexicon["weekdays"] | {"hari", "tanggal", "tahun"}
    return any(verb and not near.issuperset(words(line.text[verb.end() : _place(finding, line)])) for verb in verbs)


def _place(finding: Finding, line: Line) -> int:
    """Return where a date stands: its own words, or else its year."""
    year = YEAR.search(finding.answer)
    found = line.text.find(finding.answer)
    return found if found >= 0 or not year else line.text.find(year[0])
