"""What every site that one test process makes would compile anew, and always to the same: compiled once."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Any

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.environment import Environment
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class Templates(BytecodeCache):
    """Hold the code of templates by their names and texts, in memory."""

    def __init__(self) -> None:
        self.code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Lend the code of a template that some site compiled."""
        bucket.code = self.code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        assert bucket.code is not None
        self.code[bucket.key, bucket.checksum] = bucket.code


def share(patch: pytest.MonkeyPatch) -> None:
    """Let all sites share the code of templates, and of the functions that build addresses."""
    templates, builders = Templates(), dict[object, Builder]()
    make, build = Flask.create_jinja_environment, Rule._compile_builder  # noqa: SLF001 - half of what a site's start costs

    def environment(app: Flask) -> Environment:
        made: Environment = make(app)
        made.bytecode_cache = templates
        return made

    def builder(rule: Any, append_unknown: bool = True) -> Builder:  # noqa: ANN401, FBT002 - as Werkzeug has it
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)  # noqa: SLF001 - all that it reads
        if key not in builders:
            builders[key] = build(rule, append_unknown)
        return builders[key]

    patch.setattr(Flask, "create_jinja_environment", environment)
    patch.setattr(Rule, "_compile_builder", builder)
