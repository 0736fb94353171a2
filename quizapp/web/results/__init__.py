"""Pages of results: a class's grid and grade lists, essays to grade, a quiz to print, a quiz to talk over."""
