"""Proposals: what an Indonesian passage tells behind "mengusulkan" may be what is proposed, and no fact."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from quizapp.core.fact import Stance
from quizapp.core.i18n import msg
from quizapp.drafting.questions.charges import OWN
from quizapp.drafting.questions.findings import Finding, Refused
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

INDONESIAN: Final = "id"


def unproposed(result: Finding | Refused, behind: Collection[str]) -> Finding | Refused:
    """Return what a rule found, refused where it takes for a fact what may only be proposed.

    ``behind`` are the addresses of sentences that may go on with a proposal.
    """
    own = isinstance(result, Finding) and result.rule in OWN and result.stance is Stance.STATED
    if own and result.address in behind:
        return Refused(result.address, result.rule, msg("It may be part of a proposal, which has not come true."))
    return result


def proposed(lines: tuple[Line, ...], lexicon: Lexicon) -> Iterator[str]:
    """Walk the addresses of sentences behind a proposal in its paragraph: mengusulkan pemangkasan. Dinas A kehilangan.

    What has been done (telah), or is dated by the sentence itself, is no part of it; nor is what follows that.
    """
    going_on = False
    for line in lines if lexicon.language == INDONESIAN else ():
        found = {word.small for word in line.tokens}
        going_on = going_on and not line.fresh and not found & lexicon["done"] and not line.quotes
        if going_on:
            yield line.address
        going_on = going_on or bool(found & lexicon["suggesting"])
