"""Executes the flow: one process today; the same function of a batch serves a pool and a cluster."""
