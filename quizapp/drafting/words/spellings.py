"""How else a number may be written that is typed into a gap."""

from __future__ import annotations

from quizapp.drafting.words.numbers import DECADE, DIGITS, LETTERS, number, plain


def spelled(answer: str, language: str) -> tuple[str, ...]:
    """Return an answer and, where it is a number, its other spellings.

    8,700 is 8700 and 8.700, 9,4 is 9.4, and 62m is 62 million. Number words need none: whoever compares what is typed
    reads them as digits.
    """
    if DECADE.fullmatch(answer):
        return answer, answer[:-1]
    large = LETTERS.get(answer.lstrip("0123456789.,"), "") if language == "en" else ""
    if large:
        return answer, f"{answer.rstrip('bmnt')} {large}"
    if not DIGITS.fullmatch(answer):
        return (answer,)
    found = plain(number(answer, language))
    marked = (found,) if len(answer) == len(found) else (answer.replace(",", "."), answer.replace(".", ","))
    return tuple(dict.fromkeys((answer, found, *(marked if found.isdigit() else ()), found.replace(".", ","))))
