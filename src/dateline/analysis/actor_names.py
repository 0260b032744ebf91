"""The listed actors that a stretch of an article names.

The index knows spellings; this part knows what the words around them do. In a headline set in capitals every word
looks like an acronym, so acronyms are not believed there. "Anti-Houthi", "pro-Russian", "Iran-backed" and "Saudi-led"
speak of an actor without naming one. Adjectives of states, and capitals that may stand for a government, are left to
the resolver, which sees the phrase they stand in.
"""

import re

from dateline.document import ActorName
from dateline.knowledge.actor_compile import NAME, PERSON
from dateline.knowledge.actor_words import is_acronym
from dateline.knowledge.actors import ActorIndex, ActorMention

TURNED_BEFORE = re.compile(
    r"(?:\b(?:anti|pro|ex|non)[-\s]|\b(?:anti|pró|pro)-?|"
    r"(?:المناهضة?|الموالية?|المدعومة?|المدعومين|الموالين) (?:ل|من )?)$",
    re.IGNORECASE,
)
TURNED_AFTER = re.compile(
    r"-(?:backed|led|aligned|allied|affiliated|linked|held|controlled|occupied|supported|sponsored|trained|run|"
    r"installed|appointed|funded|armed|inspired|friendly|born|made|based|besieged|ruled|administered)\b",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"[^\W\d_]{4,}")
LOOK_ROUND = 24


def find_actor_names(
    text: str, start: int, end: int, language: str, index: ActorIndex
) -> tuple[ActorName, ...]:
    """Names of listed actors and people in a stretch of text, in order, none overlapping."""
    return tuple(
        ActorName(mention.start, mention.end, mention.actor_ids)
        for mention in index.find(text, start, end, language)
        if mention.role in (NAME, PERSON)
        and not is_turned(text, mention)
        and not is_shouted(text, mention, start, end)
    )


def is_turned(text: str, mention: ActorMention) -> bool:
    """Whether the words around make it a side taken, not a name: "anti-", "-backed"."""
    before = text[max(0, mention.start - LOOK_ROUND) : mention.start]
    return bool(TURNED_AFTER.match(text, mention.end) or TURNED_BEFORE.search(before))


def is_shouted(text: str, mention: ActorMention, start: int, end: int) -> bool:
    """Whether an acronym stands among words in capitals, where it may be any word."""
    if not is_acronym(text[mention.start : mention.end]):
        return False
    before = SHOUTED.findall(text, max(start, mention.start - LOOK_ROUND), mention.start)
    after = SHOUTED.findall(text, mention.end, min(end, mention.end + LOOK_ROUND))
    near = before[-1:] + after[:1]
    return bool(near) and all(word.isupper() for word in near)
