"""Forms of results. What a threshold or a mark must be is decided by services."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import StringField

from quizapp.web.forms import SiteForm, stripped


class ThresholdForm(SiteForm):
    """Take the grade from which on a student has reached the goal; empty for none."""

    threshold = StringField(lazy_gettext("Threshold (KKTP), 1 to 100"), filters=[stripped])
