"""Templates outside a web request: one strict Jinja environment, and the filters that every environment of ours has."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, StrictUndefined

from quizapp.core.i18n import Message, Translate
from quizapp.core.markup import inline, plain

TranslatePlural = Callable[[str, str, int], str]


def add_filters(environment: Environment, translate: Translate) -> None:
    """Give an environment the filters ``md`` (inline Markdown), ``plain`` (the same as text) and ``message``.

    ``translate`` is called at the time of rendering, so one that looks up the reader's language works.
    """

    def message(value: Message) -> str:
        return value.translated(translate)

    environment.filters.update(md=inline, plain=plain, message=message)


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
