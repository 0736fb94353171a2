"""The list of banks that a person may see."""

from __future__ import annotations

from flask import render_template

from quizapp.services import bank_list
from quizapp.web.site import database
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop


@workshop.get("")
def banks() -> str:
    """List the banks that the visitor may see."""
    with database().reads() as reads:
        listed = bank_list.banks_of(reads, person=the_visitor())
    return render_template("workshop/banks.html", banks=listed)
