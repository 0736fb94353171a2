"""The explained words of a passage as lines that a teacher writes: ``word | other form = meaning``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from quizapp.bank.plain import load_term
from quizapp.core.i18n import msg
from quizapp.core.passage import Term
from quizapp.core.problem import Place, Problems
from quizapp.core.refusal import BadBank
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain

FILE: Final = "glossary"
MARK: Final = re.compile(r"(?<!\\)=")
BAR: Final = re.compile(r"(?<!\\)\|")
LONGEST_ID: Final = 48


def glossary_lines(terms: Iterable[Term]) -> str:
    """Return the lines of some words, such that ``read_glossary`` gives them back."""
    return "\n".join(
        f"{' | '.join(map(_marked, (term.term, *term.forms)))} = {_marked(term.meaning)}" for term in terms
    )


def read_glossary(text: str, known: Sequence[Term]) -> tuple[Term, ...]:
    """Return the words of some lines; one that is ``known`` keeps its id. Raises BadBank with what is wrong where."""
    problems = Problems()
    ids = {term.term.casefold(): term.id for term in known}
    found: dict[str, Term] = {}
    for number, line in enumerate(text.splitlines(), 1):
        term = _term(line, Place(FILE, number), ids, problems) if line.strip() else None
        if term is not None and term.id in found:
            message = msg("“%(word)s” is explained twice.", word=term.term)
            problems.error("term-twice", message, Place(FILE, number), mend=msg("Keep one."))
        elif term is not None:
            found[term.id] = term
    if len(problems):
        raise BadBank(msg("The explained words cannot be saved yet."), tuple(problems))
    return tuple(found.values())


def _term(line: str, place: Place, ids: Mapping[str, str], problems: Problems) -> Term | None:
    words, mark, meaning = _halves(line)
    if not mark:
        mend = msg("Write it as: word = meaning")
        problems.error("term-form", msg("This line explains no word."), place, mend=mend)
        return None
    first, *forms = [_plain(word) for word in BAR.split(words)]
    data: dict[str, Any] = {"id": ids.get(first.casefold()) or _new_id(first), "term": first}
    forms = [form for form in forms if form]
    data |= ({"forms": forms} if forms else {}) | {"meaning": _plain(meaning)}
    return load_term(from_plain(data, place), Scope(problems))


def _halves(line: str) -> tuple[str, str, str]:
    mark = MARK.search(line)
    return (line[: mark.start()], "=", line[mark.end() :]) if mark else (line, "", "")


def _new_id(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare))[:LONGEST_ID].strip("-") or "kata"


def _marked(text: str) -> str:
    return text.replace("=", "\\=").replace("|", "\\|")


def _plain(text: str) -> str:
    return text.replace("\\=", "=").replace("\\|", "|").strip()
