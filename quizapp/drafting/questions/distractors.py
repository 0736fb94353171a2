"""Wrong options: of the key's type and class, from the article first, never what may be the key under another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final
from zlib import crc32

from quizapp.bank.lint.texts import holds
from quizapp.drafting.names.bodies import QUIET, QUIETEST, beside, compete, near, sort_of
from quizapp.drafting.questions.candidates import Candidates
from quizapp.drafting.questions.courts import fits_verdict
from quizapp.drafting.questions.doing_alike import done_alike
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.questions.overlapping import overlap
from quizapp.drafting.questions.teams import contested, fits_contest
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.gazetteer import groups
from quizapp.drafting.words.name import ORGANISATION, PERSON, PLACE, Name
from quizapp.drafting.words.tokens import Line, tokens

MOST: Final = 3
FEWEST: Final = 2
ALIKE: Final = 0.5  # of the stems of a question that another sentence says of somebody: then they may fit too
JOINING: Final = frozenset({"dan", "and", "&", "serta", ""})  # between two who may hold one office together
TEAM: Final = "tim"  # in Indonesian
LISTED: Final = ("country", "capital", "body")  # regions of one country: only the article knows which lie near
APART: Final = frozenset({"body-none", "body-firm", "body-world", "body-bloc"})  # each has a field of its own
NATIONAL: Final = MappingProxyType({"body-uk": "GB", "body-us": "US"})  # bodies of a country that the article names
TOWNS: Final = frozenset({"capital", "big_cities", "cities", "world_cities"})


def distractors(finding: Finding, text: Text) -> tuple[Name, ...]:
    """Return up to three wrong names for a finding, none when there are fewer than two that are certainly wrong."""
    key = finding.name
    if key is None:
        return ()
    taken: list[Name] = []
    own = list(_from_article(finding, key, text))
    sort = _sort(key, text)
    alike = [name for name in own if _sort(name, text) == sort]
    unlike = set(own).difference(alike)
    close, other = _by_nearness(alike, key, text)
    sides = [name for name in own if name in unlike and _any_side(finding, text)]
    sides = [name for name in sides if _sort(name, text) not in QUIET]
    first = (*close, *other, *sides) or (tuple(own) if text.language == "id" and key.kind == ORGANISATION else ())
    for name in dict.fromkeys((*first, *_from_lists(finding, key, text), *alike, *own)):
        if len(taken) >= MOST:
            break
        strange = key.kind == ORGANISATION and name not in own  # a body of which the article says nothing
        most = FEWEST if strange or (name in unlike and not _any_side(finding, text)) else MOST
        if len(taken) < most and not any(name.same(other) for other in (key, *filter(None, [finding.partner]), *taken)):
            taken.append(name)
    fair = finding.rule != "doer" or (
        contested(key, taken, text) and _known(key, taken, text) and _unnamed_rivals(finding, key, taken, text)
    )
    return tuple(taken) if len(taken) >= FEWEST and fair else ()


def _known(key: Name, taken: Sequence[Name], text: Text) -> bool:
    """Tell whether a place or an Indonesian body has another of the article beside it: else only it was read of.

    The services of one regency go together all the same.
    """
    body = text.language == "id" and key.kind == ORGANISATION and not any(beside(key))
    return not (body or key.kind == PLACE) or any(name in text.names.names for name in taken)


def _unnamed_rivals(finding: Finding, key: Name, taken: Sequence[Name], text: Text) -> bool:
    """Tell whether a team has enough others of the article beside it: two where the question names its opponent."""
    teams = [name for name in text.names.names if _sort(name, text) == TEAM]
    opposed = any(name != key and any(holds(finding.question, one) for one in name.names) for name in teams)
    return _sort(key, text) != TEAM or sum(name in teams for name in taken) > opposed


def _by_nearness(alike: Sequence[Name], key: Name, text: Text) -> tuple[list[Name], list[Name]]:
    """Return the names that are nearest to the key in kind, and the others that may do or say what it does."""
    if key.kind != ORGANISATION:
        return list(alike), []
    ranks = [near(text.language, key, name) for name in alike]
    close = [name for name, rank in zip(alike, ranks, strict=True) if rank == 0]
    return close, [name for name, rank in zip(alike, ranks, strict=True) if 0 < rank < QUIETEST]


def _sort(name: Name, text: Text) -> str:
    return sort_of(text.language, name) if name.kind == ORGANISATION else name.kind


def _from_article(finding: Finding, key: Name, text: Text) -> Iterator[Name]:
    """Walk the article's names of the key's class of which neither its sentence nor a similar one speaks."""
    here = {name.text for name in text.perhaps_named(finding.address)}.difference(_in_aside(finding, key, text))
    ruled_out = frozenset(
        _holding(finding, key, text) if finding.rule == "office" else here.union(_fitting(finding, text))
    )
    candidates = Candidates(finding, key, text)
    if key.kind == PERSON:
        ruled_out |= frozenset(_nicknames(key, text))
        ruled_out |= candidates.dead()
    same = sorted(
        (name for name in text.names.names if name.kind == key.kind),
        key=lambda name: (name.text in here, *candidates.rank(name)),
    )
    asked = frozenset(word.text for word in tokens(finding.question))
    for name in same:
        if name.kind == PERSON and not asked.isdisjoint(name.text.split()):
            continue
        if name.text not in ruled_out and _class(name) == _class(key) and _plausible(name, key, finding, text):
            yield name


def _in_aside(finding: Finding, key: Name, text: Text) -> Iterator[str]:
    """Walk the places that a doer's sentence names only in what it adds behind a comma: , which X opposes.

    They did something else, so that they are as wrong as those of other sentences.
    """
    if finding.rule != "doer" or key.kind != PLACE:
        return
    line = next(line for line in text.lines if line.address == finding.address)
    for some in text.mentions(line.address):
        added = line.text[: some.start].rpartition(", ")[2].split(maxsplit=1)[:1]
        if some.name and some.name != key and set(added) & text.lexicon["adding_clauses"]:
            yield some.name.text


def _holding(finding: Finding, key: Name, text: Text) -> Iterator[str]:
    """Walk the names of people who may hold the office asked for: by another of theirs, or named together with the key.

    Nobody else of the sentence holds it: the office stands beside its holder's name.
    """
    for name, posts in text.names.offices.items():
        if any(overlap(finding.claim, post, text.lexicon) for post, _ in posts):
            yield name
    line = next(line for line in text.lines if line.address == finding.address)
    yield from (name.text for name, between in _beside(key, line, text) if between in JOINING)


def _nicknames(key: Name, text: Text) -> Iterator[str]:
    """Walk the names that the article gives one person beside the key: akrab disapa, known as, in brackets."""
    for line in text.lines:
        for name, between in _beside(key, line, text):
            if between == "(" or any(word.small in text.lexicon["nicknaming"] for word in tokens(between)):
                yield name.text


def _beside(key: Name, line: Line, text: Text) -> Iterator[tuple[Name, str]]:
    """Walk the names next to a key in a sentence, with the words between them."""
    for one, other in pairwise(text.mentions(line.address)):
        between = line.text[one.end : other.start].strip(" ,")
        yield from ((some.name, between) for some in (one, other) if some.name and key in {one.name, other.name})


def _class(name: Name) -> str:
    if name.kind in {PERSON, ORGANISATION} or name.group.startswith("place-"):
        return name.kind if name.kind in {PERSON, ORGANISATION} else name.group
    found = name.group.partition("-")[0]
    return "town" if found in TOWNS else found


def _plausible(name: Name, key: Name, finding: Finding, text: Text) -> bool:
    """Tell whether a name may stand beside the key: of its sort, as full as the key; a thing not in the question."""
    if name.kind == PERSON:
        rivals = all(fits(finding.question, key, name, text) for fits in (fits_contest, fits_verdict))
        if finding.rule == "doer" and not rivals:
            return False
        return not (text.language == "en" and " " in key.text and " " not in name.text)
    if name.text in finding.question or name.kind != ORGANISATION:
        return name.text not in finding.question
    return name.text in text.standing and (_any_side(finding, text) or compete(text.language, key, name))


def _any_side(finding: Finding, text: Text) -> bool:
    """Tell whether a question asks which side says something: companies, ministries and clubs all may."""
    return finding.rule in {"claimed", "according"} and text.language == "id"


def _fitting(finding: Finding, text: Text) -> Iterator[str]:
    """Walk the names of sentences that say much of what the question says, or tell of those who do nearly the same."""
    for address in fitting(finding, text):
        yield from (name.text for name in text.perhaps_named(address))
    yield from done_alike(finding, text)


def fitting(finding: Finding, text: Text, much: float = ALIKE) -> frozenset[str]:
    """Return the addresses of sentences that say much of what the question says: they could answer it as well."""
    stems = text.lexicon.writing.stems
    spelled = text.spelled.get(finding.address)
    asked = stems(finding.claim or finding.question) - stems(" ".join(spelled.rests) if spelled else "")
    return frozenset(
        line.address for line in text.lines
        if line.address != finding.address and len(asked & text.stems[line.address]) >= much * max(1, len(asked))
    )  # fmt: skip


def _from_lists(finding: Finding, key: Name, text: Text) -> Iterable[Name]:
    """Return names of the gazetteer, in an order that only the question decides, those of the article left out."""
    land = NATIONAL.get(key.group.partition("_")[0], "")
    foreign = land and not any(name.land == land for name in text.names.names)
    if not key.group.startswith(LISTED) or key.group in APART or foreign:
        return _services(finding, key, text)
    met = {name.text for name in text.names.names}
    whole = " ".join(line.text for line in text.lines)
    others = groups(text.language).get(key.group, ())
    fresh = [name for name in others if name.text not in met and not any(one in whole for one in name.names)]
    return sorted(fresh, key=lambda name: (crc32(f"{finding.question}|{name.text}".encode()), name.text))


def _services(finding: Finding, key: Name, text: Text) -> Sequence[Name]:
    """Return other services of the key's regency of which the article does not speak, in the question's order."""
    whole = " ".join(line.text for line in text.lines)
    fresh = [name for name in beside(key) if " ".join(name.text.split()[:2]) not in whole]
    return sorted(fresh, key=lambda name: (crc32(f"{finding.question}|{name.text}".encode()), name.text))
