"""Whether the text proves a proposal: every span stands where it is said to, nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.fact import Stance
from quizapp.core.i18n import Message, msg
from quizapp.drafting.model.proposal import CHOICE, Proposal, Quote
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.gazetteer import gazetteer
from quizapp.drafting.words.name import PLACE, Name
from quizapp.drafting.words.tokens import tokens

FEWEST_WRONG: Final = 2
SHORTEST_QUOTE: Final = 3  # words
QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
NOT: Final = "n't"
FIGURE: Final = re.compile(r"\d[\d.,]*")


def fault(proposal: Proposal, text: Text) -> Message | None:
    """Return the first reason why a proposal cannot be a draft, None when the text bears it out.

    Each check may take for granted what those before it found nothing against.
    """
    return next(_faults(proposal, text), None)


def _faults(proposal: Proposal, text: Text) -> Iterator[Message]:
    lines = {line.address: line.text for line in text.sound}
    for quote in proposal.evidence:
        yield from _quote_faults(quote, lines)
    evidence = " ".join(lines[quote.address] for quote in proposal.evidence)
    yield from _wording_faults(proposal, text)
    if proposal.form == CHOICE:
        yield from _choice_faults(proposal, text, evidence)
    else:
        yield from _proof_faults(proposal)


def _wording_faults(proposal: Proposal, text: Text) -> Iterator[Message]:
    if invented := next(_invented(proposal.stem, text), ""):
        yield msg("The question brings in “%(word)s”, which the text does not name.", word=invented)
    if invented := next(_invented(proposal.rationale, text, allowed=proposal), ""):
        yield msg("The rationale brings in “%(word)s”, which the text does not name.", word=invented)
    if not proposal.stem.endswith("?"):
        yield msg("What it asks is no question.")
    if why := leaning(proposal.stem, text.lexicon):
        yield why
    if unattributed(proposal, text):
        yield msg("The sentence tells what somebody said, and the question does not name the speaker.")


def _proof_faults(proposal: Proposal) -> Iterator[Message]:
    if len({quote.address for quote in proposal.evidence}) > 1:
        yield msg("More than one sentence is named as the proof.")
    if any(stands(quote.text, proposal.stem) for quote in proposal.evidence):
        yield msg("The question says the sentence that it asks for.")


def _quote_faults(quote: Quote, lines: dict[str, str]) -> Iterator[Message]:
    if quote.address not in lines:
        yield msg("There is no sound sentence %(address)s in the text.", address=quote.address[:12])
    elif len(words(quote.text)) < SHORTEST_QUOTE or not stands(quote.text, lines[quote.address]):
        yield msg("The quoted words do not stand in sentence %(address)s.", address=quote.address)


def _choice_faults(proposal: Proposal, text: Text, evidence: str) -> Iterator[Message]:
    if not stands(proposal.key, evidence):
        yield msg("The key does not stand in the sentence that should prove it.")
    if holds(proposal.stem, proposal.key):
        yield msg("The question holds its own key.")
    if strange := next(_strange(proposal, text, evidence), ""):
        yield msg("The question names “%(word)s”, of which the quoted sentences do not speak.", word=strange)
    if _turned(f"{proposal.stem} {proposal.key}", evidence, text):
        yield msg("The quoted sentence denies something, and the question does not.")
    if len(proposal.distractors) < FEWEST_WRONG:
        yield msg("There are too few certainly wrong options.")
    for option in proposal.distractors:
        yield from _option_faults(option.text, proposal.key, text, evidence)


def _option_faults(option: str, key: str, text: Text, evidence: str) -> Iterator[Message]:
    if stands(option, evidence):
        yield msg("The wrong option “%(option)s” stands in the sentence that proves the key.", option=option[:60])
    if holds(option, key) or holds(key, option) or _same_name(option, key, text):
        yield msg("The wrong option “%(option)s” is the key under another name, or a part of it.", option=option[:60])


def _same_name(option: str, key: str, text: Text) -> bool:
    """Tell whether two options may call the same thing by two of its names, in the article or the gazetteer."""
    ones, others = _names(option, text), _names(key, text)
    return any(one.same(other) for one in ones for other in others)


def _names(called: str, text: Text) -> tuple[Name, ...]:
    known = gazetteer(text.language).get(called)
    return (*((known,) if known else ()), *(name for name in text.names.names if called.lower() in name.called))


def unattributed(proposal: Proposal, text: Text) -> bool:
    """Tell whether the evidence reports somebody's words and the stem does not name who speaks there."""
    verbs = frozenset(text.lexicon.speech)
    for line in text.sound:
        if line.address not in {quote.address for quote in proposal.evidence}:
            continue
        reported = bool(line.quotes) or any(word.small in verbs for word in line.tokens)
        named = [name for name in text.named(line.address) if name.kind != PLACE]
        speaking = [name for name in named if name in text.speakers] or named
        if reported and not any(holds(proposal.stem, part) for name in speaking for part in (name.text, *name.said)):
            return True
    return False


def _strange(proposal: Proposal, text: Text, evidence: str) -> Iterator[str]:
    """Walk names and figures of a question that its evidence has not, nor an office of somebody whom it names."""
    named = [name for quote in proposal.evidence for name in text.named(quote.address)]
    offices = [office for name in named for office, _ in text.names.offices.get(name.text, ())]
    known = " ".join([evidence, *offices, *(part for name in named for part in name.called)])
    return _foreign(proposal.stem, [known], text)


def _turned(asked: str, evidence: str, text: Text) -> bool:
    """Tell whether the evidence says that something is not so, and what is asked with its key does not."""
    return _denies(evidence, text) and not _denies(asked, text)


def _denies(said: str, text: Text) -> bool:
    lists = text.lexicon
    denials = " ".join(verb for verb, stance in lists.speech.items() if stance is Stance.DENIAL)
    negative = any(word in lists["negations"] or word.endswith(NOT) for word in words(plain(said)))
    return negative or not lists.writing.stems(denials).isdisjoint(lists.writing.stems(said))


def _invented(sentence: str, text: Text, allowed: Proposal | None = None) -> Iterator[str]:
    """Walk names and figures that the article does not have; the wrong options may be named in a rationale."""
    known = [text.article.passage.title, *(line.text for line in text.lines)]
    known += [option.text for option in allowed.distractors] if allowed else []
    return _foreign(sentence, known, text)


def _foreign(sentence: str, known: Sequence[str], text: Text) -> Iterator[str]:
    """Walk the names and figures of a sentence that some texts do not have."""
    whole = plain(" ".join(known))
    inside = {word.small for line in known for word in tokens(line)}
    places = gazetteer(text.language)
    for at, word in enumerate(tokens(sentence)):
        name = word.capital and len(word.text) > 1 and (at or places.get(word.text))  # any first word has a capital
        if name and word.small not in inside:
            yield word.text
    for figure in FIGURE.findall(sentence):
        if figure.rstrip(".,") not in whole:
            yield figure


def stands(span: str, sentence: str) -> bool:
    """Tell whether a span stands in a sentence word for word; the look of quotes, dashes and blanks is no matter."""
    return holds(plain(sentence), plain(span).strip(" .,;:"))


def plain(text: str) -> str:
    """Return a text with simple quotes and dashes and single blanks."""
    return " ".join(text.translate(QUOTES).split())
