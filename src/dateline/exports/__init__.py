"""The record in the formats that people already use: each a view of the same incidents, none a second truth."""

from dateline.exports.exporting import Export, export, exported
from dateline.exports.formats import FORMATS, Format, formats_for
from dateline.exports.selection import Tally

__all__ = ["FORMATS", "Export", "Format", "Tally", "export", "exported", "formats_for"]
