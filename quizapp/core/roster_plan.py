"""Making a roster's plan: each row is matched by NISN, then NIS, then exact name, or left for a person to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from quizapp.core.cohort import MOST_STUDENTS, Enrolment, free_name
from quizapp.core.i18n import Message, msg
from quizapp.core.person import name_key
from quizapp.core.refusal import Malformed
from quizapp.core.roster import Entry, ListedRow, RosterLine, RosterOutcome, RosterPlan, read_row

Match: TypeAlias = Enrolment | Message | None  # who it is, why that cannot be told, or somebody new
Thing = TypeVar("Thing")


def plan_roster(rows: Sequence[ListedRow], enrolments: Iterable[Enrolment]) -> RosterPlan:
    """Return what a list would do to a class of these enrolments, removed ones included.

    What a list did, it does not do again. Raises Malformed for a list, or a class after it, of more than 1000 students.
    """
    if len(rows) > MOST_STUDENTS:
        raise _too_many()
    held = tuple(enrolments)
    entries, lines = _read(rows)
    matches = _Matching(entries, held).found
    nicknames = _nicknames(entries, matches, held)
    lines |= {entry.place: _line(entry, matches[entry], nicknames.get(entry, "")) for entry in entries}
    ordered = tuple(lines[place] for place in sorted(lines))
    here = {line.enrolment.id for line in ordered if line.enrolment}
    plan = RosterPlan(ordered, tuple(each for each in held if each.removed is None and each.id not in here))
    _check_size(plan, held)
    return plan


def _check_size(plan: RosterPlan, held: Sequence[Enrolment]) -> None:
    coming = len(plan.of(RosterOutcome.ADDED)) + len(plan.of(RosterOutcome.RESTORED))
    if coming and coming + sum(each.removed is None for each in held) > MOST_STUDENTS:
        raise _too_many()


def _too_many() -> Malformed:
    return Malformed(
        msg("A class has at most %(most)s students. Make several classes of this list.", most=MOST_STUDENTS)
    )


def _read(rows: Sequence[ListedRow]) -> tuple[list[Entry], dict[int, RosterLine]]:
    """Return the rows that can be understood, and by place those that cannot."""
    entries: list[Entry] = []
    bad: dict[int, RosterLine] = {}
    for place, row in enumerate(rows):
        try:
            entry = read_row(row, place)
        except Malformed as refusal:
            bad[place] = RosterLine(row.line, row.name, RosterOutcome.BAD, reason=refusal.message)
        else:
            entries += [entry] if entry else []
    return entries, bad


class _Matching:
    """Say for every entry who it is: first by numbers, so that a name is matched only with who is left."""

    def __init__(self, entries: Sequence[Entry], enrolments: Sequence[Enrolment]) -> None:
        self.found: dict[Entry, Match] = _doubles(entries)
        self._claims: dict[int, Entry] = {}
        self._by_nisn = {each.nisn: each for each in enrolments if each.nisn}
        self._by_nis = _grouped((each for each in enrolments if each.nis), lambda each: _folded(each.nis))
        self._by_key = {name_key(each.nickname): each for each in enrolments if each.removed is None}
        single = [entry for entry in entries if entry not in self.found]
        for entry in single:
            if (match := self._by_numbers(entry)) is not None:
                self._settle(entry, match)
        self._namesakes = _grouped(single, lambda each: each.key)
        left = [entry for entry in single if entry not in self.found]
        self._left = _grouped(left, lambda each: each.key)
        for entry in left:
            self._settle(entry, self._by_name(entry))

    def _settle(self, entry: Entry, match: Match) -> None:
        if isinstance(match, Enrolment):
            first = self._claims.setdefault(match.id, entry)
            if first is not entry:
                match = msg("This is the same student as in row %(line)s.", line=first.line)
        self.found[entry] = match

    def _by_numbers(self, entry: Entry) -> Match:
        nisn = self._by_nisn.get(entry.nisn or "")
        holders = self._by_nis[_folded(entry.nis)] if entry.nis else []
        others = [each for each in holders if each is not nisn]
        if nisn:
            return _two(nisn, others[0]) if others else nisn
        if len(holders) > 1:
            return _two(*holders[:2])
        if holders and holders[0].nisn and entry.nisn:
            return msg("“%(name)s” has this NIS, but another NISN.", name=holders[0].nickname)
        return holders[0] if holders else None

    def _by_name(self, entry: Entry) -> Match:
        if not entry.known_by and len(self._namesakes[entry.key]) > 1:
            return msg("Several rows have this name: tell them apart by NIS or NISN.")
        student = self._by_key.get(entry.key)
        if student is None or _another(student, entry):
            return None
        if first := self._claims.get(student.id):
            return _elsewhere(student, first) if _keeps(student, first) and not entry.known_by else None
        if sum(not _another(student, each) for each in self._left[entry.key]) > 1:
            return msg("Several rows may be “%(name)s” of this class.", name=student.nickname)
        return student


def _doubles(entries: Sequence[Entry]) -> dict[Entry, Match]:
    """Return the entries that the list itself makes unusable, with the reason."""
    found: dict[Entry, Match] = {}
    seen: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        first = seen.setdefault((entry.key, entry.number, entry.nis, entry.nisn), entry)
        if first is not entry:
            found[entry] = msg("This row says the same as row %(line)s.", line=first.line)
    nisn = Counter(each.nisn for each in seen.values())
    nis = Counter(_folded(each.nis) for each in seen.values())
    for entry in seen.values():
        if entry.nisn and nisn[entry.nisn] > 1:
            found[entry] = msg("Several rows have this NISN.")
        elif entry.nis and nis[_folded(entry.nis)] > 1:
            found[entry] = msg("Several rows have this NIS.")
    return found


def _elsewhere(student: Enrolment, first: Entry) -> Message:
    return msg(
        "“%(name)s” of this class is in row %(line)s: tell the two apart by NIS or NISN.",
        name=student.nickname,
        line=first.line,
    )


def _two(one: Enrolment, other: Enrolment) -> Message:
    return msg("The numbers belong to two students: “%(one)s” and “%(other)s”.", one=one.nickname, other=other.nickname)


def _another(student: Enrolment, entry: Entry) -> bool:
    """Tell whether a namesake is somebody else, because a number says so."""
    nisn = student.nisn and entry.nisn and student.nisn != entry.nisn
    return bool(nisn or (student.nis and entry.nis and _folded(student.nis) != _folded(entry.nis)))


def _folded(nis: str | None) -> str:
    return (nis or "").casefold()


def _nicknames(entries: Sequence[Entry], matches: Mapping[Entry, Match], held: Sequence[Enrolment]) -> dict[Entry, str]:
    """Return under which nickname each usable entry is kept: its own name while that is free, else with a number."""
    names: dict[Entry, str] = {}
    wanting: list[Entry] = []
    moving: set[int] = set()
    for entry in (each for each in entries if not isinstance(matches[each], Message)):
        match = matches[entry]
        if isinstance(match, Enrolment) and match.removed is None and _keeps(match, entry):
            names[entry] = match.nickname
        else:
            wanting.append(entry)
            moving |= {match.id} if isinstance(match, Enrolment) else set()
    taken = {name_key(each.nickname) for each in held if each.removed is None and each.id not in moving}
    late = [entry for entry in wanting if not _take(names, taken, entry, entry.name)]
    for entry in late:
        _take(names, taken, entry, free_name(entry.name, taken))
    return names


def _take(names: dict[Entry, str], taken: set[str], entry: Entry, name: str) -> bool:
    key = name_key(name)
    if key in taken:
        return False
    taken.add(key)
    names[entry] = name
    return True


def _keeps(student: Enrolment, entry: Entry) -> bool:
    """Tell whether a student is called as the list says, perhaps told apart from another by a number behind."""
    key = name_key(student.nickname)
    return key == entry.key or (key.startswith(f"{entry.key} ") and key[len(entry.key) + 1 :].isdecimal())


def _line(entry: Entry, match: Match, nickname: str) -> RosterLine:
    if isinstance(match, Message):
        return RosterLine(entry.line, entry.name, RosterOutcome.AMBIGUOUS, reason=match)
    if match is None:
        return RosterLine(entry.line, entry.name, RosterOutcome.ADDED, nickname, entry.number, entry.nis, entry.nisn)
    before = (match.nickname, match.number, match.nis, match.nisn)
    # A cell left empty says nothing: what is known already stays.
    after = (nickname, entry.number or match.number, entry.nis or match.nis, entry.nisn or match.nisn)
    outcome = RosterOutcome.UNCHANGED if before == after else RosterOutcome.CHANGED
    return RosterLine(
        entry.line, entry.name, RosterOutcome.RESTORED if match.removed else outcome, *after, enrolment=match
    )


def _grouped(things: Iterable[Thing], key: Callable[[Thing], object]) -> defaultdict[object, list[Thing]]:
    groups: defaultdict[object, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups
