"""Who and what an article names: people with their offices, places, organisations, and what is known beforehand."""
