"""Competing claims side by side, by rules that the reader chooses: pure functions, no I/O."""
