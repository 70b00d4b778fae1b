"""Reads a text once with the encoder: mentions, attributions, trees, and what one span does to another."""
