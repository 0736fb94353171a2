"""The blueprint of administrators; every module of views beside this one hangs its routes on it."""

from __future__ import annotations

from typing import Final

from flask import Blueprint

admin: Final = Blueprint("admin", __name__, url_prefix="/admin", template_folder="templates")
