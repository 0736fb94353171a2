"""Items over the whole article: who says what, who holds which office, report or claim or denial, what came first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.drafting.items.about import about
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.items.making import fact_of, item_id
from quizapp.drafting.items.sides import one_side
from quizapp.drafting.questions.asking import capitalised, say
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.questions.overlapping import distinct
from quizapp.drafting.questions.wording import FIGURES, PEOPLE, WORDS_SAID, how, indicator, told_in, topic_of
from quizapp.drafting.rules.chronology import in_order
from quizapp.drafting.rules.reporting import reports
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION, identifier
from quizapp.itemtypes.categorise.content import Bin, Categorise
from quizapp.itemtypes.categorise.content import Entry as Sorted
from quizapp.itemtypes.grid.content import Grid, Label, Statement
from quizapp.itemtypes.matching.content import Matching, Prompt, Target
from quizapp.itemtypes.ordering.content import Entry, Ordering

CLAIMS: Final = frozenset({Stance.CLAIM, Stance.WARNING, Stance.ASSESSMENT})
QUOTED: Final = frozenset({"said", "continued"})
RETOLD: Final = frozenset({"claimed", "according"})
REPLACING: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "office": frozenset({"offices"}), "doer": frozenset({"sorting"}),
    **dict.fromkeys(QUOTED, frozenset({"claims"})), **dict.fromkeys(RETOLD, frozenset({"claims", "sorting"})),
})  # fmt: skip  # rule of a single item: those that ask the same of several, or tell its answer
MOST_SPEAKERS, FEWEST_SPEAKERS = 4, 2
MOST_CLAIMS, FEWEST_CLAIMS = 4, 4
MOST_PAIRS, FEWEST_PAIRS = 6, 4
MOST_EVENTS, FEWEST_EVENTS = 5, 3
MOST_A_BIN, FEWEST_SORTED = 2, 4
SURE: Final = 85
LIMITED: Final = MappingProxyType({
    "id": re.compile(
        r"\b(?:sejak|sampai|hingga|mulai) (?:(?:hari )?(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b|kemarin)"
    ),
    "en": re.compile(r"\b(?:since|until|till|from|by) (?:[A-Z][a-z]+day\b|yesterday)"),
})  # fmt: skip  # a day that no question may keep
ARTICLE: Final = re.compile(r"^(?:an?|the) ", re.IGNORECASE)  # before an office, left out in a list of them


def gathered(findings: Sequence[Finding], text: Text) -> Iterator[Draft]:
    """Walk the items that several findings make together."""
    grids = tuple(claims(findings, text))
    yield from grids
    taken = frozenset[str]().union(*(one.instead for one in grids))
    sorted_out = tuple(sorting(findings, text, taken))
    yield from sorted_out
    yield from about(findings, text, taken.union(*(one.instead for one in sorted_out)))
    yield from offices(findings, text)
    yield from order(findings, text)


def _draft(text: Text, rule: str, content: tuple[str, object], used: Sequence[Finding], topic: str) -> Draft:
    language = text.language
    kind, value = content
    places = {line.address: place for place, line in enumerate(text.lines)}
    evidence = sorted({address for finding in used for address in finding.evidence}, key=places.__getitem__)
    told = how(language, rule, SURE)
    replaced = [one for one in used if rule in REPLACING.get(one.rule, ())]
    facts = tuple(fact for one in replaced if (fact := fact_of(one, topic_of(one), text)))
    item = Item(
        id=item_id(used[0], rule),
        type=kind,
        stem=say(language, f"{rule}_stem"),
        content=value,
        rationale=say(language, f"{rule}_rationale", first=used[0].answer, sentence=told_in(text, used[0].address)),
        evidence=tuple(evidence),
        facts=tuple(fact.id for fact in facts),
        process=Process.INTERPRET,
        topics=(topic,),
        difficulty=Difficulty.MEDIUM,
        indicator=indicator(language, rule),
        status=Status.DRAFT,
        author=told,
        card="none",
    )
    single = frozenset(map(item_id, replaced))
    return Draft(item, facts, rule, told, SURE, used[0].answer, instead=single)


def claims(findings: Sequence[Finding], text: Text) -> Iterator[Draft]:
    """Ask in a grid who said what: four claims of two speakers or more, quotations of other speakers too."""
    used: list[Finding] = []
    speakers: dict[str, Label] = {}
    whole = [one for one in findings if one.rule in RETOLD and not leaning(one.claim, text.lexicon)]
    retold = [one for one in whole if not (_supposed(one, text) or _unlimited(one, text))]
    told = {one.speaker.id for one in retold if one.speaker}
    for finding in _in_turn([*retold, *_first_quotations(findings, told)]):
        name = finding.speaker
        if finding.stance not in CLAIMS or name is None or len(used) == MOST_CLAIMS:
            continue
        if any(one.speaker and one_side(name, one.speaker, text) for one in used):
            continue
        if name.id in speakers or len(speakers) < MOST_SPEAKERS:
            speakers.setdefault(name.id, Label(name.id, name.text))
            used.append(finding)
    if len(used) < FEWEST_CLAIMS or len(speakers) < FEWEST_SPEAKERS:
        return
    statements = tuple(
        Statement(f"s-{place}", _words_of(finding), finding.speaker.id, told_in(text, finding.address))
        for place, finding in enumerate(used, 1) if finding.speaker
    )  # fmt: skip
    grid = _draft(text, "claims", ("grid", Grid(tuple(speakers.values()), statements)), used, WORDS_SAID)
    parties = any(one.speaker and one.speaker.kind == ORGANISATION for one in used)
    asked = say(text.language, "claims_of_parties") if parties else grid.item.stem
    yield replace(grid, item=replace(grid.item, stem=asked))


def _supposed(finding: Finding, text: Text) -> bool:
    """Tell whether somebody only supposes a claim, which as a statement of its own would be told as certain.

    What is forecast says so itself where it will or may be.
    """
    asked, lists = frozenset(words(finding.question)), text.lexicon
    forecast = bool(lists["forecasting"] & asked) and lists["guessing"].isdisjoint(words(finding.claim))
    return forecast or not lists["supposing"].isdisjoint(asked)


def _unlimited(finding: Finding, text: Text) -> bool:
    """Tell whether a claim lost the day from which or up to which alone it holds: hujan turun sampai Jumat."""
    line = next(line for line in text.lines if line.address == finding.address)
    begin = max(0, line.text.find(finding.claim.split(maxsplit=1)[0]))
    return any(day[0] not in finding.claim for day in LIMITED[text.language].finditer(line.text, begin))


def _in_turn(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Walk the first claim of each speaker, then the others: what is left is asked for one by one."""
    first = {finding.speaker.id: finding for finding in reversed(findings) if finding.speaker}
    yield from (one for one in findings if one in first.values())
    yield from (one for one in findings if one not in first.values())


def _first_quotations(findings: Sequence[Finding], told: Collection[str]) -> Iterator[Finding]:
    """Walk one quotation of each speaker whose words are not retold already."""
    seen = set(told)
    for finding in findings:
        asks = finding.claim.endswith("?")  # no statement
        if finding.rule in QUOTED and finding.speaker and finding.speaker.id not in seen and not asks:
            seen.add(finding.speaker.id)
            yield finding


def _words_of(finding: Finding) -> str:
    return f"“{finding.claim}”" if finding.rule in QUOTED else capitalised(finding.claim)


def sorting(findings: Sequence[Finding], text: Text, taken: Collection[str]) -> Iterator[Draft]:
    """Ask what the passage says itself, what somebody says, and what somebody denies; ``taken`` are asked elsewhere."""
    alone = [one for one in findings if one.rule in RETOLD and not leaning(one.claim, text.lexicon)]
    told = [one for one in alone if item_id(one) not in taken]
    groups = {
        "report": list(islice(reports(findings, text), MOST_A_BIN)),
        "claim": [one for one in told if one.stance in CLAIMS],
        "denial": [one for one in told if one.stance is Stance.DENIAL],
    }
    chosen = {name: some[:MOST_A_BIN] for name, some in groups.items() if some}
    used = [finding for some in chosen.values() for finding in some]
    if len(used) < FEWEST_SORTED or not {"report", "claim"} <= chosen.keys():
        return
    bins = tuple(Bin(name, say(text.language, f"bin_{name}")) for name in chosen)
    entries = tuple(
        Sorted(f"{name}-{place}", _entry(finding, name), name, rationale=told_in(text, finding.address))
        for name, some in chosen.items()
        for place, finding in enumerate(some, 1)
    )
    sorted_out = _draft(text, "sorting", ("categorise", Categorise(bins, entries)), used, WORDS_SAID)
    named = {one.address for one in chosen["report"]}  # an event names its doer
    doers = frozenset(item_id(one) for one in findings if one.rule == "doer" and one.address in named)
    yield replace(sorted_out, instead=sorted_out.instead | doers)


def _entry(finding: Finding, name: str) -> str:
    return finding.statement.rstrip(".") if name == "report" else capitalised(finding.claim)


def offices(findings: Sequence[Finding], text: Text) -> Iterator[Draft]:
    """Ask to match four people or more with their offices, one office too many."""
    found = distinct([finding for finding in findings if finding.rule == "office"], text.lexicon)[: MOST_PAIRS + 1]
    if len(found) <= FEWEST_PAIRS:
        return
    asked = found[:-1]
    prompts = tuple(
        Prompt(identifier(one.answer), one.answer, identifier(one.claim), told_in(text, one.address)) for one in asked
    )
    posts = [(ARTICLE.sub("", one.claim), identifier(one.claim)) for one in found]
    targets = tuple(Target(name, post) for post, name in sorted(posts, key=lambda pair: pair[0].lower()))
    yield _draft(text, "offices", ("matching", Matching(prompts, targets)), asked, PEOPLE)


def order(findings: Sequence[Finding], text: Text) -> Iterator[Draft]:
    """Ask for the order of at least three events in different years, or on days that are all complete."""
    used = in_order(findings, text)[-MOST_EVENTS:]
    if len(used) < FEWEST_EVENTS:
        return
    entries = tuple(
        Entry(identifier(f"{one.address} {one.answer}"), one.event, told_in(text, one.address)) for one in used
    )
    yield _draft(text, "order", ("ordering", Ordering(entries)), used, FIGURES)
