"""What made the model: data readers, heads, loop and export; needs the `train` extra."""
