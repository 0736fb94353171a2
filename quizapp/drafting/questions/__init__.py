"""Questions, their wording and their options: what every rule and item shares."""
