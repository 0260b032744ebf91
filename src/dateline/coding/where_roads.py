"""Roads told by their ends: "on the highway linking Lashio with Hsipaw", "la carretera que une Tiro con Naqura".

The act was somewhere between; the first end is named, since stories tell a road from where they stand.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.document import PlaceName
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name

TO = re.compile(r"(?:,? (?:with|and|to|con|com|y|e|a|al|à|au|et) |\s?[-–—]\s?| ?و| إلى )")
"""Between the two ends."""
LOOK_BACK = 60


def roads(claim: Claim, context: Context) -> Iterator[Where]:
    """The first end of each road of the clause's sentence that is told by its ends."""
    clause, text = claim.clause, context.document.article.text
    sentence = context.sentence(clause)
    names = context.places_in(sentence.start, sentence.end)
    for one, other in pairwise(names):
        if TO.fullmatch(text[one.end : other.start]) and is_road_from(one, sentence.start, context):
            yield Where(one, "clause", near=True)


def is_road_told_by(ends: Sequence[Where], context: Context) -> bool:
    """ "Cut the road between X and Y": the names under the verb are its two ends, and no list of towns."""
    text = context.document.article.text
    pairs = list(pairwise(end.name for end in ends))
    joined = all(TO.fullmatch(text[one.end : other.start]) for one, other in pairs)
    one = pairs[0][0] if len(pairs) == 1 and joined else None
    return one is not None and is_road_from(one, max(0, one.start - LOOK_BACK), context)


def is_road_from(name: PlaceName, start: int, context: Context) -> bool:
    """Whether "the road that links" stands right before the name."""
    words = place_context(context.lexicon.language)
    begin = max(start, name.start - LOOK_BACK)
    before = [
        fold_name(w) for w in re.findall(r"[^\W\d_]+", context.document.text(begin, name.start))
    ]
    road = next((n for n, w in enumerate(reversed(before)) if w in words.roads), None)
    if road is None:
        return False
    between = before[len(before) - road :]
    return set(between) <= words.linking
