"""Executes the flow: one process today; the same function of a batch serves a pool and a cluster."""

from dragoman.run.reader import Reader

__all__ = ["Reader"]
