"""Forms of reports. How long a remark may be is decided by the core."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from flask_babel import gettext, lazy_gettext
from wtforms import StringField, TextAreaField
from wtforms.validators import AnyOf

from quizapp.core.i18n import msg
from quizapp.core.item_report import Reason
from quizapp.web.forms import SiteForm

REASONS: Final = MappingProxyType(
    {
        Reason.KEY: msg("The answer key seems wrong"),
        Reason.SEVERAL: msg("More than one answer could be right"),
        Reason.UNCLEAR: msg("I do not understand what is asked"),
        Reason.PASSAGE: msg("It does not fit the passage"),
        Reason.WRITING: msg("There is a mistake in the writing"),
        Reason.BROKEN: msg("Something does not work on my device"),
        Reason.OTHER: msg("Something else"),
    }
)


class ReportForm(SiteForm):
    """Tell what is wrong with an item."""

    reason = StringField(
        lazy_gettext("What is wrong?"), validators=[AnyOf(tuple(Reason), lazy_gettext("Choose what is wrong."))]
    )
    remark = TextAreaField(lazy_gettext("In your own words"))


class CloseForm(SiteForm):
    """Answer a report and close it."""

    answer = TextAreaField(lazy_gettext("Answer to the student"))


def reason_word(reason: Reason) -> str:
    """Return what a reason says, in the reader's language."""
    return REASONS[reason].translated(gettext)
