"""The schemas that ship are those of the code, are valid, and accept what we ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import jsonschema
import pytest
import yaml

from quizapp.bank.files import find_banks
from quizapp.bank.schema import schema_texts, schemas
from quizapp.bank.skeleton import new_bank


class Loader(yaml.SafeLoader):
    """Read YAML as an editor does: dates are texts (YAML 1.2)."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_files_are_fresh(repository: Path) -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in (repository / "questions/schema").glob("*.json")}
    assert shipped == schema_texts(), "make them anew with: quizapp bank schema -o questions/schema"


@pytest.mark.parametrize(
    "name", sorted(["bank.json", "facts.json", "items.json", "quizzes.json", "evidence.stamps.json", "deck.times.json"])
)
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas()[name])


def faults(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        kind = path.name.removesuffix(".yaml").removesuffix(".id").removesuffix(".en")
        data = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader
        for error in jsonschema.Draft202012Validator(schemas()[f"{kind}.json"]).iter_errors(data):
            yield f"{path.name} {error.json_path}: {error.message}"


def test_what_ships_fits_its_schemas(repository: Path, tmp_path: Path) -> None:
    new_bank(tmp_path / "new", "contoh", UUID(int=5))
    for folder in [*find_banks(repository / "questions"), tmp_path / "new"]:
        assert list(faults(folder)) == []


def changed(name: str, change: tuple[str, str], tmp_path: Path) -> list[str]:
    new_bank(tmp_path, "contoh", UUID(int=5))
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / name).write_text(text.replace(*change, 1), encoding="utf-8")
    return list(faults(tmp_path))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("bank.yaml", ("slug: contoh", "slug: Contoh Saya")),
        ("facts.id.yaml", ("\n  stance: stated", "\n  stance: rumour")),
        ("facts.id.yaml", ("back: Pulau Jawa", "answer: Pulau Jawa")),
        ("items.id.yaml", ("status: published", "status: done")),
        ("items.id.yaml", ("options:", "choices:")),
        ("quizzes.yaml", ("items: [pulau-tempat-jakarta]", "items: []")),
    ],
    ids=["form", "word", "card", "status", "content", "count"],
)
def test_what_the_reader_refuses_the_schema_refuses_too(name: str, change: tuple[str, str], tmp_path: Path) -> None:
    assert changed(name, change, tmp_path) != []
