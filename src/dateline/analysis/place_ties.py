"""What the words between two place names say: that the second holds the first, that it is near, how far off and where.

"Katindo, a quarter of Goma", "Kafr Nabl in Idlib province", "Stepove, north-west of Avdiivka", "Barsalogho, 45 km north
of Kaya". All words between must be of that kind; any other says something else, and a border is no holder.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.analysis.number_finding import find_numbers
from dateline.analysis.number_grammar import compile_grammar
from dateline.analysis.time_folding import fold
from dateline.knowledge.place_context import (
    PlaceContext,
    border_words,
    division_words,
    place_context,
)
from dateline.knowledge.romanisation import fold_name

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DIGITS = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
PARTED = re.compile(r"[.;:!?؟\n—–]")
CONTAINING = re.compile(
    r"(?:,|،| \(|,? (?:in|of|en|em|no|na|dans|au|à|de|du|في)(?: the| la| el| le| a| o)?(?: \w+){0,2})\s*",
    re.IGNORECASE,
)
LISTED = re.compile(
    r",? (?:and|y|e|et|o|or|ou) (?:(?:in|en|em|no|na|à|a|au|dans) )?|, |، |،? و(?:في )?"
)
"""Between two names of a list."""
JOINING = re.compile(r"^,? (?:and|y|e|et|و) ")
OWNING_LETTERS = len("'s ")
OWNED = re.compile(r"['’]s (?:[a-z-]+ ){0,2}")
"""Between a land and its province: "Sudan's Gezira State", "Haiti's northern Artibonite region"."""
CONTAINED_WITHIN = 40
"""Characters between a name and the one that holds it."""
OF = frozenset("de del do da du d la le l el o a the of".split())
ARTICLES = frozenset("the a an el la los las un una le les l o os as um uma il lo".split())
IN_OTHER_UNIT = re.compile(r"\d[\d.,]*\s?\w{1,11}\s?\($")
"""The same distance said before in another unit: "600 kilometres (" before "375 miles) north of"."""
IN = frozenset("in en em no na nos dans au في".split())
LOOK_BACK = 60
MILE_KM = 1.609
NEAR_KM = 10.0
"""What "near" is worth where no distance is told."""
ASIDE_KM = 25.0
"""How far off a place may be that is only told to lie on one side of another."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a place lies to another: within it where nothing else is said."""

    km: float | None = None
    direction: str | None = None
    near: bool = False
    quarter: bool = False
    """It is a part of the town."""

    @property
    def is_within(self) -> bool:
        return self.km is None and self.direction is None and not self.near

    @property
    def reach_km(self) -> float:
        """How far from the other the place may lie; 0 for one that lies within it."""
        if self.km is not None:
            return self.km
        return NEAR_KM if self.near else ASIDE_KM if self.direction else 0.0


@dataclass(frozen=True, slots=True)
class Distance:
    """Words before a name that put what is told some way off it: "17 km south of"."""

    start: int
    tie: Tie


@lru_cache(maxsize=2048)
def tie_between(between: str, language: str) -> Tie | None:
    """What the words between two names say of the first; None where they say something else."""
    words = place_context(language)
    between = without_unknown(without_site(between, words), language)
    if not between.strip() or PARTED.search(DIGITS.sub("", between)):
        return None
    tokens = without_adjective([fold_name(word) for word in WORD.findall(between)], words)
    direction, rest = taken_direction(tokens, words)
    if set(rest) & words.inside:
        direction = None  # "in the north of Y" is in it, "north of Y" is not
    km, rest = taken_distance(between, rest, words, language)
    known = words.within | words.nearby | words.quarters | words.measuring | words.kinds
    if not known.issuperset(rest):
        return None
    if km is None and (DIGITS.search(between) or not (direction or set(rest) - ARTICLES)):
        return None  # "Mexico, the US": a list
    near, quarter = bool(set(rest) & words.nearby), bool(set(rest) & words.quarters)
    return Tie(km, None if quarter else direction, near, quarter)


def without_adjective(tokens: Sequence[str], words: PlaceContext) -> list[str]:
    """The words without what describes a village behind its noun: "aldeia | remota | no distrito de"."""
    adjectives = {
        n
        for n, token in enumerate(tokens[1:-1], start=1)
        if tokens[n - 1] in words.town_before
        and tokens[n + 1] in OF | IN
        and token not in OF | IN | ARTICLES | words.within | words.nearby | words.measuring
    }
    return [token for n, token in enumerate(tokens) if n not in adjectives]


def without_site(between: str, words: PlaceContext) -> str:
    """The words behind a name without the building that has it: "X primary school in Y"."""
    parts = between.split(" ", 3)
    at = next((n for n in (1, 2) if parts[n : n + 1] and parts[n] in words.site_after), None)
    plain = at is not None and not parts[0] and parts[1].islower()
    return " " + between.split(" ", at + 1)[-1] if plain and at is not None else between


def without_unknown(between: str, language: str) -> str:
    """The words between two names without the name of a division that no list has: "in East Gojjam zone,"."""
    if between.islower() or not between.strip():
        return between
    kinds = place_context(language).kinds
    tokens = list(WORD.finditer(between))
    folded = [fold_name(token.group()) for token in tokens]
    large = [token.group()[0].isupper() for token in tokens]
    kept, start = "", 0
    for first in (n for n in range(len(tokens)) if large[n] and not (n and large[n - 1])):
        last = next((n for n in range(first, len(tokens)) if not large[n]), len(tokens))
        before = next((w for w in reversed(folded[:first]) if w not in OF), "")
        if before in kinds or (last < len(tokens) and folded[last] in kinds):
            kept += between[start : tokens[first].start()]
            start = tokens[last - 1].end()
    return JOINING.sub(" ", kept + between[start:]) if start else between


def taken_direction(tokens: Sequence[str], words: PlaceContext) -> tuple[str | None, list[str]]:
    """The point of the compass among the words, and the words without it."""
    for count in (2, 1):
        for at in range(len(tokens) + 1 - count):
            said = " ".join(bare(t) for t in tokens[at : at + count])
            for point, forms in words.directions.items():
                if said in forms and point != "centre":
                    return point, [*tokens[:at], *tokens[at + count :]]
    return None, list(tokens)


def bare(token: str) -> str:
    """Without the Arabic article: "إلى الشمال من"."""
    return token.removeprefix("ال") if len(token) > len("ال") + 2 else token


def taken_distance(
    said: str, tokens: Sequence[str], words: PlaceContext, language: str
) -> tuple[float | None, list[str]]:
    """The kilometres among the words, and the words without them; None where no unit is told."""
    units = words.kilometres | words.miles
    if not units & set(tokens):
        return None, list(tokens)
    found = list(find_numbers(compile_grammar(language), fold(said, 0, len(said)), language))
    number = next((n.best or n.low for n in reversed(found) if n.best or n.low), None)
    if number is None:
        return None, list(tokens)
    spoken = {
        fold_name(w)
        for n in found
        for w in WORD.findall(fold(said, 0, len(said)).text[n.start : n.end])
    }
    rest = [t for t in tokens if t not in units and t not in spoken]
    return number * (MILE_KM if words.miles & set(tokens) else 1.0), rest


def distance_before(text: str, at: int, language: str) -> Distance | None:
    """ "17 km south of", "à 45 km au nord de", "على بعد 60 ميلا غرب" right before a name; None without a number."""
    words = place_context(language)
    units = words.kilometres | words.miles
    start = max(0, at - LOOK_BACK)
    tokens = [(m.start(), m.end(), fold_name(m.group())) for m in WORD.finditer(text, start, at)]
    unit = next((t for t in reversed(tokens) if t[2] in units), None)
    if unit is None or PARTED.search(DIGITS.sub("", text[unit[1] : at])):
        return None
    behind = [t[2] for t in tokens if t[0] >= unit[1]]
    direction, rest = taken_direction(behind, words)
    kinds = words.kinds | words.of_divisions
    if not set(rest) <= words.within | words.measuring | words.direction_links | kinds:
        return None
    folded = fold(text, start, unit[0])
    numbers = [n for n in find_numbers(compile_grammar(language), folded, language) if n.best]
    number = next((n for n in reversed(numbers) if folded.original(n.end) >= unit[0] - 4), None)
    if number is None or number.best is None:
        return None
    factor = MILE_KM if unit[2] in words.miles else 1.0
    first = folded.original(number.start)
    other = IN_OTHER_UNIT.search(text, start, first)
    return Distance(other.start() if other else first, Tie(number.best * factor, direction))


def is_containing(gap: str) -> bool:
    """Whether what stands between two names says that the second holds the first: ", ", " in ", ", estado "."""
    words = [fold_name(word) for word in WORD.findall(gap)]
    if any(word in border_words() for word in words):
        return False
    if CONTAINING.fullmatch(gap):
        return True
    kinds = [word for word in words if word in division_words()]
    led = gap.lstrip()[:1] in (",", "،", "(") or bool(IN & set(words[:1]))
    return led and bool(kinds) and set(words) - {*kinds} <= OF | IN
