"""Indonesian questions with the question word in the place of the answer: menewaskan berapa orang, ke negara mana."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.core.i18n import Message, msg
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.buried import buried
from quizapp.drafting.rules.fronting import fronted
from quizapp.drafting.rules.regions import behind_regions
from quizapp.drafting.rules.stretches import CURRENCIES, Stretch, first_deed, opened, stretches, sums
from quizapp.drafting.sense.alone import last_bare, leaning, lost_period, nameless, town
from quizapp.drafting.sense.bare_subjects import bare_subject, thin
from quizapp.drafting.sense.clauses import cut_out
from quizapp.drafting.sense.leading import then
from quizapp.drafting.sense.placing import SPANNING, behind_naming, fits, loose
from quizapp.drafting.sense.quoting import Saying
from quizapp.drafting.sense.reasons import points_elsewhere, too_short_or_long
from quizapp.drafting.sense.relating import bare_cost, ownerless
from quizapp.drafting.sense.text import Text
from quizapp.drafting.sense.tying import ties
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.numbers import MONEY, Count, counts
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Token, tokens

SHORTEST, LONGEST = 4, 24  # words of what is asked
LEAST_NAMELESS: Final = 7  # words of what holds no name
NOUN: Final = 2  # words of a subject before its measure
LATER: Final = ("menjadi ", "menjadi Rp ", "ke level ")  # what it is now is worth more than what it was
AGAIN: Final = re.compile(r" atau (?:setara )?(?:sekitar )?(?:Rp ?)?\d[^;]*$")
LIST_MARKS: Final = frozenset({"dan", "atau", "serta", "hingga", "maupun", "-", "–", "/", "(", "’"})
FROM_WHAT: Final = re.compile(r", dari (?:sekitar )?(?:Rp ?)?$")
THIN_REST: Final = re.compile(r" mana yang \w+$")  # petani di kabupaten mana yang terpukul: why, and when?
RANGE: Final = re.compile(r"\s*(?:hingga|sampai(?: dengan)?|s\.d\.|[-–])\s*(?:Rp ?)?\d")
FROM: Final = re.compile(r", dari (?:sekitar )?(?:Rp ?)?\d.*$")
DESCRIBING: Final = frozenset({"berbobot", "berdaya", "berkapasitas", "berukuran", "berumur", "berusia"})
BY_PASSAGE: Final = "Menurut bacaan, "
FAIR: Final = 82


def filled(text: Text, claims: Collection[Saying], covered: Collection[tuple[str, str]]) -> Results:
    """Walk one question for each stretch: its number, else a name behind a preposition that no other name explains.

    ``covered`` are the addresses and answers of what other rules ask already.
    """
    if text.language != "id":
        return
    for stretch in stretches(text, claims):
        for result in asked_of(stretch, text, covered):
            yield result
            break


def asked_of(stretch: Stretch, text: Text, covered: Collection[tuple[str, str]]) -> Results:
    """Walk the questions for what a stretch holds, numbers first."""
    line = stretch.line
    found = set(words(line.text[stretch.begin : stretch.end]))
    if text.lexicon["negations"] & found or not _whole_without_times(stretch, text):
        return
    plain = _plain(stretch, text, 0, 0, "")
    named = any(word.capital and word.small not in MONEY for word in tokens(plain)[1:])
    if len(set(words(plain)) - MONEY) < LEAST_NAMELESS and not named and not stretch.said:
        return
    if not SHORTEST <= len(words(plain)) <= LONGEST:
        return
    begin = stretch.begin if stretch.said else 0
    if (
        why := leaning(plain, text.lexicon)
        or lost_period(line.text[begin:], text.lexicon)
        or _vague(stretch, plain, text)
        or (too_short_or_long() if thin(line, (stretch.begin, stretch.verb, stretch.end), text.lexicon) else None)
        or _where_to(plain, text)
    ):
        yield Refused(line.address, "filled", why)
        return
    if _timed_before(stretch, text):
        yield Refused(
            line.address, "filled", msg("It adds to another sentence, or its time is another for every reader.")
        )
        return
    found_there = (*counts(line, text.lexicon), *sums(line, text))
    later = (count for count in found_there if line.tokens[count.first].start >= stretch.since)
    for count in sorted(later, key=partial(_worth, stretch)):
        yield from _counted(stretch, count, text, covered)
    for mention in text.mentions(line.address) if not stretch.meant else ():
        inside = max(stretch.begin + 1, stretch.since) <= mention.start and mention.end <= stretch.end
        if inside and _sure(stretch, mention, text, covered):
            name = mention.name
            if name is not None:
                end = behind_regions(line, mention, text)
                asked = f"{asking.which(text.language, name)}{_who_does(stretch, end, text)}"
                question = _plain(stretch, text, mention.start, end, asked)
                thin_rest = Refused(line.address, "filled", too_short_or_long())
                yield thin_rest if THIN_REST.search(question) else _finding(stretch, text, (question, asked), name)


def _worth(stretch: Stretch, count: Count) -> tuple[bool, bool]:
    """Return what numbers are sorted by: first what a thing is now, last what only tells what the verb is about."""
    begin = stretch.line.tokens[count.first].start
    return not stretch.line.text[:begin].endswith(LATER), begin < stretch.verb < len(stretch.line.text)


def _timed_before(stretch: Stretch, text: Text) -> bool:
    """Tell whether a second half has no time of its own, and that of the first half is its time as well."""
    line, begin = stretch.line, stretch.begin
    before = [word.small for word in line.tokens if word.end <= begin]
    if stretch.said or not before or before[-1] not in text.lexicon["halves"]:
        return False
    days = text.lexicon["weekdays"]
    return not days.isdisjoint(before) or any(time.end <= begin for time in times(line.text, text.language))


def _counted(stretch: Stretch, count: Count, text: Text, covered: Collection[tuple[str, str]]) -> Results:
    """Ask for a number in its place, without what says it again: Rp 8 miliar atau Rp 2 juta per rumah."""
    line, word = stretch.line, stretch.line.tokens[count.number]
    behind = line.tokens[count.last - 1].end
    again = AGAIN.match(line.text[: stretch.end], behind) or FROM.search(line.text, behind, stretch.end)
    stretch = replace(stretch, end=again.start()) if again else stretch
    before = [one for one in line.tokens[: count.first] if one.start >= stretch.begin]
    if not before or before[-1].text == "," or (len(before) == 1 and before[0].small in text.lexicon["at_least"]):
        return  # sebesar berapa juta rupiah berasal dari dana desa: nobody asks so
    verbs = (one for one, kind in zip(line.tokens, tags(line.words), strict=True) if kind == VERB)
    told = any(behind < one.start < stretch.end for one in verbs)  # gudang berkapasitas berapa ton ... diperkirakan
    if (told and before[-1].small in DESCRIBING) or [word.small[:3] for word in before[-2:]] == ["yan", "ber"]:
        return  # ruang yang berkapasitas berapa tempat tidur: that only tells which room is meant
    if FROM_WHAT.search(line.text[: line.tokens[count.first].start]):
        return  # will reach 16 percent, from 12 percent in 2023: that is not what the verb says
    if RANGE.match(line.text, behind):
        return  # dijual berapa rupiah hingga Rp 25.000: half of a range
    single = line.text.count(word.text) == 1 and (line.address, count.text) not in covered
    inside = stretch.begin <= word.start < stretch.end
    measured = line.tokens[count.first].small in text.lexicon["at_least"]
    money = count.first > 0 and line.tokens[count.first].small in MONEY
    measured = measured or (money and line.tokens[count.first - 1].small in text.lexicon["at_least"])
    if measured and (count.first <= NOUN or word.start < stretch.verb < len(line.text)):
        return  # jalan sepanjang berapa kilometer masih rusak: nobody asks so
    if not (inside and single and fits(line, count, (stretch.begin, stretch.end), text.lexicon)):
        return
    money = count.unit.endswith(tuple(CURRENCIES.values())) and count.first < count.number
    begin, end = (line.tokens[count.first].start, line.tokens[count.last - 1].end) if money else (word.start, word.end)
    asked = f"berapa {count.unit}" if money else "berapa"
    yield _finding(stretch, text, (_plain(stretch, text, begin, end, asked), asked), count)


def _who_does(stretch: Stretch, end: int, text: Text) -> str:
    """Return the "yang" that a question needs where the name asked for ends the subject: dari desa mana yang tiba."""
    line, lists = stretch.line, text.lexicon
    helping = lists["auxiliaries"] | lists["plain_verbs"]
    before_verb = (word for word in line.tokens if end <= word.start < stretch.verb)
    if end < stretch.verb < len(line.text) and all(word.small in helping for word in before_verb):
        return " yang"
    verbs = (word for word, kind in zip(line.tokens, tags(line.words), strict=True) if kind == VERB)
    first = next((word.start for word in line.tokens if word.small in helping), len(line.text))
    return " yang" if 0 <= min([first, *(word.start for word in verbs)]) - end <= 1 else ""


def _vague(stretch: Stretch, plain: str, text: Text) -> Message | None:
    """Return why a stretch whose subject is one bare noun says too little: which company, which meeting."""
    first = tokens(plain)[0]
    subject = stretch.line.text[stretch.begin : stretch.verb] if 0 < stretch.verb < len(stretch.line.text) else ""
    alone = subject.strip() if subject.strip().lower() in text.lexicon["unnamed"] else ""  # rumah sakit: which?
    which = (
        then(stretch.line)
        or alone
        or ownerless(plain, text.lexicon)
        or bare_cost(plain, text.lexicon)
        or last_bare(stretch.first + subject[1:], text.lexicon)
    )
    if not stretch.said and (which := which or town(plain) or nameless(plain, text.lexicon)):
        return points_elsewhere(which)
    bare = stretch.first.islower() and first.small not in text.lexicon["known"] | text.lexicon["after"]
    said = bare_subject(plain, text.lexicon) if bare else ""
    return points_elsewhere(said) if said else None


def _where_to(plain: str, text: Text) -> Message | None:
    """Return why a stretch ends too soon, with somebody who comes or attends: where is said elsewhere."""
    last = words(plain)[-1]
    return points_elsewhere(last) if last in text.lexicon["going"] else None


def _whole_without_times(stretch: Stretch, text: Text) -> bool:
    """Tell whether a stretch is still whole without its floating times: no "since" or "at the trading" before one."""
    line, months = stretch.line, text.lexicon.months
    inside = [word for word in line.tokens if stretch.begin <= word.start < stretch.end]
    for time in times(line.text, text.language):
        if time.kind == FLOATING and stretch.begin < time.start < stretch.end:
            before = [word for word in inside if word.end <= time.start]
            bound = len(before) > 1 and before[-2].small in text.lexicon["prepositions"]
            if not time.alone or (bound and not line.text[time.start :].startswith(("pada ", "di "))):
                return False
    dated = [time for time in times(line.text, text.language) if time.kind != FLOATING]
    return not any(
        word.small in months and not any(time.start <= word.start < time.end for time in dated) for word in inside
    )


def _sure(stretch: Stretch, mention: Mention, text: Text, covered: Collection[tuple[str, str]]) -> bool:
    """Tell whether a name may be asked for in its place: behind a preposition, in no list, named here only once."""
    line, name = stretch.line, mention.name
    if name is None or (line.address, name.text) in covered or mention.text not in (name.text, *name.aliases):
        return False
    before = next((word for word in reversed(line.tokens) if word.end <= mention.start), None)
    end = behind_regions(line, mention, text)
    after = next((word for word in line.tokens if end <= word.start < stretch.end), None)
    if before is None or before.small not in text.lexicon["behind_place"]:
        return False
    if behind_naming(line, mention.start, text.lexicon) or loose(line.text[end : stretch.end]):
        return False
    if after is not None and (after.small in LIST_MARKS | {"yang"} or after.capital or not after.text[0].isalpha()):
        return False
    subordinate = any(
        word.small in {"yang", "antara", "dan", "serta"}
        for word in line.tokens
        if stretch.begin <= word.start < mention.start
    )
    others = [some for some in text.mentions(line.address) if some.name == name]
    return not subordinate and len(others) == 1 and name.group != "wide" and asking.which(text.language, name) != ""


def _plain(stretch: Stretch, text: Text, begin: int, end: int, asked: str) -> str:
    """Return a stretch without floating times, and with what is asked in the place of the answer."""
    line = stretch.line
    gone = [(time.start, time.end) for time in times(line.text, text.language) if time.kind == FLOATING]
    gone += ties(line, stretch.begin, stretch.verb, text.lexicon) + _closing(stretch)
    gone += [
        (word.start, word.end)
        for before, word, verb in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False)
        if before.small not in SPANNING and _of_today(word, verb, text)
    ]  # fmt: skip
    if not asked:
        return cut_out(line.text, stretch.begin, stretch.end, gone)
    gone += [(word.start, word.end) for word in line.tokens if _judging(word, stretch, begin, text)]
    gone += first_deed(stretch, begin, text.lexicon)
    first = cut_out(line.text, stretch.begin, begin, gone)
    return f"{first} {asked} {cut_out(line.text, end, stretch.end, gone)}".strip()


def _closing(stretch: Stretch) -> list[tuple[int, int]]:
    """Return the letter of the comma behind a name that stands for what it explains: Perusahaan rintisan, X, tumbuh."""
    before, words = stretch.line.text[: stretch.begin].rstrip(), stretch.line.tokens
    commas = [word for word in words if word.text == "," and stretch.begin < word.start < stretch.verb]
    return [(commas[0].start, commas[0].end)] if before.endswith(",") and len(commas) == 1 else []


def _of_today(word: Token, verb: Token, text: Text) -> bool:
    """Tell whether a "kini" stands before what lasts, which the passage itself dates: kini memiliki 65 murid."""
    return word.small in {"kini", "sekarang"} and verb.small in text.lexicon["lasting"]


def _judging(word: Token, stretch: Stretch, answer: int, text: Text) -> bool:
    """Tell whether a word says that the answer is small or large: hanya menerima berapa, naik tipis berapa."""
    behind = next((one for one in stretch.line.tokens if one.start > word.start), word)
    reaching = word.end + 1 in {stretch.verb, answer} or behind.small in text.lexicon["measuring"]
    before_verb = word.small == "hanya" and reaching
    return before_verb or (word.small in text.lexicon["degrees"] and word.end + 1 == answer)


def _finding(stretch: Stretch, text: Text, put: tuple[str, str], answer: Name | Count) -> Finding | Refused:
    """Return the finding of a question and what it asks in it (``put``)."""
    line, said, (question, asked) = stretch.line, stretch.said, put
    who = said.speaker if said else None
    if who is not None and who.kind != PERSON and who.text in question:
        return Refused(line.address, "filled", msg("The words name the speaker."))
    source = f"Menurut {who.text if who else stretch.source}"
    statement = stretch.lead + opened(stretch, _plain(stretch, text, 0, 0, ""), text)
    put_so = _asked(stretch, f"{source}, ", (question, asked), answer, text)
    if not put_so:
        return Refused(line.address, "filled", msg("Its question would hide what it asks inside a long sentence."))
    return _answered(answer, Finding(
        "filled", line.address, Asks.NAME, put_so,
        answer.text,
        f"{source}, {statement}." if source != "Menurut bacaan" else f"{asking.capitalised(statement)}.",
        stance=said.stance if said else Stance.STATED, speaker=who, confidence=FAIR,
    ))  # fmt: skip


def _asked(stretch: Stretch, source: str, put: tuple[str, str], answer: Name | Count, text: Text) -> str:
    """Return a question that opens with what is asked where it can; "" where it would hide it inside a sentence.

    Only somebody's words need their source where the question opens so.
    """
    question = f"{stretch.lead}{opened(stretch, put[0], text)}"
    verb = next((word.small for word in stretch.line.tokens if word.start == stretch.verb > 0), "")
    unit = answer.unit if isinstance(answer, Count) else ""
    front = fronted(question, put[1], unit, verb, text.lexicon)
    if not front and buried(question, put[1], text.lexicon):
        return ""
    return asking.capitalised(f"{'' if front and source == BY_PASSAGE else source}{front or question}?")


def _answered(answer: Name | Count, finding: Finding) -> Finding:
    if isinstance(answer, Name):
        return replace(finding, name=answer)
    return replace(finding, asks=Asks.NUMBER, value=answer.value, unit=answer.unit)
