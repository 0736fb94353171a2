"""Items out of findings: one of each that its answer allows, with rationale, evidence and the fact it asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.fact import Fact
from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.core.text import normaliser
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.names.bodies import sort_of, typed
from quizapp.drafting.names.namesakes import namesakes
from quizapp.drafting.questions.articles import with_the
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.days import written
from quizapp.drafting.questions.distractors import FEWEST, distractors, fitting
from quizapp.drafting.questions.doing_alike import done_alike, joined_in
from quizapp.drafting.questions.findings import Asks, Finding
from quizapp.drafting.questions.timing import met, off, other_dates
from quizapp.drafting.questions.wording import how, indicator, not_it, rationale, topic_of
from quizapp.drafting.rules.pairing import AND
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION, PERSON, Name, identifier
from quizapp.drafting.words.spellings import spelled
from quizapp.drafting.words.times import times
from quizapp.itemtypes.cloze_typed.content import ClozeTyped, Gap
from quizapp.itemtypes.numeric.content import Numeric
from quizapp.itemtypes.option import Option
from quizapp.itemtypes.short_answer.content import Accepted, ShortAnswer
from quizapp.itemtypes.single_choice.content import Choices

SHARE: Final = re.compile(r"\}\}(?: \([a-z]+\))? ?(%|per ?cent\b|persen\b)")  # behind a gap
SAME: Final = 0.75  # of the stems of a claim that another sentence has: somebody else may say the same
LONGEST_UNSEPARATED: Final = 3  # digits of a number that is written without a separator of thousands
LONGEST_TYPED: Final = 4  # words
SHORTEST_PART: Final = 3  # letters of a part of a name that may be typed for it
PART: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # of a name: O'Brien, Osei-Walsh
FATHERS: Final = frozenset({"a/l", "a/p", "bin", "bint", "binte", "binti", "d/o", "ibn", "s/o", "y"})  # no surname
NICKNAME: Final = re.compile(r"(.+) “(.+)” (.+)")
LETTERS: Final = re.compile(r"[A-Z][A-Z&-]*[A-Z]")  # MPOB, for the Malaysian Palm Oil Board
ROMAN: Final = re.compile(r"[IVX]+")  # Robert Delaney III
FIRMS: Final = frozenset({"bank", "cv", "pt", "yayasan"})  # a firm or fund is known without that word
LONGEST_ID: Final = 64
LONGEST_CARD: Final = 30
LONGEST_CARD_QUOTE: Final = 15
TOLD: Final = 2  # sentences in a rationale: the one asked about, and the one that says whose it is


def made(finding: Finding, text: Text) -> Draft | None:
    """Return the draft of one finding, None where its answer can be neither offered nor typed fairly."""
    if joined_in(finding, text):
        return None
    others = distractors(finding, text) if finding.asks in {Asks.NAME, Asks.PAIR} else ()
    content = _content(finding, others, text)
    return draft(_in_full(finding, content[1], text), text, *content, offered=others) if content else None


def _in_full(finding: Finding, content: object, text: Text) -> Finding:
    """Return an English question that asks for the full name where the surname is another's too."""
    person = isinstance(content, ShortAnswer) and finding.name is not None and finding.name.kind == PERSON
    surname = finding.answer.split()[-1]
    alone = {accepted.text for accepted in content.accepted} if isinstance(content, ShortAnswer) else set()
    if not person or text.language != "en" or surname in alone:
        return finding
    return replace(finding, question=say("en", "full_name", question=finding.question))


def _content(finding: Finding, others: tuple[Name, ...], text: Text) -> tuple[str, object] | None:
    plain = _PLAIN.get(finding.asks)
    if plain:
        return plain(finding, text)
    if finding.partner:
        pairs = _pair_options(finding, finding.partner, others, text) if others else ()
        return ("single_choice", Choices(pairs)) if pairs else None
    if others:
        return "single_choice", Choices(_options(finding, others, text))
    fair = finding.name is None or (
        typed(text.language, finding.name) and not _told(finding.name, text) and not _rivalled(finding, text)
    )
    return _typed(finding, text) if fair and len(words(finding.answer)) <= LONGEST_TYPED else None


def _rivalled(finding: Finding, text: Text) -> bool:
    """Tell whether another of an Indonesian article may answer a question as well, whose name would be wrong."""
    kind = finding.name.kind if finding.name else ""
    kinds = {name.text: name.kind for name in text.names.names}
    said = fitting(finding, text, SAME) if text.language == "id" and finding.claim else ()
    others = (*done_alike(finding, text), *(name.text for address in said for name in text.perhaps_named(address)))
    return any(kinds.get(name) == kind and name != finding.answer for name in others)


def _told(name: Name, text: Text) -> bool:
    """Tell whether the title names the article's only body of a sort, so that a question without options is none.

    In an Indonesian title any body tells it: the others are services and the like that do something else.
    """
    sort = sort_of(text.language, name)
    rivals = (other for other in text.names.names if other != name and other.kind == ORGANISATION)
    only = text.language == "id" or all(sort_of(text.language, other) != sort for other in rivals)
    alone = name.kind == ORGANISATION and only
    return alone and any(holds(text.article.passage.title, said) for said in name.names)


def _typed(finding: Finding, text: Text) -> tuple[str, object]:
    """Return a name to be typed: one of the article's, or one of which only the sentence speaks."""
    bare = (*_bare(finding.name), *_parts(finding.name, text)) if finding.name else finding.forms
    entity = finding.name.id if finding.name else ""
    same = normaliser(text.language).normalise
    more = (form for form in bare if same(form) != same(finding.answer))  # Kota Tual: Tual is read as that
    return "short_answer", ShortAnswer(tuple(map(Accepted, (finding.answer, *more))), entity, answer_kind="name")


def _bare(name: Name) -> tuple[str, ...]:
    """Return a name without the kind that the question says: Kecamatan Kulawi, Bank Arta Pesisir; else nothing."""
    kind = name.group.removeprefix("place-")
    head, _, rest = name.text.partition(" ")
    if name.group.startswith("place-") and name.text.lower().startswith(f"{kind} "):
        return (name.text[len(kind) + 1 :],)
    if name.kind != ORGANISATION:
        return ()
    return ((rest,) if rest and head.lower() in FIRMS else ()) + tuple(filter(LETTERS.fullmatch, name.aliases))


def _parts(name: Name, text: Text) -> tuple[str, ...]:
    """Return the parts of a person's name that mean nobody else in the article: whoever types one knows who it is.

    A surname may have its small words too: dela Cruz.
    """
    same = namesakes((name.text,), text.lines, text.lexicon) if name.kind == PERSON else ()
    doubted = _doubted(text) if name.kind == PERSON and text.language == "id" else ()
    called = (*(other.text for other in text.names.names if other != name), *same, *doubted)
    others = {part.lower() for other in called for part in other.split()}
    parts = [part.strip("“”") for part in name.text.split()] if name.kind == PERSON else []
    particles = text.lexicon["name_particles"] - FATHERS
    closed = others | particles | FATHERS | text.lexicon["titles"]
    alone = [part for part in parts if part.lower() not in closed and not ROMAN.fullmatch(part)]
    whole = [" ".join(parts[at:]) for at, part in enumerate(parts) if at and part in particles and parts[-1] in alone]
    fair = (part for part in alone if len(part) >= SHORTEST_PART and not part.islower() and PART.fullmatch(part))
    nicked = NICKNAME.fullmatch(name.text)
    nicknames = (f"{nicked[1]} {nicked[3]}", f"{nicked[2]} {nicked[3]}") if nicked else ()
    return tuple(part for part in (*fair, *whole, *nicknames) if part != name.text)


def _doubted(text: Text) -> Iterator[str]:
    """Walk the capitals of an article that may be the name of somebody of whom nothing is certain."""
    mentions = (some for line in text.lines for some in text.mentions(line.address))
    yield from (some.text for some in mentions if some.name is None)


def _year(finding: Finding, _: Text) -> tuple[str, object]:
    return "numeric", Numeric(value=finding.value, year=True)


def _number(finding: Finding, text: Text) -> tuple[str, object]:
    scaled = finding.unit.partition(" ")[0].lower() in text.lexicon.numbers
    whole = finding.value.isdigit() and len(finding.value) > LONGEST_UNSEPARATED and not scaled
    return "numeric", Numeric(value=finding.value, unit=finding.unit, whole=whole)


def _date(finding: Finding, text: Text) -> tuple[str, object]:
    key = written(text, finding.answer, finding.order)
    others = other_dates(finding, text)
    if len(others) < FEWEST:
        forms = tuple(map(Accepted, dict.fromkeys((finding.answer, key))))
        return "short_answer", ShortAnswer(forms, near_misses=False, answer_kind="phrase")
    options = [Option(identifier(key), key, key=True)]
    options += [Option(identifier(one), one, rationale=_not_then(finding, one, text)) for one in others]
    order = {time.text: time for one in options for time in times(one.text, text.language)}
    return "single_choice", Choices(tuple(sorted(options, key=lambda option: order[option.text].order)))


def _not_then(finding: Finding, date: str, text: Text) -> str:
    """Return why a date is wrong: what the passage says of it, or by how much it misses."""
    return not_it(text, date, met=True) if met(date, text) else off(finding.order, date, text)


def _gap(finding: Finding, text: Text) -> tuple[str, object]:
    entity = finding.name.id if finding.name else ""
    forms = _with_sign(spelled(finding.answer, text.language), finding.gapped)
    gap = Gap("g1", ShortAnswer(tuple(map(Accepted, forms)), entity, near_misses=bool(entity)))
    return "cloze_typed", ClozeTyped(finding.gapped, (gap,))


def _with_sign(forms: Sequence[str], gapped: str) -> tuple[str, ...]:
    """Return the spellings of a share with the sign too: 17% may be typed where "percent" stands behind."""
    share = SHARE.search(gapped)
    word = share[1] if share else ""
    return tuple(dict.fromkeys((*forms, *(f"{form}{end}" for form in forms if word for end in ("%", f" {word}")))))


_PLAIN: Final[Mapping[Asks, Callable[[Finding, Text], tuple[str, object]]]] = MappingProxyType(
    {Asks.YEAR: _year, Asks.NUMBER: _number, Asks.DATE: _date, Asks.WORD: _gap}
)


def _options(finding: Finding, others: tuple[Name, ...], text: Text) -> tuple[Option, ...]:
    """Return key and distractors by name, so that their order says nothing."""
    met = {name.text for name in text.names.names}
    options = [Option(identifier(finding.answer), finding.answer, key=True)]
    options += [Option(name.id, name.text, rationale=not_it(text, name.text, met=name.text in met)) for name in others]
    return tuple(sorted(options, key=lambda option: option.text))


def _pair_options(finding: Finding, other: Name, others: tuple[Name, ...], text: Text) -> tuple[Option, ...]:
    """Return the pair that is the key, and pairs in which at least one name is certainly wrong."""
    one = finding.name or other
    wrong = [(one, others[0]), (other, others[1]), (others[0], others[1])]
    met = {name.text for name in text.names.names}
    options = [Option(identifier(finding.answer), finding.answer, key=True)]
    for first, second in wrong:
        both = f"{with_the(first.text, text)}{AND[text.language]}{with_the(second.text, text)}"
        options.append(Option(identifier(both), both, rationale=not_it(text, second.text, met=second.text in met)))
    return tuple(sorted(options, key=lambda option: option.text))


def draft(finding: Finding, text: Text, kind: str, content: object, offered: tuple[Name, ...] = ()) -> Draft:
    """Return a draft of a type and its content, with the fact that it asks."""
    language, topic = text.language, topic_of(finding)
    fact = fact_of(finding, topic, text)
    antecedent = text.antecedents.get(finding.address)
    understood = antecedent is not None
    naming = antecedent.since[:1] if antecedent else finding.evidence[-TOLD:]
    sentence = " ".join(text.written[address] for address in naming)  # a quotation that goes on, behind its speaker
    then = text.written[finding.address] if understood else ""
    told = how(language, finding.rule, finding.confidence, understood=understood)
    item = Item(
        id=item_id(finding),
        type=kind,
        stem=finding.question,
        content=content,
        rationale=rationale(language, (with_the(_shown(finding, text), text), finding.answer), sentence, then),
        evidence=finding.evidence,
        facts=(fact.id,) if fact else (),
        process=Process.LOCATE,
        topics=(topic,),
        difficulty=Difficulty.EASY,
        indicator=indicator(language, finding.rule),
        status=Status.DRAFT,
        author=told,
        card="none" if fact else None,
    )
    facts = (fact,) if fact else ()
    return Draft(item, facts, finding.rule, told, finding.confidence, finding.answer, offered)


def _shown(finding: Finding, text: Text) -> str:
    return written(text, finding.answer, finding.order) if finding.asks is Asks.DATE else finding.answer


def item_id(finding: Finding, ending: str = "") -> str:
    """Return the id of a finding's item: its rule, place and answer."""
    parts = (finding.rule, finding.address.replace(".", "-"), identifier(finding.answer), ending)
    return "-".join(filter(None, parts))[:LONGEST_ID].strip("-")


def fact_of(finding: Finding, topic: str, text: Text) -> Fact | None:
    """Return the fact of a finding with its card, None when it is too long to be remembered."""
    quoted = finding.claim if finding.claim and f"“{finding.claim}”" in finding.question else ""
    if len(words(finding.question)) > LONGEST_CARD or len(words(quoted)) > LONGEST_CARD_QUOTE:
        return None
    return Fact(
        id=item_id(finding, "f"),
        statement=finding.statement,
        stance=finding.stance,
        evidence=finding.evidence,
        topics=(topic,),
        card=_card(finding, text),
        speaker=finding.speaker.id if finding.speaker else "",
    )


def _card(finding: Finding, text: Text) -> RecallCard | ClozeCard:
    if finding.asks is not Asks.WORD:
        return RecallCard(finding.question, _shown(finding, text))
    gap, hidden = "{{g1}}", f"{{{{c1::{finding.answer}::{finding.claim}}}}}"
    return ClozeCard(finding.gapped.replace(f"{gap} ({finding.claim})", hidden).replace(gap, hidden))
