"""Copy in capitals throughout, put back into ordinary case word by word.

Wire copy, communiqués and transcripts of broadcasts come in capitals, where no capital marks a name. What a name is, is
then for the lists to say: known places and actors, first names, months, demonyms, and what no dictionary has. The text
keeps its length, so offsets stay.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.analysis.casing import WORD
from dateline.analysis.parser import is_word, lemma_table, load_parser
from dateline.analysis.place_neighbours import WELL_KNOWN
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.place_context import first_names, place_context
from dateline.knowledge.romanisation import fold_name

MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
BEFORE_MONTH = re.compile(r"(?:\d\s|\b(?:IN|LAST|SINCE|OF|UNTIL|EARLY|LATE|MID|NEXT|THIS)[\s-]+)$")
OPENS_NAME = frozenset("el la los las san santa santo".split())
INSIDE_NAME = frozenset("of the and in for de del y e do da dos das du des et".split())
OPENING = re.compile(
    r"(?:^|\n\s*\n|[.!?][\"”’')]*\s+|--\s|:\s+[\"“])\s*(?:\[[^\]]*\]\s*)*[\"“'(\[]*$"
)
"""What stands before the first word of a sentence; editors' notes may come between."""
OWN = ("'S", "’S")
LOOK_BACK = 90
ACRONYM = 5
"""Letters up to which a word that no dictionary has may be an acronym."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of the names of one article: where they stand, their words, and its acronyms."""

    spans: Sequence[tuple[int, int]]
    words: frozenset[str]
    acronyms: frozenset[str]
    common: frozenset[str]
    """Words that the lexicon knows and that are therefore no surname."""


def ordinary(
    text: str, start: int, end: int, names: Names, gazetteer: Gazetteer
) -> Iterator[tuple[int, int, str]]:
    """Each word of a stretch as (start, end, word in ordinary case)."""
    inside = {at: n for n, span in enumerate(names.spans) for at in range(*span)}
    words = list(WORD.finditer(text, start, end))
    shown: list[str] = []
    titles = place_context("en").titles
    for n, word in enumerate(words):
        known = inside.get(word.start())
        opens = known is not None and names.spans[known][0] == word.start()
        small = recased(text, word, known is not None, opens, names, gazetteer)
        before = shown[-1] if n and beside(text, words[n - 1], word) else ""
        after = words[n + 1] if n + 1 < len(words) and beside(text, word, words[n + 1]) else None
        if small.islower() and is_persons(small, before, after, names):
            small = small.capitalize()
        if before in titles and small[0].isupper():
            shown[-1] = before.capitalize()
        if small.islower() and OPENING.search(
            text[max(0, word.start() - LOOK_BACK) : word.start()]
        ):
            small = small.capitalize()
        shown.append(small)
    for word, small in zip(words, shown, strict=True):
        if len(small) == len(word.group()):
            yield word.start(), word.end(), small


def beside(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return not text[left.end() : right.start()].strip()


def recased(
    text: str,
    word: re.Match[str],
    is_name: bool,
    opens: bool,
    names: Names,
    gazetteer: Gazetteer,
) -> str:
    """One word by itself, its possessive in small letters."""
    whole = word.group()
    found = whole[:-2] if whole.endswith(OWN) else whole
    own = whole[len(found) :].lower()
    small, folded = found.lower(), fold_name(found)
    after = text[word.end() : word.end() + 2]
    numbered = after[:1] == "-" and after[1:].isdigit()
    if (
        found in names.acronyms
        or numbered
        or (len(found) == 1 and (after[:1] == "." or small == "i"))
    ):
        return found + own  # "FARC", "M-16", "U.S."
    if small in INSIDE_NAME and not opens:
        return small
    if small in OPENS_NAME:
        return capitalised(found)
    if is_name:
        return (found if is_acronym(found) else capitalised(found)) + own
    if small in WEEKDAYS or (small in MONTHS and is_date(text, word)):
        return capitalised(found) + own
    if country_of(found.capitalize()) or small in names.words:
        return capitalised(found) + own
    if is_plain(small):
        great = only_noun(small) and small not in names.common and is_great(folded, gazetteer)
        return (capitalised(found) if great else small) + own
    named = folded in first_names() or bool(gazetteer.named(folded))
    return (found if not named and is_acronym(found) else capitalised(found)) + own


def is_great(folded: str, gazetteer: Gazetteer) -> bool:
    """A country or great town by its own name, not by another that it bears too."""
    best = gazetteer.named(folded)[:1]
    return any(b.own_name and gazetteer.record(b.row_id).prominence >= WELL_KNOWN for b in best)


def is_date(text: str, word: re.Match[str]) -> bool:
    """A month beside a number or under a preposition: "4 MAY", "IN MARCH", not "HE MAY"."""
    found = word.group()
    sure = len(found) > 3 and found not in ("MARCH", "AUGUST")
    told = BEFORE_MONTH.search(text[max(0, word.start() - 12) : word.start()])
    return sure or bool(told) or bool(re.match(r"\.?\s\d", text[word.end() : word.end() + 4]))


def is_persons(small: str, before: str, after: re.Match[str] | None, names: Names) -> bool:
    """A first name, or a surname after one, that the dictionary lists as a noun in small letters."""
    if not only_noun(small) or small in names.common:
        return False
    beside_name = before[:1].isupper() or before in place_context("en").titles
    if fold_name(small) not in first_names():
        return before[:1].isupper() and fold_name(before) in first_names()
    following = after.group().lower() if after is not None else ""
    return beside_name or bool(following and not is_plain(following)) or following in first_names()


def is_acronym(found: str) -> bool:
    """Short, and no name that could be spoken: "FMLN", "EFE", not "LIMA"."""
    small = found.lower()
    if len(found) > ACRONYM or is_plain(small) or fold_name(found) in first_names():
        return False
    if small in place_context("en").titles:
        return False
    return len(found) <= 3 or sum(c in "aeiouy" for c in small) < 2


def capitalised(found: str) -> str:
    """ "D'Aubuisson", "Cartel's"."""
    parts = re.split("(['’])", found)
    return "".join(
        p.capitalize() if n == 0 or len(p) > 2 else p.lower() for n, p in enumerate(parts)
    )


@cache
def is_plain(word: str) -> bool:
    """A word of the language in any form."""
    bare = re.split("['’]", word)[0]
    return (
        is_word(word)
        or is_stop(bare)
        or (bare.endswith("ed") and is_word(bare[:-1]))
        or (bare.endswith("s") and is_word(bare[:-1]))
        or (bare.endswith("men") and is_word(f"{bare[:-3]}man"))
    )


def is_stop(word: str) -> bool:
    return word in load_parser("en").Defaults.stop_words


@cache
def only_noun(word: str) -> bool:
    """Known as a noun alone, as the names of the famous are that dictionaries list in small letters."""
    index = lemma_table("lemma_index")
    others = any(word in index[part] for part in ("verb", "adj", "adv"))
    known = word in index["noun"] or word.removesuffix("s") in index["noun"]
    return known and not others and not is_stop(word)
