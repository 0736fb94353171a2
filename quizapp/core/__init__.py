"""The words of the field as frozen values: no I/O, no clock, no randomness that is not passed in."""
