"""Pages of teachers: classes, students, class lists, cards to print."""
