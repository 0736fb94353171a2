"""Items out of findings: options, wording, the gate of the linter, and which of them may stand side by side."""
