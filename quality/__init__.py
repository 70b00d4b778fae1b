"""How good dragoman is: one file a task, the floors in `floors.toml`, `python -m quality TASK` to measure."""
