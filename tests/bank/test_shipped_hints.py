"""Interactive quizzes of the shipped banks: every item has hints in every language, and no hint is the answer."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.bank.files import find_banks, read_folder
from quizapp.core.bank import Bank
from quizapp.core.item import Item
from quizapp.core.policy import Behaviour
from quizapp.itemtypes.registry import item_type
from quizapp.resources import questions_folder


def banks() -> Iterator[Bank]:
    for path in sorted(find_banks(questions_folder())):
        bank, _ = read_folder(path)
        assert bank is not None
        yield bank


def hinted(bank: Bank) -> Iterator[Item]:
    asked = {id_ for quiz in bank.quizzes if quiz.policy.behaviour is Behaviour.INTERACTIVE for id_ in quiz.items}
    for edition in bank.editions.values():
        yield from (item for item in edition.items if item.id in asked)


def answers(item: Item) -> Iterator[str]:
    for part in item_type(item.type).parts(item):
        if part.key:
            yield part.text
        if part.answer:
            yield part.answer


def test_an_interactive_quiz_is_shipped() -> None:
    assert any(list(hinted(bank)) for bank in banks())


def test_hints_are_there_and_give_no_answer() -> None:
    for bank in banks():
        for item in hinted(bank):
            assert len(item.hints) > 1, item.id
            told = " ".join(item.hints).casefold()
            assert [answer for answer in answers(item) if answer.casefold() in told] == [], item.id
