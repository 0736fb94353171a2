"""Findings about what happens: who did it, when it was, how many there were."""

from __future__ import annotations

import re
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.fact import Stance
from quizapp.core.i18n import Message, msg
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.days import in_words
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.contesting import unrivalled
from quizapp.drafting.rules.owned import of_doer, of_nobody, of_subject
from quizapp.drafting.rules.placed import for_country, maybe_person, only_place
from quizapp.drafting.rules.quoted_words import before_telling, is_gerund, quotes_shortly
from quizapp.drafting.rules.relatives import relatives
from quizapp.drafting.rules.supplements import without_supplement
from quizapp.drafting.sense.agreeing import agreed_with
from quizapp.drafting.sense.alone import UNCLEAR, last_bare, leaning, lost_period, nameless
from quizapp.drafting.sense.attribution import ALWAYS_CLAIMS, THAT, claim_of, may_be_clause
from quizapp.drafting.sense.bare_subjects import bare_deed
from quizapp.drafting.sense.clauses import Clause, hangs
from quizapp.drafting.sense.introduced import introducing
from quizapp.drafting.sense.lacking import lacks
from quizapp.drafting.sense.leading import then
from quizapp.drafting.sense.placing import gapped
from quizapp.drafting.sense.reasons import names_answer, points_elsewhere, too_short_or_long
from quizapp.drafting.sense.relating import ownerless
from quizapp.drafting.sense.shared import earlier, shared
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.name import PERSON, Name
from quizapp.drafting.words.predicates import unfinished
from quizapp.drafting.words.times import FLOATING, Time
from quizapp.drafting.words.tokens import tokens

SHORTEST: Final = 3  # words of a predicate
LONGEST: Final = 24
AGAIN: Final = frozenset({"kembali", "lagi", "again"})
CLOCK: Final = re.compile(r"\bpukul\b|\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b|\b(?:noon|midnight)\b")
ORDINAL: Final = re.compile(r"[a-z]+ (?:pertama|kedua|ketiga|terakhir|berikutnya)")  # sidang pertama: of which trial?
ANY: Final = re.compile(r"\w+ (?:up )?an? \w+")  # opened an inquiry: into what?
BARE: Final = re.compile(r"(?:will )?\w+ (?:\w+ing )?the [a-z-]+|\w+ (?:more|less) [a-z]+")  # which ban?
OF_SELF: Final = frozenset({"mengaku"})  # mengaku pernah menjual garam: who says so did it
QUOTE_END: Final = re.compile(r"[.,]”$")
PLAIN: Final = re.compile(r"[^A-Z\d]+")
UNCOUNTED: Final = re.compile(r"(?:more|fewer|less) than \d[\d,.]*$|\b(?:about|around|over) \d[\d,.]*$")  # of what?
REPLYING: Final = re.compile(
    r"(?:responded|reacted|retaliated|hit back)\b(?! (?:to|on|late|at the age)\b)"
    r"|(?:has|have|had) since\b|.*\b(?:took|taken) part$"
)  # to what, since when, in what?
ASIDE: Final = re.compile(
    r"\s*, (?:adding|although|because|but|her|his|its|saying|their|though|when|which|while|who)\b"
)
SILENT: Final = re.compile(r"(?:declined|refused) to comment")
OF_ONESELF: Final = frozenset({"mengaku", "berjanji", "bersumpah", "berkomitmen"})  # to do a thing, or not to
AIMING: Final = frozenset({"agar", "supaya"})
GOOD = 90


def doers(text: Text) -> Results:
    """Walk who did something: a name is the subject, and the predicate stands alone."""
    for clause in map(before_telling, (*text.clauses, *text.carried_clauses, *relatives(text))):
        mention = clause.mention
        if mention is None or mention.name is None or not _plain(clause):
            continue
        said = mention.text in (mention.name.text, *mention.name.aliases)
        if not said or mention.name.group == "wide" or maybe_person(mention.name, text):
            continue
        if for_country(mention.name, text):
            yield Refused(clause.line.address, "doer", msg("A capital may stand for its country."))
            continue
        if only_place(mention.name, text):
            yield Refused(clause.line.address, "doer", msg("The title names this place already."))
            continue
        predicate = with_lead(clause, clause.predicate(without=bracketed(clause)))
        if unrivalled(predicate, mention.name, text):
            yield Refused(clause.line.address, "doer", msg("Nobody else of the passage can have done it."))
            continue
        if why := why_not(clause, predicate, text, mention.name):
            yield Refused(clause.line.address, "doer", why)
            continue
        if _stance(clause) is not Stance.STATED and agreed_with(clause.line.address, mention.name, text):
            yield Refused(clause.line.address, "doer", msg("Others may have done so as well."))
            continue
        predicate = QUOTE_END.sub("”", _worded(predicate, clause, text))
        asked = without_supplement(of_nobody(clause, predicate, mention.name, text))
        yield Finding(
            "doer", clause.line.address, Asks.NAME,
            question=asking.who(text.language, mention.name, asked, speaks=_stance(clause) is not Stance.STATED),
            answer=mention.name.text,
            statement=f"{asking.capitalised(clause.subject)} {predicate}.",
            name=mention.name, stance=(stance := _stance(clause)),
            speaker=None if stance is Stance.STATED else mention.name, also=clause.also, confidence=GOOD,
        )  # fmt: skip


def bracketed(clause: Clause) -> tuple[Time, ...]:
    """Return the days with their date in brackets, which nobody asks with: Jumat (12/6/2026)."""
    text = clause.line.text
    return tuple(
        time for time in clause.times if "(" in text[time.start : time.end] and text[: time.start].endswith(", ")
    )


def _worded(predicate: str, clause: Clause, text: Text) -> str:
    """Return a predicate with its dates written out: mulai Senin (6/4/2026): mulai Senin, 6 April 2026."""
    for time in clause.times:
        said = clause.line.text[time.start : time.end]
        predicate = predicate.replace(said, in_words(said, time, text))
    return predicate


def _stance(clause: Clause) -> Stance:
    """Return how a deed stands: who rejects, urges or announces something speaks, and the words are theirs."""
    verb = clause.main.small
    return clause.lexicon.speech.get(verb, Stance.CLAIM if verb in clause.lexicon["speaking"] else Stance.STATED)


def _plain(clause: Clause) -> bool:
    """Tell whether the verb takes no claim here; who announces, records or reports a thing does it."""
    words = clause.line.tokens
    if claim_of(clause) or may_be_clause(clause):
        return False
    if words[clause.verb + 1 : clause.verb + 2] and words[clause.verb + 1].text == ",":
        return False
    behind = words[clause.verb + 1].text if clause.verb + 1 < len(words) else ""
    if clause.main.small in clause.lexicon["telling"] and behind[:1].isdigit():
        return False  # menyampaikan 212 rumah rusak: a claim, of which the number is the subject
    if clause.main.small not in ALWAYS_CLAIMS and is_gerund(behind, clause.lexicon):
        return True  # acknowledged writing a letter that ...
    that = any(word.small == THAT[clause.lexicon.language] for word in words[clause.verb :])
    verb = clause.main.small
    return verb not in clause.lexicon.speech or (verb not in ALWAYS_CLAIMS - OF_SELF and not that)


def _bare_object(clause: Clause) -> bool:
    """Tell whether an English deed is done to a thing of which nothing is said: signed the ban."""
    begin = clause.main.start - clause.start
    return clause.lexicon.language == "en" and bool(BARE.fullmatch(clause.predicate()[begin:]))


def with_lead(clause: Clause, predicate: str) -> str:
    """Return a predicate with the date that stands before the subject, if any, behind it."""
    lead = clause.lead
    date = "" if lead is None or lead.kind == FLOATING else clause.line.text[lead.start : lead.end]
    return f"{predicate} {small_first(date, clause.lexicon)}".strip()


def why_not(
    clause: Clause, predicate: str, text: Text, name: Name | None = None, least: int = SHORTEST
) -> Message | None:
    """Return why nothing may be asked of a clause, None when it may."""
    if not least <= len(words(predicate)) <= LONGEST:
        return too_short_or_long()
    if name is not None and any(holds(predicate, part) for part in name.said):
        return names_answer()
    if hangs(clause.line, clause.times, text.lexicon):
        return msg("Its time cannot be left out, and is another for every reader.")
    if lost := lost_period(_without_aside(clause), text.lexicon):
        return lost
    dangling = words(predicate)[-1] in text.lexicon["dangling"] | text.lexicon["prepositions"]
    if dangling or unfinished(predicate, text.lexicon):
        return msg("A time was cut out of it, and what is left is not whole.")
    # what an English sentence adds behind its clause is no part of the question: , but no one knew it was there
    behind = "" if clause.lexicon.language == "en" else clause.line.text[clause.end :]
    replying = REPLYING.match(predicate) if text.language == "en" else None
    leaning_on = replying[0] if replying else then(clause.line)
    return (
        (points_elsewhere(leaning_on) if leaning_on else None)
        or earlier(clause, text.lines)
        or lacks(clause, predicate)
        or _scene(clause)
        or _unsure(clause, text, doer=name is not None)
        or leaning(of_doer(clause, predicate, name, text) if name else of_subject(clause, predicate), text.lexicon)
        or leaning(behind, text.lexicon)
    )


def _scene(clause: Clause) -> Message | None:
    """Return why a clause only paints a picture: children sat on the floor; None for a deed."""
    return msg("It is so for a while only.") if clause.main.small in clause.lexicon["scenes"] else None


def _without_aside(clause: Clause) -> str:
    """Return the sentence of a clause without an English tail that says something else, a "who ..." alone."""
    tail = ASIDE.match(clause.line.text, clause.end) if clause.lexicon.language == "en" else None
    if clause.until:
        return clause.line.text[clause.begin : clause.end]
    return clause.line.text[: clause.end] if tail else clause.line.text


def _unsure(clause: Clause, text: Text, *, doer: bool) -> Message | None:
    """Return why a clause is no plain statement of the article, None when it is."""
    lexicon = text.lexicon
    until = clause.until or len(clause.line.text)
    own = (word for word in clause.line.tokens if clause.start <= word.start < until)
    inside = {word.small for word in own if word != clause.main}
    if any(start < clause.end and end > clause.start for start, end in clause.line.quotes) and not (
        doer and quotes_shortly(clause)
    ):
        return msg("Its words are partly somebody’s quotation.")
    if inside & (lexicon["attributed"] | lexicon.speech.keys()):
        return msg("Somebody says this; the article does not.")
    if gapped(clause.line.text[clause.start : clause.end]):
        return msg("The number is one of several, or explains another.")
    if doer and not _silent(clause, text) and (why := _idle(clause)):
        return why
    if lexicon["negations"] & _before_aim(clause):
        return msg("It says what did not happen.")
    return None


def _before_aim(clause: Clause) -> set[str]:
    """Return the words of a predicate up to an Indonesian "agar" or what is said: mengaku tidak tahu is done."""
    behind = clause.line.tokens[clause.verb + 1].small if clause.verb + 1 < len(clause.line.tokens) else ""
    said = clause.main.small in OF_ONESELF and behind in clause.lexicon["negations"]
    end = clause.main.end if said else clause.end
    inside = [word.small for word in clause.line.tokens if clause.start <= word.start < end]
    aim = next((at for at, word in enumerate(inside) if word in AIMING), len(inside))
    return set(inside[:aim])


def _silent(clause: Clause, text: Text) -> bool:
    """Tell whether a person declined to comment, and nobody else of an English article did."""
    if clause.mention is None or clause.mention.name is None or clause.mention.name.kind != PERSON:
        return False
    alone = sum(SILENT.search(line.text) is not None for line in text.lines) == 1
    return SILENT.fullmatch(clause.predicate()) is not None and alone


def _idle(clause: Clause) -> Message | None:
    """Return why nobody need know who does what a clause says, None when one may."""
    lists, before = clause.lexicon, before_verb(clause)
    if lists["modal"] & before or lists["planned"] & _verb_and_next(clause):
        return msg("It says what may or should be, not what is.")
    if lists["passing"] & before:
        return msg("It is so for a while only.")
    if clause.lexicon.language == "en" and (found := lists.one_of("pointing").search(clause.line.text, clause.start)):
        behind = clause.line.text[found.end() :].split(maxsplit=1)
        if not behind or behind[0] not in {"of", "that", "to", "for"}:
            return points_elsewhere(found[0])
    timeless = words(clause.predicate(without=clause.times))
    spoken = clause.lexicon.language == "en" and clause.main.small in lists["speaking"]
    bare = clause.lexicon.language == "id" and PLAIN.fullmatch(clause.predicate(without=clause.times)) is not None
    least = SHORTEST + (spoken or bare)  # blamed high rents: for what? memastikan situasi aman: where?
    uncounted = clause.lexicon.language == "en" and UNCOUNTED.search(clause.predicate()) is not None
    if len(timeless) < least or uncounted or ANY.fullmatch(clause.predicate()) or _bare_object(clause):
        return too_short_or_long()
    if lists.one_of("empty").search(clause.line.text, clause.start):
        return msg("It only says that somebody gave no comment.")
    return shared(clause)


def _verb_and_next(clause: Clause) -> set[str]:
    return {word.small for word in clause.line.tokens[clause.verb : clause.verb + 2]}


def before_verb(clause: Clause) -> set[str]:
    """Return the words between a subject and its verb, the verb included."""
    return {word.small for word in clause.line.tokens if clause.start <= word.start <= clause.main.start}


def vague_here(clause: Clause, text: Text) -> Message | None:
    """Return why a subject says too little, None also where an earlier sentence introduced the one it means."""
    why = vague(clause)
    return None if why and introduced(clause, text) else why


def introduced(clause: Clause, text: Text) -> tuple[str, ...]:
    """Return the address of the sentence that introduces the subject of a clause, if one certainly does."""
    address = introducing(clause.subject, clause.line, text.sound, text.lexicon)
    return (address,) if address else ()


def vague(clause: Clause) -> Message | None:
    """Return why a subject says too little by itself: a pronoun, or an English "the" without any name."""
    subject = clause.subject
    if subject.split(maxsplit=1)[0].lower() in clause.lexicon["partial"]:
        return points_elsewhere(subject)
    if ORDINAL.fullmatch(subject) or bare_deed(subject, clause.lexicon):
        return points_elsewhere(subject)
    if bare_noun := ownerless(f"{subject} {clause.line.text[clause.start : clause.end]}", clause.lexicon):
        return points_elsewhere(bare_noun)
    if body := nameless(clause.line.text[clause.begin : clause.main.end], clause.lexicon) or last_bare(
        subject, clause.lexicon
    ):
        return points_elsewhere(body)
    if subject.lower() in clause.lexicon["bare"] | clause.lexicon["unnamed"]:
        return points_elsewhere(subject)
    bare = subject.startswith("the ") and not any(word.capital for word in tokens(subject))
    bare = bare and not (" of " in subject and any(word.capital for word in tokens(clause.predicate())))
    bare = bare or UNCLEAR.search(subject) is not None
    return points_elsewhere(subject) if bare else leaning(subject, clause.lexicon)
