"""Quizzes as teachers handle them: built, assigned to classes, watched while they run."""
