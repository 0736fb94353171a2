"""What an English question needs that its sentence leaves to others: of what, where to, when, killed by what."""

from __future__ import annotations

import re
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.drafting.names.misread import KIN
from quizapp.drafting.questions.findings import Finding, Refused
from quizapp.drafting.sense.reasons import points_elsewhere, too_short_or_long
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON
from quizapp.drafting.words.times import times

ENGLISH: Final = "en"
QUOTED: Final = re.compile(r"“[^”]*”")
SHARE: Final = re.compile(
    r"\b(?:acquired|bought|controls?|controlled|has|have|had|holds?|held|owns?|owned|retains?|retained|sold)"
    r" (?:(?:about|almost|around|nearly|only|over|roughly|up to|more than|less than|at least) )?"
    r"\d[\d.,]* ?(?:%|per ?cent|percent)(?=$|[,?]| (?:and|at|before|from|in|since|through|to|until|while|after)\b)"
)  # controls 18 per cent: of what?
BARE_MOVE: Final = re.compile(
    r"^Who (?:(?:has|had|have|is|was|also|then|first|later) )*"
    r"(?:arriv(?:ed|es|ing)|enter(?:ed|s)|join(?:ed|s|ing)|left|leaves|return(?:ed|s|ing)|took over|takes over"
    r"|came back|went (?:back|down|in|inside|out|over|up)|climbed (?:down|up))"
    r"(?=\?|,| (?:after|alone|at|before|by|during|for|from|in|last|on|since|when|while|with|without)\b)"
)
GOAL: Final = re.compile(
    r" (?:as|at|for|home|in|inside|into|onto|to) (?:(?:early|late|mid-)\s?)?(?=(?P<word>[\w’'-]+))"
)
TIMES: Final = frozenset(
    {"first", "last", "spring", "summer", "autumn", "winter", "time", "morning", "afternoon", "evening", "night", "end"}
)
AT_PLACE: Final = re.compile(
    r"^Who (?:was|were|is|are) (?:(?:also|still|already|then) )?"
    r"(?:aboard|at|behind|beside|in|inside|near|next to|on|outside|under)"
    r" (?:the|an?|their|[A-Z][\w’'-]*)(?: [\w’'-]+){1,3}\?$"
)
LASTING: Final = re.compile(
    r"\b(?:board|case|centre|center|charge|committee|council|course|end|forefront|front|head|heart|lead|list|mission"
    r"|panel|post|process|role|running|side|squad|staff|team|top|way|world)\b"
)  # where somebody is for long: on the board
SINCE: Final = re.compile(r"\b(?:after|as|before|during|for|since|throughout|until|when|while)\b")
DYING: Final = re.compile(
    r"^(?:When|On which date|In which year) (?:did|were|was) (?:[a-z]+ )*?(?:\d[\d,.]*|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|dozens|hundreds|thousands) (?:other )?[a-z]+(?: [a-z]+)? "
    r"(?:die|drown|killed|injured|hurt|wounded)\?$"
)  # by what?
KIN_OF: Final = re.compile(r"^Who (?:is|was|are|were|became|remains)(?: \w+)? their (?:[a-z-]+ ){0,2}[a-z]+\?$")
AGES: Final = re.compile(r", \d{1,3}, .*, \d{1,3}, ")
RAISED: Final = re.compile(
    r"\bthe (?:accusations?|allegations?|amount|case|claims?|comments|criticism|exchange|findings|gains|offer|remarks"
    r"|sum)\b(?! (?:about|against|between|by|for|from|in|made|of|on|over|that|to|with)\b)"
)
CALLED: Final = re.compile(r"\b(?:called|described|dismissed) the [a-z]+ (?:as )?(?:an? )?(?:[a-z]+ )?[a-z]+\?$")
BESIDE: Final = re.compile(
    r"^Who (?:lives?|lived|works?|worked) (?:across|along|down|next) [a-z ]+\?$|\b(?:nearby|opposite)\?$"
)
GENDER: Final = re.compile(r"^Who .*\b(?:himself|herself)\b")


def needing(result: Finding | Refused, text: Text) -> Finding | Refused:
    """Return what a rule found, refused where its English question cannot be understood without the sentences around.

    A gap keeps its whole sentence, and what is quoted keeps its words.
    """
    if isinstance(result, Refused) or text.language != ENGLISH or result.gapped:
        return result
    why = _half_a_name(result, text) or _why_not(QUOTED.sub("", result.question), text.lexicon)
    return Refused(result.address, result.rule, why) if why else result


def _half_a_name(finding: Finding, text: Text) -> Message | None:
    """Return why somebody's brother is no answer of whom the article has the first name only, None for others."""
    name = finding.name
    if name is None or name.kind != PERSON or " " in name.text or finding.answer != name.text:
        return None
    offices = (office.split()[-1].lower() for office, _ in text.names.offices.get(name.text, ()))
    return None if KIN.isdisjoint(offices) else points_elsewhere(name.text)


def _why_not(asked: str, lexicon: Lexicon) -> Message | None:
    share = SHARE.search(asked.rstrip("?"))
    if share:
        return points_elsewhere(share[0])
    move = BARE_MOVE.match(asked)
    if move and not _reaches(asked[move.end() :], lexicon):
        return points_elsewhere(move[0].removeprefix("Who "))
    if _somewhere(asked):
        return msg("It is so for a while only.")
    unclear = (DYING, KIN_OF, GENDER, RAISED, CALLED, BESIDE)
    if found := next((match for one in unclear if (match := one.search(asked))), None):
        return points_elsewhere(found[0].rstrip("?"))
    return too_short_or_long() if AGES.search(asked) else None


def _reaches(rest: str, lexicon: Lexicon) -> bool:
    """Tell whether what stands behind a verb of moving says where to: at a place, not at or in a time."""
    closed = lexicon.months.keys() | lexicon["weekdays"] | lexicon["time_words"] | TIMES
    words = (found["word"].lower() for found in GOAL.finditer(rest.replace(" the ", " ")))
    return any(word not in closed and not word[0].isdigit() for word in words)


def _somewhere(asked: str) -> bool:
    """Tell whether a question only asks who was at a place, and not when: who was in the cafeteria."""
    placed = AT_PLACE.match(asked) is not None and not LASTING.search(asked)
    return placed and not SINCE.search(asked) and not times(asked, ENGLISH)
