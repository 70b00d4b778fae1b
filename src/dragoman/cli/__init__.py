"""How dragoman is spoken to: one file a command."""
