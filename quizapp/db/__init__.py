"""Rows: typed models by noun group, the engine, the hot reads and the answer writer."""
