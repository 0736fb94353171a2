"""Settings of one installation: read once from QUIZAPP_* variables, frozen, handed on by the edges.

Reading them is pure; the functions at the end make what an installation keeps on disk besides its database: the data
folder and the secret key.
"""

import difflib
import os
import secrets
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PREFIX = "QUIZAPP_"
SECRET_BYTES = 32  # as long as the hash that signs with it: shorter would be the weakest part
TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})
DATABASES = frozenset({"sqlite", "postgres", "postgresql", "postgresql+psycopg"})
LIMIT_STORES = frozenset({"memory", "redis", "rediss"})
LANGUAGES = ("id", "en")


class ConfigError(Exception):
    """A setting, or the folder or key it names, cannot be used; ``sentences`` says everything that is wrong."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def _text(text: str) -> str:
    return text


def _path(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        raise ValueError("use a path; no user has the name after ~") from None


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _flag(text: str) -> bool:
    word = text.lower()
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise ValueError("use 1 or 0")
    return word in TRUE_WORDS


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise ValueError(f"use a whole number from {low} to {high}")
        return int(text)

    return read


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(f"use {' or '.join(words)}")
        return text

    return read


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("use a name such as Asia/Jakarta") from None


def _database(text: str) -> str:
    scheme, separator, _ = text.partition("://")
    if not separator or scheme not in DATABASES:
        raise ValueError("use sqlite:///FILE or postgresql://USER@HOST/NAME")
    return text


def _limit_store(text: str) -> str:
    scheme, separator, _ = text.partition("://")
    try:
        known = scheme in LIMIT_STORES and separator and urlsplit(text).port != 0
    except ValueError:  # a port that is no number
        known = False
    if not known:
        raise ValueError("use memory:// or redis://HOST:PORT/NUMBER")
    return text


def _secret(text: str) -> str:
    if len(text.encode()) < SECRET_BYTES:
        raise ValueError(f"use at least {SECRET_BYTES} bytes, by chance")
    return text


def _secrets(text: str) -> tuple[str, ...]:
    return tuple(_secret(word) for word in _words(text))


def _model_url(text: str) -> str:
    try:
        address = urlsplit(text)
        more = address.username or address.query or address.fragment
        whole = address.scheme in {"http", "https"} and address.hostname and address.port != 0 and not more
    except ValueError:  # a port that is no number
        whole = False
    if not whole:
        raise ValueError("use https://HOST/v1, without a name, question mark or #")
    return text


@dataclass(frozen=True, slots=True)
class Setting:
    """Tell of one setting: how its text is read (ValueError: how to write it instead), its unit, and why it exists."""

    read: Callable[[str], object]
    unit: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Hold every setting; the variable of a field is its name in capitals after QUIZAPP_.

    Empty ``database_url`` and ``secret_key_file`` become their places in the data folder. Secrets stay out of ``repr``.
    """

    data: Annotated[Path, Setting(_path, "folder", "All that one installation keeps lies in one place to back up.")]
    database_url: Annotated[
        str, Setting(_database, "address", "Empty is an SQLite file in the data folder: nothing to set up.")
    ] = field(default="", repr=False)
    secret_key: Annotated[str, Setting(_secret, "text", "Several nodes must sign alike; empty reads the key file.")] = (
        field(default="", repr=False)
    )
    secret_key_file: Annotated[
        Path | None, Setting(_path, "file", "A key may live where only the service reads; made at first start.")
    ] = None
    secret_key_fallbacks: Annotated[
        tuple[str, ...], Setting(_secrets, "texts", "Former keys still open sign-ins while a key is changed.")
    ] = field(default=(), repr=False)
    timezone: Annotated[ZoneInfo, Setting(_zone, "zone name", "Times are shown as the school's clock shows them.")] = (
        ZoneInfo("Asia/Jakarta")
    )
    language: Annotated[
        str, Setting(_one_of(*LANGUAGES), "id or en", "The interface for a browser that asks for neither language.")
    ] = "id"
    trusted_hosts: Annotated[
        tuple[str, ...],
        Setting(_words, "host names", "A forged Host header must not reach a link: name the public host."),
    ] = ("localhost", "127.0.0.1", "[::1]")
    proxies: Annotated[
        int,
        Setting(_whole(0, 9), "proxies", "As many X-Forwarded-* steps are believed; 0 when clients connect directly."),
    ] = 0
    https: Annotated[
        bool,
        Setting(_flag, "1 or 0", "Secure __Host- cookies: 1 behind HTTPS; over plain HTTP browsers would drop them."),
    ] = False
    limits_url: Annotated[
        str, Setting(_limit_store, "address", "Where tries are counted; several nodes share them in Redis.")
    ] = "memory://"
    bank_upload: Annotated[
        int,
        Setting(_whole(1, 600), "MB", "A bank full of pictures is larger than most; who uploads it fills memory."),
    ] = 10
    threads: Annotated[
        int, Setting(_whole(1, 64), "threads", "Requests served at once; a class waits on disk, not on the processor.")
    ] = 16
    model_url: Annotated[
        str, Setting(_model_url, "address", "An OpenAI-compatible endpoint for drafts; empty asks no model, ever.")
    ] = ""
    model_name: Annotated[str, Setting(_text, "text", "The model that is asked there; drafts keep its name.")] = ""
    model_key: Annotated[str, Setting(_text, "text", "Lets this site in there; it stands in no log and no page.")] = (
        field(default="", repr=False)
    )
    log: Annotated[
        str,
        Setting(
            _one_of("none", "json"), "none or json", "A line a request on stderr; programs that gather them read JSON."
        ),
    ] = "none"

    def __post_init__(self) -> None:
        """Fill in the places that follow from the data folder."""
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.data / 'quizapp.sqlite3'}")
        if self.secret_key_file is None:
            object.__setattr__(self, "secret_key_file", self.data / "secret.key")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], data: Path | None = None) -> "Settings":
        """Return the settings that the QUIZAPP_* variables of ``environ`` state, defaults for the others.

        ``data`` (the ``--data`` option) outweighs QUIZAPP_DATA. An empty variable counts as absent. Raises ConfigError
        that names every unknown variable and every bad value; values of secrets are not repeated.
        """
        given = {name: text.strip() for name, text in environ.items() if name.startswith(PREFIX) and text.strip()}
        known = variables()
        complaints = [_unknown(name, known) for name in given.keys() - known.keys()]
        values: dict[str, Any] = {"data": default_data_folder(environ)}
        for name in given.keys() & known.keys():
            try:
                values[name.removeprefix(PREFIX).lower()] = known[name].read(given[name])
            except ValueError as error:
                complaints.append(f"{name}: {error}.")
        if complaints:
            raise ConfigError(*sorted(complaints))
        return cls(**values | ({"data": data.absolute()} if data else {}))


def variables() -> dict[str, Setting]:
    """Return what is told of every setting, by the name of its variable, in the order of Settings."""
    hints = get_type_hints(Settings, include_extras=True)
    return {PREFIX + each.name.upper(): hints[each.name].__metadata__[0] for each in fields(Settings)}


def _unknown(name: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"{name}: no setting has this name" + (f"; did you mean {near[0]}?" if near else ".")


def default_data_folder(environ: Mapping[str, str]) -> Path:
    """Return ``$XDG_DATA_HOME/quizapp``; the XDG base directory rule reads unset or relative as ``~/.local/share``."""
    base = environ.get("XDG_DATA_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".local" / "share") / "quizapp"


def ensure_data_folder(settings: Settings) -> Path:
    """Make the data folder with mode 0700 where it is missing, and return it.

    Raises ConfigError when it cannot be made or written to.
    """
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"The data folder {settings.data} cannot be made: {error.strerror}.") from None
    if not os.access(settings.data, os.W_OK | os.X_OK):
        raise ConfigError(f"The data folder {settings.data} cannot be written to.")
    return settings.data


def ensure_secret_key(settings: Settings) -> str:
    """Return the key that signs sessions: the setting, else the key file, which is made with mode 0600 at first use.

    Two processes that start at once agree: one makes the file, the other reads it. Raises ConfigError for a file that
    others may read, that is too short, or that cannot be read or made.
    """
    if settings.secret_key:
        return settings.secret_key
    path = settings.secret_key_file or settings.data / "secret.key"
    try:
        _make_key(path)
        return _read_key(path)
    except OSError as error:
        raise ConfigError(f"The key file {path} cannot be used: {error.strerror}.") from None


def _make_key(path: Path) -> None:
    """Write a new key beside ``path`` and link it there, so that no reader ever meets half a key."""
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES) + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its key is the key
    finally:
        draft.unlink()


def _read_key(path: Path) -> str:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigError(f"The key file {path} can be read by others. Type: chmod 600 {path}")
    try:
        return _secret(path.read_text(encoding="utf-8").strip())
    except ValueError as error:
        raise ConfigError(f"The key file {path}: {error}.") from None
