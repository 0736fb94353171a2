"""Plain data of banks: what files and the database hold, read to frozen values and written back in canonical order."""

from quizapp.bank.plain.facts import dump_fact, load_fact
from quizapp.bank.plain.glossary import dump_term, load_term, make_term
from quizapp.bank.plain.head import Head, dump_head, load_head
from quizapp.bank.plain.items import check_item, dump_item, load_item
from quizapp.bank.plain.policies import LONGEST_LIMIT, MOST_TRIES, POLICY, dump_policy, make_policy
from quizapp.bank.plain.quizzes import dump_quiz, load_quiz, make_pool
from quizapp.bank.plain.times import dump_times, load_times

__all__ = [
    "LONGEST_LIMIT",
    "MOST_TRIES",
    "POLICY",
    "Head",
    "check_item",
    "dump_fact",
    "dump_head",
    "dump_item",
    "dump_policy",
    "dump_quiz",
    "dump_term",
    "dump_times",
    "load_fact",
    "load_head",
    "load_item",
    "load_quiz",
    "load_term",
    "load_times",
    "make_policy",
    "make_pool",
    "make_term",
]
