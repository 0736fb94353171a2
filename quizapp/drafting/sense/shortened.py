"""English bodies called by their last word once they are known: the Northern Isles Trust, later "the trust"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizapp.drafting.sense.swapping import Swap
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, Name, Names
from quizapp.drafting.words.tokens import Line, Token


def shortened(lines: Sequence[Line], names: Names, lexicon: Lexicon) -> dict[str, Swap]:
    """Return address -> the word that gives way to the name of a body, of which one only ends so."""
    found: dict[str, Swap] = {}
    for name in names.names:
        noun = name.text.rpartition(" ")[2].lower()
        if name.kind == ORGANISATION and " " in name.text and noun in lexicon["organisations"]:
            for line, swap in _swaps(name, noun, lines, names, lexicon):
                found.setdefault(line.address, swap)
    return found


def _swaps(name: Name, noun: str, lines: Sequence[Line], names: Names, lexicon: Lexicon) -> Iterator[tuple[Line, Swap]]:
    """Walk the later sentences that say "the" and the noun, where every use of the noun means that name."""
    own = [(line, some) for line in lines for some in names.mentions.get(line.address, ()) if some.name == name]
    full = [line for line, some in own if some.text == name.text and line.text[: some.begin].lower().endswith("the ")]
    if not full or not all(_means(noun, line, name) for line in lines):
        return
    first = full[0]
    for line in lines[lines.index(first) + 1 :]:
        if any(one is line for one, _ in own):
            continue
        for before, word, behind in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False):
            if before.small == "the" and word.text == noun and _ends(behind, lexicon):
                yield line, Swap(word.start, word.end, name.text, (first.address,))
                break


def _means(noun: str, line: Line, name: Name) -> bool:
    """Tell whether a sentence has a noun only behind a bare "the", or inside the name itself."""
    forms = {noun, f"{noun}s", f"{noun}es", f"{noun.removesuffix('y')}ies"}
    first = line.tokens[0].small not in forms
    inner = (
        (before.small == "the" and word.small == noun) or name.text.endswith(f"{before.text} {word.text}")
        for before, word in pairwise(line.tokens)
        if word.small in forms
    )
    return first and all(inner)


def _ends(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word ends the noun before it: a mark, a verb, a small word."""
    lists = ("auxiliaries", "modal", "plain_verbs", "prepositions", "cuts", "negations")
    known = word.small in lexicon.verbs or word.small in lexicon.speech or word.small in lexicon.present
    return not word.word or known or word.small.endswith("ed") or any(word.small in lexicon[one] for one in lists)
