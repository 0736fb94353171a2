"""Items out of proposals that the text bears out."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.model.proposal import CHOICE, Proposal
from quizapp.drafting.questions.wording import EVENTS
from quizapp.drafting.words.name import identifier
from quizapp.itemtypes.evidence_selection.content import Evidence
from quizapp.itemtypes.option import Option
from quizapp.itemtypes.single_choice.content import Choices

RULE: Final = "model"
CONFIDENCE: Final = 50  # percent: the spans are proved, the wording is the model's
LONGEST_ID: Final = 40
DIFFICULTY: Final = MappingProxyType({
    Process.LOCATE: Difficulty.EASY, Process.INTERPRET: Difficulty.MEDIUM, Process.EVALUATE: Difficulty.HARD,
})  # fmt: skip
INDICATOR: Final = MappingProxyType({
    "id": MappingProxyType({
        Process.LOCATE: "Menemukan informasi yang dinyatakan dalam teks berita",
        Process.INTERPRET: "Menyimpulkan sebab, cara, atau hubungan dalam teks berita",
        Process.EVALUATE: "Menilai bukti yang mendukung sebuah simpulan dari teks berita",
    }),
    "en": MappingProxyType({
        Process.LOCATE: "Find information that a news text states",
        Process.INTERPRET: "Infer reasons, ways or relations in a news text",
        Process.EVALUATE: "Judge the evidence for a conclusion from a news text",
    }),
})  # fmt: skip


def made(proposal: Proposal, language: str, how: str) -> Draft:
    """Return the draft of a proposal; ``how`` names the model and the version of what it was asked."""
    evidence = tuple(dict.fromkeys(quote.address for quote in proposal.evidence))
    kind, content, key = _choice(proposal) if proposal.form == CHOICE else _proof(evidence, proposal)
    item = Item(
        id=f"{RULE}-{evidence[0].replace('.', '-')}-{identifier(proposal.stem)[:LONGEST_ID].strip('-')}",
        type=kind,
        stem=proposal.stem,
        content=content,
        rationale=proposal.rationale,
        evidence=evidence,
        facts=(),
        process=proposal.process,
        topics=(EVENTS,),
        difficulty=DIFFICULTY[proposal.process],
        indicator=INDICATOR[language][proposal.process],
        status=Status.DRAFT,
        author=how,
    )
    return Draft(item, (), RULE, how, CONFIDENCE, key)


def _choice(proposal: Proposal) -> tuple[str, object, str]:
    """Return key and distractors by their words, so that their order says nothing."""
    options = [Option(identifier(proposal.key), proposal.key, key=True)]
    options += [Option(identifier(one.text), one.text, rationale=one.why) for one in proposal.distractors]
    return "single_choice", Choices(tuple(sorted(options, key=lambda option: option.text))), proposal.key


def _proof(evidence: tuple[str, ...], proposal: Proposal) -> tuple[str, object, str]:
    return "evidence_selection", Evidence(keys=(evidence,)), proposal.evidence[0].text
