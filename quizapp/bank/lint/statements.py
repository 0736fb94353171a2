"""Rules on statements to judge, pairs to match and answers to type: Q21 to Q23."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from quizapp.bank.lint.kinds import kind_of
from quizapp.bank.lint.rule import EDITION, ITEM, Edit, Finding, Found
from quizapp.bank.lint.texts import words
from quizapp.bank.lint.views import EditionView, ItemView
from quizapp.bank.lint.words import Words
from quizapp.core.alike import likeness
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity
from quizapp.itemtypes.parts import Part, Role

E, W = Severity.ERROR, Severity.WARNING

COPIED: Final = 0.9
SHORTEST_CLAUSE: Final = 3  # words on either side of a joining word
FEWEST_TO_BALANCE: Final = 20  # statements: fewer are true or false by chance
LEAST_TRUE, MOST_TRUE = 40, 60  # per cent
FEWEST_PAIRS, MOST_PAIRS = 4, 8
LONGEST_ANSWER: Final = 4  # words


@ITEM.rule("Q21", W, msg("A statement to judge holds one idea in words of its own; a row of them is not all true."),
           msg("Split it, reword it, or turn one of the statements round."))  # fmt: skip
def one_idea(view: ItemView) -> Found:
    """Look for statements of two clauses, statements copied from the text, and rows that all have one answer."""
    statements = view.of(Role.STATEMENT)
    for part in statements:
        if not part.text.rstrip().endswith((".", "!", "?")):
            continue  # a thing to sort, not a claim to judge
        if joined := _two_ideas(view.words, part.text):
            yield Finding(msg("The statement joins two ideas by “%(text)s”.", text=joined), part.steps)
        if _copied(view, part.text):
            yield Finding(msg("The statement is copied from the passage."), part.steps)
    if len(statements) > 1 and len({part.answer for part in statements}) == 1:
        yield Finding(
            msg("All statements have the same answer: “%(text)s”.", text=statements[0].answer), statements[0].steps
        )


def _two_ideas(lists: Words, text: str) -> str:
    for joined in lists.clause_joins.all_in(text):
        before, _, after = text.casefold().partition(joined.split()[0])
        if len(words(before)) >= SHORTEST_CLAUSE and len(words(after)) > SHORTEST_CLAUSE and text.count(",") == 1:
            return joined
    return ""


def _copied(view: ItemView, text: str) -> bool:
    own, stems = " ".join(words(text)), view.words.stems(text)
    sentences = (view.ground.sentences[address].text for address in view.evidence if address in view.ground.sentences)
    alike = (sentence for sentence in sentences if len(stems & view.words.stems(sentence)) >= COPIED * len(stems))
    return any(likeness(own, " ".join(words(sentence)), COPIED) for sentence in alike)


@EDITION.rule("Q21", W, msg("Of all statements to judge, about half are true: otherwise “true” is the better guess."),
              msg("Turn some statements round."))  # fmt: skip
def half_are_true(view: EditionView) -> Found:
    """Count the statements that are to be called true among those that are true or false."""
    yes, no = view.ground.words.true_labels, view.ground.words.false_labels
    answers = [part.answer for item in view.items for part in item.of(Role.STATEMENT)]
    true, false = sum(map(yes.is_whole, answers)), sum(map(no.is_whole, answers))
    share = round(100 * true / (true + false)) if true + false >= FEWEST_TO_BALANCE else 50
    if not LEAST_TRUE <= share <= MOST_TRUE:
        yield Finding(msg("Of %(all)s statements, %(share)s %% are true.", all=true + false, share=share))


@ITEM.rule("Q22", W, msg("A matching has four to eight pairs of one kind and a target too many: no pair is a gift."),
           msg("Add a target that fits nothing, or give all targets one kind."))  # fmt: skip
def matching_is_fair(view: ItemView) -> Found:
    """Count pairs and targets, and compare the targets' kinds."""
    pairs, targets = view.of(Role.PAIR), view.of(Role.TARGET)
    if not pairs:
        return
    if not FEWEST_PAIRS <= len(pairs) <= MOST_PAIRS:
        yield Finding(msg("There are %(count)s pairs.", count=len(pairs)), pairs[0].list_steps)
    answers = Counter(pair.answer for pair in pairs)
    if targets and set(answers) == {target.text for target in targets} and max(answers.values()) == 1:
        yield Finding(msg("Every target is used once: the last pair needs no thought."), targets[0].list_steps)
    if odd := _odd_kind(view, targets):
        yield Finding(msg("All other targets are of one kind; this one is not."), odd.steps)


def _odd_kind(view: ItemView, parts: Sequence[Part]) -> Part | None:
    kinds = [kind_of(part.text, view.ground) for part in parts]
    common, count = Counter(kinds).most_common(1)[0] if kinds else ("", 0)
    odd = [part for part, kind in zip(parts, kinds, strict=True) if kind != common]
    return odd[0] if common and len(odd) == 1 and count > 1 else None


@ITEM.rule("Q23", W, msg("A typed answer is short and means one thing: otherwise spelling is tested, not reading."),
           msg("Ask for a name, a year or one word, and accept only what means the same."))  # fmt: skip
def typed_answer_is_clear(view: ItemView) -> Found:
    """Look at accepted answers: how long they are, which add nothing to an earlier one, which name another entity."""
    lists: dict[object, list[Part]] = {}
    for part in view.of(Role.ANSWER):
        lists.setdefault(part.list_steps, []).append(part)
    for parts in lists.values():
        yield from _typed(view, parts)


def _typed(view: ItemView, parts: Sequence[Part]) -> Iterator[Finding]:
    best = next((part for part in parts if part.key), parts[0])
    if len(words(best.text)) > LONGEST_ANSWER:
        yield Finding(msg("The answer has %(count)s words.", count=len(words(best.text))), best.steps)
    alike = view.ground.form
    seen: set[str] = set()
    for part in parts:
        form = alike(part.text)
        if form in seen and part is not best and part.key and not part.why:
            edit = Edit(part.list_steps, _without(part.text))
            yield Finding(msg("“%(text)s” is accepted already.", text=part.text), part.steps, edit=edit)
        seen.add(form)
        if part.key and (other := _other_entity(view, best, form)):
            yield Finding(msg("“%(text)s” is a name of “%(entity)s” too.", text=part.text, entity=other), part.steps, E)


def _without(text: str) -> Callable[[Any], Any]:
    return lambda rows: [row for row in rows if row["text"] != text]


def _other_entity(view: ItemView, best: Part, form: str) -> str:
    """Return the id of an entity other than the answer's that an accepted answer names."""
    forms = view.ground.entity_forms
    meant = view.ground.form(best.text)
    own = [best.entity] if best.entity else [name for name, known in forms.items() if meant in known]
    named = [name for name, known in forms.items() if form in known]
    return "" if not own or not named or set(own) & set(named) else named[0]
