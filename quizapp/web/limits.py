"""How often a password, PIN, class code or name may be tried: only what goes wrong counts, in memory here or in Redis.

Passwords and PINs are short, so a count that is spent closes one account or one student for a while, and nobody else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, cast

from flask import Flask, current_app, request, session
from limits import RateLimitItem, parse

from quizapp.config import Settings
from quizapp.core.cohort import BadCode, TooManyCodes, WrongPin
from quizapp.core.i18n import Message, msg
from quizapp.core.person import NameTaken, Person, sought_key
from quizapp.core.refusal import NotAllowed, Refusal, TooMany
from quizapp.web.counter import Counter

EXTENSION: Final = "quizapp_limits"
BY_NAME_AND_ADDRESS: Final = parse("10 per 15 minutes")
BY_NAME: Final = parse("50 per 15 minutes")  # from many addresses; never for ever, or anybody could lock anybody out
BY_ADDRESS: Final = parse("300 per 15 minutes")  # a whole school sits behind one
# PINs of one student, of a million each; a new PIN begins a new count.
PINS_KNOWN: Final = parse("10 per 15 minutes"), parse("30 per day")  # from devices by which the student came in before
PINS_HERE: Final = parse("5 per minute"), parse("20 per 10 minutes")  # from others at one address: the wait grows
PINS_A_DAY: Final = parse("100 per day")  # from others wherever they are; it takes an hour of typing to spend them
CODES: Final = parse("20 per 15 minutes")  # wrong ones of one browser
CODES_HERE: Final = parse("600 per 15 minutes")  # wrong ones of one address
TAKEN_NAMES: Final = parse("20 per 15 minutes")  # of one browser
TAKEN_NAMES_HERE: Final = parse("300 per 15 minutes")
ACCOUNTS_HERE: Final = parse("300 per hour")  # a school that signs up in one lesson; each costs a slow hash
GUESTS_HERE: Final = parse("3000 per hour")  # whole schools begin without a code; each writes a person and an attempt
STARTS: Final = parse("200 per hour")  # of one person; nobody reads a text so often
EXPORTS: Final = parse("20 per hour")  # of one person; each starts a process
REPORTS: Final = parse("20 per hour")  # of items, by one person
GUESTS_SPENT: Final = msg(
    "Very many guests began from here in the last hour. Join your class by its code or sign in, which always works, or "
    "wait an hour."
)
STARTS_SPENT: Final = msg("You have begun very many attempts in the last hour. They are all kept; wait a while.")
EXPORTS_SPENT: Final = msg("You have uploaded many files in the last hour. Wait a while; what was read stays.")
REPORTS_SPENT: Final = msg("You have sent many reports in the last hour. They have arrived; wait a while for more.")
PINS_SPENT: Final = msg(
    "Too many PINs were wrong. Use the device on which you came in before, wait some minutes, or ask your teacher for "
    "a new PIN."
)
SPENT: Final = msg("Too many tries went wrong. Wait a quarter of an hour; nothing is locked for good.")
CODES_SPENT: Final = msg(
    "No class has this code, and many wrong ones came from here. Compare it with the one that your teacher shows and "
    "type it again: the right one always works."
)
NAMES_SPENT: Final = msg("This name is taken, and many others were tried. Choose one that nobody else would choose.")
ACCOUNTS_SPENT: Final = msg(
    "Many accounts were made from here in the last hour. Wait an hour, or join your class by its code, without an "
    "account."
)

Try = tuple[RateLimitItem, str]


def init_app(app: Flask, settings: Settings) -> None:
    """Count where the settings say."""
    app.extensions[EXTENSION] = Counter(settings.limits_url)


def wrong_passwords(name: str) -> AbstractContextManager[None]:
    """Count a wrong password of a name. Raises TooMany as ``counting`` does."""
    key, address = sought_key(name), _address()  # the key by which the account is found, no other
    here = (BY_ADDRESS, f"at {address}"), (BY_NAME_AND_ADDRESS, f"at {address} as {key}")
    return counting(NotAllowed, (*here, (BY_NAME, f"as {key}")), SPENT)


def wrong_pins(key: str, *, known: bool) -> AbstractContextManager[None]:
    """Count a wrong PIN of one student; a class behind one address goes on. Raises TooMany.

    Devices by which the student came in before (``known``) have a count of their own, so that nobody who guesses
    elsewhere locks the student out. Other devices wait for a minute, then for ten, by student and address.
    """
    if known:
        return counting(WrongPin, [(limit, f"pin {key} known") for limit in PINS_KNOWN], PINS_SPENT)
    here = [(limit, f"pin {key} at {_address()}") for limit in PINS_HERE]
    return counting(WrongPin, (*here, (PINS_A_DAY, f"pin {key}")), PINS_SPENT)


def wrong_codes() -> AbstractContextManager[None]:
    """Count a class code that opens nothing. Raises TooManyCodes in its place when too many came before.

    A code that opens a class is never held up, whoever else errs at the same address: the code is looked up first, by
    one read, and only the reply to a wrong one changes. Nothing more is needed against guessing: at 1,000 guesses a
    second, far more than a site answers, finding one class of 2 ** 40 codes takes 17 years for even odds.
    """
    tries = (CODES, f"code in {_browser()}"), (CODES_HERE, f"code at {_address()}")
    return answering(BadCode, tries, TooManyCodes(CODES_SPENT))


@contextmanager
def new_account() -> Iterator[None]:
    """Count an account that is made, and a name that is taken, so that nobody asks for all names.

    Raises TooMany: for a free name only when the address has made too many accounts.
    """
    counter, here = _counter(), (ACCOUNTS_HERE, f"account at {_address()}")
    tries = (TAKEN_NAMES, f"name in {_browser()}"), (TAKEN_NAMES_HERE, f"name at {_address()}")
    if not counter.test(*here):
        raise TooMany(ACCOUNTS_SPENT)
    with answering(NameTaken, tries, TooMany(NAMES_SPENT)):
        yield
    counter.hit(*here)


def count_start(person: Person | None) -> None:
    """Count an attempt that somebody begins, None for a guest who is new here. Raises TooMany.

    Whoever came in by the code of a class is no new guest, so a class behind one address always begins.
    """
    if person is None and not _counter().hit(GUESTS_HERE, f"guest at {_address()}"):
        raise TooMany(GUESTS_SPENT)
    if person and not _counter().hit(STARTS, f"start of {person.public_id}"):
        raise TooMany(STARTS_SPENT)


def count_export(person: Person) -> None:
    """Count an export that somebody uploads, whatever becomes of it. Raises TooMany."""
    if not _counter().hit(EXPORTS, f"export of {person.public_id}"):
        raise TooMany(EXPORTS_SPENT)


def count_report(person: Person) -> None:
    """Count a report of an item, whatever becomes of it. Raises TooMany."""
    if not _counter().hit(REPORTS, f"report of {person.public_id}"):
        raise TooMany(REPORTS_SPENT)


@contextmanager
def counting(wrong: type[Refusal], tries: Sequence[Try], spent: Message) -> Iterator[None]:
    """Count it when what happens inside is refused as ``wrong``.

    Raises TooMany with ``spent``, before it happens, when too many of these tries went wrong.
    """
    counter = _counter()
    if not all(counter.test(limit, key) for limit, key in tries):
        raise TooMany(spent)
    try:
        yield
    except wrong:
        for limit, key in tries:
            counter.hit(limit, key)
        raise


@contextmanager
def answering(wrong: type[Refusal], tries: Sequence[Try], spent: TooMany) -> Iterator[None]:
    """Count it when what happens inside is refused as ``wrong``, and raise ``spent`` instead after too many."""
    try:
        yield
    except wrong:
        counted = [_counter().hit(limit, key) for limit, key in tries]
        if not all(counted):
            raise spent from None
        raise


def _counter() -> Counter:
    return cast("Counter", current_app.extensions[EXTENSION])


def _address() -> str:
    return request.remote_addr or ""


def _browser() -> str:
    """Return what tells this browser from others: a hash of the token that all its forms carry."""
    return hashlib.sha256(str(session.get("csrf_token", "")).encode()).hexdigest()
