"""The content of matching: prompts, targets and which goes with which; how it is read, written and answered."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.markup import plain
from quizapp.core.response import Given, Response
from quizapp.core.shape import Flag, ListOf, Record, Text, identifier, maybe
from quizapp.itemtypes.authored import LONGEST_SELECTED, LONGEST_TEXT, plain_part

MOST_PROMPTS: Final = 12
MOST_TARGETS: Final = 12

PROMPT: Final = Record({
    "id": identifier(),
    "text": Text(LONGEST_TEXT),
    "target": identifier(),
    "rationale": maybe(Text(LONGEST_TEXT)),
    "remember": maybe(Flag()),
})  # fmt: skip

SHAPE: Final = Record({
    "prompts": ListOf(PROMPT, 2, MOST_PROMPTS),
    "targets": ListOf(Record({"id": identifier(), "text": Text(LONGEST_TEXT)}), 2, MOST_TARGETS),
    "shuffle": maybe(Flag()),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """Hold one target; several prompts may share it, and some targets may belong to none."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """Hold one prompt, its target, and whether the pair is worth a practice note of its own."""

    id: str
    text: str
    target: str
    rationale: str = ""
    remember: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """Hold prompts and targets in the author's order."""

    prompts: tuple[Prompt, ...]
    targets: tuple[Target, ...]
    shuffle: bool = True

    def same(self) -> dict[str, str]:
        """Return target id -> the id of the first target that reads the same, case aside: those two are one."""
        first: dict[str, str] = {}
        return {target.id: first.setdefault(_read(target.text), target.id) for target in self.targets}

    def distinct(self) -> dict[str, str]:
        """Return id -> text of the targets, those that read the same once."""
        kept = set(self.same().values())
        return {target.id: target.text for target in self.targets if target.id in kept}

    def keys(self) -> dict[str, str]:
        """Return prompt id -> id of its target, by the first that reads the same."""
        same = self.same()
        return {prompt.id: same[prompt.target] for prompt in self.prompts}

    def matched(self, response: Response) -> dict[str, str]:
        """Return prompt id -> id of the chosen target, in the author's order; what does not exist is left out."""
        pairs = response.data.get("pairs") if isinstance(response, Given) else None
        if not isinstance(pairs, Mapping):
            return {}
        same, chosen = self.same(), ((prompt.id, pairs.get(prompt.id)) for prompt in self.prompts)
        return {prompt: same[target] for prompt, target in chosen if isinstance(target, str) and target in same}

    @property
    def long(self) -> bool:
        """Tell whether a target is too long for a select."""
        return any(len(target.text) > LONGEST_SELECTED for target in self.targets)


def _read(text: str) -> str:
    return unicodedata.normalize("NFC", plain(text)).casefold()


def made(read: Mapping[str, Any]) -> Matching:
    """Return the content of what ``SHAPE`` read."""
    prompts, targets = (Prompt(**row) for row in read["prompts"]), (Target(**row) for row in read["targets"])
    return Matching(tuple(prompts), tuple(targets), read.get("shuffle", True))


def plain_content(content: Matching) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    prompts = [_plain_prompt(prompt) for prompt in content.prompts]
    targets = [plain_part(target) for target in content.targets]
    return {"prompts": prompts, "targets": targets} | ({} if content.shuffle else {"shuffle": False})


def _plain_prompt(prompt: Prompt) -> dict[str, Any]:
    return plain_part(prompt, target=prompt.target, rationale=prompt.rationale, remember=prompt.remember)
