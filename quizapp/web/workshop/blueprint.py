"""The blueprint of the workshop; every module of views beside this one hangs its routes on it."""

from __future__ import annotations

from typing import Final

from flask import Blueprint

workshop: Final = Blueprint("workshop", __name__, url_prefix="/workshop", template_folder="templates")
