"""Forms of the deck pages. Which editions and parts there are is decided by services."""

from __future__ import annotations

from wtforms import StringField

from quizapp.web.forms import SiteForm


class TakeForm(SiteForm):
    """Choose a part of a deck, in one edition."""

    edition = StringField()
    part = StringField()
