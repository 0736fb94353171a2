"""The whole way of a model's drafts: ask, read, verify, make; what fails is told with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.drafting.items.suggestions import Suggested
from quizapp.drafting.model.asking import PROMPT, fingerprint, request
from quizapp.drafting.model.making import RULE, made
from quizapp.drafting.model.proposal import Proposal, read_reply
from quizapp.drafting.model.verifying import fault
from quizapp.drafting.questions.findings import Refused
from quizapp.drafting.sense.text import Text

Ask = Callable[[Mapping[str, Any]], str]  # the body of a chat completion -> the text of the reply
HOW: Final = MappingProxyType({
    "id": "Diusulkan model {model} (petunjuk {prompt}, {mark}); kunci dan buktinya ditemukan dalam teks.",
    "en": "Proposed by the model {model} (prompt {prompt}, {mark}); its key and evidence were found in the text.",
})  # fmt: skip


def suggestions(ask: Ask, model: str) -> Callable[[Text], Suggested]:
    """Return what asks a model about an article. It raises what ``ask`` raises, and Malformed for another reply."""

    def suggest(text: Text) -> Suggested:
        reply = read_reply(ask(request(text, model)))
        how = HOW[text.language].format(model=model, prompt=PROMPT, mark=fingerprint())
        faults = [(proposal, fault(proposal, text)) for proposal in _once(reply.proposals)]
        whole = tuple(made(proposal, text.language, how) for proposal, why in faults if why is None)
        refused = [Refused(_place(proposal, text), RULE, why) for proposal, why in faults if why is not None]
        if reply.unreadable:
            why = msg("%(count)s of the model’s proposals had not the form that was asked for.", count=reply.unreadable)
            refused.append(Refused(text.lines[0].address, RULE, why))
        return Suggested(whole, tuple(refused))

    return suggest


def _once(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals without those whose question was there before."""
    found: dict[str, Proposal] = {}
    for proposal in proposals:
        found.setdefault(proposal.stem, proposal)
    return tuple(found.values())


def _place(proposal: Proposal, text: Text) -> str:
    """Return the sentence under which a refusal is told: the first that was quoted, if there is such a one."""
    known = {line.address for line in text.lines}
    quoted = (quote.address for quote in proposal.evidence if quote.address in known)
    return next(quoted, text.lines[0].address)
