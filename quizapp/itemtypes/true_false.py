"""True or false: one statement, two options that the language of the item words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from wtforms import Form, RadioField, TextAreaField

from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.shape import Flag, Record, Scope, Text, maybe, read_clean
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import LONGEST_TEXT
from quizapp.itemtypes.contract import Example
from quizapp.itemtypes.editing import filled_in
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import Choice
from quizapp.itemtypes.one_choice import OneChoice
from quizapp.itemtypes.option import Option, by_key

# Content, not interface: a student reads them in the language of the item, whatever language the buttons have.
WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({"id": ("Benar", "Salah"), "en": ("True", "False")})
TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Hold whether the statement (the stem) is true, and what is told about each of the two choices."""

    answer: bool
    when_true: str = ""
    when_false: str = ""

    @property
    def shuffle(self) -> bool:
        """Return False: true always stands before false."""
        return False

    def offered(self, language: str) -> tuple[Option, ...]:
        """Return the two options in the item's language, in English where we have no words of it."""
        true, false = WORDS.get(language, WORDS["en"])
        return (
            Option(TRUE, true, self.answer, self.when_true),
            Option(FALSE, false, not self.answer, self.when_false),
        )


class TrueFalseType(OneChoice[TrueFalse]):
    """Own all sides of true or false. The response is ``{"option": "true" | "false"}``."""

    name = "true_false"
    label = msg("True or false")
    look = "true_false"
    rules = MappingProxyType({"one_key": 1})
    earned = MappingProxyType({"one_key": by_key})
    shape = Record({
        "answer": Flag(), "when_true": maybe(Text(LONGEST_TEXT)), "when_false": maybe(Text(LONGEST_TEXT)),
    })  # fmt: skip

    def load(self, node: Node, scope: Scope) -> TrueFalse | None:
        """Read ``answer``, ``when_true`` and ``when_false``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else TrueFalse(**read)

    def dump(self, content: TrueFalse) -> dict[str, Any]:
        """Leave out what is not told."""
        told = {"when_true": content.when_true, "when_false": content.when_false}
        return {"answer": content.answer} | {name: text for name, text in told.items() if text}

    def check(self, content: TrueFalse, node: Node, scope: Scope) -> None:
        """Find nothing: what can be read can be asked."""

    def edit_form(self, content: TrueFalse | None) -> type[Form]:
        """Return the choice of the key, and a line for what is told about each option."""
        filled: dict[str, Any] = {} if content is None else self.dump(content)

        class TrueFalseForm(Form):
            answer = RadioField(
                choices=[Choice(TRUE), Choice(FALSE)],
                default=None if content is None else TRUE if content.answer else FALSE,
                validate_choice=False,
            )
            when_true = TextAreaField(default=filled.get("when_true", ""))
            when_false = TextAreaField(default=filled.get("when_false", ""))

        return TrueFalseForm

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the chosen key as a flag; ``load`` reports a form in which none was chosen."""
        said = filled_in(form)
        return said | ({"answer": said["answer"] == TRUE} if said.get("answer") in {TRUE, FALSE} else {})

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield a true and a false statement."""
        told = {"answer": True, "when_true": "Bacaan menyebutnya.", "when_false": "Bulan justru menarik lebih kuat."}
        yield example_item(self, "Bulan menarik air laut.", told, "Kalimat kedua menyebutnya."), (
            given("one_key", "1", "right", option=TRUE),
            given("one_key", "0", "wrong", option=FALSE),
            blank("one_key"),
        )  # fmt: skip
        false = {"answer": False, "when_true": "Hitung lagi pasangnya."}
        yield example_item(self, "Air laut naik sekali sehari.", false, "Dua kali sehari."), (
            given("one_key", "1", "right", option=FALSE),
        )  # fmt: skip


TYPE: Final = TrueFalseType()
