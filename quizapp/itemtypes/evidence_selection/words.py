"""The sentences that explain a mark of evidence selection."""

from __future__ import annotations

from fractions import Fraction

from quizapp.core.i18n import Message, msg
from quizapp.itemtypes.evidence_selection.scoring import Proof
from quizapp.itemtypes.rows import LEFT_BLANK, outcome


def sentences_explained(proof: Proof, picked: frozenset[str], *, answered: bool) -> Message:
    """Say how many of the proving sentences were picked and what else, and what that earns.

    ``answered`` tells that something was given, if only an option of part A.
    """
    if not picked:
        return msg("You picked no sentence, and only sentences count here.") if answered else LEFT_BLANK
    best, earned = proof.nearest(picked), proof.earned(picked)
    right = len(best & picked)
    rule = msg("The full score needs exactly this sentence.")
    if len(best) > 1:
        share = Fraction(1, len(best))
        rule = msg(
            "Each sentence of the proof adds %(share)s, every other one takes %(share)s; it never falls below 0.",
            share=share,
        )
    counted = msg(
        "Sentences of the proof picked: %(right)s of %(size)s. Other sentences picked: %(others)s.",
        right=right,
        size=len(best),
        others=len(picked) - right,
    )
    if len(best) == 1:
        counted = msg("The sentence you picked is the proof.") if right else msg("You did not pick the proof.")
        if right and len(picked) > 1:
            counted = msg("You picked the proof. Other sentences picked: %(others)s.", others=len(picked) - 1)
    return msg("%(counted)s %(rule)s %(outcome)s", counted=counted, rule=rule, outcome=outcome(earned))


def parts_explained(answered: bool, option: bool, whole: bool, earned: Fraction) -> Message:  # noqa: FBT001 - three facts of one sentence
    """Say which of the two parts is right, what the rule makes of that, and what it earns."""
    if not answered:
        return LEFT_BLANK
    first = msg("Your answer is right.") if option else msg("Your answer is not right.")
    second = msg("Your sentences prove the right answer.") if whole else msg("Your sentences are not a proof.")
    rule = msg("An answer with its proof earns everything, an answer alone half, a proof alone nothing.")
    return msg(
        "%(first)s %(second)s %(rule)s %(outcome)s", first=first, second=second, rule=rule, outcome=outcome(earned)
    )
