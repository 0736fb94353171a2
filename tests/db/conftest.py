"""Every database test runs on SQLite and on PostgreSQL, built by the migrations."""

from tests.databases import *  # noqa: F403 - fixtures count by being here
