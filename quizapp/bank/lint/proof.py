"""Rules on what proves an item or fact, and on whose claim it is: Q17, Q18, Q25, Q28, Q29."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from quizapp.bank.lint.rule import ENTRY, ITEM, Edit, Finding, Found
from quizapp.bank.lint.texts import first_held, words
from quizapp.bank.lint.views import EntryView, ItemView
from quizapp.core.fact import Stance
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Process
from quizapp.core.problem import Severity
from quizapp.core.text import normaliser
from quizapp.itemtypes.parts import Role

E, W = Severity.ERROR, Severity.WARNING

PROVED: Final = 0.6  # of the stems of the key's words
SHORTEST_RATIONALE: Final = 8  # words
SHORTEST_SENTENCE: Final = 3  # words
GROUPED: Final = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?:\1\d{3})*(?!\d)")
DECIMAL: Final = re.compile(r"(?<=\d),(?=\d)")
JOINED: Final = re.compile(r"(?<=\d)(?=(?:m|bn|tn|cm|km|kg|ft)\b)")  # £38m
OPENERS: Final = "“\"'‘(—–…*_"


@ITEM.rule("Q17", W, msg("The evidence says the key: in retrieval, most of its words stand there."),
           msg("Point at the sentence that says it, or use the words of the text in the key."))  # fmt: skip
def key_is_proved(view: ItemView) -> Found:
    """Compare a retrieval key with its evidence; names of one entity, and a number and its words, count as one.

    None of it there is an error.
    """
    if view.item.process is not Process.LOCATE or not view.evidence:
        return
    text = view.ground.evidence_text(view.evidence)
    plain = text.casefold().replace("-", " ")  # forty-three
    digits = f"{normaliser(view.ground.language).with_digits(plain)} {_ungrouped(text)}"
    said = view.words.stems(f"{text} {_other_names(view, text)} {digits}")
    keys = [part for part in view.keys if part.role is Role.OPTION] or list(view.keys[:1])
    for part in keys:
        sought = view.words.stems(part.text)
        found = len(sought & said)
        if sought and found < PROVED * len(sought):
            message = msg("Of %(all)s words of the key, the evidence holds %(found)s.", all=len(sought), found=found)
            yield Finding(message, part.steps, W if found else E)


def _ungrouped(text: str) -> str:
    """Return a text with its numbers as a numeric item's value has them: 4.310 or 4,310 as 4310, 6,1m as 6.1 m."""
    return JOINED.sub(" ", DECIMAL.sub(".", GROUPED.sub(lambda found: re.sub("[.,]", "", found[0]), text)))


def _other_names(view: ItemView, text: str) -> str:
    """Return the other names of every entity that a text names."""
    return " ".join(" ".join(names) for names in view.ground.entity_names.values() if first_held(text, names))


@ENTRY.rule("Q18", E, msg("The evidence is what it was: what rests on an edited sentence is read again."),
            msg("Read it again, then run: quizapp bank stamp FOLDER ID"), waivable=False)  # fmt: skip
def evidence_is_unchanged(view: EntryView) -> Found:
    """Compare each sentence of the evidence with its stamp; one that moved as a whole is followed."""
    bound = (view.ground.stamps or {}).get(view.owner.id, {})
    mend = msg(
        "Read it against the passage. When it still holds, say so: on the site under “What is to be checked”, "
        "in a folder, run: quizapp bank stamp FOLDER %(id)s",
        id=view.owner.id,
    )
    for place, address in enumerate(view.evidence):
        if address not in bound or bound[address] == view.ground.stamps_now.get(address):
            continue
        moved = view.ground.address_of.get(bound[address])
        if moved is None:
            message = msg("The sentence %(address)s was edited after this was written.", address=address)
            yield Finding(message, ("evidence", place), mend=mend)
        else:
            message = msg(
                "The sentence that stood at %(address)s stands at %(moved)s now.", address=address, moved=moved
            )
            yield Finding(message, ("evidence", place), mend=mend, edit=Edit(("evidence", place), _always(moved)))


def _always(value: str) -> Callable[[object], str]:
    return lambda _: value


@ITEM.rule("Q25", W, msg("A claim keeps its speaker: the text says who claims it, so the item does too."),
           msg("Say whose words these are: “according to ...”."))  # fmt: skip
def claims_keep_speakers(view: ItemView) -> Found:
    """Look for items all of whose facts are somebody's words, with neither a name of theirs nor a sign of a claim."""
    facts = [view.ground.facts[name] for name in view.item.facts if name in view.ground.facts]
    if not facts or any(fact.stance is Stance.STATED or not fact.speaker for fact in facts):
        return
    roles = (Role.STEM, Role.PROMPT, Role.STATEMENT, Role.LABEL, Role.PAIR, Role.TARGET, Role.ENTRY)
    shown = [part.text for part in view.of(*roles)] + [part.text for part in view.keys]
    names = [name for fact in facts for name in view.ground.entity_names.get(fact.speaker, ())]
    signs = (view.words.attributions, view.words.hedges)
    if not any(first_held(text, names) or any(sign.find(text) for sign in signs) for text in shown):
        speakers = ", ".join(dict.fromkeys(view.ground.entity_names[fact.speaker][0] for fact in facts))
        yield Finding(
            msg("The text leaves this to %(speakers)s; the item states it.", speakers=speakers), view.stem.steps
        )


@ENTRY.rule("Q28", W, msg("A damaged sentence proves nothing: mistakes of the source must not become answers."),
            msg("Mend the sentence in the passage, or prove this by another one."))  # fmt: skip
def sound_evidence(view: EntryView) -> Found:
    """Look for proving sentences that begin in small letters, leave a quotation open, or are fragments."""
    for place, address in enumerate(view.evidence):
        sentence = view.ground.sentences.get(address)
        if sentence and (fault := next(_faults(sentence.text), None)):
            yield Finding(fault, ("evidence", place))


def _faults(text: str) -> Iterator[Message]:
    first = text.lstrip(OPENERS)[:1]
    if first.islower():
        yield msg("The proving sentence begins with a small letter.")
    if text.count("“") != text.count("”") or text.count('"') % 2:
        yield msg("The proving sentence leaves a quotation open.")
    if len(words(text)) < SHORTEST_SENTENCE or text.rstrip("”’\"')*_ ")[-1:] not in ".?!…:":
        yield msg("The proving sentence is a fragment.")


@ITEM.rule("Q29", W, msg("The rationale says why the key is right and a wrong answer is not: students learn there."),
           msg("Say what in the text settles it, and why the most tempting wrong answer fails."))  # fmt: skip
def rationale_explains(view: ItemView) -> Found:
    """Look for short rationales, for those that share no word with the evidence, for wrong options without one."""
    count = len(words(view.item.rationale))
    said = view.words.stems(view.ground.evidence_text(view.evidence))
    if 0 < count < SHORTEST_RATIONALE:
        yield Finding(msg("The rationale has %(count)s words.", count=count), ("rationale",))
    elif count and view.evidence and not said & view.words.stems(view.item.rationale):
        yield Finding(msg("The rationale shares no word with the evidence."), ("rationale",))
    for options in view.choices:
        for option in options:
            if not option.key and not option.why:
                yield Finding(msg("This wrong option has no rationale."), option.steps)
