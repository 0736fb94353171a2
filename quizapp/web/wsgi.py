"""What the server loads: the site with the settings of the environment."""

from __future__ import annotations

from quizapp.web.app import create_app

application = create_app()
