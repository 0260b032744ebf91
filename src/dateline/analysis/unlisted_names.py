"""Place names that no list has, known by the words beside them: "the village of X", "X district"."""

from collections.abc import Iterator, Sequence

from dateline.analysis.construct_words import cutter_of
from dateline.analysis.place_bearers import Candidate, is_acronym, prominence, reach
from dateline.analysis.place_neighbours import (
    WELL_KNOWN,
    is_explained,
    is_kind_described,
    is_kind_told,
)
from dateline.analysis.place_tokens import OF, Word
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.place_context import PlaceContext, common_words
from dateline.knowledge.romanisation import ARTICLES, fold_name

CLITICS = ("و", "ف", "ب", "ل")
LONGEST_UNLISTED = 3
SHORTEST_FOREIGN = 4
"""Letters of an Arabic word from which it may be the second of a foreign name."""
LONGEST_LIST = 16
"""Words of a list of villages, up to the last."""
AND = frozenset("and or y e ou et".split())
JOINTS = frozenset("del do da dos das du des".split())
""" "Of the" inside a name: "Hondo del Río", "Tabuleiro do Martins"."""
PLAIN_JOINT = "de"
KNOWN_HOLDER = 3.5
"""Prominence from which a name behind plain "de" rather holds the place: "vereda X de San José"."""


def announced_at(
    text: str, words: Sequence[Word], at: int, context: PlaceContext, gazetteer: Gazetteer
) -> Candidate | None:
    """A name that nobody in the gazetteer bears, after "the village of"."""
    steps = 2 if at > 1 and words[at - 1].folded in OF else 1
    if at < steps or words[at].initial or is_acronym(words[at]):
        return None
    if not is_announced(words, at, steps, context):
        return None
    if steps == 1 and "the" in context.function_words and not is_in_list(words, at, context):
        return None
    last = at + 1
    while last < reach(words, at) and (
        words[last].capital
        or joins_name(words, last, context)
        or goes_on_at(words, last, context, gazetteer)
    ):
        last += 1
    while not words[last - 1].capital:
        last -= 1
        if last == at:
            return None
    key = fold_name(text[words[at].start : words[last - 1].end])
    return None if key in context.common else Candidate(at, last, words[at].start, key, ())


def joins_name(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """ "Bir et-Tawil", but "the villages of Mushaba et Kashuga" in French are two, and "la aldea de X en Y" is in Y."""
    said = words[at].folded
    if said not in ARTICLES:
        return False
    tied = at + 1 < len(words) and words[at + 1].joined == "-"
    parting = (AND, context.locatives, context.strong_locatives)
    return tied or not any(said in listed for listed in parting)


def goes_on_at(words: Sequence[Word], at: int, context: PlaceContext, gazetteer: Gazetteer) -> bool:
    """Whether "del", "da" stands here inside a name, and not before the land that holds it."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.joined != " " or not after.capital:
        return False
    if after.folded in context.division_before | context.town_before | context.unlisted_divisions:
        return False
    bearers = gazetteer.named(after.folded)
    found = Candidate(at + 1, at + 2, after.start, after.folded, bearers)
    if words[at].folded == PLAIN_JOINT and not after.initial:
        following = words[at + 2] if at + 2 < len(words) else None
        ends = following is None or following.joined is None or not following.capital
        return ends and prominence(found, gazetteer)[0] < KNOWN_HOLDER
    wide = bool(bearers) and bearers[0].own_name and prominence(found, gazetteer)[1]
    return words[at].folded in JOINTS and not wide


def is_announced(words: Sequence[Word], at: int, steps: int, context: PlaceContext) -> bool:
    """Behind "the village of", "the river"; also the next of a list: "the villages of X and Y"."""
    kinds = context.town_before | context.features_before
    kinds = kinds | context.unlisted_divisions if steps > 1 else kinds
    if words[at - steps].folded in kinds:
        of_person = steps > 1 and at - steps and words[at - steps - 1].folded in context.of_birth
        return not of_person  # "the home town of Karim Haddad"
    if steps > 1 and is_kind_described(words, at - steps, context):
        return True
    return steps == 1 and is_in_list(words, at, context)


def is_in_list(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """Whether a name is of a list that "the villages of" opens: "the villages of X, Y and Z"."""
    before = at - 1
    while before > 1 and at - before <= LONGEST_LIST:
        word = words[before]
        if word.folded in OF and words[before - 1].folded in context.town_before:
            return words[before - 1].folded.endswith("s") or words[at - 1].folded in AND
        if words[before + 1].initial or not (word.capital or word.folded in AND | OF):
            return False
        before -= 1
    return False


def followed_at(
    text: str, words: Sequence[Word], at: int, context: PlaceContext
) -> Candidate | None:
    """A name that nobody in the gazetteer bears, before "village" or "district" in small letters."""
    last = at
    while last < min(len(words), at + LONGEST_UNLISTED) and is_capital_or_tied(words, at, last):
        if last > at and words[last].joined not in (" ", "-"):
            return None
        if last > at and is_called(text, words, last, context):
            break
        last += 1
    if last in (at, len(words)) or words[last].joined != " ":
        return None
    if not is_called(text, words, last, context):
        return None
    named = words[at:last]
    villages = last - at > 1 and words[last].folded in context.town_before
    ends = None if villages else named[-1]
    if any(is_no_part(word, word is ends, context) for word in named) or named[0].upper:
        return None
    return unlisted(text, words, at, last)


def explained_at(
    text: str, words: Sequence[Word], at: int, context: PlaceContext
) -> Candidate | None:
    """A name that nobody in the gazetteer bears, before what it is: "attacked Ogobu, a village in"."""
    if not at or words[at].joined != " " or words[at - 1].capital:
        return None
    before = words[at - 1].folded
    if before in context.titles or before in context.crediting:
        return None
    last = at
    while last < min(len(words), at + LONGEST_UNLISTED) and is_capital_or_tied(words, at, last):
        last += 1
    if not is_explained(text, words, last, context):
        return None
    if any(is_no_part(word, True, context) for word in words[at:last]):
        return None
    return unlisted(text, words, at, last)


def unlisted(text: str, words: Sequence[Word], at: int, last: int) -> Candidate:
    """Words [at, last) as a name without a bearer."""
    start = words[at].start
    return Candidate(at, last, start, fold_name(text[start : words[last - 1].end]), ())


def is_capital_or_tied(words: Sequence[Word], at: int, last: int) -> bool:
    """A capital, or what a hyphen ties to one: "Kaura-dawa village"."""
    return words[last].capital or (last > at and words[last].joined == "-")


def is_no_part(word: Word, closes: bool, context: PlaceContext) -> bool:
    """Whether a word is no part of a name before "village": a word of the language may only be a first, not one that
    opens a sentence ("Dan Kurmi village")."""
    if country_of(word.text) or word.folded in context.common | context.titles:
        return True
    if word.initial and word.folded in context.function_words:
        return True
    plain = word.folded in common_words("en") and word.folded not in ARTICLES
    return plain and (closes or word.initial)


def is_called(text: str, words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """Whether "village" stands here, or "and Y villages", of which this name is the first."""
    word = words[at]
    if word.folded in AND and at + 1 < len(words) and words[at + 1].joined == " ":
        other = followed_at(text, words, at + 1, context)
        return other is not None and words[other.last].folded.endswith("s")
    if is_kind_told(words, at, context):
        return True
    goes_on = at + 1 < len(words) and words[at + 1].capital and words[at + 1].joined == " "
    kinds = context.division_after | context.town_after if word.capital else context.unlisted_after
    return word.folded in kinds & context.unlisted_after and not (word.capital and goes_on)


def longer_followed(
    text: str,
    words: Sequence[Word],
    found: Candidate,
    context: PlaceContext,
    gazetteer: Gazetteer,
) -> Candidate:
    """ "Let Pan Hla village" is not Let Pan: a name that goes on up to "village" is another, unless a city owns it."""
    after = words[found.last] if found.last < len(words) else None
    if after is None or not after.capital or after.joined not in (" ", "-"):
        return found
    weight, wide = prominence(found, gazetteer)
    tied = after.joined == "-" and bool(gazetteer.named(after.folded))  # "the Kupiansk-Lyman area"
    if wide or tied or weight >= WELL_KNOWN:
        return found
    named = followed_at(text, words, found.first, context)
    return named if named is not None and named.last > found.last else found


def longer_announced(
    text: str,
    words: Sequence[Word],
    found: Candidate,
    context: PlaceContext,
    gazetteer: Gazetteer,
) -> Candidate:
    """ "The village of Maar Shamarin" is not Maar: a name that goes on is another name."""
    after = words[found.last] if found.last < len(words) else None
    if after is None or after.joined is None or after.shouted:
        return found
    if not (after.capital or goes_on_at(words, found.last, context, gazetteer)):
        return found
    named = announced_at(text, words, found.first, context, gazetteer)
    explained = context.common | context.town_after | context.division_after | context.site_after
    explained |= context.political_after
    explained -= context.compass  # "Emiliano Zapata Sur"
    told = after.capital and after.folded in explained
    return named if named and named.last > found.last and not told else found


def announced_in_arabic(words: Sequence[Word], at: int, context: PlaceContext) -> Candidate | None:
    """A name that nobody in the gazetteer bears, right behind "village [of]"; an adjective there has no article."""
    kind = words[at - 1].folded if at and words[at].joined == " " else ""
    known = (context.unlisted_before | context.wild_before) - {""}
    if not {kind, kind[1:] if kind.startswith(CLITICS) else ""} & known:
        return None
    word = words[at].folded
    goes_on = at + 1 < len(words) and words[at + 1].joined == " "
    last = at + 2 if word in context.place_words and goes_on else at + 1
    if last == at + 1 and not is_name_like(words[at], kind, context):
        return None
    if last == at + 1 and goes_on and is_foreign(words[last], context):
        last += 1
    key = " ".join(w.folded for w in words[at:last])
    return Candidate(at, last, words[at].start, key, ())


def echoes_of(candidates: Sequence[Candidate], words: Sequence[Word]) -> Iterator[Candidate]:
    """Where a name that no list has stands again: "the village of Nkoe … residents of Nkoe fled"."""
    unlisted = {c.key: c.last - c.first for c in candidates if not c.bearers}
    taken = {at: c.last - c.first for c in candidates for at in range(c.first, c.last)}
    for at, word in enumerate(words):
        for key, length in unlisted.items():
            stretch = words[at : at + length]
            said = " ".join(w.folded for w in stretch)
            if len(stretch) < length or not said.endswith(key[1:]):
                continue
            held = max((taken.get(n, 0) for n in range(at, at + length)), default=0)
            if held >= length:
                continue
            joined = all(w.joined is not None for w in stretch[1:])
            cut = next((n for n, form in enumerate_prefixes(said) if form == key), 0)
            written = word.capital and said == key
            if joined and (written or (word.arabic and (cut or said == key))):
                yield Candidate(at, at + length, word.start + cut, key, ())


def is_name_like(word: Word, kind: str, context: PlaceContext) -> bool:
    """Neither a word of the language, small words written onto it or not, nor made like an adjective of its kind."""
    cutter = cutter_of("ar")
    parts = [p for p in cutter.cut(cutter.morphology.fold(word.text)) if p.kind != "article"]
    last = parts[-1] if parts else None
    whole = len(parts) == 1 or (len(parts) == 2 and parts[0].kind == "prep")
    own = last is not None and whole and last.noun is None and not last.readings
    known = word.folded in common_words("ar") or word.folded in context.common
    ending = (
        "يه" if kind.endswith("ه") else "ي"
    )  # no "town" in the feminine has an adjective without one
    adjective = word.folded.endswith(ending) and not word.folded.startswith("ال")
    return own and not (known or adjective or country_of(word.text))


def is_foreign(word: Word, context: PlaceContext) -> bool:
    """Whether an Arabic word goes on a foreign name: neither it nor what it would be without small words is known."""
    cutter = cutter_of("ar")
    parts = cutter.cut(cutter.morphology.fold(word.text))
    bare = len(parts) == 1 and parts[0].noun is None and not parts[0].readings
    known = word.folded in common_words("ar") or word.folded in context.common | context.titles
    written_on = word.folded.startswith(("ال", *CLITICS)) or len(word.folded) < SHORTEST_FOREIGN
    return bare and not (known or written_on or country_of(word.text))


def enumerate_prefixes(folded: str) -> Iterator[tuple[int, str]]:
    """The word as it stands, then without "and", "in", "to" written onto it."""
    yield 0, folded
    if folded.startswith("لل"):
        yield 1, "ا" + folded[1:]
    elif folded.startswith(CLITICS):
        yield 1, folded[1:]
        if folded.startswith(("وب", "ول", "فب", "فل")):
            yield 2, folded[2:]
