"""The guide to item types: an example of each that can be used as it stands, and fresh in the questions' README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from quizapp.bank.type_guide import type_guide
from quizapp.cli.main import main
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.registry import item_types

MARKED = re.compile(r"(?<=<!-- types -->\n).*?(?=<!-- end of types -->)", re.DOTALL)
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def test_the_readme_of_the_questions_is_fresh(repository: Path) -> None:
    text = (repository / "questions/README.md").read_text(encoding="utf-8")
    (shown,) = MARKED.findall(text)
    assert shown.strip() == type_guide().strip(), (
        "put what `LANG=C quizapp bank types` prints between the two marks of questions/README.md"
    )


@pytest.mark.parametrize("name", sorted(item_types()))
def test_the_guide_shows_each_type_as_its_own_reader_takes_it(name: str) -> None:
    plain = {item["type"]: item for block in BLOCK.findall(type_guide()) for item in yaml.safe_load(block)}[name]
    kind, problems = item_types()[name], Problems()
    node = from_plain(plain["content"], Place("guide"))
    content = kind.load(node, Scope(problems))
    assert content is not None
    kind.check(content, node, Scope(problems))
    assert len(problems) == 0
    assert content == next(iter(kind.examples()))[0].content


def test_the_command_prints_it() -> None:
    result = CliRunner().invoke(main, ["bank", "types"], env={"LANG": "C", "LC_ALL": "C"})
    assert result.exit_code == 0
    assert result.output.count("```yaml") == len(item_types())
