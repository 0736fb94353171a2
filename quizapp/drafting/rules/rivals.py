"""Acts that only one sentence of the article, or of its paragraph, can be: no other does nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from quizapp.drafting.rules.acting import Act, act_of, denial
from quizapp.drafting.sense.antecedents import Antecedent
from quizapp.drafting.sense.subjects import subjects
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON, PLACE
from quizapp.drafting.words.tokens import Line, tokens

SHORTEST: Final = 5  # words of a sentence that is worth finding: not "Kuala Lumpur refused."
FEWEST: Final = 3  # sentences of a paragraph in which one is looked for
ORDERING: Final = ("kan", "i", "lah")  # how an Indonesian order ends, and how what is no order begins
BUILT: Final = ("me", "di", "be", "te", "ke", "se", "pem", "pen", "pet", "peg")
LEADING: Final = 3  # words of a sentence among which a pronoun is its subject
KINDS: Final = (
    ("requests", "requesting"), ("proposals", "proposing"), ("hopes", "hoping"), ("warnings", "worrying"),
    ("praises", "praising"), ("complaints", "complaining_words"), ("guesses", "guessing"), ("denials", "denying"),
    ("promises", "promising"), ("admissions", "admitting"), ("announcements", "announcing"),
)  # fmt: skip  # nouns of acts that are nearly the same, and words that do it without their verbs: please

URGING: Final = ("requests", "proposals", "warnings")  # nouns of acts after which something must be done


def acts(text: Text) -> Iterator[Act]:
    """Walk the acts that only one sentence of the article can be, or only one of its paragraph."""
    about = subjects(text)
    taken: set[tuple[str, str]] = set()
    for line in text.sound:
        act = act_of(line, about, text)
        if act is None or (act.noun, act.who) in taken or len(line.tokens) < SHORTEST:
            continue
        others = tuple(_rivals(act, about, text))
        near = any(other.paragraph == line.paragraph for other in others)
        if not others or (not near and sum(one.paragraph == line.paragraph for one in text.lines) >= FEWEST):
            taken.add((act.noun, act.who))
            yield replace(act, inside=bool(others))


def _rivals(act: Act, about: Mapping[str, Antecedent], text: Text) -> Iterator[Line]:
    """Walk the other sentences that may be an act too, or nearly the same act."""
    speakers = {
        **{line.address: text.meant[line.address] for line in text.lines if line.quotes and line.address in text.meant},
        **{saying.line.address: saying.speaker for saying in text.quotations},
    }
    of_person = all(name.kind == PERSON for name in act.doers)
    for other in text.lines:
        speaker = speakers.get(other.address)
        if other.address == act.line.address or (speaker and speaker not in act.doers and of_person):
            continue
        quoted = _in_words(other, act, text) and (speaker in act.doers or _beside(other, act, text))
        alike = _says_it(other, act, text) or _nearly(other, act, text)
        if quoted or (alike and _perhaps(other, act, about, text)):
            yield other
    yield from _behind(act, about, text)


def _says_it(other: Line, act: Act, text: Text) -> bool:
    """Tell whether another sentence has a verb of an act, or its noun."""
    lexicon = text.lexicon
    verbs = " ".join(verb for verb, noun in lexicon.acts.items() if noun == act.noun)
    return bool(lexicon.writing.stems(f"{verbs} {act.noun}") & text.stems[other.address])


def _nearly(other: Line, act: Act, text: Text) -> bool:
    """Tell whether another sentence may be an act of nearly the same kind: urges beside asks, “Please repair it”."""
    lexicon = text.lexicon
    spoken = _spoken(other, lexicon)
    theirs = spoken or act.doers & set(text.perhaps_named(other.address)) or _leads_by_pronoun(other, text)
    for nouns, marks in KINDS if theirs else ():
        if act.noun not in lexicon[nouns]:
            continue
        if any(lexicon.acts.get(word.small) in lexicon[nouns] for word in other.tokens):
            return True
        if spoken and (lexicon.one_of(marks).search(other.text) or (nouns == "requests" and _orders(other, text))):
            return True
    return False


def _orders(other: Line, text: Text) -> bool:
    """Tell whether a quotation opens with a verb that orders, in Indonesian: “Perbaiki dulu layanannya”."""
    opening = (other.text[begin:].lstrip("“").split(maxsplit=1)[:1] for begin, _ in other.quotes)
    first = [word.strip(",.!").lower() for words in opening for word in words if text.language == "id"]
    plain = (word for word in first if not word.startswith(BUILT) and word not in text.lexicon.writing.stems(word))
    return any(word.endswith(ORDERING) for word in plain)


def _spoken(other: Line, lexicon: Lexicon) -> bool:
    return bool(other.quotes) or any(
        word.small in lexicon.speech or word.small in lexicon["attributed"] for word in other.tokens
    )


def _in_words(other: Line, act: Act, text: Text) -> bool:
    """Tell whether a quotation may be an act in its own words: in English a denial in words that deny."""
    lexicon = text.lexicon
    denies = lexicon.language == "id" or any(
        word.small in lexicon["negations"] or word.small.endswith(("n't", "n’t")) for word in other.tokens
    )
    return bool(other.quotes) and (denies or act.noun != denial(lexicon))


def _beside(other: Line, act: Act, text: Text) -> bool:
    """Tell whether a sentence stands in the paragraph of an act, or right behind it."""
    place = text.lines.index(act.line) + 1
    return other.paragraph == act.line.paragraph or other in text.lines[place : place + 1]


def _behind(act: Act, about: Mapping[str, Antecedent], text: Text) -> Iterator[Line]:
    """Walk the next sentence where it may go on with an act."""
    lexicon = text.lexicon
    following = _following(act.line, text)
    if following is None or _of_another_kind(following, act, about, text):
        return
    words = {one.small for one in following.tokens}
    spoken = not words.isdisjoint(lexicon.speech.keys() | lexicon["attributed"])
    if act.noun == denial(lexicon) and not spoken and not lexicon["negations"] & words:
        return  # what they did instead denies nothing
    bodies = any(name.kind != PERSON for name in act.doers)  # who speaks next may speak for it
    same_side = spoken and bodies and not following.fresh
    theirs = act.doers & set(text.perhaps_named(following.address)) or _leads_by_pronoun(following, text)
    if same_side or theirs or _obliges(following, act, text):
        yield following


def _obliges(following: Line, act: Act, text: Text) -> bool:
    """Tell whether a sentence says what must be, as what somebody warns of or asks for may go on: ... tetap harus."""
    urging = any(act.noun in text.lexicon[nouns] for nouns in URGING)
    others = any(name.kind == PERSON and name not in act.doers for name in text.named(following.address))
    return urging and not others and text.lexicon.one_of("obliging").search(following.text) is not None


def _perhaps(other: Line, act: Act, about: Mapping[str, Antecedent], text: Text) -> bool:
    """Tell whether another sentence may be about who did an act."""
    theirs = {name for name in text.perhaps_named(other.address) if name.kind != PLACE}
    if {_lead(other), _lead(act.line)} == {"he", "she"}:
        return bool(act.doers & theirs)
    if other.address in about:
        return about[other.address].name in act.doers or bool(act.doers & theirs)
    unsure = not theirs and other.address not in text.article.damaged
    return unsure or bool(act.doers & theirs) or _leads_by_pronoun(other, text)


def _lead(line: Line) -> str:
    return next((word.small for word in line.tokens[:LEADING] if word.small in {"he", "she"}), "")


def _of_another_kind(following: Line, act: Act, about: Mapping[str, Antecedent], text: Text) -> bool:
    """Tell whether the next sentence is an act as well, and another one: it does not go on with the first."""
    other = act_of(following, about, text)
    return other is not None and other.noun != act.noun


def _following(line: Line, text: Text) -> Line | None:
    """Return the next sentence, in English one of the same paragraph; None behind the last."""
    place = next(at for at, other in enumerate(text.lines) if other.address == line.address)
    after = text.lines[place + 1] if place + 1 < len(text.lines) else None
    return None if after is None or (after.fresh and text.language == "en") else after


def _leads_by_pronoun(line: Line, text: Text) -> bool:
    return any(
        word.small in text.lexicon["pronouns"] or word.small.endswith("nya") for word in tokens(line.text)[:LEADING]
    )
