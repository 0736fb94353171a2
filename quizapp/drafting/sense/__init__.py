"""What a sentence means: its clause, who speaks, whom a pronoun means, and whether it stands alone."""
