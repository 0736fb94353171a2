"""The strict environment: always escaped, never silent about a name it does not know."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, UndefinedError

from quizapp.core.i18n import msg
from quizapp.core.render import environment

INDONESIAN = {"Hello %(name)s": "Halo %(name)s", "%(right)s of %(rows)s": "%(right)s dari %(rows)s", "one": "satu"}


def translated(text: str) -> str:
    return INDONESIAN.get(text, text)


def plural(one: str, many: str, number: int) -> str:
    return translated(one if number == 1 else many)


def made(source: str, **values: object) -> str:
    return environment(translated, plural, DictLoader({"x": source})).get_template("x").render(values)


def test_everything_is_escaped_even_in_text_templates() -> None:
    assert made("{{ x }}", x="<b>&'\"") == "&lt;b&gt;&amp;&#39;&#34;"


def test_translated_sentences_are_escaped_where_they_take_text() -> None:
    assert made("{{ _('Hello %(name)s', name=x) }}", x="<b>") == "Halo &lt;b&gt;"
    assert made("{{ ngettext('one', 'many', 1) }}") == "satu"


def test_filters() -> None:
    assert made("{{ x | md }}", x="*a* <b>") == "<em>a</em> &lt;b&gt;"
    assert made("{{ x | plain }}", x="*a* <b>") == "a &lt;b&gt;"
    assert made("{{ x | message }}", x=msg("%(right)s of %(rows)s", right="<b>", rows=4)) == "&lt;b&gt; dari 4"


def test_an_unknown_name_is_a_bug() -> None:
    with pytest.raises(UndefinedError):
        made("{{ nobody }}")
