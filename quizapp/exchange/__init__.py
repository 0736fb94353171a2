"""Formats of other programs, a file each: what comes in is read with suspicion, what goes out is safe to open."""
