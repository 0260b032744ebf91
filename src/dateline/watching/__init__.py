"""Watching feeds: what they announce is fetched as a guest would, read, and stored."""
