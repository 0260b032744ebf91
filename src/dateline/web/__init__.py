"""The web side: pages for people, an API for programs. Start at `app.py`."""
