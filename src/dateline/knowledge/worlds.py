"""Words of worlds that borrow the words of war: stage, sport, medicine, courts, parliaments, drills, memorials.

`data/languages/<xx>/worlds.yaml`, which a folder may lack. The words are compared as written, in small letters, plurals
as their singular, or are phrases; several different ones make a page one of that world (`dateline.coding.genre`).
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from dateline.knowledge.loading import data_folder, load_file
from dateline.records import Record


class World(StrEnum):
    ART = "art"  # film, stage, fiction, games
    SPORT = "sport"
    NATURE = "nature"  # animals, disease, weather
    DISASTER = "disaster"  # what strikes without anybody's will: storms, fires, crashes
    COURT = "court"
    CRIME = "crime"  # what one person does to another
    POLITICS = "politics"  # elections, parliaments, parties
    TRADE = "trade"  # markets, tariffs, takeovers
    CYBER = "cyber"  # servers and those who break into them
    SPACE = "space"  # launchers and satellites
    DRILL = "drill"  # what is rehearsed or played
    HERITAGE = "heritage"  # museums, anniversaries, historians, long lives
    COLUMN = "column"  # what ought to be, and the line that says whose opinion it is
    RELIC = "relic"  # bombs of old wars that are found and made safe


class WorldsFile(Record):
    words: Mapping[World, tuple[str, ...]]


@cache
def load_worlds(language: str) -> Mapping[World, frozenset[str]]:
    """The words of each world; none where the folder has no such file."""
    name = f"languages/{language}/worlds.yaml"
    if not data_folder().joinpath(name).is_file():
        return {}
    return {world: frozenset(words) for world, words in load_file(name, WorldsFile).words.items()}
