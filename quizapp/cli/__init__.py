"""The command line: an edge that turns words into calls and outcomes into sentences and exit codes."""
