"""Accounts: sign up, in and out, the first administrator."""
