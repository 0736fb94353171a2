"""Single cells of a roster: names and numbers as they are kept, or the sentence that says why not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.core.person import BadName, clean_name
from quizapp.core.problem import Place, Problems
from quizapp.exchange.table import shown

NISN_DIGITS: Final = 10
FORMULA_SIGNS: Final = ("=", "+", "-", "@")
QUOTED_NUMBER: Final = re.compile('="([^"=]*)"')  # how zeros are kept in a .csv: a formula that is only a text
NOTHING: Final = re.compile("[-–—.]*")  # what people write into a cell that stays empty
SHORTENED: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")
SCHOOL_NUMBER: Final = re.compile(r"[0-9A-Za-z](?:[ ./-]?[0-9A-Za-z]){0,29}")
FORMULA_MEND: Final = msg("Copy the column and paste it as values, or type the text.")


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a cell's text and its place."""

    text: str
    place: Place


def read_name(cell: Cell, problems: Problems) -> str | None:
    """Return the name in a cell, or None after reporting why there is none: nothing, a formula, no letter."""
    if not cell.text:
        problems.error("roster-name-missing", msg("The name is missing."), cell.place, field="name")
        return None
    fault = _name_fault(cell.text)
    if fault:
        code, message, mend = fault
        problems.error(code, message, cell.place, field="name", mend=mend)
        return None
    return clean_name(cell.text)


def read_nis(cell: Cell, problems: Problems) -> str | None:
    """Return the school's number in a cell ("" when there is none), or None after reporting."""
    text = _number_text(cell.text)
    if not text:
        return ""
    if SCHOOL_NUMBER.fullmatch(text) and not SHORTENED.fullmatch(text):
        return text
    problems.error(*_number_fault("NIS", text), cell.place, field="nis", mend=_number_mend(text))
    return None


def read_nisn(cell: Cell, problems: Problems) -> str | None:
    """Return the national number in a cell ("" when there is none), or None after reporting.

    Fewer than ten digits are kept and warned of: a spreadsheet that took them for a number dropped leading zeros.
    """
    text = _number_text(cell.text).replace(" ", "")
    if not text:
        return ""
    if not (text.isascii() and text.isdigit()) or len(text) > NISN_DIGITS:
        problems.error(*_number_fault("NISN", text), cell.place, field="nisn", mend=_number_mend(text))
        return None
    if len(text) < NISN_DIGITS:
        message = msg("The NISN %(found)s has fewer than ten digits; zeros at its start may be lost.", found=text)
        mend = msg("If it is %(full)s, format the column as text and type it so.", full=text.zfill(NISN_DIGITS))
        problems.warn("roster-nisn-short", message, cell.place, field="nisn", mend=mend)
    return text


def split_numbers(text: str) -> tuple[str, str]:
    """Return (NIS, NISN) of a cell that holds both, or one of them: ten digits are a NISN."""
    parts = text.replace("/", " ").split()
    if len(parts) == 1:
        return ("", text) if _is_full(parts[0]) else (text, "")
    if len(parts) == 2 and _is_full(parts[0]) and not _is_full(parts[1]):  # noqa: PLR2004 - both of the two
        return parts[1], parts[0]
    return " ".join(parts[:-1]), parts[-1] if parts else ""


def _name_fault(text: str) -> tuple[str, Message, Message | None] | None:
    sign = text.lstrip("'")[:1]
    if sign in FORMULA_SIGNS:
        return "roster-formula", msg("The name starts with “%(sign)s”, as formulas do.", sign=sign), FORMULA_MEND
    try:
        name = clean_name(text)
    except BadName as refusal:
        return "roster-name", refusal.message, None
    if not any(map(str.isalpha, name)):
        return "roster-name", msg("The name “%(found)s” holds no letter.", found=shown(name)), None
    return None


def _number_text(text: str) -> str:
    quoted = QUOTED_NUMBER.fullmatch(text)
    plain = " ".join(unicodedata.normalize("NFKC", quoted[1] if quoted else text).split()).removeprefix("'")
    return "" if NOTHING.fullmatch(plain) else plain


def _number_fault(what: str, text: str) -> tuple[str, Message]:
    if text.startswith("="):
        return "roster-formula", msg("The %(what)s is a formula.", what=what)
    if SHORTENED.fullmatch(text):
        return "roster-shortened", msg(
            "A spreadsheet has shortened the %(what)s to %(found)s.", what=what, found=text[:40]
        )
    return f"roster-{what.lower()}", msg("“%(found)s” is not a %(what)s.", found=shown(text), what=what)


def _number_mend(text: str) -> Message:
    if text.startswith("="):
        return FORMULA_MEND
    return msg("Format the column as text and type the number again, or leave the cell empty.")


def _is_full(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == NISN_DIGITS
