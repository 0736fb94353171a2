"""What an Indonesian deed lacks when it stands alone: what was rejected, less than what, until when or if it is so."""

from __future__ import annotations

import re
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.drafting.sense.attribution import LIMIT
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.reasons import points_elsewhere
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.times import FLOATING
from quizapp.drafting.words.tokens import tokens

TRANSITIVE: Final = "me"
MORE: Final = re.compile(
    r"(?:\byang )?\blebih (?:rendah|tinggi|besar|kecil|banyak|sedikit|murah|mahal|cepat|lambat|awal|lama|berat|ringan)"
    r"(?=$|,| (?:kepada|untuk|bagi|pada|di|dalam|karena|agar|supaya|meski\w*)\b)"
)
THAN: Final = re.compile(r"\b(?:dari|daripada|dibanding|dibandingkan|ketimbang)\b")
OF_WHAT: Final = re.compile(
    r"\b(?:sebagai|menjadi|adalah|merupakan) (?:\w+ )?"
    r"(?:akar masalah|alasan|biang keladi|biang kerok|faktor|jalan keluar|kambing hitam|kendala|kunci|pangkal masalah"
    r"|pemicu|penyebab|sebab|solusi)(?: utama\w*)?$"
)
FIGURE: Final = re.compile(r"(?:\w+ ){0,2}(?:berada|bertengger|bertahan) (?:di|pada) (?:angka|kisaran|level)\b")
UNTIL: Final = frozenset({"hingga", "sampai", "sebelum", "sejak", "selama", "sepanjang"})
COUNTING: Final = frozenset({"baru", "belum", "hanya", "sekali", "selalu", "sudah", "telah", "total"})
BESIDE: Final = re.compile(r"di\w{4,} [^,]+, (?:me|ber)\w+")  # didampingi Sekda, meninjau pasar


def lacks(clause: Clause, predicate: str) -> Message | None:
    """Return why an Indonesian predicate does not say the whole without its sentence and those before; else None."""
    if clause.lexicon.language != "id":
        return None
    if word := _objectless(predicate, clause.lexicon) or _of_what(predicate) or _unmeasured(clause, predicate):
        return points_elsewhere(word)
    if _limited(clause):
        return msg("Its time cannot be left out, and is another for every reader.")
    aside = BESIDE.match(predicate) or LIMIT["id"].match(clause.line.text, clause.end)
    return msg("What stands behind its comma belongs to something else.") if aside else None


def _objectless(predicate: str, lexicon: Lexicon) -> str:
    """Return the verb of saying with which a predicate ends, so that what was said or done is lost: yang menolak."""
    last = next((word.small for word in reversed(tokens(predicate)) if word.word), "")
    verbs = lexicon.acts.keys() | lexicon["speaking"] | lexicon.speech.keys()
    return last if last.startswith(TRANSITIVE) and last in verbs else ""


def _of_what(predicate: str) -> str:
    """Return a comparison without what it compares with, or a cause that does not say of what; "" for neither."""
    more = None if THAN.search(predicate) else MORE.search(predicate)
    found = more or OF_WHAT.search(predicate)
    return found[0].strip() if found else ""


def _unmeasured(clause: Clause, predicate: str) -> str:
    """Return a figure at which a name is said to stand, for it does not say of what: Ambon berada di angka; or ""."""
    found = FIGURE.match(predicate) if clause.mention else None
    return found[0] if found else ""


def _limited(clause: Clause) -> bool:
    """Tell whether a predicate counts what was so up to a time, or from one on, that stands before its subject."""
    kept = clause.lead is not None and clause.lead.kind != FLOATING  # a date is written behind the predicate
    before = () if kept else tokens(clause.line.text[: clause.begin])
    inside = [word for word in clause.line.tokens if clause.start <= word.start < clause.end]
    counted = any(word.small in COUNTING or word.text[0].isdigit() for word in inside)
    return bool(before) and before[0].small in UNTIL and counted
