"""Who claims what, retold behind a verb of saying: Budi mengatakan bahwa ..., Bell said that ...; in doubt nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.drafting.sense.alone import lost_period
from quizapp.drafting.sense.clauses import Clause, cut_out, hangs
from quizapp.drafting.sense.owning import unowned
from quizapp.drafting.sense.quoting import Saying
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import TRANSITIVE, VERBAL
from quizapp.drafting.words.tagger import ADJECTIVE, VERB, tags
from quizapp.drafting.words.times import FLOATING, Time, times
from quizapp.drafting.words.tokens import Line, Token, tokens

THAT: Final = {"id": "bahwa", "en": "that"}
AND_THAT: Final = re.compile(r",? and that (?=\w+ \w)")
AND_TELLS: Final = re.compile(r",? (?:and|but) (?:also |later |then )?(?P<verb>[a-z]+) that (?=\w+ \w)")
LIMIT: Final = MappingProxyType(
    {  # what stands behind a claim and takes a part of it back
        "en": re.compile(r", (?:at least|for now|for the time being|in part|to (?:a|some) \w+|up to a point)\b"),
        "id": re.compile(
            r", (?:(?:tetapi|tapi|namun|meski(?:pun)?|walau(?:pun)?) (?:itu pun )?)?"
            r"(?:apabila|asal(?:kan)?|bila|dengan (?:catatan|syarat)|hanya|jika|kalau|kecuali|khusus|sebatas|terbatas"
            r"|(?:belum|tak|tidak) semua)\b"
            r"|,? sebelum\b"
        ),
    }
)
PART: Final = re.compile(r"dari \d[\d.]* [a-z]+ |\d+ of the \d")  # of how many: the subject of a claim
SHORTEST_CLAIM: Final = 4
SHORTEST_COUNT: Final = (
    6  # words of a claim that opens with a number, or is a second one: fewer do not say of what it is
)
LONGEST_CLAIM: Final = 34
ADDING_THAT: Final = re.compile(
    r", (?P<verb>adding|claiming|warning|arguing|noting|insisting|stressing) that (?=\w+ \w)"
)
TOLD_SO: Final = MappingProxyType({
    "adding": "said", "claiming": "claimed", "warning": "warned", "arguing": "argued", "noting": "noted",
    "insisting": "insisted", "stressing": "stressed",
})  # fmt: skip
POINTED: Final = "pointed"  # out, or to a thing: signs pointed to a leak
SHORTEST_PLURAL: Final = 3  # letters
OFTEN: Final = frozenset({"always", "also", "never", "often", "seldom", "sometimes", "still"})
NEAR: Final = 7  # words
COUNTED: Final = 4  # words more where the subject is counted: 12 of the 30
STEPPING: Final = r"(?:, (?:however|though|meanwhile|too),)?"
TOLD: Final = MappingProxyType({  # what stands between an English verb and its "that"
    "en told": rf"(?P<told>(?: (?!that\b)[\w’'-]+){{1,6}}){STEPPING}",
    "en pointed": r"(?P<told> out)",
    **dict.fromkeys(("en added", "en warned", "en said", "en cautioned", "en argued", "en stressed"), STEPPING),
})  # fmt: skip
OF_WHOM: Final = r"(?:\s+(?!itu\b|ini\b|tersebut\b|bahwa\b|that\b)[\w’-]+){0,6}"  # tudingan sejumlah pihak bahwa
MORE: Final = ("ber", "ter")  # also beginnings of adjectives
THERE: Final = frozenset({"akan", "bakal", "belum", "masih", "pernah", "sudah", "tak", "tidak"})  # belum ada orang
BESIDES: Final = frozenset({"dan", "serta", "lalu", "kemudian", "sambil"})  # words before a second deed
NEED_THAT: Final = frozenset({"told", "pointed", "recalled"})  # told reporters prices had risen: whom, and what?
ALWAYS_CLAIMS: Final = frozenset({
    "mengatakan", "menilai", "mengaku", "berpendapat", "berargumen", "berdalih", "menuturkan",
    "said", "says", "believes", "thinks", "argued",
})  # fmt: skip
CALLING: Final = frozenset({"menyebut"})  # menyebut Budi sebagai pahlawan: calls him one
TURNING: Final = frozenset({"justru", "malah", "malahan"})  # against what another sentence says
LOOSE: Final = frozenset({"mengingat"})  # whose reason it gives is not certain
DECIDED: Final = frozenset({
    "keputusan", "kebijakan", "langkah", "rencana", "sikap", "tindakan", "ucapan", "upaya", "usulan", "putusan",
})  # fmt: skip  # menyayangkan keputusan klub menjual Budi: a noun and what it is about

STANDS: Final = frozenset({
    "banding", "dukungan", "kasasi", "keberatan", "mundur", "pikir-pikir", "sanggup", "setuju", "siap",
})  # fmt: skip  # menyatakan banding: what is done by saying so


def claim_of(clause: Clause) -> Saying | None:
    """Return the claim that a clause reports, None when its verb takes none or there is none."""
    verb = clause.main.small
    name = clause.mention.name if clause.mention else None
    if (
        name is None
        or verb not in clause.lexicon.speech
        or LIMIT[clause.lexicon.language].match(clause.line.text, clause.end)
    ):
        return None
    line, lexicon = clause.line, clause.lexicon
    that = _that(clause)
    begin = clause.main.end + (that.end() if that else 1)
    told_next = _second_telling(clause)
    text = claim_words(line, begin, min(clause.end, told_next.start()) if told_next else clause.end, lexicon)
    if (verb in CALLING and "sebagai" in text.split()) or LOOSE & {word.small for word in line.tokens}:
        return None
    sure = that is not None and (that["comma"] is None or _opens(line, begin, lexicon))
    if (
        not text
        or (that is None and text.split()[0] in STANDS)
        or not (
            sure
            or (not that and verb not in NEED_THAT and _is_clause(line, begin, lexicon, always=verb in ALWAYS_CLAIMS))
        )
    ):
        return None
    found = that.groupdict() if that else {}
    told = f"{verb}{found.get('told') or ''} {found.get('noun') or ''}".strip()
    stance = lexicon.speech[verb]
    return Saying(line, name, text, told, stance, quoted=False, rule="claimed", also=clause.also)


def may_be_clause(clause: Clause) -> bool:
    """Tell whether a verb that explains may take a clause that no "bahwa" opens: menjelaskan panen pertama gagal."""
    line, lexicon, first = clause.line, clause.lexicon, clause.verb + 1
    if clause.main.small not in lexicon["telling"]:
        return False
    kinds = tags(line.words)
    behind = takewhile(lambda at: line.tokens[at].small not in lexicon["cuts"], range(first, len(line.tokens)))
    return any(at > first and kinds[at] == VERB and line.tokens[at].small not in lexicon["not_verbs"] for at in behind)


def second_claim(clause: Clause) -> Saying | None:
    """Return what an English speaker says behind an "and that" in the same sentence, None where nothing is sure."""
    line, lexicon, verb = clause.line, clause.lexicon, clause.main.small
    name = clause.mention.name if clause.mention else None
    telling = _second_telling(clause) or ADDING_THAT.search(line.text, clause.main.end)
    found = telling or AND_THAT.search(line.text, clause.main.end)
    verb = TOLD_SO.get(telling["verb"], telling["verb"]) if telling else verb
    stance = lexicon.speech.get(verb)
    sure = stance is Stance.CLAIM or (telling is not None and stance is Stance.WARNING)
    if lexicon.language != "en" or name is None or stance is None or not sure or found is None:
        return None
    told = line.text[clause.main.end : found.start()]
    nested = told.count(" that ") > told.startswith(" that ")  # said the letters showed that he fled and that ...
    if nested or line.quotes or verb in NEED_THAT or any(word.small in lexicon.speech for word in tokens(told)):
        return None
    text = claim_words(line, found.end(), len(line.text.rstrip(" .!?…")), lexicon)
    text = text if len(words(text)) >= SHORTEST_COUNT else ""
    return Saying(line, name, text, verb, stance, quoted=False, rule="claimed", also=clause.also) if text else None


def _second_telling(clause: Clause) -> re.Match[str] | None:
    """Return the joint and second verb of saying of an English speaker: said A, and claimed that B; None without."""
    found = AND_TELLS.search(clause.line.text, clause.main.end) if clause.lexicon.language == "en" else None
    return found if found and found["verb"] in clause.lexicon.speech and not clause.line.quotes else None


def _that(clause: Clause) -> re.Match[str] | None:
    """Return what stands between a verb and its claim: that, an Indonesian comma, "reports that" behind a denial."""
    lexicon = clause.lexicon
    rest = clause.line.text[clause.main.end : clause.end]
    denied = lexicon.speech[clause.main.small] is Stance.DENIAL
    nouns = "|".join(sorted(lexicon["accusations"])) if denied else "(?!)"
    comma = r"|(?P<comma>,)" if lexicon.language == "id" else r"|(?P<comma>(?!))"
    that = THAT[lexicon.language]
    told = TOLD.get(f"{lexicon.language} {clause.main.small}", "")
    pattern = (
        rf"(?:\s+{_floating(clause)})?{told}(?:(?:\s+(?P<noun>(?:{nouns}){OF_WHOM}))?\s+{that}{comma}(?:\s+{that})?)\s+"
    )
    return re.match(pattern, rest)


def _opens(line: Line, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a claim behind a comma opens with its subject, and not with a place, a time or a verb."""
    if PART.match(line.text, begin):
        return True
    first = next((word for word in line.tokens if word.start >= begin), None)
    closed = ("prepositions", "auxiliaries", "because", "cuts", "plain_verbs", "conditions", "after")
    if first is None or not first.text[0].isalpha() or first.small.startswith(TRANSITIVE):
        return False
    return not any(first.small in lexicon[name] for name in closed)


def claim_words(line: Line, begin: int, end: int, lexicon: Lexicon, gone: Iterable[tuple[int, int]] = ()) -> str:
    """Return a claim without floating times and what is ``gone``, "" for one too short, too long or not theirs."""
    floating = [time for time in times(line.text, lexicon.language) if time.kind == FLOATING and begin <= time.start]
    if hangs(line, floating, lexicon) or any(_is_subject(line, time, begin, lexicon) for time in floating):
        return ""
    if any(_all_that_is_told(line, time, lexicon) for time in floating):
        return ""
    turned = [
        (word.start, word.end) for word, behind in pairwise(line.tokens)
        if word.start > begin and word.small in TURNING and behind.small.startswith(VERBAL)
    ]  # fmt: skip
    text = cut_out(line.text, begin, end, [*gone, *((time.start, time.end) for time in floating), *turned])
    told = tokens(text)
    tellings = {verb for verb, stance in lexicon.speech.items() if stance is not Stance.OPINION}
    plain = {one.small for one, behind in pairwise(told) if one.small == POINTED and behind.small != "out"}
    others = ({word.small for word in told} - plain) & (tellings | lexicon["attributed"])
    counted = any(word.text[0].isdigit() for word in told[:2])
    shortest = SHORTEST_CLAIM - (unowned(text, lexicon) != text)  # kliennya menerima suap
    fits = (SHORTEST_COUNT if counted else shortest) <= len(words(text)) <= LONGEST_CLAIM and not lost_period(
        line.text[begin:end], lexicon
    )
    return text if fits and not others and not set("“”:") & set(text) else ""


def _is_subject(line: Line, time: Time, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a claim opens with a time that is its subject: said that Monday would be a holiday."""
    following = next((word for word in line.tokens if word.start >= time.end), None)
    verbs = lexicon["auxiliaries"] | lexicon["modal"] | lexicon["plain_verbs"] | {"adalah", "merupakan", "menjadi"}
    return time.start == begin and following is not None and following.small in verbs


def _all_that_is_told(line: Line, time: Time, lexicon: Lexicon) -> bool:
    """Tell whether a time stands between an Indonesian verb and a second one: surat terbit pada 2 Mei dan dikirim."""
    before = tuple(word for word in line.tokens if word.end <= time.start)
    joined = lexicon.language == "id" and line.text.startswith((" dan ", " serta "), time.end)
    kinds = tags(tuple(word.text for word in before)) if joined else ()
    return joined and kinds[-1:] == (VERB,)


def _floating(clause: Clause) -> str:
    """Return what matches a floating time right behind the verb, such as "last month"."""
    found = [time for time in clause.times if time.kind == FLOATING and time.start == clause.main.end + 1]
    return re.escape(clause.line.text[found[0].start : found[0].end]) if found else "(?!)"


def _plural_does(found: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether an English plural and its verb, be it behind an adverb, stand here: bans rarely cut."""
    subjects = [word for word in found if not word.small.endswith("ly") and word.small not in OFTEN]
    bases = lexicon["plural_verbs"] | frozenset(lexicon.verbs.values())
    return any(
        one.small.endswith("s") and one.small.isalpha() and len(one.small) > SHORTEST_PLURAL and two.small in bases
        for one, two in pairwise(subjects)
    )


def _describes(line: Line, word: Token) -> bool:
    """Tell whether a word of an Indonesian sentence is an adjective, and no subject: mengaku panik saat ..."""
    return tags(line.words)[line.tokens.index(word)] == ADJECTIVE


def _opens_noun(first: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word may open a subject; an Indonesian one may be counted: menyebutkan 19 korban dirawat."""
    return first.text[0].isalpha() or (lexicon.language == "id" and first.text[0].isdigit())


def _is_clause(line: Line, begin: int, lexicon: Lexicon, *, always: bool) -> bool:
    """Tell whether a claim without a "that" is a clause: it opens with its subject, and a verb follows soon.

    ``always``: the verb before it takes nothing else, so that any word which may be a verb is one.
    """
    part = PART.match(line.text, begin) if lexicon.language == "en" else None
    found = [word for word in line.tokens if word.start >= begin][: NEAR + (COUNTED if part else 0)]
    if len(found) < SHORTEST_CLAIM:
        return False
    if lexicon.language == "id" and "ada" in {found[0].small, found[found[0].small in THERE].small}:
        return True
    closed = ("prepositions", "auxiliaries", "because", "cuts", "negations", "plain_verbs", "conditions", "nominal")
    first = found[0]
    if any(first.small in lexicon[name] for name in closed) or not (part or _opens_noun(first, lexicon)):
        return False
    if (not always and first.small in DECIDED) or (lexicon.language == "id" and _describes(line, first)):
        return False
    return _english(found, lexicon) if lexicon.language == "en" else _indonesian(found, lexicon, always=always)


def _english(found: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether an English claim has its verb near: an auxiliary, a past form, or that of a plural."""
    helpers = lexicon["auxiliaries"] | lexicon["negations"]
    verbs = helpers | lexicon["plain_verbs"] | lexicon.verbs.keys()
    if found[0].small in {"a", "an"}:  # said a ban would threaten jobs; said a few words and left
        verbs = helpers
    near_by = [found[0], *takewhile(lambda word: word.small not in lexicon["breaks"], found[1:])]
    return _plural_does(near_by, lexicon) or any(
        word.small in verbs | lexicon["modal"] or (verbs != helpers and word.small.endswith("ed"))
        for word in near_by[1:]
    )


def _indonesian(found: Sequence[Token], lexicon: Lexicon, *, always: bool) -> bool:
    """Tell whether an Indonesian claim opens with a subject whose verb follows, not what was done besides."""
    verbal, plain = (TRANSITIVE + MORE, lexicon["plain_verbs"]) if always else (TRANSITIVE, frozenset())
    helpers = lexicon["auxiliaries"] | lexicon["negations"]
    near = takewhile(lambda pair: pair[1].small not in lexicon["breaks"], pairwise(found))
    leads = (
        before
        for before, word in near
        if word.small in helpers | plain or (word.text.startswith(verbal) and word.small not in lexicon["not_verbs"])
    )
    before = next(leads, None)  # menyampaikan belasungkawa dan menyebut ...: a noun, and what was done besides
    return not found[0].small.startswith(TRANSITIVE) and before is not None and before.small not in BESIDES
