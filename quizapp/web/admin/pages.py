"""All routes of administrators: importing this module hangs them on the blueprint."""

from __future__ import annotations

from quizapp.web.admin import log, views
from quizapp.web.admin.blueprint import admin

__all__ = ["admin", "log", "views"]
