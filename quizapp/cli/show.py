"""Problems and tables on a terminal or in a pipe."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Final

import click

from quizapp.bank.coverage import Coverage
from quizapp.cli.edge import said, shown
from quizapp.core.problem import Problem, Severity

COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def show_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Print one line a problem: ``file:line:column: E code subject field: sentence. mend``."""
    for problem in problems:
        named = " ".join(filter(None, (problem.code, problem.subject, problem.field)))
        severity = click.style(problem.severity.value, fg=COLOURS[problem.severity], bold=True)
        mend = click.style(said(problem.mend), dim=True) if problem.mend else ""
        line = f"{shown(str(problem.place))}: {severity} {shown(named)}: {said(problem.message)} {mend}"
        click.echo(line.rstrip(), err=err)


def problems_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of flat objects, sentences in the reader's language."""
    return json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2)


def _plain(problem: Problem) -> dict[str, str | int | None]:
    return {
        "file": shown(problem.place.file),
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "subject": shown(problem.subject),
        "field": shown(problem.field),
        "message": said(problem.message),
        "mend": said(problem.mend) if problem.mend else None,
        "waived": shown(problem.waived) or None,
    }


def show_coverage(covered: Coverage, headings: Sequence[str], nobody: str) -> None:
    """Print a table fact -> items -> notes; a fact that nobody asks stands out by ``nobody`` and by colour."""
    rows = [
        (row.fact.id, ", ".join(item.id for item in row.items) or nobody, _counted(row.notes)) for row in covered.rows
    ]
    rows += [("-", item.id, _counted(notes)) for item, notes in covered.beyond]
    show_table(headings, rows, [number for number, row in enumerate(covered.rows) if not row.asked])


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]], marked: Collection[int] = ()) -> None:
    """Print a table; the rows whose numbers from 0 are ``marked`` stand out by colour."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    click.secho(_line(headings, widths), bold=True)
    for number, row in enumerate(rows):
        click.secho(_line(row, widths), fg="yellow" if number in marked else None)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(shown(cell).ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _counted(notes: Sequence[str]) -> str:
    counts = {note: notes.count(note) for note in notes}
    return ", ".join(f"{note} {count}" for note, count in sorted(counts.items())) or "-"
