"""The item that asks for one sentence, of the passage or of a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.wording import how, indicator, said_in
from quizapp.drafting.sense.text import Text
from quizapp.itemtypes.evidence_selection.content import Evidence

WITHIN: Final = frozenset({"act", "aim", "reason"})  # rules that name the paragraph only where the passage has others
COPIED: Final = frozenset({"where", "aim", "reason"})  # the question has the words of the sentence it asks for
SURE: Final = 85


def paragraph_number(address: str) -> str:
    """Return the number of the paragraph of a sentence."""
    return address[1:].partition(".")[0]


def offered_paragraphs(parts: Mapping[str, str], address: str) -> tuple[str, ...]:
    """Return the paragraph of a sentence, where its sentences only are offered."""
    return (address.partition(".")[0],) if "paragraph" in parts else ()


def sentence_item(text: Text, rule: str, address: str, topic: str, **parts: str) -> Draft:
    """Return the draft whose key is a sentence; ``parts`` fill the stem, "paragraph" is the only one offered."""
    language = text.language
    told = how(language, rule, SURE)
    sentence = said_in(text, address)
    item = Item(
        id=f"{rule}-{address.replace('.', '-')}",
        type="evidence_selection",
        stem=say(language, f"{rule}_within" if rule in WITHIN and "paragraph" in parts else f"{rule}_stem", **parts),
        content=Evidence(((address,),), paragraphs=offered_paragraphs(parts, address)),
        rationale=say(language, f"{rule}_rationale", sentence=sentence, **parts),
        evidence=(address,),
        facts=(),
        process=Process.LOCATE if rule in COPIED else Process.INTERPRET,
        topics=(topic,),
        difficulty=Difficulty.MEDIUM,
        indicator=indicator(language, rule, parts.get("act", "")),
        status=Status.DRAFT,
        author=told,
        card="none",
    )
    return Draft(item, (), rule, told, SURE, text.written[address])
