"""Taking a quiz: start, items, handing in, result, review, my results."""
