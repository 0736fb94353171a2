"""Forms of administrators. Who may give what is decided by services."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from quizapp.core.person import Role
from quizapp.web.forms import SiteForm


class RolesForm(SiteForm):
    """Tick what a person may do."""

    roles = SelectMultipleField(
        lazy_gettext("Roles"),
        choices=[role.value for role in Role],  # type: ignore[misc]  # plain words, which the types do not know
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
