"""Findings about the numbers in what English subjects say of themselves: said it would cut about 2,300 posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from quizapp.drafting.questions.asking import capitalised
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.questions.turning import LARGE
from quizapp.drafting.rules.counted import FAIR, SURE, mixed, noun_end
from quizapp.drafting.rules.figured import figured
from quizapp.drafting.rules.happenings import vague
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.clauses import Clause, cut_out
from quizapp.drafting.sense.placing import fits
from quizapp.drafting.sense.reasons import points_elsewhere
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON
from quizapp.drafting.words.numbers import PARTS, Count, amounts, counts, sums
from quizapp.drafting.words.times import FLOATING

SAYING: Final = MappingProxyType({
    "said": ("did", "say"), "says": ("does", "say"), "announced": ("did", "announce"),
    "confirmed": ("did", "confirm"), "promised": ("did", "promise"), "claimed": ("did", "claim"),
    "claims": ("does", "claim"), "estimated": ("did", "estimate"),
})  # fmt: skip
AIMING: Final = MappingProxyType({
    "expects": ("does", "expect"), "plans": ("does", "plan"), "hopes": ("does", "hope"), "aims": ("does", "aim"),
    "intends": ("does", "intend"), "expected": ("did", "expect"), "planned": ("did", "plan"), "hoped": ("did", "hope"),
    "aimed": ("did", "aim"), "intended": ("did", "intend"), "promised": ("did", "promise"),
    "pledged": ("did", "pledge"), "vowed": ("did", "vow"),
})  # fmt: skip
ITSELF: Final = re.compile(
    r" ?(?:that )?(?P<whole>(?:it|they|he|she|(?:its|their|his|her) [a-z]+) "
    r"(?:would|will|had|has|have|could|may|might|stood to|stand to) [a-z]+) "
)
TO_DO: Final = re.compile(r" ?(?P<whole>to [a-z]+) ")
BODY: Final = frozenset({"it", "they", "its", "their"})
SHARE: Final = "percentage"
COMPLETING: Final = frozenset({"about", "against", "for"})
OWNER: Final = re.compile(r"\b(?:its|their|his|her)\b")


def announced(text: Text) -> Results:
    """Walk the numbers right behind what a subject says that it would do, or plans to do."""
    for clause in figured(text) if text.language == "en" else ():
        if clause.helper or clause.line.quotes or clause.main.start != _first(clause):
            continue
        shares = (share for share in amounts(clause.line, text.lexicon) if share.unit in PARTS)
        for count in (*counts(clause.line, text.lexicon), *shares, *sums(clause.line, text.lexicon)):
            yield from _asked(clause, count, text)


def _first(clause: Clause) -> int:
    """Return where the first word of a predicate begins."""
    return next(word.start for word in clause.line.tokens if word.start >= clause.start)


def _asked(clause: Clause, count: Count, text: Text) -> Iterator[Finding | Refused]:
    begin = clause.line.tokens[count.first - (not count.about and bool(_about(clause, count)))].start
    between = clause.line.text[clause.main.end : begin] if clause.main.end < begin else ""
    floating = [(time.start, time.end) for time in clause.times if time.kind == FLOATING]
    days = [(one, end) for one, end in floating if clause.main.end <= one < begin]
    plain = cut_out(clause.line.text, clause.main.end, begin, days) if between else ""
    said, asked = ITSELF.fullmatch(f"{plain} "), TO_DO.fullmatch(f"{plain} ")
    helpers = SAYING.get(clause.main.small) if said else AIMING.get(clause.main.small) if asked else None
    found = said or asked
    if helpers is None or found is None or not (_own(clause, found["whole"]) and _does(found["whole"], text)):
        return
    end, what = _noun(clause, count, text)
    if not what:
        return
    close = clause.line.text.find(",", clause.line.tokens[end - 1].end)
    stop = min(clause.end, close) if close > 0 else clause.end
    rest = clause.line.text[clause.line.tokens[end - 1].end : stop].strip(" .")
    question = " ".join(f"{what} {helpers[0]} {clause.subject} {helpers[1]} {found['whole']} {rest}".split())
    why = vague(clause) or leaning(OWNER.sub("the", f"{what} {rest}"), text.lexicon)
    if why is None and not fits(clause.line, count, (clause.begin, stop), text.lexicon):
        why = points_elsewhere(count.text)
    if why:
        yield Refused(clause.line.address, "number", why)
        return
    told = clause.line.text[clause.main.start : stop].strip(" .")
    yield Finding(
        "number", clause.line.address, Asks.NUMBER, f"{question}?", count.text,
        f"{capitalised(clause.subject)} {told}.", value=count.value, unit=count.unit,
        confidence=FAIR if count.text.isalpha() else SURE,
    )  # fmt: skip


def _own(clause: Clause, said: str) -> bool:
    """Tell whether a pronoun can only mean the subject: "he" that of a person, "it" that of a body."""
    pronoun = said.split(maxsplit=1)[0]
    person = clause.mention is not None and clause.mention.name is not None and clause.mention.name.kind == PERSON
    return pronoun == "to" or (pronoun in BODY) != person


def _does(said: str, text: Text) -> bool:
    """Tell whether "it" does what bodies do, so that it means no plan of theirs: would cut posts, not would cost."""
    pronoun, *_, verb = said.split()
    return pronoun not in {"it", "they"} or verb in text.lexicon["own_deeds"] | text.lexicon["of_bodies"]


def _about(clause: Clause, count: Count) -> str:
    """Return the word that makes a number a rough one, "" for none."""
    before = clause.line.tokens[count.first - 1].text
    return count.about or (before if before.lower() in clause.lexicon["approximate"] else "")


def _noun(clause: Clause, count: Count, text: Text) -> tuple[int, str]:
    """Return the place behind what a number counts, and the words that ask for it; (0, "") where that is not sure."""
    words = clause.line.tokens
    about = _about(clause, count)
    opened = f"{capitalised(about)} " if about else ""
    if count.unit in PARTS:
        end = noun_end(clause, count)
        of = clause.line.text[words[count.last - 1].end : words[end - 1].end].strip()
        return (end, _lowered(f"{opened}What {SHARE} {of}", opened)) if of.startswith("of ") else (0, "")
    if count.unit.split()[-1:] and count.unit.split()[-1] in text.lexicon["currencies"]:
        unit = LARGE.sub(r"\1s of", count.unit)
        return count.last, _lowered(f"{opened}How much, in {unit},", opened)
    end = noun_end(clause, count)
    if not count.unit or mixed(clause, count, end):
        return 0, ""
    behind = (at for at in range(count.last, end) if words[at].small in COMPLETING)
    end = next(behind, end)  # tickets | for the match against Ely
    what = clause.line.text[words[count.number + 1].start : words[end - 1].end]
    return end, _lowered(f"{opened}How many {what}", opened)


def _lowered(question: str, opened: str) -> str:
    """Return a question with small letters behind the word that opens it."""
    rest = question[len(opened) :]
    return f"{opened}{rest[:1].lower()}{rest[1:]}" if opened else question
