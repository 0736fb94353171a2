"""Plain data -> the one canonical YAML text: fields as given, short lists of ids on one line, long text folded."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import yaml

WIDTH: Final = 100  # columns after which a long text goes on in the next line
WIDE: Final = 1000  # for generated rows, one a line
FLOW: Final = re.compile(r"[a-z0-9.-]+")  # ids and addresses; a list of them may stand on one line
LONGEST_FLOW: Final = 80  # characters of such a list


class _Emitter(yaml.CSafeDumper):
    """PyYAML's emitter without its dates: ``2026-01-31`` is text to us, and to YAML 1.2."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML declares it
        first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
        for first, rules in yaml.CSafeDumper.yaml_implicit_resolvers.items()
    }


def yaml_text(data: object, *, row_depth: int = 0) -> str:
    """Return the canonical YAML of plain data (dict, list, str, int, bool).

    Mappings at ``row_depth`` levels below the top stand on one line each (0: none does), for generated tables.
    """
    text = yaml.serialize(
        _node(data, row_depth),
        Dumper=_Emitter,
        allow_unicode=True,
        width=WIDE if row_depth else WIDTH,
        line_break="\n",
    )
    return str(text)


def _node(data: Any, rows: int) -> yaml.Node:  # noqa: ANN401 - plain data of any depth
    if isinstance(data, Mapping):
        pairs = [(_key(key), _node(value, rows - 1)) for key, value in data.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=rows == 1 or not pairs)
    if isinstance(data, (list, tuple)):
        values = [_node(value, rows - 1) for value in data]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", values, flow_style=_flows(data))
    if isinstance(data, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if data else "false")
    if isinstance(data, int):
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(data))
    return yaml.ScalarNode("tag:yaml.org,2002:str", data)


def _key(key: str) -> yaml.Node:
    """Return a key that is never quoted: ours are words, and ``on`` is one."""
    return yaml.ScalarNode(_key_tag(key), key)


@cache
def _key_tag(key: str) -> str:
    resolve: Callable[..., str] = _Emitter(io.StringIO()).resolve
    return resolve(yaml.ScalarNode, key, (True, False))


def _flows(values: Any) -> bool:  # noqa: ANN401 - a list of plain data
    return all(isinstance(value, str) and FLOW.fullmatch(value) for value in values) and (
        sum(map(len, values)) + 2 * len(values) <= LONGEST_FLOW
    )
