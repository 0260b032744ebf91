"""The words of a direction right before a name: "northern X", "norte de X", "شمال X"."""

import re

from dateline.knowledge.place_context import PlaceContext
from dateline.knowledge.romanisation import fold_name

COMPASS = {
    "north": (1.0, 0.0),
    "south": (-1.0, 0.0),
    "east": (0.0, 1.0),
    "west": (0.0, -1.0),
    "north-east": (0.7, 0.7),
    "north-west": (0.7, -0.7),
    "south-east": (-0.7, 0.7),
    "south-west": (-0.7, -0.7),
    "centre": (0.0, 0.0),
}
"""Degrees of latitude and longitude towards each point of the compass."""
LOOK_BACK = 30
LEADING = frozenset(" '’")
"""What may stand right before the name: a blank, or the apostrophe of "le nord de l'Irak"."""
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def direction_before(text: str, at: int, words: PlaceContext) -> tuple[int, str] | None:
    """Where the words of a direction right before a name begin, and which it is."""
    before = list(WORDS.finditer(text, max(0, at - LOOK_BACK), at))
    if text[at - 1 : at] not in LEADING or not before:
        return None
    last = len(before) - 1
    while last > 0 and fold_name(before[last].group()) in words.direction_links:
        last -= 1
    for count in (2, 1):
        if last + 1 - count >= 0:
            first = before[last + 1 - count]
            said = fold_name(text[first.start() : before[last].end()])
            for direction, forms in words.directions.items():
                if said in forms:
                    return first.start(), direction
    return None
