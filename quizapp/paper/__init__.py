"""A quiz on paper: sheets in several versions with the keys that match them. Knows neither a request nor a row."""
