"""Class codes, read aloud and typed on phones; and PINs, made from the site's key and never stored."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Sequence
from typing import Final, TypeAlias

from quizapp.core.cohort import BadCode, Enrolment
from quizapp.core.i18n import msg
from quizapp.core.person import name_key

Keys: TypeAlias = Sequence[str]  # the site's secret first, then former ones that are still believed

CODE_BITS: Final = 40
CODE_LENGTH: Final = 8
PIN_DIGITS: Final = 6
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
ALIKE: Final = str.maketrans("OIL", "011")  # what people write for a nought and a one
# Blanks, every kind of hyphen and dash that a phone makes of one, and what is pasted along without being seen.
BLANKS: Final = re.compile(r"[\s\-_.\u2010-\u2015\u2212\u200b-\u200f\u2060\ufeff]+")
LONGEST_TYPED: Final = 64  # characters; nobody types so many by mistake
UNKNOWN: Final = msg("No class has this code. Compare it with the one that your teacher shows.")
PURPOSE: Final = "quizapp:pin:1"  # the same key signs other things too; none of them begins like this


def class_code(number: int) -> str:
    """Return the code of a number of 40 random bits: 8 letters and digits."""
    if not 0 <= number < 1 << CODE_BITS:
        raise ValueError("A class code holds 40 bits.")
    return "".join(LETTERS[number >> shift & 31] for shift in range(CODE_BITS - 5, -1, -5))


def read_code(typed: str) -> str:
    """Return the code that somebody typed: any case, with blanks and hyphens, O for 0, I or L for 1. Raises BadCode."""
    if len(typed) <= LONGEST_TYPED:
        plain = BLANKS.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(ALIKE)
        if len(plain) == CODE_LENGTH and set(plain) <= set(LETTERS):
            return plain
    raise BadCode(UNKNOWN)


def shown_code(code: str) -> str:
    """Return a code as it is shown: two groups of four; "" stays as it is."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}" if code else ""


def pin_of(keys: Keys, enrolment: Enrolment) -> str:
    """Return a student's PIN: 6 digits from the first key, the enrolment and how often the PIN was made anew."""
    return _pin(keys[0], enrolment.public_id, enrolment.generation)


def pin_matches(keys: Keys, public_id: str, generation: int, typed: str) -> bool:
    """Tell whether a typed PIN is the enrolment's under any key; takes equally long for every answer."""
    given = _read_pin(typed).encode()
    return any([hmac.compare_digest(_pin(key, public_id, generation).encode(), given) for key in keys])  # noqa: C419 - all


def tries_key(code: str, nickname: str) -> str:
    """Return under what wrong PINs are counted where nobody has the nickname; ``code`` as ``read_code`` gives it."""
    return hashlib.sha256(f"{code}\x1f{name_key(nickname)}".encode("utf-8", "surrogatepass")).hexdigest()


def _pin(key: str, public_id: str, generation: int) -> str:
    message = "\x1f".join((PURPOSE, public_id, str(generation)))
    digest = hmac.new(key.encode("utf-8", "surrogatepass"), message.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest) % 10**PIN_DIGITS:0{PIN_DIGITS}}"


def _read_pin(typed: str) -> str:
    """Return the digits of a PIN, "" for what cannot be one."""
    if len(typed) > LONGEST_TYPED:
        return ""
    plain = BLANKS.sub("", unicodedata.normalize("NFKC", typed))
    return plain if re.fullmatch(rf"[0-9]{{{PIN_DIGITS}}}", plain) else ""
