"""How fast dragoman is: one file a question; figures of one run are compared with each other only."""
