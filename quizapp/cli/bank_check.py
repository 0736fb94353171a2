"""The commands of ``quizapp bank`` that look after writing: check, rules, stamp."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from quizapp.cli.edge import PROBLEMS_FOUND, now, progress, said, say, shown
from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problem, Problems, Severity
from quizapp.core.refusal import BadBank, NotFound, Refusal

if TYPE_CHECKING:
    from quizapp.bank.lint.samples import Examples
    from quizapp.core.bank import Bank

EXISTING: Final = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("check", help=said(msg("Report what is wrong with banks, line by line.")))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=EXISTING)
@click.option("--strict", is_flag=True, help=said(msg("Exit with 1 for warnings too.")))
@click.option(
    "--fix", is_flag=True, help=said(msg("First mend what can be mended without a doubt; comments are lost."))
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help=said(msg("How problems are printed.")))  # fmt: skip
def check(paths: tuple[Path, ...], *, strict: bool, fix: bool, form: str) -> None:
    """Report everything that is wrong; with ``--fix``, mend first what needs no judgement and tell it."""
    from quizapp.cli.show import problems_json, show_problems

    if fix:
        _fix(paths, quiet=form == "json")
    banks, problems = read(paths)
    for path, found in banks.items():
        _check_times(path, found, problems)
    open_ = [problem for problem in problems if not problem.waived]
    if form == "json":
        click.echo(problems_json(problems))
    else:
        show_problems(open_)
        _show_waived([problem for problem in problems if problem.waived])
        _summary(banks, problems)
    warned = any(problem.severity is not Severity.INFO for problem in open_)
    if problems.blocking or (strict and warned):
        raise click.exceptions.Exit(PROBLEMS_FOUND)


@click.command("rules", help=said(msg("List the rules of writing: what each asks and why.")))
@click.argument("codes", metavar="CODE...", nargs=-1)
def rules(codes: tuple[str, ...]) -> None:
    """Print one line a rule, then those that are kept elsewhere; of rules that are named, examples too."""
    from quizapp.bank.lint.rules import ELSEWHERE, PARTLY, all_rules
    from quizapp.bank.lint.samples import all_examples

    for rule in all_rules():
        if not codes or rule.code in codes:
            click.echo(f"{rule.code:4}{rule.severity.value}  {said(rule.what)}")
            if rule.code in PARTLY:
                click.echo(f"       {said(PARTLY[rule.code])}")
            if codes:
                _show_examples(all_examples()[rule.name])
    for code, why in ELSEWHERE.items():
        if not codes or code in codes:
            click.echo(f"{code:4}-  {said(why)}")


@click.command("stamp", help=said(msg("Bind facts and items to the sentences that prove them.")))
@click.argument("path", type=EXISTING)
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--all", "every", is_flag=True, help=said(msg("All of them have been read again.")))
def stamp(path: Path, ids: tuple[str, ...], *, every: bool) -> None:
    """Bind what is not bound yet; entries whose sentences were edited stay as they are until they are named."""
    from quizapp.bank.files import STAMPS_FILE
    from quizapp.bank.stamps import read_stamps, stamped, stamps_text
    from quizapp.bank.writer import write_generated

    banks = read_clean(path, whole=False)
    _refuse_unknown(ids, banks.values())
    for folder, found in banks.items():
        old = read_stamps(folder, Problems())
        new = stamped(found, old, None if every else ids)
        write_generated(STAMPS_FILE, stamps_text(new), folder)
        changed = {name for language, entries in new.items() for name in entries
                   if entries[name] != old.get(language, {}).get(name)}  # fmt: skip
        say(msg("%(slug)s: bound %(count)s facts and items.", slug=found.slug, count=len(changed)))


def _refuse_unknown(ids: Iterable[str], banks: Iterable[Bank]) -> None:
    editions = [edition for bank in banks for edition in bank.editions.values()]
    known = {fact.id for edition in editions for fact in edition.facts}
    known |= {item.id for edition in editions for item in edition.items}
    for name in ids:
        if name not in known:
            raise NotFound(msg("There is no fact or item “%(name)s” here.", name=name[:80]))


def read(paths: Iterable[Path], *, whole: bool = True) -> tuple[dict[Path, Bank], Problems]:
    """Return the banks without errors by folder, and the problems of all; a folder that is named twice is read once.

    ``whole``: ask the rules of writing too.
    """
    from quizapp.bank.check import check_folder
    from quizapp.bank.files import clashes, find_banks, read_folder

    problems = Problems()
    folders: dict[Path, Path] = {}
    for path in paths:
        found = find_banks(path)
        folders.update({folder.resolve(): folder for folder in found if folder.resolve() not in folders})
        if not found:
            message = msg("There is no bank here.")
            mend = msg("Name a folder with a bank.yaml, or a folder of such folders.")
            problems.error("bank-missing", message, Place(str(path)), mend=mend)
    banks = {}
    for folder in progress(tuple(folders.values()), msg("Reading")):
        bank, own = (check_folder if whole else read_folder)(folder)
        problems.extend(own)
        if bank is not None:
            banks[folder] = bank
    problems.extend(clashes(banks))
    return banks, problems


def read_clean(path: Path, *, whole: bool, refusal: Message | None = None) -> dict[Path, Bank]:
    """Return the banks of a path. Raises BadBank when anything blocks them."""
    banks, problems = read((path,), whole=whole)
    if problems.blocking:
        blocking = tuple(problem for problem in problems if not problem.waived)
        raise BadBank(refusal or msg("The bank has errors; mend them first."), blocking)
    return banks


def _show_examples(examples: Examples) -> None:
    for label, samples in ((msg("found"), examples.trips), (msg("not found"), examples.spares)):
        for sample in samples:
            click.echo(shown(f"       {said(label)}: {json.dumps(dict(sample.data), ensure_ascii=False)}"))


def _fix(paths: Iterable[Path], *, quiet: bool) -> None:
    """Mend every bank that can be read, write it in its canonical form, and tell what was changed."""
    from quizapp.bank.files import STAMPS_FILE
    from quizapp.bank.lint.fix import mended
    from quizapp.bank.stamps import read_stamps, stamps_text
    from quizapp.bank.writer import write_folder, write_generated

    banks, _ = read(paths, whole=False)
    for folder, found in banks.items():
        stamps = read_stamps(folder, Problems())
        result = mended(found, stamps)
        if result.changes:
            write_folder(result.bank, folder)
        if result.stamps != stamps:
            write_generated(STAMPS_FILE, stamps_text(result.stamps), folder)
        for change in () if quiet else result.changes:
            named = f"{change.code} {change.owner.id} {change.path}"
            click.echo(shown(f"{folder}: {named}: {change.before} → {change.after}"))


def _check_times(path: Path, found: Bank, problems: Problems) -> None:
    """Warn when a deck made now would differ from ``deck.times.yaml``; a bank without that file has no deck yet."""
    from quizapp.bank.files import HEAD_FILE, TIMES_FILE

    if not found.note_times:
        return
    from quizapp.anki.build import stamp as stamp_notes

    try:
        stale = stamp_notes(found, now()) != found.note_times
    except Refusal as refusal:
        mend = msg("Mend the fact or item it names.")
        problems.error("deck-refused", refusal.message, Place(str(path / HEAD_FILE)), mend=mend)
        return
    if stale:
        message = msg("The notes changed after this file was written.")
        mend = msg("Run: quizapp deck stamp %(folder)s", folder=str(path))
        problems.warn("deck-times-stale", message, Place(str(path / TIMES_FILE)), mend=mend)


def _show_waived(waived: list[Problem]) -> None:
    for problem in waived:
        named = " ".join(filter(None, (problem.code, problem.subject, problem.field)))
        reason = said(msg("waived: %(reason)s", reason=problem.waived))
        click.secho(f"{shown(str(problem.place))}: {shown(named)}: {said(problem.message)} {reason}", dim=True)


def _summary(banks: Mapping[Path, Bank], problems: Problems) -> None:
    open_ = [problem for problem in problems if not problem.waived]
    counts = {level: sum(problem.severity is level for problem in open_) for level in Severity}
    say(msg("Banks without errors: %(banks)s. Errors: %(errors)s. Warnings: %(warnings)s.",
            banks=len(banks), errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING]))  # fmt: skip
    items = sum(len(edition.items) for bank in banks.values() for edition in bank.editions.values())
    if waived := len(problems) - len(open_):
        share = f"{100 * waived / max(1, items):.1f}"
        say(msg("Waived: %(waived)s in %(items)s items (%(share)s per 100).", waived=waived, items=items, share=share))
