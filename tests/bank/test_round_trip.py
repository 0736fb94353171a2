"""What is written is read back the same, whatever the text holds, and writing again changes no byte."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.files import read_folder
from quizapp.bank.plain import dump_item, load_item
from quizapp.bank.writer import folder_texts, write_folder
from quizapp.bank.yaml_text import yaml_text
from quizapp.bank.yaml_tree import parse_yaml
from quizapp.core.bank import Bank
from quizapp.core.problem import Problems
from quizapp.core.shape import Scope, Text
from quizapp.core.tree import Branch, Leaf, Node, Row
from quizapp.itemtypes import registry
from tests.bank.factory import banks, texts, words


def as_plain(node: Node | None) -> object:
    if isinstance(node, Branch):
        return {key: as_plain(child) for key, (_, child) in node.entries.items()}
    if isinstance(node, Row):
        return [as_plain(child) for child in node.values]
    return node.text if isinstance(node, Leaf) else None


@pytest.mark.usefixtures("fake_types")
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(bank=banks())
def test_a_bank_comes_back_and_is_written_the_same(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bank")
    write_folder(bank, folder)
    read, problems = read_folder(folder)
    assert [problem for problem in problems if problem.code != "quiz-item-hidden"] == []
    assert read == bank
    assert {child.name: child.read_text(encoding="utf-8") for child in folder.iterdir()} == folder_texts(bank)
    assert folder_texts(read) == folder_texts(bank)


@given(
    st.recursive(
        texts,
        lambda inner: (
            st.lists(inner, max_size=5)
            | st.dictionaries(st.from_regex(r"[a-z]{1,12}", fullmatch=True), inner, max_size=5)
        ),
        max_leaves=20,
    )
)
def test_plain_data_survives_yaml(data: object) -> None:
    problems = Problems()
    node = parse_yaml(yaml_text(data), "f.yaml", problems)
    assert list(problems) == []
    assert as_plain(node) == data


@given(words)
def test_a_text_read_twice_is_the_same(text: str) -> None:
    tree = parse_yaml(yaml_text([text]), "f.yaml", Problems())
    assert isinstance(tree, Row)
    once = Text(10_000).read(tree.values[0], Scope(Problems()))
    if isinstance(once, str):
        again = Text(10_000).read(Leaf(once, tree.place, quoted=True), Scope(Problems()))
        assert again == once
        assert "\n" not in once


def test_every_example_of_every_item_type_survives_yaml() -> None:
    items = [item for kind in registry.item_types().values() for item, _ in kind.examples()]
    assert items
    tree = parse_yaml(yaml_text([dump_item(item) for item in items]), "f.yaml", Problems())
    assert isinstance(tree, Row)
    assert [load_item(node, Scope(Problems())) for node in tree.values] == items


def test_long_text_is_folded_and_lists_of_ids_stand_on_one_line() -> None:
    text = yaml_text({"evidence": ["p1.1", "p2.3"], "names": ["Korut", "Korea Utara"], "why": "kata " * 30 + "akhir"})
    assert text.splitlines()[:4] == ["evidence: [p1.1, p2.3]", "names:", "- Korut", "- Korea Utara"]
    assert max(map(len, text.splitlines())) <= 110
    assert len(text.splitlines()) == 6


def test_what_looks_like_another_type_is_quoted_and_dates_and_keys_are_not() -> None:
    assert yaml_text({"on": "2026-01-31", "a": "no", "b": "1961", "c": True, "d": 3}) == (
        "on: 2026-01-31\na: 'no'\nb: '1961'\nc: true\nd: 3\n"
    )
