"""Findings about people and their words: who said it, who claims it, who holds which office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.i18n import msg
from quizapp.drafting.questions.articles import common_trade, with_its_a, with_the
from quizapp.drafting.questions.asking import capitalised, party, say
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.questions.speaking_of_self import momentary, nobodys, of_body, of_self
from quizapp.drafting.questions.wording import inside
from quizapp.drafting.rules.bodiless import SHORTEST_OFFICE, bodiless, tells
from quizapp.drafting.rules.holding import holds_alone
from quizapp.drafting.sense import relating
from quizapp.drafting.sense.agreeing import agreed_with
from quizapp.drafting.sense.alone import adding, leaning, nameless, ownerless, that_one, town
from quizapp.drafting.sense.antecedents import Antecedent
from quizapp.drafting.sense.attribution import claim_of, second_claim
from quizapp.drafting.sense.bare_subjects import half_told
from quizapp.drafting.sense.introduced import introducing
from quizapp.drafting.sense.its_body import ITS, of_its_body
from quizapp.drafting.sense.meaning import hanging
from quizapp.drafting.sense.owning import thin, unowned
from quizapp.drafting.sense.quoting import Saying, quoted_behind, sayings_of, words_of
from quizapp.drafting.sense.reasons import points_elsewhere, too_short_or_long
from quizapp.drafting.sense.sources import according, aside
from quizapp.drafting.sense.text import Text
from quizapp.drafting.sense.trailing import trailing
from quizapp.drafting.words.name import PERSON, Name
from quizapp.drafting.words.passive import everyday
from quizapp.drafting.words.tokens import Line

FOR_YEARS: Final = re.compile(
    r" for (?:(?:about|almost|nearly|over|more than|the (?:last|past)) )?(?:\d+|[a-z-]+) (?:year|month|decade|week)s$"
    r"| since (?:[A-Z][a-z]+ )?\d{4}$"
)  # a nurse for 22 years is a nurse
LIVING: Final = frozenset({"warga", "penduduk", "resident"})  # somebody lives there: that is no office
LONGEST_OFFICE: Final = 12
NEUTRAL: Final = MappingProxyType({"added": "said", "menambahkan": "mengatakan", "menyebut": "menyebutkan"})
ACCUSING: Final = frozenset({"menuding", "menuduh"})  # somebody of doing something, where no "bahwa" stands behind
SAYS: Final = frozenset({"said", "says"})  # who said they had slept: a "that" would let them be others
WRITING: Final = frozenset({"wrote", "menulis", "tulis"})
FEW: Final = 5  # words of a quotation that says less than a longer one of the same speaker
SURE, FAIR, LEAST = 95, 85, 84


def sayings(text: Text) -> Results:
    """Walk what people say, in quotation marks or retold."""
    for saying in text.quotations:
        if saying.line.address in text.article.damaged:
            continue
        yield _quoted(saying, text)
    for clause in text.clauses:
        yield from (_quoted(saying, text) for saying in quoted_behind(clause))
    for line in text.sound:
        if carried := text.carried.get(line.address):
            found = words_of(line, carried.name, carried.since, text.lexicon)
            yield from (_quoted(saying, text) for saying in (*found, *_going_on(line, carried, text)))
    for claim in _retold(text):
        yield _claimed(claim, text)


def _going_on(line: Line, carried: Antecedent, text: Text) -> Iterator[Saying]:
    """Walk the words of the next sentence where it is all quotation, behind one whose "he said" means one person."""
    place = text.lines.index(line) + 1
    behind = text.lines[place] if place < len(text.lines) else None
    quoted = bool(line.quotes) and line.quotes[0][0] == 0
    if behind is None or behind.fresh or not quoted or behind.quotes != ((0, len(behind.text)),):
        return
    if behind.address not in text.article.damaged:
        found = sayings_of(behind, behind.quotes[0], carried.name, "continued", text.lexicon)
        yield from (replace(saying, also=(*carried.since, line.address)) for saying in found)


def claims(text: Text) -> Iterator[Saying]:
    """Walk the claims retold that may be asked about."""
    yield from (claim for claim in _retold(text) if not _refused(claim, text, claim.text))


def _retold(text: Text) -> Iterator[Saying]:
    for clause in (*text.clauses, *text.carried_clauses):
        claim = claim_of(clause)
        second = second_claim(clause) if claim is None or _refused(claim, text, claim.text) else None
        yield from filter(None, (second or claim,))
    for line in text.sound:
        mentions = text.mentions(line.address)
        rules = (according, trailing, aside)
        if claim := next(filter(None, (rule(line, mentions, text.lexicon) for rule in rules)), None):
            yield claim


def _quoted(saying: Saying, text: Text) -> Finding | Refused:
    if refused := _refused(saying, text, saying.text):
        return refused
    name, told = saying.speaker, "wrote" if _written(saying, text) else "said"
    return Finding(
        saying.rule, saying.line.address, Asks.NAME,
        question=say(text.language, "asked" if saying.text.endswith("?") else told, quote=saying.text),
        answer=name.text,
        statement=say(text.language, f"{told}_statement", name=name.text, quote=saying.text),
        name=name, stance=saying.stance, speaker=name, claim=saying.text, also=saying.also,
        confidence=LEAST if len(words(saying.text)) < FEW else SURE if saying.rule == "said" else FAIR,
    )  # fmt: skip


def _written(saying: Saying, text: Text) -> bool:
    """Tell whether a quotation was written, by the sentence that tells whose it is, and not said."""
    lines = [line for line in text.lines if line.address in {saying.line.address, *saying.also}]
    outside = {word.small for line in lines for word in line.tokens if not line.quoted(word.start)}
    return bool(outside & WRITING) and outside.isdisjoint(text.lexicon["speech_after"] - WRITING)


def _claimed(saying: Saying, text: Text) -> Finding | Refused:
    told = of_self(saying, text)
    if refused := _refused(told, text, of_body(saying, text.lexicon) if told is saying else nobodys(told.text)):
        return refused
    if told is not saying and momentary(told.text, text.lexicon):
        return Refused(saying.line.address, saying.rule, too_short_or_long())
    told_of_self, saying = told is not saying, _with_capital(told, text)
    language, name = text.language, saying.speaker
    if saying.rule == "according":
        asked = "according_who" if name.kind == PERSON else "according_other"
        question = say(language, asked, claim=saying.text)
        statement = say(language, "according_statement", name=with_the(name.text, text), claim=saying.text)
    else:
        parts = {"verb": NEUTRAL.get(saying.verb, saying.verb), "claim": saying.text}  # to what, another sentence says
        bare = saying.verb in ACCUSING and f"{saying.verb} bahwa " not in saying.line.text
        asked = "claimed_self" if bare or (told_of_self and saying.verb in SAYS) else "claimed"
        question = say(language, asked, who=party(language, name), **parts)
        stated = "claimed_bare_statement" if bare else "claimed_statement"
        statement = capitalised(say(language, stated, name=with_the(name.text, text), **parts))
    return Finding(
        saying.rule, saying.line.address, Asks.NAME, question, name.text, statement,
        name=name, stance=saying.stance, speaker=name, claim=saying.text, also=_since(saying, text), confidence=SURE,
    )  # fmt: skip


def _with_capital(saying: Saying, text: Text) -> Saying:
    """Return an Indonesian claim with the capital of the name with which it opens, as other sentences write it."""
    first = saying.text.split()[0]
    name = capitalised(first)
    known = name in text.inner_words and first not in text.inner_words and not everyday(first.lower())
    return replace(saying, text=capitalised(saying.text)) if text.language == "id" and known else saying


def _refused(saying: Saying, text: Text, whole: str) -> Refused | None:
    """Refuse words that do not stand alone, or that name their speaker; ``whole`` runs to the end of the sentence."""
    own = saying.rule == "claimed" and saying.speaker.kind == PERSON
    why = leaning(unowned(whole, text.lexicon) if own else whole, text.lexicon, quoted=saying.quoted)
    if why is None and not saying.quoted:
        subject = (
            nameless(whole, text.lexicon)
            or that_one(saying.line.text, saying.text, text.lexicon)
            or _ownerless(saying, whole, text)
            or relating.ownerless(whole, text.lexicon)
            or town(whole)
            or adding(whole)
            or hanging(saying.text, text.lexicon)
            or half_told(saying.text, text.lexicon)
            or thin(saying.text, text.lexicon)
        )
        why = points_elsewhere(subject) if subject else None
    if why is None and any(holds(saying.text, part) for part in saying.speaker.said):
        why = msg("The words name the speaker.")
    if why is None and not saying.quoted and agreed_with(saying.line.address, saying.speaker, text):
        why = msg("Others may have done so as well.")
    return Refused(saying.line.address, saying.rule, why) if why else None


def _ownerless(saying: Saying, whole: str, text: Text) -> str:
    """Return the subject of a claim that does not say whose it is, "" also where an earlier sentence introduced it."""
    subject = ownerless(whole, text.lexicon)
    return "" if subject and introducing(subject, saying.line, text.sound, text.lexicon) else subject


def _since(saying: Saying, text: Text) -> tuple[str, ...]:
    """Return what a claim rests on besides its sentence: who speaks, and what introduced the thing it is about."""
    subject = ownerless(saying.text, text.lexicon)
    address = introducing(subject, saying.line, text.sound, text.lexicon) if subject else ""
    return tuple(dict.fromkeys((*saying.also, *filter(None, (address,)))))


def offices(text: Text) -> Results:
    """Walk who holds which office, where only one person of the article holds it."""
    given: Counter[str] = Counter()
    for name in text.names.people():
        for office, address in text.names.offices.get(name.text, ()):
            if address in text.article.damaged or given[name.text]:
                continue
            result = _office(name, office, address, text, alone=holds_alone(name, office, address, text))
            if office.startswith((ITS, ITS.lower())):
                result = _of_body_before(name, office, address, text) or result
            given[name.text] += isinstance(result, Finding)
            yield result


def _of_body_before(name: Name, office: str, address: str, text: Text) -> Finding | Refused | None:
    """Return the finding for an English office of the body that the sentence before is about, None without one."""
    line = next(line for line in text.lines if line.address == address)
    whole, before = of_its_body(office, line, text)
    result = _office(name, whole, address, text, alone=True) if whole else None
    return replace(result, also=(before,)) if isinstance(result, Finding) and before else result


def _office(name: Name, office: str, address: str, text: Text, *, alone: bool) -> Finding | Refused:
    office = with_its_a(FOR_YEARS.sub("", inside(office, text)), address, text)
    why = leaning(office, text.lexicon)
    related = text.language == "id" and text.lexicon.one_of("relatives").match(office)  # ahli waris saudagar X
    if related or (words(office) and words(office)[0] in LIVING) or tells(office, text):
        why = msg("“%(office)s” says too little or too much for an office.", office=office)
    elif not alone:
        why = msg("Several people have this office.")
    elif not SHORTEST_OFFICE <= len(words(office)) <= LONGEST_OFFICE:
        why = msg("“%(office)s” says too little or too much for an office.", office=office)
    elif common_trade(office, address, text):
        why = msg("Several people may have this nationality and trade.")
    elif bodiless(office, address, text):
        why = points_elsewhere(office)
    elif any(holds(office, part) for part in name.said):
        why = msg("The office names its holder.")
    if why:
        return Refused(address, "office", why)
    return Finding(
        "office", address, Asks.NAME,
        question=say(text.language, "office", office=office),
        answer=name.text,
        statement=capitalised(say(text.language, "office_statement", name=name.text, office=office)),
        name=name, claim=office, confidence=SURE,
    )  # fmt: skip
