"""Find the words of a text that name a place: the longest names the gazetteer knows, judged by the words around them.

Most wrong places are right names in the wrong company: a surname, a newspaper, a street, a word that opens a sentence.
So a name is judged by its neighbours (`place_evidence`), and the whole text is looked at before one mention is decided:
a surname once shown to be one stays one, a name once read after "in" is believed at the head of a sentence. What
remains thin is kept as "weak": the resolver drops it unless the article's other places lie around it. A name that no
alias has but that sounds like one is kept as "spelling" on the same terms.

Call it once for a whole text where possible: what one sentence shows about a name serves every other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.analysis.construct_words import cutter_of
from dateline.analysis.place_evidence import judge
from dateline.analysis.place_neighbours import OF
from dateline.analysis.place_scene import Found, Scope, Verdict
from dateline.analysis.place_tokens import Word, words_of
from dateline.document import PlaceName
from dateline.knowledge.demonyms import COMPOUND, WORD, country_of, region_of
from dateline.knowledge.gazetteer import Bearer, Gazetteer
from dateline.knowledge.place_context import PlaceContext, common_words, first_names, place_context
from dateline.knowledge.romanisation import ARTICLES, fold_name

LONGEST_NAME = 6
CLITICS = ("و", "ف", "ب", "ل")
SHORTEST_ARABIC = 3
SHORTEST_SPELLING = 5
RESPELLED = frozenset(
    "AF AM AZ BY CN DZ EG ER ET GE IL IN IQ IR JO KG KZ LB LY MA MD MM PK PS RU SD SO SY TD TN TR UA UZ XK YE".split()
)
"""Countries whose names the languages of Latin letters spell each in its own way."""
LONGEST_UNLISTED = 3
LONGEST_ACRONYM = 6
AND = frozenset("and or y e ou et".split())
WIDE_DIVISION = 6.0
"""Prominence of a division of half a million, which news names without more words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words [first, last) with the bearers of their name; `start` moves past an Arabic prefix."""

    first: int
    last: int
    start: int
    key: str
    bearers: tuple[Bearer, ...]
    spelling: bool = False
    abbreviation: bool = False


def find_place_names(
    text: str, start: int, end: int, language: str | None, gazetteer: Gazetteer
) -> tuple[PlaceName, ...]:
    """The place names of `text[start:end]`, in order, none inside another."""
    context = place_context(language)
    words = words_of(text, start, end, context)
    candidates = tuple(candidates_in(text, words, context, gazetteer))
    likely = [c for c in candidates if c.bearers and not c.spelling and is_likely(c, context)]
    scope = Scope(
        frozenset(word.folded for word in words if not word.capital),
        common_words(language),
        frozenset(c.first for c in likely if prominence(c, gazetteer)[1]),
        frozenset(at for c in likely for at in (c.first, c.last - 1)),
    )
    found = [
        (
            candidate,
            judge(
                Found(
                    candidate.first,
                    candidate.last,
                    candidate.key,
                    prominence(candidate, gazetteer),
                    candidate.abbreviation,
                    text[words[candidate.first].start : candidate.start],
                ),
                words,
                context,
                scope,
                text,
            ),
        )
        for candidate in candidates
    ]
    return tuple(
        place_name(candidate, verdict, words, gazetteer) for candidate, verdict in reconciled(found)
    )


def demonym_row(word: str, gazetteer: Gazetteer) -> int | None:
    country, region = country_of(word), region_of(word)
    if country:
        return gazetteer.country_row(country)
    if region is None:
        return None
    return next((bearer.row_id for bearer in gazetteer.named(fold_name(region))), None)


def is_likely(candidate: Candidate, context: PlaceContext) -> bool:
    """Neither a common word nor a first name: its neighbours may lean on it."""
    return candidate.key not in context.common and candidate.key not in first_names()


def find_demonyms(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Adjectives and inhabitants of countries ("Syrian"), each with its country and the hint "demonym".

    They name no place where anything happens and are kept apart from `find_place_names` for that reason.
    """
    found: list[PlaceName] = []
    for match in (*COMPOUND.finditer(text, start, end), *WORD.finditer(text, start, end)):
        row = demonym_row(match.group(), gazetteer)
        if row is not None and not any(n.start <= match.start() < n.end for n in found):
            found.append(PlaceName(match.start(), match.end(), (row,), "demonym"))
    return tuple(sorted(found, key=lambda name: name.start))


def prominence(candidate: Candidate, gazetteer: Gazetteer) -> tuple[float, bool]:
    """How prominent the best bearer is, and whether it is a country, continent or first-order division."""
    if not candidate.bearers or candidate.spelling:
        return 0.0, False
    best = candidate.bearers[0]
    record = gazetteer.record(best.row_id)
    weight = record.prominence - (0.0 if best.own_name else 1.5)
    wide = record.feature_code in ("PCLI", "PCLD", "CONT", "RGN")
    return weight, wide or (record.feature_code == "ADM1" and weight >= WIDE_DIVISION)


def candidates_in(
    text: str, words: Sequence[Word], context: PlaceContext, gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """From left to right, at each word the longest name that starts there."""
    at = 0
    while at < len(words):
        candidate = longest_at(text, words, at, context, gazetteer)
        if candidate:
            yield candidate
        at = candidate.last if candidate else at + 1


def longest_at(
    text: str, words: Sequence[Word], at: int, context: PlaceContext, gazetteer: Gazetteer
) -> Candidate | None:
    word = words[at]
    if word.arabic:
        return arabic_at(words, at, context, gazetteer)
    if not may_start(words, at, context):
        return None
    short = abbreviation_at(text, words, at, gazetteer)
    if short:
        return short
    for last in range(reach(words, at), at, -1):
        if not words[last - 1].capital or (word.initial and last - at > 1 and is_article(word)):
            continue
        key = fold_name(text[word.start : words[last - 1].end])
        if key in context.others:
            return Candidate(at, last, word.start, key, ())
        bearers = gazetteer.named(key) or without_article(key, words[at:last], gazetteer)
        other = () if bearers else respelled(key, context, gazetteer)
        if bearers or other:
            found = Candidate(at, last, word.start, key, bearers or other, spelling=bool(other))
            return longer_announced(text, words, found, context)
    if not word.capital and word.folded not in ARTICLES:
        return None
    spelled = spelled_at(text, words, at, context, gazetteer)
    return (
        spelled or announced_at(text, words, at, context) or followed_at(text, words, at, context)
    )


def is_article(word: Word) -> bool:
    """ "The" at the head of a sentence is not the first word of "The Point"."""
    return word.folded in ("the", "a", "an")


def may_start(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """A capital, or a small word before one: "al-Bab", "northern Gaza", "mer Noire", "sur del Líbano"."""
    word = words[at]
    if word.capital:
        return True
    following = words[at + 1 : at + 3]
    if word.folded in context.qualifiers:
        return any(next_word.capital for next_word in following)
    return word.folded in ARTICLES and bool(
        following and following[0].capital and following[0].joined == "-"
    )


def reach(words: Sequence[Word], at: int) -> int:
    """The word after the last one that could belong to a name starting here."""
    last = at + 1
    while last < len(words) and last - at < LONGEST_NAME and words[last].joined is not None:
        last += 1
    return last


def without_article(key: str, words: Sequence[Word], gazetteer: Gazetteer) -> tuple[Bearer, ...]:
    """ "Al-Qamishli" where the gazetteer has "Qamishli"."""
    head, _, rest = key.partition(" ")
    fits = len(words) > 1 and head in ARTICLES and words[1].joined == "-" and len(rest) > 3
    return gazetteer.named(rest) if fits else ()


def respelled(key: str, context: PlaceContext, gazetteer: Gazetteer) -> tuple[Bearer, ...]:
    """ "Bajmut", "Soukhna": a village whose sounds the language writes in letters of its own."""
    if len(key) < SHORTEST_SPELLING or key in common_words("en") or key in first_names():
        return ()
    turned = [(key.replace(a, b), a in key) for a, b in context.respellings.items()]
    whole = key
    for ours, theirs in context.respellings.items():
        whole = whole.replace(ours, theirs)
    tried = dict.fromkeys((*(new for new, changed in turned if changed), whole, single(whole)))
    found = (gazetteer.named(new) for new in tried if new != key)
    bearers = next((bearers for bearers in found if bearers), ())
    return tuple(b for b in bearers if gazetteer.record(b.row_id).country in RESPELLED)


def single(key: str) -> str:
    """Without doubled letters: "Deir Attiyah"."""
    return re.sub(r"([b-df-hj-np-tv-xz])\1", r"\1", key)


def abbreviation_at(
    text: str, words: Sequence[Word], at: int, gazetteer: Gazetteer
) -> Candidate | None:
    """ "Ill." and "TX" after the comma that follows a name; "Ga." also in the middle of a sentence."""
    word = words[at]
    dotted = word.text.endswith(".") or text[word.end : word.end + 1] == "."
    if not (dotted or word.upper) or not word.capital:
        return None
    after_comma = at > 0 and text[words[at - 1].end : word.start].strip() in (",", "(")
    end = word.end if word.text.endswith(".") else word.end + 1
    following = text[end : end + 2]
    several = word.text.count(".") > 1
    inside = dotted and following[:1] == " " and (several or following[1:].islower())
    inside = inside and len(word.text) > 1
    if not inside and not (after_comma and words[at - 1].capital):
        return None
    shown = word.text if not dotted or word.text.endswith(".") else f"{word.text}."
    bearers = gazetteer.abbreviated(shown)
    return (
        Candidate(at, at + 1, word.start, word.folded, bearers, abbreviation=True)
        if bearers
        else None
    )


def spelled_at(
    text: str, words: Sequence[Word], at: int, context: PlaceContext, gazetteer: Gazetteer
) -> Candidate | None:
    """A name with an Arabic article, or under "in", that no alias has, with bearers that sound like it."""
    if not (is_located(words, at, context) or is_arabic_name(words, at, context)):
        return None
    before = words[at - 1] if at and words[at].joined is not None else None
    if words[at].folded in first_names() or (before and before.folded in context.titles):
        return None
    if country_of(words[at].text):
        return None  # "the Iraqi city" is no village Iraqi
    for last in range(min(reach(words, at), at + 3), at, -1):
        name = text[words[at].start : words[last - 1].end]
        if not words[last - 1].capital or len(name) < SHORTEST_SPELLING:
            continue
        bearers = gazetteer.sounding_like(name)
        if bearers:
            return Candidate(at, last, words[at].start, fold_name(name), bearers, spelling=True)
    return None


def announced_at(
    text: str, words: Sequence[Word], at: int, context: PlaceContext
) -> Candidate | None:
    """A name that nobody in the gazetteer bears, after "the village of"."""
    steps = 2 if at > 1 and words[at - 1].folded in OF else 1
    if at < steps or words[at].initial or is_acronym(words[at]):
        return None
    if not is_announced(words, at, steps, context):
        return None
    if steps == 1 and "the" in context.function_words:
        return None
    last = at + 1
    while last < reach(words, at) and (words[last].capital or words[last].folded in ARTICLES):
        last += 1
    while not words[last - 1].capital:
        last -= 1
        if last == at:
            return None
    key = fold_name(text[words[at].start : words[last - 1].end])
    return None if key in context.common else Candidate(at, last, words[at].start, key, ())


def is_announced(words: Sequence[Word], at: int, steps: int, context: PlaceContext) -> bool:
    """Behind "the village of", "the river"; also the next of a list: "the villages of X and Y"."""
    kinds = context.town_before | context.features_before
    kinds = kinds | context.unlisted_divisions if steps > 1 else kinds
    if words[at - steps].folded in kinds:
        return True
    listed = steps == 1 and at > 3 and words[at - 1].folded in AND and words[at - 2].capital
    return listed and words[at - 3].folded in OF and words[at - 4].folded in context.town_before


def is_acronym(word: Word) -> bool:
    """ "The seat of the PAIGC": letters of a party, not the name of a village."""
    return word.upper and not word.shouted and len(word.text) <= LONGEST_ACRONYM


def followed_at(
    text: str, words: Sequence[Word], at: int, context: PlaceContext
) -> Candidate | None:
    """A name that nobody in the gazetteer bears, before "village" or "district" in small letters."""
    last = at
    while last < min(len(words), at + LONGEST_UNLISTED) and words[last].capital:
        if last > at and words[last].joined not in (" ", "-"):
            return None
        last += 1
    if last in (at, len(words)) or words[last].joined != " ":
        return None
    if words[last].folded not in context.unlisted_after or words[last].capital:
        return None
    parts = {word.folded for word in words[at:last]}
    if parts & (context.common | common_words("en") | context.titles) or words[at].upper:
        return None
    if any(country_of(word.text) for word in words[at:last]):
        return None
    return Candidate(
        at, last, words[at].start, fold_name(text[words[at].start : words[last - 1].end]), ()
    )


def longer_announced(
    text: str, words: Sequence[Word], found: Candidate, context: PlaceContext
) -> Candidate:
    """ "The village of Maar Shamarin" is not Maar: a name that goes on is another name."""
    after = words[found.last] if found.last < len(words) else None
    if after is None or after.joined is None or not after.capital or after.shouted:
        return found
    named = announced_at(text, words, found.first, context)
    explained = context.common | context.town_after | context.division_after | context.site_after
    return named if named and named.last > found.last and after.folded not in explained else found


def is_located(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """Under a preposition of place, or the second of two names."""
    if at > 1 and words[at - 1].folded in AND and words[at - 2].capital:
        return True
    return bool(at) and words[at - 1].folded in context.locatives | context.town_before | OF


def is_arabic_name(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """One of the first words is an article joined to the next: "Maarat al-Numan", "Deir ez-Zor"; not Spanish "En"."""
    for article in range(at, min(at + 2, len(words) - 1)):
        if article > at and words[article].joined is None:
            return False
        if words[article].folded in context.locatives and words[article + 1].joined == " ":
            return False
        if words[article].folded in ARTICLES and words[article + 1].joined in ("-", " "):
            return words[article + 1].capital
    return False


def arabic_at(
    words: Sequence[Word], at: int, context: PlaceContext, gazetteer: Gazetteer
) -> Candidate | None:
    """The longest name; a single word that the language has as a word is not taken apart for one."""
    is_word = words[at].folded in common_words("ar")
    letters = [word.folded for word in words[at : reach(words, at)]]
    for last in range(at + len(letters), at, -1):
        for skipped, key in enumerate_prefixes(" ".join(letters[: last - at])):
            if key in context.others:
                return Candidate(at, last, words[at].start + skipped, key, ())
            if skipped and " " not in key and (is_word or key in context.common):
                continue
            bearers = gazetteer.named(key) if len(key) >= SHORTEST_ARABIC else ()
            if bearers:
                return Candidate(at, last, words[at].start + skipped, key, bearers)
    return announced_in_arabic(words, at, context)


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
    key = " ".join(w.folded for w in words[at:last])
    return Candidate(at, last, words[at].start, key, ())


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


def enumerate_prefixes(folded: str) -> Iterator[tuple[int, str]]:
    """The word as it stands, then without "and", "in", "to" written onto it."""
    yield 0, folded
    if folded.startswith("لل"):
        yield 1, "ا" + folded[1:]
    elif folded.startswith(CLITICS):
        yield 1, folded[1:]
        if folded.startswith(("وب", "ول", "فب", "فل")):
            yield 2, folded[2:]


def reconciled(
    found: Sequence[tuple[Candidate, Verdict]],
) -> Iterator[tuple[Candidate, Verdict]]:
    """What the text shows of a name anywhere, applied to it everywhere."""
    verdicts: dict[str, set[str]] = defaultdict(set)
    for candidate, verdict in found:
        verdicts[candidate.key].add(verdict.standing)
    surnames = {
        w for c, v in found if v.standing == "person" for w in (c.key, c.key.rsplit(" ", 1)[-1])
    }
    for candidate, verdict in found:
        seen = verdicts[candidate.key]
        if verdict.standing == "weak" and candidate.key in surnames and "strong" not in seen:
            continue
        if verdict.standing == "weak" and "strong" in seen:
            yield candidate, replace(verdict, standing="strong")
        elif verdict.standing in ("strong", "fair", "weak"):
            if verdict.standing == "fair" and candidate.key in surnames and "strong" not in seen:
                continue
            yield candidate, verdict


def place_name(
    candidate: Candidate, verdict: Verdict, words: Sequence[Word], gazetteer: Gazetteer
) -> PlaceName:
    hint = verdict.hint
    if candidate.spelling and hint is None:
        hint = "spelling"
    elif verdict.standing == "weak":
        hint = "weak"
    last = words[max(verdict.last, candidate.last) - 1]
    first = words[verdict.first].start if verdict.first < candidate.first else candidate.start
    return PlaceName(first, last.end, tuple(b.row_id for b in candidate.bearers), hint)
