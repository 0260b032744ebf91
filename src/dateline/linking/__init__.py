"""Linking: the reports of many pages become incidents, each with its witnesses, its agreements and its disputes."""

from dateline.linking.linker import Linker
from dateline.linking.linking import Linked, link
from dateline.linking.tellings import tellings_of, tellings_of_reading

__all__ = ["Linked", "Linker", "link", "tellings_of", "tellings_of_reading"]
