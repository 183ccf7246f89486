"""The command line: the front door for people and scripts at a terminal."""
