"""Drafting: an article in, draft facts and items with their evidence out; no clock, no network, no chance."""
