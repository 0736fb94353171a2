"""The Flask extensions, made once and tied to each app by its factory."""

from __future__ import annotations

from flask_babel import Babel
from flask_login import LoginManager

from quizapp.web.form_tokens import FormGuard

babel = Babel()
csrf = FormGuard()
login = LoginManager()
