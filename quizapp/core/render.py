"""Templates outside a web request: one strict Jinja environment, and the filters that every environment of ours has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from jinja2 import BaseLoader, Environment, StrictUndefined

from quizapp.core.i18n import Message, Translate
from quizapp.core.markup import inline, plain

TranslatePlural = Callable[[str, str, int], str]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Named = TypeVar("Named", bound=_Named)


def arranged(things: Iterable[Named], order: Iterable[str]) -> list[Named]:
    """Return the things whose ids stand in ``order``, as it has them; other ids in it are passed over."""
    by_id = {thing.id: thing for thing in things}
    return [by_id[name] for name in order if name in by_id]


def add_filters(environment: Environment, translate: Translate) -> None:
    """Give an environment the filters ``md`` (inline Markdown), ``plain`` (it as text), ``message`` and ``arranged``.

    ``translate`` is called at the time of rendering, so one that looks up the reader's language works.
    """

    def message(value: Message) -> str:
        return value.translated(translate)

    environment.filters.update(md=inline, plain=plain, message=message, arranged=arranged)


def environment(translate: Translate, ngettext: TranslatePlural, loader: BaseLoader | None = None) -> Environment:
    """Return an environment that always escapes, knows ``_`` and the filters, and raises on an undefined name."""
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(translate, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    add_filters(made, translate)
    return made
