"""Pages for everybody: home, passages, the language switch, health."""
