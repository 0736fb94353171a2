"""The rules at work on a bank: what they find, where it stands, what its author waived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from quizapp.bank.lint.ground import Kind, Owner
from quizapp.bank.lint.rule import CARD, EDITION, ENTRY, ITEM, QUIZ, Finding, Rule
from quizapp.bank.lint.rules import waivable
from quizapp.bank.lint.views import EditionView, PartsOf, editions, quizzes
from quizapp.bank.lint.words import known_languages, words_of
from quizapp.core.bank import Bank
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.problem import Place, Problem, Problems, Severity
from quizapp.core.stamp import Stamps
from quizapp.itemtypes import registry
from quizapp.itemtypes.parts import Part, Step

Locate = Callable[[Owner, tuple[Step, ...]], Place]


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one finding with its rule and whose it is."""

    rule: Rule[Any]
    owner: Owner
    finding: Finding

    @property
    def severity(self) -> Severity:
        """Return how grave it is."""
        return self.finding.severity or self.rule.severity


def parts_of(item: Item) -> tuple[Part, ...]:
    """Return the parts of an item as its type sees them."""
    return registry.item_types()[item.type].parts(item)


def findings(bank: Bank, stamps: Mapping[str, Stamps], parts: PartsOf = parts_of) -> Iterator[Found]:
    """Walk what the rules find, in languages that have word lists."""
    spoken = replace(bank, editions={name: found for name, found in bank.editions.items() if name in known_languages()})
    for edition in editions(spoken, words_of, parts, stamps):
        yield from _in_edition(edition)
        for quiz in quizzes(bank, edition):
            yield from by(QUIZ.rules, (quiz,))


def _in_edition(edition: EditionView) -> Iterator[Found]:
    yield from by(ITEM.rules, edition.items)
    yield from by(ENTRY.rules, (*edition.facts, *edition.items))
    yield from by(CARD.rules, edition.cards)
    yield from by(EDITION.rules, (edition,))


def by(rules: Iterable[Rule[Any]], views: Iterable[Any]) -> Iterator[Found]:
    """Walk what some rules find in some views."""
    for view in views:
        for rule in rules:
            for finding in rule.find(view):
                yield Found(rule, finding.owner or view.owner, finding)


def check(bank: Bank, stamps: Mapping[str, Stamps], locate: Locate) -> Problems:
    """Return everything the rules find as Problems, waived ones marked, with the faults of the waivers themselves."""
    problems = Problems()
    used: set[tuple[Owner, str]] = set()
    waivers = dict(_waivers(bank))
    for found in findings(bank, stamps):
        reason = waivers.get((found.owner, found.rule.code), "") if found.rule.waivable else ""
        if reason:
            used.add((found.owner, found.rule.code))
        problems.found.append(_problem(found, locate, reason))
    problems.extend(_bad_waivers(waivers, used, locate))
    problems.extend(_unknown_languages(bank, locate))
    return problems


def _problem(found: Found, locate: Locate, reason: str) -> Problem:
    finding = found.finding
    return Problem(
        found.rule.code,
        finding.message,
        locate(found.owner, finding.steps),
        found.severity,
        found.owner.id,
        path_of(finding.steps),
        finding.mend or found.rule.mend,
        reason,
    )


def path_of(steps: Iterable[Step]) -> str:
    """Return steps as an author reads them: ``content.options[2].text``, list places from 1."""
    path = ""
    for step in steps:
        path += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _waivers(bank: Bank) -> Iterator[tuple[tuple[Owner, str], str]]:
    for language, edition in bank.editions.items():
        for fact in edition.facts:
            yield from (((Owner(Kind.FACTS, fact.id, language), code), why) for code, why in fact.waive.items())
        for item in edition.items:
            yield from (((Owner(Kind.ITEMS, item.id, language), code), why) for code, why in item.waive.items())
    for quiz in bank.quizzes:
        yield from (((Owner(Kind.QUIZZES, quiz.id), code), why) for code, why in quiz.waive.items())


def _bad_waivers(
    waivers: Iterable[tuple[Owner, str]], used: set[tuple[Owner, str]], locate: Locate
) -> Iterator[Problem]:
    for owner, code in waivers:
        found = _fault(code, used=(owner, code) in used)
        if found:
            name, severity, message, mend = found
            steps = ("waive", code)
            yield Problem(name, message, locate(owner, steps), severity, owner.id, path_of(steps), mend)


def _fault(code: str, *, used: bool) -> tuple[str, Severity, Message, Message] | None:
    """Return what is wrong with a waiver: code, severity, sentence and mend; None when nothing is."""
    known = waivable()
    if code not in known:
        near = get_close_matches(code, known, 1)
        mend = msg("Did you mean “%(name)s”?", name=near[0]) if near else msg("See them all: quizapp bank rules")
        return "waiver-unknown", Severity.ERROR, msg("There is no rule “%(code)s”.", code=code), mend
    if not known[code]:
        message = msg("The rule %(code)s cannot be waived.", code=code)
        return "waiver-refused", Severity.ERROR, message, msg("Mend what it finds, and remove the waiver.")
    if not used:
        message = msg("The rule %(code)s finds nothing here any more.", code=code)
        return "waiver-idle", Severity.WARNING, message, msg("Remove the waiver.")
    return None


def _unknown_languages(bank: Bank, locate: Locate) -> Iterator[Problem]:
    for number, language in enumerate(bank.languages):
        if language not in known_languages():
            message = msg(
                "There are no word lists for the language “%(language)s”; its texts were not checked.",
                language=language,
            )
            mend = msg("Add quizapp/bank/lint/words/%(language)s.yaml.", language=language)
            place = locate(Owner(Kind.BANK, ""), ("languages", number))
            yield Problem("language-without-data", message, place, Severity.ERROR, "", f"languages[{number + 1}]", mend)
