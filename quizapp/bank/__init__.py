"""Bank folders: files <-> frozen banks, every fault reported at its line; schemas, coverage, differences."""
