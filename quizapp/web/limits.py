"""How often somebody may try a password: only wrong tries count, in this process's memory, or in Redis for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from quizapp.config import Settings
from quizapp.core.person import name_key

LONGEST_KEY: Final = 80  # characters of a name that tell accounts apart; a longer one fits no account
BY_NAME_AND_ADDRESS: Final = "10 per 15 minutes"
BY_NAME: Final = "50 per 15 minutes"  # from many addresses; never for ever, or anybody could lock anybody out
BY_ADDRESS: Final = "300 per 15 minutes"  # a whole school sits behind one

View = TypeVar("View", bound=Callable[..., Any])

limiter = Limiter(key_func=get_remote_address, strategy="moving-window", headers_enabled=False)


def init_app(app: Flask, settings: Settings) -> None:
    """Count where the settings say."""
    app.config["RATELIMIT_STORAGE_URI"] = settings.limits_url
    limiter.init_app(app)


def tried_name() -> str:
    """Return the name that is being tried, as accounts compare names."""
    return "name " + name_key(request.form.get("name", "")[:LONGEST_KEY])


def tried_here() -> str:
    """Return the name that is being tried and the address it is tried from."""
    return f"{get_remote_address()} {tried_name()}"


def was_wrong(response: Response) -> bool:
    """Tell whether a reply turned the try down."""
    return response.status_code >= 400  # noqa: PLR2004 - where HTTP's errors begin


def guard_tries(view: View) -> View:
    """Turn a view's POST away with 429 after too many wrong tries, by name, by address and by both."""
    guarded: Any = view
    for limit, key in ((BY_ADDRESS, get_remote_address), (BY_NAME, tried_name), (BY_NAME_AND_ADDRESS, tried_here)):
        guarded = limiter.limit(limit, key_func=key, methods=["POST"], deduct_when=was_wrong)(guarded)
    return cast("View", guarded)
