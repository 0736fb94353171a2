"""``quizapp demo``: a new data folder with a class in it, so that every page can be tried with life in it."""

from __future__ import annotations

from pathlib import Path

import click

from quizapp.cli.bank import data_option
from quizapp.cli.edge import now, progress, said, say, settings, shown
from quizapp.config import Settings
from quizapp.core.i18n import msg
from quizapp.core.refusal import NotNow


@click.command("demo", help=said(msg("Fill a new data folder with a teacher and a class that has handed in a quiz.")))
@data_option
def demo(data: Path | None) -> None:
    """Fill a new data folder."""
    from quizapp.cli.prepare import ours_to_say, prepare, site_engine
    from quizapp.core.class_code import shown_code
    from quizapp.db.engine import unit
    from quizapp.services.demo import begin, draft_some, grade_some, pupils, take

    chosen = settings(data)
    _only_new(chosen)
    prepare(chosen)
    with ours_to_say(), site_engine(chosen) as engine, unit(engine) as session:
        moment = now()
        begun, class_ = begin(session, now=moment), pupils()
        for pupil in progress(class_, msg("Filling the class")):
            take(session, begun, pupil, now=moment)
        grade_some(session, begun, now=moment)
        draft_some(session, begun, now=moment)
    title = begun.first.title[begun.first.language]
    say(msg("A class of %(number)s invented students has handed in “%(quiz)s”.", number=len(class_), quiz=title))
    say(
        msg(
            "Its teacher signs in as “%(name)s” with the password %(password)s",
            name=begun.teacher.name,
            password=begun.password,
        )
    )
    say(msg("Students join with the class code %(code)s.", code=shown_code(begun.cohort.code)))
    say(msg("Start it with: quizapp serve --data %(folder)s", folder=shown(str(chosen.data))))


def _only_new(chosen: Settings) -> None:
    """Raise NotNow where there is a site already: invented students do not belong among real ones."""
    from quizapp.db.engine import make_engine
    from quizapp.db.faults import refusing
    from quizapp.db.migrate import version

    if chosen.data.exists() and (not chosen.data.is_dir() or any(chosen.data.iterdir())):
        sentence = msg(
            "There is a site already in %(folder)s. A demo needs a new folder: choose one with --data.",
            folder=str(chosen.data),
        )
        raise NotNow(sentence)
    if chosen.database_url != Settings(data=chosen.data).database_url:  # not in the folder, which is empty
        engine = make_engine(chosen.database_url)
        try:
            with refusing(), engine.connect() as connection:
                found = version(connection)
        finally:
            engine.dispose()
        if found:
            raise NotNow(msg("The database has a site already. A demo needs an empty one."))
