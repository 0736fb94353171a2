"""The app factory: every piece of the site, one line each."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp.config import Settings
from quizapp.itemtypes.registry import item_type_loader
from quizapp.web import (
    assets,
    compression,
    errors,
    language,
    limits,
    passages,
    request_log,
    security,
    site,
    theme,
    visitors,
    words,
)
from quizapp.web.account.views import account
from quizapp.web.admin.log import log
from quizapp.web.admin.views import admin
from quizapp.web.decks.views import decks
from quizapp.web.joining.views import joining
from quizapp.web.public.views import public
from quizapp.web.quizzes.views import quizzes
from quizapp.web.reports.views import reports
from quizapp.web.results.discuss import discussing
from quizapp.web.results.grading import grading
from quizapp.web.results.papers import papers
from quizapp.web.results.views import results
from quizapp.web.student.mine import mine
from quizapp.web.student.script import script
from quizapp.web.student.views import student
from quizapp.web.teacher.views import teacher
from quizapp.web.workshop.views import workshop


class Site(Flask):
    """Flask, told that no function here is a coroutine: it would look again at nine of them a request."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function as it is."""
        return func


def create_app(settings: Settings | None = None) -> Flask:
    """Return the site for the given settings, those of the environment for None.

    Raises ConfigError or Unavailable when it cannot be served.
    """
    settings = settings or Settings.from_environment(os.environ)
    app = Site("quizapp.web", static_folder=None)
    _prepare_templates(app)
    site.init_app(app, settings)
    request_log.init_app(app, settings)
    language.init_app(app, settings)
    visitors.init_app(app)
    security.init_app(app, settings)
    limits.init_app(app, settings)
    errors.init_app(app)
    assets.init_app(app)
    words.init_app(app)
    passages.init_app(app)
    theme.init_app(app)
    compression.init_app(app)
    app.register_blueprint(public)
    app.register_blueprint(student)
    app.register_blueprint(mine)
    app.register_blueprint(script)
    app.register_blueprint(reports)
    app.register_blueprint(decks)
    app.register_blueprint(account)
    app.register_blueprint(joining)
    app.register_blueprint(teacher)
    app.register_blueprint(workshop)
    app.register_blueprint(results)
    app.register_blueprint(papers)
    app.register_blueprint(discussing)
    app.register_blueprint(quizzes)
    app.register_blueprint(grading)
    app.register_blueprint(admin)
    app.register_blueprint(log)
    _trust_proxies(app, settings.proxies)
    return app


def _prepare_templates(app: Flask) -> None:
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    app.jinja_env.loader = ChoiceLoader([loader for loader in (app.jinja_env.loader, item_type_loader()) if loader])


def _trust_proxies(app: Flask, number: int) -> None:
    if number:
        trusting = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)
        app.wsgi_app = trusting  # type: ignore[method-assign]  # as Flask's documentation has it
