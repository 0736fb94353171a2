"""Verbs on a Session: what changes together is changed together. They may flush, never commit; the edge commits."""
