"""The sentences that explain a mark of a cloze by typing: gaps that were right, their weight, spellings to check."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quizapp.core.i18n import Message, msg
from quizapp.itemtypes.cloze_choice.scoring import GAPS
from quizapp.itemtypes.cloze_typed.content import Judged
from quizapp.itemtypes.rows import LEFT_BLANK, counts, outcome


def explained(gaps: Sequence[Judged], earned: Fraction) -> Message:
    """Say how many gaps were right and partly right, what they weigh, what that earns, and which spellings to check."""
    answered = sum(bool(gap.text) for gap in gaps)
    if not answered:
        return LEFT_BLANK
    said = msg(
        "%(counted)s %(rule)s %(outcome)s", counted=_counted(gaps, answered), rule=_rule(gaps), outcome=outcome(earned)
    )
    near = ", ".join(f"“{gap.accepted.text}”" for gap in gaps if gap.near and gap.accepted)
    return msg("%(said)s Check the spelling: %(texts)s.", said=said, texts=near) if near else said


def _counted(gaps: Sequence[Judged], answered: int) -> Message:
    counted = counts(len(gaps), answered, sum(gap.right for gap in gaps), GAPS)
    partly = sum(0 < gap.credit < 1 for gap in gaps)
    return msg("%(counted)s Partly right: %(partly)s.", counted=counted, partly=partly) if partly else counted


def _rule(gaps: Sequence[Judged]) -> Message:
    weights = [each.gap.weight for each in gaps]
    if len(set(weights)) == 1:
        return msg("Every right gap earns an equal share.")
    weight = sum((each.credit * each.gap.weight for each in gaps), Fraction(0))
    return msg("The gaps weigh differently: your right ones %(weight)s of %(all)s.", weight=weight, all=sum(weights))
