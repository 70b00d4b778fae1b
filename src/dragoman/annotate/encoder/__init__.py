"""Reads a text once with the encoder: mentions, attributions, parts of speech, trees, and what one span does to another."""
