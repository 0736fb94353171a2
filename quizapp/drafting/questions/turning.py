"""English questions for a number behind a verb: the verb turned (did plant, has planted), how many, how much."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.questions import asking
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.numbers import Count

HELPERS: Final = frozenset({"has", "have", "had", "will"})
AND: Final = re.compile(r" and (\w+)")
LARGE: Final = re.compile(r"^([mb]illion)(?= )")


def turned(clause: Clause, count: Count) -> tuple[str, str]:
    """Return the helper and the verb with which one asks for a number right behind a verb, "" and "" in doubt."""
    words, lexicon = clause.line.tokens, clause.lexicon
    before = [word.small for word in words if clause.start <= word.start < clause.main.start]
    main, behind = clause.main.small, words[clause.verb + 1].small
    if count.first == clause.verb + 1:
        helpers = [word for word in before if word in lexicon["auxiliaries"] - lexicon["dropped"]]
        if not helpers:
            return {"has": ("does", "have"), "had": ("did", "have")}.get(main) or asking.base_of(lexicon, main)
        return (helpers[0], main) if len(helpers) == 1 and helpers[0] in HELPERS else ("", "")
    joined = count.first == clause.verb + 2 and main in HELPERS and not before
    known = behind in lexicon.verbs or behind in lexicon.verbs.values()
    return (main, behind) if joined and known else ("", "")


def much(clause: Clause, sum_of: Count, helper: str, verb: str) -> tuple[str, str]:
    """Return the question for a sum of money, and what it asks; both "" where what follows may belong to the sum."""
    rest = clause.predicate(since=clause.line.tokens[sum_of.last - 1].end)
    first = rest.split(maxsplit=1)[0] if rest else "on"
    if first not in clause.lexicon["prepositions"] - {"of"}:
        return "", ""
    parts = {
        "unit": LARGE.sub(r"\1s of", sum_of.unit),
        "helper": helper,
        "subject": clause.subject,
        "verb": verb,
        "rest": rest,
    }
    return asking.say("en", "how_much", about=sum_of.about, **parts), f"{clause.subject} {rest}"


def left_over(question: str, lexicon: Lexicon) -> bool:
    """Tell whether an English question with "did" keeps a second deed in the past: did she spend on it and gave up."""
    behind = question.partition(" did ")[2]
    return any(lexicon.verbs.get(verb, verb) != verb for verb in AND.findall(behind))
