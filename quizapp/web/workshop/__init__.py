"""The teachers' workshop: banks, their pages, and the editors of what stands in them."""
