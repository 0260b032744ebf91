"""Dateline reads conflict news and keeps a record of events that can be checked."""
