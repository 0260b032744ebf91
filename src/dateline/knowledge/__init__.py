"""Knowledge: what Dateline knows about words, places and actors; YAML under `data/`, checked on load."""
