"""The listed actors that a stretch of an article names.

The index knows spellings; this part knows what the words around them do. In a headline set in capitals every word
looks like an acronym, so an acronym is believed there only when it is no word of the language. "Anti-Houthi",
"pro-Russian", "Iran-backed" and "Saudi-led" speak of an actor without naming one. Adjectives of states, and capitals
that may stand for a government, are left to the resolver, which sees the phrase they stand in.
"""

import re
from collections.abc import Iterator
from functools import cache

from dateline.document import ActorName
from dateline.knowledge.actor_compile import NAME, PERSON
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import fold_word, is_acronym
from dateline.knowledge.actors import ActorIndex, ActorMention
from dateline.knowledge.calendar_words import load_calendar_words
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.language import load_language
from dateline.knowledge.place_context import common_words

TURNED_BEFORE = re.compile(
    r"(?:\b(?:anti|pro|ex|non)[-\s]|\b(?:anti|pró|pro)-?|"
    r"(?:المناهضة?|الموالية?|المدعومة?|المدعومين|الموالين) (?:ل|من )?)$",
    re.IGNORECASE,
)
OF_SIDE = (
    "backed|led|aligned|allied|affiliated|linked|supported|sponsored|trained|run|installed|appointed|funded|armed|"
    "inspired|friendly|born|made|based|brokered|mediated|style"
)
TURNED_AFTER = re.compile(
    rf"-(?:{OF_SIDE}|held|controlled|occupied|besieged|ruled|administered)\b", re.IGNORECASE
)
SIDED_BEFORE = re.compile(r"\b(?:anti|pro|pró)-$", re.IGNORECASE)
SIDED_AFTER = re.compile(rf"-(?:{OF_SIDE})\b", re.IGNORECASE)
SHOUTED = re.compile(r"[^\W\d_]{4,}")
LOOK_ROUND = 24
WORDS = re.compile(r"[^\W\d_]+")
NAME_AFTER = re.compile(r"[ \u00a0]([A-ZÀ-Þ][a-zß-ÿ'’-]{2,})")
NAME_BEFORE = re.compile(r"(?<=[\w,;] )([A-ZÀ-Þ][a-zß-ÿ'’-]+) $")


def find_actor_names(
    text: str, start: int, end: int, language: str, index: ActorIndex
) -> tuple[ActorName, ...]:
    """Names of listed actors and people in a stretch of text, in order, none overlapping."""
    return tuple(actor_names(text, start, end, language, index))


def actor_names(
    text: str, start: int, end: int, language: str, index: ActorIndex
) -> Iterator[ActorName]:
    """The same, one after the other, for whoever needs to know of the first only."""
    return (
        ActorName(mention.start, mention.end, mention.actor_ids)
        for mention in index.mentions(text, start, end, language)
        if mention.role in (NAME, PERSON)
        and not is_turned(text, mention)
        and not is_shouted(text, mention, start, end, language)
        and not (mention.role == PERSON and is_piece_of_name(text, mention, language))
    )


def is_piece_of_name(text: str, mention: ActorMention, language: str) -> bool:
    """Whether it belongs to a longer name: "Prayut Kham" is not Prayut, "Ana Lima" no capital, "Musa al-Sisi" not Sisi.

    A title or a people's adjective before it is no part of the name, nor is the first word of a sentence.
    """
    said = text[mention.start : mention.end]
    if said.isupper() or sum(word[0].isupper() for word in WORDS.findall(said)) > 1:
        return False  # of "al-Sisi" only one word is the name
    after = NAME_AFTER.match(text, mention.end)
    if after is not None and after[1].casefold() not in capital_words(language):
        return True
    before = NAME_BEFORE.search(text, max(0, mention.start - LOOK_ROUND), mention.start)
    if before is None:
        return False
    noun = load_actor_nouns(language).by_key.get(fold_word(before[1]))
    return noun is None and country_of(before[1]) is None


@cache
def capital_words(language: str) -> frozenset[str]:
    """Months and weekdays of a language, where it writes them with a capital."""
    words = load_calendar_words(language)
    tables = (words.vocabulary.get(name, {}) for name in words.capitalised)
    return frozenset(word for table in tables for forms in table.values() for word in forms)


def is_turned(text: str, mention: ActorMention) -> bool:
    """Whether the words around make it a side taken, not a name: "anti-", "-backed"."""
    before = text[max(0, mention.start - LOOK_ROUND) : mention.start]
    return bool(TURNED_AFTER.match(text, mention.end) or TURNED_BEFORE.search(before))


def is_side(text: str, start: int, end: int) -> bool:
    """Whether a place's name tells whose side somebody takes, or where they come from: "pro-X", "X-based"."""
    before = text[max(0, start - LOOK_ROUND) : start]
    return bool(SIDED_AFTER.match(text, end) or SIDED_BEFORE.search(before))


def is_shouted(text: str, mention: ActorMention, start: int, end: int, language: str) -> bool:
    """Whether an acronym stands among words in capitals, where it may be any word of the language."""
    written = text[mention.start : mention.end]
    if not is_acronym(written) or is_no_word(written, language):
        return False
    before = SHOUTED.findall(text, max(start, mention.start - LOOK_ROUND), mention.start)
    after = SHOUTED.findall(text, mention.end, min(end, mention.end + LOOK_ROUND))
    near = before[-1:] + after[:1]
    return bool(near) and all(word.isupper() for word in near)


def is_no_word(acronym: str, language: str) -> bool:
    """ "FMLN", "ELN": never "WHO" nor "IS"; in a language without a list of words nothing is known."""
    common = common_words(language)
    letters = fold_word(acronym)
    small = load_language(language).function_words
    return len(letters) > 2 and bool(common) and letters not in common and letters not in small
