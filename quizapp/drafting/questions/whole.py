"""Indonesian questions as they come out of every rule, looked at once more: whole, with nothing cut that they need."""

from __future__ import annotations

import re
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.i18n import Message, msg
from quizapp.drafting.questions.findings import Finding, Refused
from quizapp.drafting.sense.reasons import points_elsewhere
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.passive import everyday
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Line, tokens

WORDED: Final = frozenset({"chosen", "date", "doer", "filled", "number", "pair", "year"})  # out of the sentence's words
INDONESIAN: Final = "id"
IN_PLACE: Final = "filled"  # a name in its place may leave its subject alone: jumlah kasus di kota mana
QUOTED: Final = re.compile(r"“[^”]*”")
HANGING: Final = re.compile(r"\byang(?:\?|,| (?:dan|menjelang|menuju|serta|yang)\b)")
COMPARED: Final = re.compile(
    r"\b(?:angka|biaya|harga|jumlah|nilai|skor|target|tarif) (?:yang )?lebih [a-z]+(?=\?|,| dan | di | pada )"
)
MEASURE: Final = re.compile(r"\b(?:dari|daripada|dibanding(?:kan)?|ketimbang)\b")
AGAINST_WHAT: Final = re.compile(r"\b(?:mendukung|menentang|menolak|menyetujui|setuju)\?$")
SAYING: Final = re.compile(r"^Menurut bacaan, [^,?]+ me[a-z]{4,}, ")  # menghitung, harga gabah ...: somebody says so
OTHERS: Final = re.compile(r"^(?:\w+ )?[Bb]erapa \w+ (?:lain(?:nya)?|lagi|saja) ")  # six other people: besides whom?
CUT_OFF: Final = re.compile(r"\([^\w“]|, (?:dini hari|malam|pagi|petang|siang|sore)\b")  # a weekday went from before it
SECOND: Final = re.compile(r" dan (?:seorang|seekor|sebuah|sejumlah) (?:[\w-]+ ){2,}")  # another subject, with its verb
POINTING: Final = re.compile(r"\b\w+(?:itu|ini)lah\b|\b(?:itu|ini|begitu|demikian)lah\b", re.IGNORECASE)
SCOPE: Final = re.compile(r"Sebelum [^,]+, ")  # before the match he had played for 22 minutes: not after it
BEING: Final = frozenset({"ada", "adalah", "bukan", "ialah", "menjadi", "merupakan", "terdiri", "tinggal"})


def whole(result: Finding | Refused, line: Line, text: Text) -> Finding | Refused:
    """Return what a rule found in a sentence, refused where its Indonesian question is no whole sentence."""
    if isinstance(result, Refused) or text.language != INDONESIAN:
        return result
    why = _pointing(result) or (_why_not(result, line, text) if result.rule in WORDED else None)
    return Refused(result.address, result.rule, why) if why else result


def _pointing(finding: Finding) -> Message | None:
    """Return why words point back with a "-lah" that no question can keep: karena itulah; None where none does."""
    found = POINTING.search(QUOTED.sub("", finding.gapped or finding.question))
    return points_elsewhere(found[0]) if found else None


def _why_not(finding: Finding, line: Line, text: Text) -> Message | None:
    asked = QUOTED.sub("", finding.question)
    compared = COMPARED.search(asked)
    if compared and not MEASURE.search(asked, compared.end()):
        return points_elsewhere(compared[0])
    if said := AGAINST_WHAT.search(asked):
        return points_elsewhere(said[0].rstrip("?"))
    scope = SCOPE.match(line.text)
    if (scope and "sebelum" not in asked.lower()) or _broken(finding, asked, text):
        return msg("What is left of it to be asked is no whole sentence.")
    return None


def _broken(finding: Finding, asked: str, text: Text) -> bool:
    """Tell whether a question has half a bracket, a loose "yang", a word that is none, or no predicate."""
    loose = asked.count("(") != asked.count(")") or any(
        one.search(asked) for one in (CUT_OFF, HANGING, OTHERS, SAYING, SECOND)
    )
    verbless = finding.rule == IN_PLACE and finding.name is not None and not _predicated(asked, text)
    return loose or verbless or any(not _known(word, text) for word in {*words(asked)} - {*words(finding.unit)})


def _known(word: str, text: Text) -> bool:
    """Tell whether a word of a question stands in the article, or has a root of the dictionary."""
    return not word.isalpha() or word in text.every_word or everyday(word)


def _predicated(asked: str, text: Text) -> bool:
    """Tell whether a question has a verb, or a word that stands for one."""
    found = tokens(asked)
    kinds = tags(tuple(word.text for word in found))
    verbs = text.lexicon["plain_verbs"] | text.lexicon["suffering"] | BEING
    pairs = text.lexicon["fixed_pairs"]
    return any(
        word.small in verbs or (kind == VERB and f"{before.small} {word.small}" not in pairs)
        for before, word, kind in zip(found, found[1:], kinds[1:], strict=False)
    )
