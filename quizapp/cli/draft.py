"""``quizapp draft``: an article in, a bank folder of drafts out; a folder of articles, a folder of such banks."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from quizapp.cli.bank import data_option
from quizapp.cli.edge import PROBLEMS_FOUND, complain, progress, said, say, session, settings, shown
from quizapp.core.drafted import MOST_DRAFTS, USUAL_DRAFTS
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed, NotFound, NotNow, Refusal

if TYPE_CHECKING:
    from quizapp.drafting.items.drafts import Drafts
    from quizapp.services.draft_report import Line

FOLDER: Final = click.Path(path_type=Path)
ENDINGS: Final = (".txt", ".md", ".html", ".htm", ".docx")
LARGEST: Final = 10_000_000  # bytes of one article, pictures included
FEWEST_FOR_TWO: Final = 20  # articles: for fewer, starting a second process takes longer than it saves
AT_ONCE: Final = 2
MAKE: Final = "make"
HEADS: Final = (
    msg("Item type"), msg("What it asks"), msg("As it is"), msg("Edited"), msg("Rejected"), msg("Waiting"),
    msg("Share as it is"),
)  # fmt: skip


class Drafting(click.Group):
    """A group whose first word is an article unless it is the name of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command that drafts before an article."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = [MAKE, *args]
        return super().parse_args(ctx, args)


@click.group(
    "draft",
    cls=Drafting,
    subcommand_metavar="ARTICLE | COMMAND [ARGS]...",
    help=said(msg("Draft questions and facts from an article, without any network.")),
)
def draft() -> None:
    """Hold the commands."""


@draft.command(MAKE, help=said(msg("Draft from an article, or from every article of a folder.")))
@click.argument("article", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", metavar="DIR", type=FOLDER,
              help=said(msg("The folder to make (else named by the title, or “drafts” for many).")))  # fmt: skip
@click.option("--language", type=click.Choice(["id", "en", "auto"]), default="auto", show_default=True,
              help=said(msg("The language of the article.")))  # fmt: skip
@click.option("--max", "most", type=click.IntRange(1, MOST_DRAFTS), default=USUAL_DRAFTS, show_default=True,
              help=said(msg("The most items to draft.")))  # fmt: skip
@click.option("--published", metavar="YYYY-MM-DD", default="", help=said(msg("The date of the article, or its month.")))
@click.option("--explain", is_flag=True, help=said(msg("List every sentence with what it gave, or why nothing.")))
@click.option("--model", is_flag=True, help=said(msg("Ask the model of QUIZAPP_MODEL_URL too; needs --agree.")))
@click.option("--agree", is_flag=True, help=said(msg("Agree that this article is sent to that model.")))
def make(article: Path, output: Path | None, **how: Any) -> None:  # noqa: ANN401 - the options of one draft
    """Draft from one article or many."""
    explain = how.pop("explain")
    how |= _suggesting(model=how.pop("model"), agree=how.pop("agree"), many=article.is_dir())
    if article.is_dir():
        _many(article, output or Path("drafts"), how, explain=explain)
        return
    drafts = _drafts(article, how)
    for line in _explained(drafts) if explain else ():
        click.echo(line)
    folder = output or Path(drafts.bank.slug)
    _write(drafts, folder)
    say(msg("Drafted into %(folder)s: %(items)s items and %(facts)s facts. Each needs a person’s yes.",
            items=len(drafts.items), facts=len(drafts.facts), folder=str(folder)))  # fmt: skip


def _drafts(article: Path, how: dict[str, Any]) -> Drafts:
    """Return the drafts of a file. Raises Malformed for what is no article, NotFound for a file that cannot be read."""
    from quizapp.drafting.draft import draft as drafted

    return drafted(_text(article), **how)


def _suggesting(*, model: bool, agree: bool, many: bool) -> dict[str, Any]:
    """Return what lets a model suggest drafts, nothing where none is asked for. Raises Malformed and NotAllowed."""
    if not model:
        return {}
    from quizapp.drafting.model.suggesting import suggestions
    from quizapp.services.own_model import Endpoint, asking

    chosen = settings(None)
    if not (chosen.model_url and chosen.model_name):
        raise Malformed(msg("No model is set up. Set QUIZAPP_MODEL_URL and QUIZAPP_MODEL_NAME."))
    if many:
        raise Malformed(msg("A model is asked about one article at a time: agree to each of them."))
    endpoint = Endpoint(chosen.model_url, chosen.model_name, chosen.model_key)
    return {"suggest": suggestions(asking(endpoint, agreed=agree), endpoint.name)}


def _text(article: Path) -> str:
    from quizapp.core.document import as_article
    from quizapp.exchange.documents import read_document

    if article.suffix.lower() not in ENDINGS:
        raise Malformed(msg("%(file)s: articles are read from .txt, .md, .html and .docx files.", file=str(article)))
    try:
        with article.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise NotFound(msg("%(file)s cannot be read: %(reason)s.", file=str(article), reason=reason)) from fault
    if len(data) > LARGEST:
        raise Malformed(msg("%(file)s is larger than %(most)s MB.", file=str(article), most=LARGEST // 1_000_000))
    return as_article(read_document(data, article.name))


def _write(drafts: Drafts, folder: Path) -> None:
    """Write the bank.

    Raises Malformed where nothing was drafted, NotNow for a folder that holds anything else, Unavailable for one that
    cannot be looked at or written.
    """
    from quizapp.bank.writer import export_folder, folder_texts, saying_why

    if not drafts.items:
        raise Malformed(msg("Nothing in this text was certain enough to be asked; --explain tells why."))
    texts = folder_texts(drafts.bank)
    with saying_why(folder):
        worked_on = any(_text_of(folder / name) not in {None, text} for name, text in texts.items())
    if worked_on:
        raise NotNow(msg("%(folder)s holds drafts that were worked on or made in another way. Choose another folder.",
                         folder=str(folder)))  # fmt: skip
    export_folder(drafts.bank, folder)


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None


def _explained(drafts: Drafts) -> Iterator[str]:
    """Walk the lines that tell what each sentence gave, or why nothing."""
    from quizapp.itemtypes.registry import item_type

    made = {one.item.id: one for one in drafts.drafts}
    for told in drafts.told:
        yield shown(f"{told.address}  {told.text}")
        for one in map(made.__getitem__, told.items):
            kind = said(item_type(one.item.type).label)
            yield shown(f"    + {kind}: {one.item.stem} → {one.key} ({one.item.id})")
        yield from (f"    - {said(why)}" for why in told.why)
    for left in drafts.left_out:
        yield shown(f"–  {left.text}")
        yield f"    - {said(left.why)}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what an article gave: how many items, or ``why`` none, in words; ``explained`` are lines to be printed."""

    article: Path
    items: int = 0
    why: str = ""
    explained: tuple[str, ...] = ()


def _many(folder: Path, output: Path, how: dict[str, Any], *, explain: bool) -> None:
    """Draft from every article of a folder; those that gave nothing are told and passed over."""
    articles = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
    if not articles:
        raise NotFound(msg("There is no .txt, .md, .html or .docx file in %(folder)s.", folder=str(folder)))
    outcomes = list(_outcomes(articles, output, how, explain=explain))  # a bar and lines would write over each other
    refused = [outcome for outcome in outcomes if outcome.why]
    for outcome in outcomes:
        for line in outcome.explained:
            click.echo(line)
    for outcome in refused:
        complain(msg("%(file)s: %(why)s", file=outcome.article.name, why=outcome.why))
    items = sum(outcome.items for outcome in outcomes)
    say(msg("Drafted into %(folder)s. Articles: %(articles)s. Items: %(items)s. Articles without drafts: %(refused)s.",
            items=items, articles=len(articles) - len(refused), folder=str(output), refused=len(refused)))  # fmt: skip
    if len(refused) == len(articles):
        raise click.exceptions.Exit(PROBLEMS_FOUND)


def _outcomes(articles: list[Path], output: Path, how: dict[str, Any], *, explain: bool) -> Iterable[Outcome]:
    """Return what each article gave, behind a progress bar, with two processes where that pays."""
    folders = _folders(articles, output)
    work = [(article, folder, how, explain) for article, folder in zip(articles, folders, strict=True)]
    if len(articles) < FEWEST_FOR_TWO:
        return (_one(job) for job in progress(work, msg("Drafting")))
    return _in_two(work)


def _folders(articles: list[Path], output: Path) -> list[Path]:
    """Return a folder for each article, named without its ending unless two differ in nothing else."""
    counts = Counter(article.stem for article in articles)
    return [output / (one.stem if counts[one.stem] == 1 else one.name.replace(".", "-")) for one in articles]


def _in_two(work: list[tuple[Path, Path, dict[str, Any], bool]]) -> Iterator[Outcome]:
    from multiprocessing import get_context

    quiet = (signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends this process, and this process ends them
    with get_context("spawn").Pool(AT_ONCE, signal.signal, quiet) as pool:
        results = pool.imap(_one, work, chunksize=8)
        for _ in progress(work, msg("Drafting")):
            yield next(results)


def _one(job: tuple[Path, Path, dict[str, Any], bool]) -> Outcome:
    """Draft from one article; what is handed back must travel between processes, so its sentences are words already."""
    article, folder, how, explain = job
    lines: tuple[str, ...] = ()
    try:
        drafts = _drafts(article, how)
        lines = (f"== {shown(article.name)}", *_explained(drafts)) if explain else ()
        _write(drafts, folder)
    except Refusal as refusal:
        return Outcome(article, why=said(refusal.message), explained=lines)
    return Outcome(article, len(drafts.items), explained=lines)


@draft.command("report", help=said(msg("Tell how many drafts were taken as they were, edited or rejected.")))
@data_option
def report(data: Path | None) -> None:
    """Print a table: item type, rule, verdicts."""
    from quizapp.cli.show import show_table
    from quizapp.drafting.items.rule_words import rule_words
    from quizapp.itemtypes.registry import item_types
    from quizapp.services.draft_report import report as reported
    from quizapp.services.draft_report import total

    types = item_types()
    with session(data) as reads:
        lines = reported(reads)
    if not lines:
        say(msg("Nothing has been drafted on this site yet."))
        return
    rows = []
    for line in lines:
        type_ = said(types[line.type].label) if line.type in types else line.type
        rows.append((type_, said(rule_words(line.rule)), *_figures(line)))
    show_table([said(head) for head in HEADS], [*rows, (said(msg("All drafts")), "", *_figures(total(lines)))])


def _figures(line: Line) -> tuple[str, ...]:
    share = "–" if line.share is None else f"{line.share}%"
    return (*map(str, line.counts.values()), str(line.waiting), share)
