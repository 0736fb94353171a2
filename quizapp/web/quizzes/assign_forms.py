"""Forms about assignments: to whom a quiz is given and when, and what one student gets more of."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask_babel import gettext, lazy_gettext
from wtforms import Field, HiddenField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import AnyOf

from quizapp.core.assignment import Assignment, Window
from quizapp.core.refusal import Malformed
from quizapp.core.running import LiveLine
from quizapp.services.assignments import MOST_EXTRA, MOST_EXTRA_TRIES
from quizapp.web.forms import SiteForm, said, stripped, whole
from quizapp.web.quizzes.moments import read_moment, typed_moment
from quizapp.web.quizzes.policy_form import PolicyForm

MINUTES = 60  # in an hour, and seconds in a minute
MOST_MINUTES = int(MOST_EXTRA.total_seconds()) // MINUTES


def is_moment(_form: object, field: Field) -> None:
    """Refuse what is no date and time."""
    try:
        read_moment(said(field))
    except Malformed as refusal:
        raise ValidationError(refusal.message.translated(gettext)) from None


class WindowForm(PolicyForm):
    """Say when and how an assignment is taken."""

    opens = StringField(lazy_gettext("Opens"), filters=[stripped], validators=[is_moment])
    closes = StringField(lazy_gettext("Closes"), filters=[stripped], validators=[is_moment])

    def window(self) -> Window:
        """Return the window of a form that is valid."""
        return Window(read_moment(said(self.opens)), read_moment(said(self.closes)))

    def show_assignment(self, given: Assignment) -> None:
        """Fill the fields with an assignment as it is."""
        self.show(given.policy)
        self.opens.data, self.closes.data = typed_moment(given.window.opens), typed_moment(given.window.closes)


class AssignForm(WindowForm):
    """Give a quiz to classes, or to some students of one class; the ids are checked by the query.

    ``warned`` tells that the page has said why a test may measure nothing.
    """

    warned = HiddenField()
    classes = SelectMultipleField(lazy_gettext("Classes"), validate_choice=False)
    students = SelectMultipleField(lazy_gettext("Students"), validate_choice=False)


class MoreForm(SiteForm):
    """Give one student more minutes, more tries or another closing time."""

    minutes = StringField(lazy_gettext("Extra minutes"), filters=[stripped])
    tries = StringField(lazy_gettext("Extra tries"), filters=[stripped])
    closes = StringField(lazy_gettext("Closes for this student"), filters=[stripped], validators=[is_moment])

    def validate_minutes(self, field: Field) -> None:
        """Refuse what is no number of minutes."""
        whole(field, 0, MOST_MINUTES)

    def validate_tries(self, field: Field) -> None:
        """Refuse what is no number of tries."""
        whole(field, 0, MOST_EXTRA_TRIES)

    def show(self, line: LiveLine, given: Assignment) -> None:
        """Fill the fields with what the student has."""
        self.minutes.data = str(int(line.terms.extra.total_seconds()) // MINUTES or "")
        self.tries.data = str(line.terms.extra_tries or "")
        own = line.terms.window.closes if line.terms.window.closes != given.window.closes else None
        self.closes.data = typed_moment(own)

    def more(self) -> tuple[timedelta, int, datetime | None]:
        """Return the minutes, the tries and the closing time of a form that is valid."""
        minutes, tries = whole(self.minutes, 0, MOST_MINUTES), whole(self.tries, 0, MOST_EXTRA_TRIES)
        return timedelta(minutes=minutes or 0), tries or 0, read_moment(said(self.closes))


class DeedForm(SiteForm):
    """Hand an attempt in for a student, or open it again for some minutes."""

    go = HiddenField(validators=[AnyOf(("submit", "reopen"), lazy_gettext("Choose what is to happen to the attempt."))])
    minutes = StringField(lazy_gettext("Minutes from now"), filters=[stripped])

    def validate_minutes(self, field: Field) -> None:
        """Refuse what is no number of minutes."""
        whole(field, 1, MOST_MINUTES)

    def lasting(self) -> timedelta | None:
        """Return for how long the attempt is open again, None for the time it has left."""
        minutes = whole(self.minutes, 1, MOST_MINUTES)
        return None if minutes is None else timedelta(minutes=minutes)
