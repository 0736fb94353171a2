"""Checks that languages agree: the same facts and items, a text wherever one is shown, quizzes that can run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quizapp.bank.draft import Draft, Entries
from quizapp.bank.look import at, mentions, place_at, rows, text_at
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Status
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import Branch, Node
from quizapp.itemtypes import registry


def check_editions(draft: Draft, problems: Problems) -> None:
    """Report facts and items that one language has and another lacks, or that differ in type or kind of card."""
    if not draft.editions:
        return
    first = draft.editions[0]
    for other in draft.editions[1:]:
        _same_ids(first.facts, other.facts, problems)
        _same_ids(first.items, other.items, problems)
        _same_ids(first.glossary, other.glossary, problems)
        _same_word(first.items, other.items, ("type",), problems)
        _same_word(first.facts, other.facts, ("card", "kind"), problems)
        _same_hints(first.items, other.items, problems)


def check_texts(draft: Draft, problems: Problems) -> None:
    """Report texts of ``bank.yaml`` and ``quizzes.yaml`` that lack a language they are shown in."""
    languages = tuple(edition.language for edition in draft.editions)
    scope = Scope(problems)
    for fields in (("title",), ("summary",), ("deck",), ("as_of",), ("provenance", "note"), ("afterword",)):
        _has_languages(draft.head, fields, languages, scope)
    for field in ("topics", "entities"):
        for node in rows(at(draft.head, field)):
            _has_languages(node, ("name",), languages, scope.about(text_at(node, "id")))
    for quiz in draft.quizzes.all:
        offered = [mention.text for mention in mentions(quiz.node, "languages")]
        for name in ("title", "description"):
            _has_languages(quiz.node, (name,), offered, scope.about(quiz.id))


def check_quizzes(draft: Draft, problems: Problems) -> None:
    """Report quizzes in a language the bank lacks, with rules no type has, or with items students may not see yet.

    The rules of ``bank.yaml`` are those of every quiz that names no others.
    """
    _check_rules(draft.head, Scope(problems))
    languages = {edition.language for edition in draft.editions}
    hidden = set(_hidden(draft))
    for quiz in draft.quizzes.all:
        scope = Scope(problems, quiz.id)
        for mention in mentions(quiz.node, "languages"):
            if mention.text not in languages:
                message = msg("The bank has no language “%(name)s”.", name=mention.text[:80])
                mend = msg("Remove it, or list it in bank.yaml and add its files.")
                scope.at(mention.path).error("quiz-language", message, mention.place, mend)
        for mention in mentions(quiz.node, "items"):
            if mention.text in hidden:
                message = msg("The item “%(name)s” is not published, so students do not get it.", name=mention.text)
                mend = msg("Publish the item or take it out of the quiz.")
                scope.at(mention.path).warn("quiz-item-hidden", message, mention.place, mend)
        _check_rules(quiz.node, scope)


def _check_rules(node: Node | None, scope: Scope) -> None:
    rules = at(node, "rules")
    for name, (place, _) in rules.entries.items() if isinstance(rules, Branch) else ():
        kind = registry.item_types().get(name)
        rule = text_at(rules, name)
        here = scope.at("rules").at(name)
        if kind is None:
            message = msg("There is no item type “%(name)s”.", name=name[:80])
            here.error(
                "type-unknown", message, place, msg("Use one of: %(words)s.", words=", ".join(registry.item_types()))
            )
        elif rule not in kind.rules and isinstance(rules, Branch):
            message = msg("The item type %(type)s has no scoring rule “%(name)s”.", type=name, name=rule[:80])
            mend = msg("Use one of: %(words)s.", words=", ".join(kind.rules))
            here.error("rule-unknown", message, place_at(rules, name), mend)


def _hidden(draft: Draft) -> Iterator[str]:
    for edition in draft.editions:
        yield from (item.id for item in edition.items.values() if item.status is not Status.PUBLISHED)


def _same_ids(first: Entries[Any], other: Entries[Any], problems: Problems) -> None:
    here, there = first.ids(), other.ids()
    if here is None or there is None:
        return
    for entry in other.all:
        if entry.id and entry.id not in here:
            message = msg("“%(name)s” is missing in %(file)s.", name=entry.id, file=first.file)
            _differ(problems, entry.id, "id", message, place_at(entry.node, "id"))
    for entry in first.all:
        if entry.id and entry.id not in there:
            message = msg("“%(name)s” of %(file)s is missing here.", name=entry.id, file=first.file)
            _differ(problems, entry.id, "id", message, Place(other.file))


def _same_word(first: Entries[Any], other: Entries[Any], fields: tuple[str, ...], problems: Problems) -> None:
    words = {entry.id: text_at(entry.node, *fields) for entry in first.all}
    for entry in other.all:
        word = text_at(entry.node, *fields)
        if words.get(entry.id) and word and word != words[entry.id]:
            message = msg("Here it is “%(here)s”, in %(file)s “%(there)s”.",
                          here=word[:80], there=words[entry.id][:80], file=first.file)  # fmt: skip
            _differ(problems, entry.id, ".".join(fields), message, place_at(entry.node, *fields))


def _same_hints(first: Entries[Any], other: Entries[Any], problems: Problems) -> None:
    numbers = {entry.id: len(rows(at(entry.node, "hints"))) for entry in first.all}
    for entry in other.all:
        here, there = len(rows(at(entry.node, "hints"))), numbers.get(entry.id)
        if there is not None and here != there:
            message = msg("Here the item has %(here)s hints, in %(file)s it has %(there)s.",
                          here=here, there=there, file=first.file)  # fmt: skip
            mend = msg("Give every language as many hints: each allows one more try.")
            scope = Scope(problems, entry.id, "hints")
            scope.error("edition-differs", message, place_at(entry.node, "id"), mend)


def _differ(problems: Problems, subject: str, field: str, message: Message, place: Place) -> None:
    mend = msg("All languages have the same ids, item types and kinds of card: make them agree.")
    Scope(problems, subject, field).error("edition-differs", message, place, mend)


def _has_languages(node: Node | None, fields: tuple[str, ...], languages: Iterable[str], scope: Scope) -> None:
    found = at(node, *fields)
    if not isinstance(found, Branch):
        return
    for language in languages:
        if language not in found.entries:
            message = msg("The text in the language “%(language)s” is missing.", language=language)
            path = Scope(scope.problems, scope.subject, ".".join((*fields, language)))
            path.error("text-language", message, found.place, msg("Add it."))
