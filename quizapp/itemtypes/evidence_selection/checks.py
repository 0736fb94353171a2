"""What can be wrong with the content of evidence selection, apart from addresses that the passage lacks."""

from __future__ import annotations

from quizapp.core.i18n import msg
from quizapp.core.shape import Scope
from quizapp.core.tree import Branch, Node
from quizapp.itemtypes.authored import check_named, report
from quizapp.itemtypes.evidence_selection.content import Evidence


def check_content(content: Evidence, node: Node, scope: Scope) -> None:
    """Report sets that cannot be picked, sentences that are not offered, and a part A without its one key."""
    seen: set[frozenset[str]] = set()
    for number, key in enumerate(content.keys):
        most = content.pick
        if len(key) > most:
            fault = msg("This set has %(size)s sentences, but %(pick)s at most are picked.", size=len(key), pick=most)
            report(scope, node, "evidence-pick", fault, "keys", number)
        if frozenset(key) in seen or len(set(key)) < len(key):
            report(scope, node, "evidence-twice", msg("A sentence or a set stands here twice."), "keys", number)
        seen.add(frozenset(key))
        for address in (one for one in key if not content.offers(one)):
            fault = msg("The sentence %(address)s is not in a paragraph that is offered.", address=address)
            report(scope, node, "evidence-not-offered", fault, "keys", number)
    _check_tempting(content, node, scope)
    if content.options:
        _check_options(content, node, scope)


def _check_tempting(content: Evidence, node: Node, scope: Scope) -> None:
    for address in content.tempting:
        if address in content.key_sentences():
            fault = msg("The sentence %(address)s is a key, so it does not fail.", address=address)
            report(scope, node, "evidence-tempting", fault, "tempting", address)
        elif not content.offers(address):
            fault = msg("The sentence %(address)s is not in a paragraph that is offered.", address=address)
            report(scope, node, "evidence-not-offered", fault, "tempting", address)


def _check_options(content: Evidence, node: Node, scope: Scope) -> None:
    question = node.entries["question"][1] if isinstance(node, Branch) and "question" in node.entries else node
    check_named(content.options, "options", question, scope.at("question"))
    keys = [number for number, option in enumerate(content.options) if option.key]
    if not keys:
        report(scope, node, "no-key", msg("No option is the key."), "question", "options")
    for number in keys[1:]:
        fault = msg("A second option is marked as the key; part A has one.")
        report(scope, node, "two-keys", fault, "question", "options", number, "key")
