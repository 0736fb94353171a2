"""JSON Schemas of a bank's files, from the very shapes that read them: editors check while an author types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from quizapp.bank.plain.facts import FACT
from quizapp.bank.plain.glossary import TERM
from quizapp.bank.plain.head import HEAD
from quizapp.bank.plain.items import ITEM
from quizapp.bank.plain.quizzes import QUIZ
from quizapp.bank.plain.times import TIMES
from quizapp.bank.stamps import STAMPS
from quizapp.core.shape import ListOf, Shape

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, object]]:
    """Return file name -> JSON Schema (2020-12); item contents are those of the installed item types."""
    shapes: dict[str, tuple[str, Shape]] = {
        "bank": ("bank.yaml: the identity of a bank, its topics and entities", HEAD),
        "facts": ("facts.<language>.yaml: the facts of the passage", ListOf(FACT)),
        "items": ("items.<language>.yaml: the items", ListOf(ITEM)),
        "glossary": ("glossary.<language>.yaml: words of the passage and what they mean", ListOf(TERM)),
        "quizzes": ("quizzes.yaml: the quizzes", ListOf(QUIZ)),
        "evidence.stamps": ("evidence.stamps.yaml: the hashes of proving sentences when last read; generated", STAMPS),
        "deck.times": ("deck.times.yaml: when each note last changed; generated", TIMES),
    }
    return {
        f"{name}.json": {"$schema": DIALECT, "title": title, **shape.schema()}
        for name, (title, shape) in shapes.items()
    }


def schema_texts() -> dict[str, str]:
    """Return file name -> text of each schema file."""
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas().items()}


def write_schemas(path: Path) -> None:
    """Write the schema files into ``path``, made when missing. Raises OSError when it cannot be written."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (path / name).write_text(text, encoding="utf-8", newline="\n")
