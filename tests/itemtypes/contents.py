"""Any content an author may write, as strategies, and short ways to bind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from quizapp.core.bank import Entity
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.text import STEPS
from quizapp.core.tree import from_plain
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.itemtypes.example import PASSAGE, example_item
from quizapp.itemtypes.registry import item_type

WORDS = st.text(st.sampled_from("abc äé<>&*_`'\"{}%日\u202e"), max_size=12)
CREDITS = st.sampled_from(["0", "1/2", "1/3", "3/4", "19/20", "1/20", "5/7"])
STEPS_OFF = st.lists(st.sampled_from(STEPS), unique=True)


def _named(count: int, texts: Sequence[str], prefix: str) -> list[dict[str, Any]]:
    return [{"id": f"{prefix}-{place}", "text": f"{texts[place]} {place}."} for place in range(count)]


@st.composite
def single_choices(draw: st.DrawFn) -> dict[str, Any]:
    """Draw single choice content of 2 to 6 options."""
    count = draw(st.integers(2, 6))
    options = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "o")
    key = draw(st.integers(0, count - 1))
    for place, option in enumerate(options):
        option.update({"key": True} if place == key else {"credit": draw(CREDITS)})
        option.update({"pinned": True} if draw(st.booleans()) else {})
    return {"options": options, "shuffle": draw(st.booleans())}


@st.composite
def multiple_responses(draw: st.DrawFn) -> dict[str, Any]:
    """Draw 2 to 6 options, some of them keys, some with weights that do not make the keys too light."""
    count = draw(st.integers(2, 6))
    options = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "o")
    keys = draw(st.integers(1, count - 1))
    for place, option in enumerate(options):
        option.update({"key": True} if place < keys else {})
        option.update({"pinned": True} if draw(st.booleans()) else {})
        heavy = st.none() | st.just("1") if place < keys else st.none() | CREDITS.map("-{}".format) | CREDITS
        weight = draw(heavy)
        option.update({} if weight is None else {"weight": weight})
    return {"options": draw(st.permutations(options)), "shuffle": draw(st.booleans())}


@st.composite
def numerics(draw: st.DrawFn) -> dict[str, Any]:
    """Draw years, values with a tolerance or none, and ranges; whole, decimal and broken numbers."""
    if draw(st.booleans()):
        return {"value": str(draw(st.integers(1000, 9999))), "tolerance": "exact", "year": True}
    number = st.integers(-9999, 9999).map(str) | st.decimals(-5000, 5000, places=3).map("{:f}".format)
    broken = st.fractions(-50, 50, max_denominator=99).map(str)
    low, high = sorted((draw(number | broken), draw(number | broken)), key=Fraction)
    margin = draw(st.sampled_from(["exact", {"absolute": "1/3"}, {"absolute": "0"}, {"relative": "0.05"}]))
    ranged: dict[str, Any] = {"range": {"from": low, "to": high}}
    unit = draw(st.sampled_from(["", "km", "%"]))
    ends: dict[str, Any] = ranged if draw(st.booleans()) else {"value": low, "tolerance": margin}
    return ends | ({"unit": unit} if unit else {})


@st.composite
def cloze_typeds(draw: st.DrawFn) -> dict[str, Any]:
    """Draw texts of 1 to 4 gaps in any order of the list, some of them with credits and weights."""
    count = draw(st.integers(1, 4))
    gaps: list[dict[str, Any]] = []
    for place in range(count):
        accepted: list[dict[str, Any]] = [{"text": f"kata {'xyzw'[place]}"}]
        accepted += [{"text": "lain", "credit": draw(st.sampled_from(["0", "1/2"]))}] if draw(st.booleans()) else []
        weight = {"weight": draw(st.integers(2, 3))} if draw(st.booleans()) else {}
        off = {"steps_off": draw(STEPS_OFF)} if draw(st.booleans()) else {}
        gaps.append({"id": f"g{place}", "accepted": accepted, "near_misses": draw(st.booleans())} | weight | off)
    named = " dan ".join(f"{draw(WORDS).replace('{', '').replace('}', '')} {{{{g{place}}}}}" for place in range(count))
    return {"text": named, "gaps": draw(st.permutations(gaps))}


@st.composite
def true_falses(draw: st.DrawFn) -> dict[str, Any]:
    """Draw true and false statements."""
    told = {name: f"Sebab {draw(WORDS)}." for name in ("when_true", "when_false") if draw(st.booleans())}
    return {"answer": draw(st.booleans())} | told


@st.composite
def grids(draw: st.DrawFn) -> dict[str, Any]:
    """Draw grids of 2 to 7 statements and 2 or 3 labels."""
    columns, count = draw(st.integers(2, 3)), draw(st.integers(2, 7))
    labels = _named(columns, draw(st.lists(WORDS, min_size=columns, max_size=columns)), "l")
    rows = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "s")
    for row in rows:
        row.update({"label": f"l-{draw(st.integers(0, columns - 1))}", "remember": draw(st.booleans())})
    return {"labels": labels, "statements": rows, "shuffle": draw(st.booleans())}


@st.composite
def short_answers(draw: st.DrawFn) -> dict[str, Any]:
    """Draw accepted texts, the last of which earns everything."""
    count = draw(st.integers(1, 4))
    accepted: list[dict[str, Any]] = [
        {"text": f"jawaban {'xyzw'[place]} {word}".strip()}
        for place, word in enumerate(draw(st.lists(WORDS, min_size=count, max_size=count)))
    ]
    for row in accepted[:-1]:
        row["credit"] = draw(CREDITS)
    return {"accepted": accepted, "near_misses": draw(st.booleans()), "steps_off": draw(STEPS_OFF)}


@st.composite
def evidence_selections(draw: st.DrawFn) -> dict[str, Any]:
    """Draw sets of the three sentences of the example passage; in the two-part form one sentence is picked."""
    addresses = st.sampled_from(["p1.1", "p1.2", "p1.3"])
    parted = draw(st.booleans())
    pick = 1 if parted else draw(st.integers(1, 3))
    sets = draw(st.lists(st.frozensets(addresses, min_size=1, max_size=pick), min_size=1, max_size=2, unique=True))
    others = {"p1.1", "p1.2", "p1.3"} - set().union(*sets)
    why = {address: f"{draw(WORDS)} x" for address in sorted(others) if draw(st.booleans())}
    plain = {"keys": [sorted(some) for some in sets], "pick": pick} | ({"tempting": why} if why else {})
    plain |= {"from": ["p1"]} if draw(st.booleans()) else {}
    if not parted:
        return plain
    count = draw(st.integers(2, 4))
    options: list[dict[str, Any]] = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "o")
    options[draw(st.integers(0, count - 1))]["key"] = True
    return plain | {"question": {"options": options, "shuffle": draw(st.booleans())}}


@st.composite
def essays(draw: st.DrawFn) -> dict[str, Any]:
    """Draw rubrics of 1 to 4 rows with up to 3 levels each, and their settings."""
    count = draw(st.integers(1, 4))
    rows = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "r")
    for row in rows:
        levels = draw(st.integers(2, 3))
        row["levels"] = [{"points": points, "text": f"{draw(WORDS)} {points}."} for points in range(levels)]
    most = sum(len(row["levels"]) - 1 for row in rows)
    least, longest = sorted((draw(st.integers(1, 300)), draw(st.integers(1, 300))))
    settings = {"cap": draw(st.integers(1, most)), "words": {"from": least, "to": longest}, "model": "Begitulah."}
    return {"rows": rows} | {name: value for name, value in settings.items() if draw(st.booleans())}


@st.composite
def matchings(draw: st.DrawFn) -> dict[str, Any]:
    """Draw 2 to 5 prompts and 2 to 5 targets, of which the last may read like the first."""
    count, columns = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    targets = _named(columns, draw(st.lists(WORDS, min_size=columns, max_size=columns)), "t")
    targets += [targets[0] | {"id": "t-same"}] if draw(st.booleans()) else []
    prompts = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "p")
    for prompt in prompts:
        prompt.update({"target": draw(st.sampled_from(targets))["id"], "remember": draw(st.booleans())})
    return {"prompts": prompts, "targets": targets, "shuffle": draw(st.booleans())}


@st.composite
def orderings(draw: st.DrawFn) -> dict[str, Any]:
    """Draw 3 to 5 entries, some neighbours among them tied."""
    count = draw(st.integers(3, 5))
    entries = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "e")
    first = draw(st.integers(0, count - 2))
    tie = [entry["id"] for entry in entries[first : draw(st.integers(first + 2, count))]]
    return {"entries": entries} | ({"ties": [tie]} if len(tie) < count and draw(st.booleans()) else {})


@st.composite
def categorisings(draw: st.DrawFn) -> dict[str, Any]:
    """Draw 2 to 5 bins and 2 to 6 entries, some with a second bin that is right."""
    columns, count = draw(st.integers(2, 5)), draw(st.integers(2, 6))
    bins = _named(columns, draw(st.lists(WORDS, min_size=columns, max_size=columns)), "b")
    entries = _named(count, draw(st.lists(WORDS, min_size=count, max_size=count)), "e")
    for entry in entries:
        right = draw(st.permutations([each["id"] for each in bins]))[: draw(st.integers(1, min(3, columns - 1)))]
        entry.update({"bin": right[0], "also": right[1:], "remember": draw(st.booleans())})
    return {"bins": bins, "entries": entries, "shuffle": draw(st.booleans())}


@st.composite
def cloze_choices(draw: st.DrawFn) -> dict[str, Any]:
    """Draw texts with 1 to 4 gaps, which have options of their own or share a bank of words."""
    count, shared = draw(st.integers(1, 4)), draw(st.booleans())
    words = _named(4, draw(st.lists(WORDS, min_size=4, max_size=4)), "w")
    gaps: list[dict[str, Any]] = [{"id": f"g{place}", "weight": draw(st.integers(1, 5))} for place in range(count)]
    for gap in gaps:
        offered = draw(st.integers(2, 4))
        key = draw(st.integers(0, offered - 1))
        own = [word | ({"key": True} if place == key else {}) for place, word in enumerate(words[:offered])]
        gap.update({"word": words[key]["id"]} if shared else {"options": own})
    between = [word.replace("{", "").replace("}", "") for word in draw(st.lists(WORDS, min_size=count, max_size=count))]
    named = zip(between, draw(st.permutations(gaps)), strict=True)
    text = "Teks " + " ".join(f"{word} {{{{{gap['id']}}}}}" for word, gap in named)
    return {"text": text, "gaps": gaps, "shuffle": draw(st.booleans())} | ({"words": words} if shared else {})


CONTENTS = {
    "cloze_typed": cloze_typeds(),
    "numeric": numerics(),
    "true_false": true_falses(),
    "multiple_response": multiple_responses(),
    "single_choice": single_choices(),
    "grid": grids(),
    "short_answer": short_answers(),
    "matching": matchings(),
    "ordering": orderings(),
    "categorise": categorisings(),
    "evidence_selection": evidence_selections(),
    "essay": essays(),
    "cloze_choice": cloze_choices(),
}


def bound(name: str, plain: dict[str, Any], entities: Sequence[Entity] = (), language: str = "id") -> Bound[Any]:
    """Return bound content over the example passage. Raises ValueError when it is not right."""
    kind = item_type(name)
    item = example_item(kind, "Apa?", plain, "Karena begitu.")
    return kind.bind(item, replace(PASSAGE, language=language), entities)


def faults(kind: ItemType[Any], plain: object) -> dict[str, str]:
    """Return field path -> problem code of plain content."""
    problems, node = Problems(), from_plain(plain, Place("test"))
    content = kind.load(node, Scope(problems))
    if content is not None:
        kind.check(content, node, Scope(problems))
    return {problem.field: problem.code for problem in problems}
