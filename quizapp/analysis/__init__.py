"""Numbers about items and students: pure functions of responses and parameters."""
