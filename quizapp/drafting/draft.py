"""The whole way: text in, drafts out. Pure: the same text gives the same drafts, and nothing else is looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from quizapp.bank.lint.texts import holds
from quizapp.core.bank import Bank
from quizapp.core.drafted import USUAL_DRAFTS
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.drafting.items.assembling import assemble
from quizapp.drafting.items.choosing import varied, worth
from quizapp.drafting.items.drafts import Draft, Drafts, Told
from quizapp.drafting.items.gate import passed
from quizapp.drafting.items.gathering import gathered
from quizapp.drafting.items.locating import located
from quizapp.drafting.items.making import made
from quizapp.drafting.items.siblings import apart, once, together
from quizapp.drafting.items.suggestions import Suggested, nothing
from quizapp.drafting.questions.charges import charged, uncharged
from quizapp.drafting.questions.findings import Finding, Refused
from quizapp.drafting.questions.hinting import unhinted
from quizapp.drafting.questions.needing import needing
from quizapp.drafting.questions.proposed import proposed, unproposed
from quizapp.drafting.questions.whole import whole
from quizapp.drafting.rules.agents import agents
from quizapp.drafting.rules.announcing import announced
from quizapp.drafting.rules.appointing import appointments
from quizapp.drafting.rules.counting import numbers
from quizapp.drafting.rules.dating import dates
from quizapp.drafting.rules.defining import definitions
from quizapp.drafting.rules.describing import descriptions
from quizapp.drafting.rules.enumerating import enumerated
from quizapp.drafting.rules.filling import filled
from quizapp.drafting.rules.gaps import gaps
from quizapp.drafting.rules.happenings import doers
from quizapp.drafting.rules.measuring import measures
from quizapp.drafting.rules.opened import opened
from quizapp.drafting.rules.pairing import pairs
from quizapp.drafting.rules.parts import parts
from quizapp.drafting.rules.sourcing import claims, offices, sayings
from quizapp.drafting.rules.things import things
from quizapp.drafting.rules.yearly import years
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.cleaning import cleaned
from quizapp.drafting.words.language import language_of
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.reading import read_article

DATE: Final = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
AUTO: Final = "auto"
MOST: Final = USUAL_DRAFTS
FAIR: Final = 85  # confidence where a pronoun had to be understood
RULES: Final = (
    sayings,
    offices,
    descriptions,
    definitions,
    doers,
    appointments,
    agents,
    pairs,
    dates,
    years,
    numbers,
    announced,
    opened,
    enumerated,
    measures,
)


def draft(
    text: str,
    language: str = AUTO,
    *,
    most: int = MOST,
    published: str = "",
    suggest: Callable[[Text], Suggested] = nothing,
) -> Drafts:
    """Return the drafts of an article.

    ``language`` is ``id``, ``en`` or ``auto``; at most ``most`` items leave, those of the highest confidence;
    ``published`` is the date of the article, such as 2026-03, if known; ``suggest`` may add drafts, which the gate
    looks at like ours. Raises Malformed, with a sentence for a reader, for a text that is no article and a date that
    is none, and whatever ``suggest`` raises.
    """
    check_date(published)
    clean = cleaned(text)
    plain = Text(read_article(clean, language_of(clean) if language == AUTO else language))
    read = plain.spelled_out
    results = _results(read)
    tried = _once(_proved(result, read) for result in results if isinstance(result, Finding))
    proposed = [(finding, made(finding, read)) for finding in tried]

    def bank_of(some: Sequence[Draft]) -> Bank:
        return assemble(read, some, _names(read, some), published)

    more = suggest(plain)
    sure = [finding for finding, found in proposed if found]
    whole = [*(found for _, found in proposed if found), *gathered(sure, read), *located(sure, read), *more.drafts]
    sound, stopped = passed(_best(apart(whole), max(most, MOST), read), bank_of)
    ready = once(together(sound))
    kept = _best(chosen := varied(ready, read), most, read)
    stopped = {**stopped, **{one.item.id: _enough() for one in ready if one not in chosen}}
    refused = [*(result for result in results if isinstance(result, Refused)), *more.refused]
    refused += [Refused(finding.address, finding.rule, _no_options()) for finding, found in proposed if found is None]
    bank = bank_of(kept)
    stay = {one.item.id for one in kept}
    vain = [one for one in more.drafts if one.item.id not in stay]
    beside = [Refused(one.item.evidence[0], one.rule, stopped.get(one.item.id, _less_certain())) for one in vain]
    told = tuple(_beside(one, (*more.refused, *beside)) for one in _told(read, kept, refused, stopped, whole))
    return Drafts(read.language, read.article.passage, bank.entities, kept, told, read.article.left_out, bank)


def check_date(published: str) -> None:
    """Raise Malformed for what is no year, month or day that the calendar has; "" says that none is known."""
    if published and not _in_calendar(published):
        raise Malformed(msg("“%(date)s” is no date. Write 2026, 2026-03 or 2026-03-05.", date=published[:40]))


def _in_calendar(text: str) -> bool:
    if not re.fullmatch(DATE, text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[: len("2026-03-05")])
    except ValueError:
        return False
    return True


def _results(text: Text) -> list[Finding | Refused]:
    """Return what the rules find in an article or refuse; the later ones ask only what the earlier left."""
    said = tuple(claims(text))
    found = [*parts(text, said), *(result for rule in RULES for result in rule(text))]
    results = [_proven(result, text) for result in found]
    covered = {(result.address, result.answer) for result in results if isinstance(result, Finding)}
    results += [_proven(result, text) for result in filled(text, said, covered)]
    for left in (things, gaps):
        results += left(text, {result.address for result in results if isinstance(result, Finding)})
    lines = {line.address: line for line in text.lines}
    behind = frozenset(charged(text.lines, text.lexicon))
    maybe = frozenset(proposed(text.lines, text.lexicon))

    def kept(result: Finding | Refused) -> Finding | Refused:
        line = lines[result.address]
        told = unproposed(uncharged(result, line, text.lexicon, behind), maybe)
        return needing(whole(unhinted(told, text), line, text), text)

    return [kept(result) for result in results]


def _proven(result: Finding | Refused, text: Text) -> Finding | Refused:
    """Return a finding with the sentences that say whom its pronoun means."""
    meant = text.antecedents.get(result.address)
    if meant is None or isinstance(result, Refused):
        return result
    spelled = (text.spelled[address] for address in meant.since if address in text.spelled)
    named = [address for one in spelled for address in one.rests.get(meant.name.text, ())]  # Guru itu: Nurhayati
    return replace(result, also=tuple(dict.fromkeys((*named, *meant.since, *result.also))), confidence=FAIR)


def _no_options() -> Message:
    return msg("There are too few certainly wrong options, and the answer is too long to be typed.")


def _less_certain() -> Message:
    return msg("What it gave is less certain than the drafts that were kept.")


def _enough() -> Message:
    return msg("Enough of the drafts that were kept ask in the same way or for the same name.")


def _proved(finding: Finding, text: Text) -> Finding:
    """Return a finding with the sentences that first have the names which were spelled out for it."""
    spelled = text.spelled.get(finding.address)
    said = f"{finding.question} {finding.gapped} {finding.answer}"
    rests = (addresses for name, addresses in spelled.rests.items() if holds(said, name)) if spelled else ()
    also = sorted(set(finding.also).union(*rests) - {finding.address}, key=list(text.written).index)
    return replace(finding, also=tuple(also))


def _once(found: Iterator[Finding]) -> tuple[Finding, ...]:
    """Return findings, each question once; a question with two answers is dropped."""
    by_question: dict[str, list[Finding]] = {}
    for finding in found:
        by_question.setdefault(f"{finding.question} {finding.gapped}".lower(), []).append(finding)
    return tuple(some[0] for some in by_question.values() if len({finding.answer for finding in some}) == 1)


def _best(drafts: Sequence[Draft], most: int, text: Text) -> tuple[Draft, ...]:
    """Return the drafts of the highest confidence, the main news first, in the order of the passage."""
    places = {line.address: place for place, line in enumerate(text.lines)}
    chosen = sorted(drafts, key=lambda one: (-worth(one), places[one.item.evidence[0]], one.item.id))[:most]
    counts: Counter[str] = Counter(one.item.id for one in chosen)
    single = [one for one in chosen if counts[one.item.id] == 1]
    return tuple(sorted(single, key=lambda one: (places[one.item.evidence[0]], one.item.id)))


def _names(text: Text, drafts: Sequence[Draft]) -> tuple[Name, ...]:
    """Return the names of the article and those that drafts offer beside."""
    return (*text.names.names, *(name for one in drafts for name in one.offered))


def _told(
    text: Text,
    drafts: Sequence[Draft],
    refused: Sequence[Refused],
    stopped: Mapping[str, Message],
    tried: Sequence[Draft],
) -> Iterator[Told]:
    for line in text.lines:
        if line.address in text.article.damaged:
            yield Told(
                line.address, text.written[line.address], (), (text.article.damaged[line.address],), damaged=True
            )
            continue
        items = tuple(one.item.id for one in drafts if line.address in one.item.evidence)
        why = [one.why for one in refused if one.address == line.address]
        given = [one.item.id for one in tried if line.address in one.item.evidence]
        why += [stopped[item] for item in given if item in stopped]
        why += [_less_certain() for item in given if item not in stopped]
        silent = [] if items or why else [msg("No rule found anything certain in it.")]
        yield Told(
            line.address,
            text.written[line.address],
            items,
            tuple({str(one): one for one in [*why, *silent]}.values()) if not items else (),
        )


def _beside(told: Told, refused: Sequence[Refused]) -> Told:
    """Return what a sentence gave, and why what was suggested there is no draft, although another rule gave one."""
    why = (*told.why, *(one.why for one in refused if one.address == told.address))
    return replace(told, why=tuple({str(each): each for each in why}.values()))
