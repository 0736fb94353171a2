"""The gate: the rules of writing look at every draft, and one with an error or a warning does not leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from quizapp.bank.lint.ground import Kind
from quizapp.bank.lint.run import findings
from quizapp.core.bank import Bank
from quizapp.core.i18n import Message
from quizapp.core.problem import Severity
from quizapp.drafting.items.drafts import Draft

BLOCKING = frozenset({Severity.ERROR, Severity.WARNING})


def passed(
    drafts: Sequence[Draft], assemble: Callable[[Sequence[Draft]], Bank]
) -> tuple[tuple[Draft, ...], Mapping[str, Message]]:
    """Return the drafts without errors and warnings, and item id -> why another was stopped.

    One look is enough: a rule finds a fault in a draft by itself or beside an earlier one, so leaving drafts out makes
    no new fault.
    """
    found = _faults(assemble(drafts))
    stopped = {draft.item.id: why for draft in drafts if (why := _why(draft, found))}
    return tuple(_without_facts(draft, found) for draft in drafts if draft.item.id not in stopped), stopped


def _faults(bank: Bank) -> dict[tuple[Kind, str], Message]:
    return {
        (found.owner.kind, found.owner.id): found.finding.message
        for found in findings(bank, {})
        if found.severity in BLOCKING and found.owner.kind in {Kind.ITEMS, Kind.FACTS}
    }


def _why(draft: Draft, found: Mapping[tuple[Kind, str], Message]) -> Message | None:
    return found.get((Kind.ITEMS, draft.item.id))


def _without_facts(draft: Draft, found: Mapping[tuple[Kind, str], Message]) -> Draft:
    """Return a draft without the facts that were stopped; the item then has a practice note of its own, if any."""
    kept = tuple(fact for fact in draft.facts if (Kind.FACTS, fact.id) not in found)
    if len(kept) == len(draft.facts):
        return draft
    ids = {fact.id for fact in draft.facts} - {fact.id for fact in kept}
    facts = tuple(name for name in draft.item.facts if name not in ids)
    return replace(draft, facts=kept, item=replace(draft.item, facts=facts, card=draft.item.card if facts else None))
