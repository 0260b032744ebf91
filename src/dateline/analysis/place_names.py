"""Find the words of a text that name a place: the longest names the gazetteer knows, judged by the words around them.

Most wrong places are right names in the wrong company: a surname, a newspaper, a street, a word that opens a sentence.
So a name is judged by its neighbours (`place_evidence`), and the whole text is looked at before one mention is decided:
a surname once shown to be one stays one, a name once read after "in" is believed at the head of a sentence. What
remains thin is kept as "weak": the resolver drops it unless the article's other places lie around it. A name that no
alias has but that sounds like one is kept as "spelling" on the same terms.

Call it once for a whole text where possible: what one sentence shows about a name serves every other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.analysis.place_bearers import (
    Candidate,
    is_article,
    is_likely,
    prominence,
    reach,
    without_article,
)
from dateline.analysis.place_evidence import judge
from dateline.analysis.place_scene import Found, Scope, Verdict
from dateline.analysis.place_spellings import abbreviation_at, respelled, spelled_at
from dateline.analysis.place_tokens import OF, Word, words_of
from dateline.analysis.unlisted_names import (
    announced_at,
    announced_in_arabic,
    echoes_of,
    enumerate_prefixes,
    explained_at,
    followed_at,
    longer_announced,
    longer_followed,
)
from dateline.document import PlaceName
from dateline.knowledge.demonyms import COMPOUND, WORD, country_of, region_of
from dateline.knowledge.gazetteer import Bearer, Gazetteer
from dateline.knowledge.place_context import PlaceContext, common_words, place_context
from dateline.knowledge.romanisation import ARTICLES, fold_name

OF_A_STATE = frozenset(
    "media tv television radio news agency broadcaster visit funeral company oil".split()
)
"""What "state" before it belongs to."""
SHORTEST_ARABIC = 3
APOSTROPHES = frozenset("'’")
OPENING = 2
"""An article and a word."""
DASHES = frozenset("-–—:")
"""Marks behind which a sentence begins as behind a full stop."""


def find_place_names(
    text: str, start: int, end: int, language: str | None, gazetteer: Gazetteer
) -> tuple[PlaceName, ...]:
    """The place names of `text[start:end]`, in order, none inside another."""
    context = place_context(language)
    words = words_of(text, start, end, context)
    candidates = with_echoes(tuple(candidates_in(text, words, context, gazetteer)), words)
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
        place_name(candidate, verdict, words, gazetteer)
        for candidate, verdict in reconciled(found)
        if not (candidate.spelling and is_adjective(candidate, words))
    )


def is_adjective(candidate: Candidate, words: Sequence[Word]) -> bool:
    """ "European" sounds like a village; it is known to be no name."""
    word = words[candidate.first].text
    return country_of(word) is not None or region_of(word) is not None


def with_echoes(candidates: Sequence[Candidate], words: Sequence[Word]) -> tuple[Candidate, ...]:
    """In order of the text, the names that no list has also where nothing announces them."""
    again = tuple(echoes_of(candidates, words))
    longer = {at for c in again for at in range(c.first, c.last)}
    kept = (c for c in candidates if c.first not in longer)
    return tuple(sorted((*kept, *again), key=lambda c: c.first))


def demonym_row(word: str, gazetteer: Gazetteer) -> int | None:
    country, region = country_of(word), region_of(word)
    if country:
        return gazetteer.country_row(country)
    if region is None:
        return None
    return next((bearer.row_id for bearer in gazetteer.named(fold_name(region))), None)


def find_demonyms(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Adjectives and inhabitants of countries ("Syrian"), each with its country and the hint "demonym".

    They name no place where anything happens and are kept apart from `find_place_names` for that reason.
    """
    found: dict[int, PlaceName] = {}
    taken: set[int] = set()  # where the second words of "South African" and its like begin
    written = {*COMPOUND.findall(text, start, end), *WORD.findall(text, start, end)}
    rows = {w: row for w in written if (row := demonym_row(w, gazetteer)) is not None}
    for match in (*COMPOUND.finditer(text, start, end), *WORD.finditer(text, start, end)):
        row = rows.get(match.group())
        first, last = match.span()
        if row is not None and first not in found and first not in taken:
            found[first] = PlaceName(first, last, (row,), "demonym")
            taken.add(first + match.group().find(" ") + 1)
    return tuple(found[at] for at in sorted(found))


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


def as_state(
    words: Sequence[Word], at: int, last: int, key: str, gazetteer: Gazetteer
) -> tuple[Bearer, ...]:
    """ "Niger state" is one of Nigeria's, though a small word follows a country's name; "Niger state media" is not."""
    behind = words[last : last + 2]
    if not behind or behind[0].capital or behind[0].joined is None or behind[0].folded != "state":
        return ()
    if behind[1:] and behind[1].joined is not None and behind[1].folded in OF_A_STATE:
        return ()
    return gazetteer.named(f"{key} state")


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
        ends = words[last - 1].capital or (last - at > 1 and words[last - 1].text.isdecimal())
        if not ends or (last - at > 1 and is_led_by_article(text, words, at)):
            continue
        if opens_body(words, at, last, context):
            continue
        key = fold_name(text[word.start : words[last - 1].end])
        if key in context.others:
            return Candidate(at, last, word.start, key, ())
        if last - at == 1 and is_point_of_next(words, at, context):
            return None
        bearers = gazetteer.named(key) or without_article(key, words[at:last], gazetteer)
        other = () if bearers else respelled(key, context, gazetteer)
        if bearers or other:
            divided = as_state(words, at, last, key, gazetteer)
            if divided:
                return Candidate(at, last + 1, word.start, key, divided)
            found = Candidate(at, last, word.start, key, bearers or other, spelling=bool(other))
            found = longer_announced(text, words, found, context, gazetteer)
            return longer_followed(text, words, found, context, gazetteer)
    if not word.capital and word.folded not in ARTICLES:
        return None
    spelled = spelled_at(text, words, at, context, gazetteer)
    announced = announced_at(text, words, at, context, gazetteer)
    called = announced or followed_at(text, words, at, context)
    called = called or explained_at(text, words, at, context)
    if spelled and called and called.last > spelled.last:
        return called  # "Gidan Wawa villages" is not a Gidan
    return spelled or called


def is_led_by_article(text: str, words: Sequence[Word], at: int) -> bool:
    """ "The Point" at the head of a sentence, also behind a dateline's dash; "L'EI", an acronym with its article."""
    following = words[at + 1]
    if words[at].text[-1] in APOSTROPHES and following.upper and not following.shouted:
        return True
    opens = words[at].initial or text[: words[at].start].rstrip()[-1:] in DASHES
    return opens and is_article(words[at])


def opens_body(words: Sequence[Word], at: int, last: int, context: PlaceContext) -> bool:
    """ "La Guardia Nacional mató", "El Gobernador del Cauca": an article and a word at the head of a sentence."""
    if last - at != OPENING or last >= len(words) or not words[at].initial:
        return False
    after = words[last]
    goes_on = after.capital and after.joined == " " and not after.shouted
    held = after.folded in OF and words[at + 1].folded in context.titles
    led = words[at].folded in context.function_words
    return led and (held or (goes_on and words[at + 1].folded in context.common))


def is_point_of_next(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """ "Northern Rakhine": a point of the compass before a name, where no longer name begins with it."""
    following = words[at + 1] if at + 1 < len(words) else None
    before_name = following is not None and following.capital and following.joined == " "
    return before_name and words[at].folded in context.compass


def may_start(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """A capital, or a small word before one: "al-Bab", "northern Gaza", "mer Noire", "23 de Enero"."""
    word = words[at]
    if word.capital:
        return True
    following = words[at + 1 : at + 3]
    if word.text.isdecimal():
        return len(following) > 1 and following[0].folded in OF and following[1].capital
    if word.folded in context.qualifiers:
        return any(next_word.capital for next_word in following)
    return word.folded in ARTICLES and bool(
        following and following[0].capital and following[0].joined == "-"
    )


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
            points = key in context.compass  # "north-west [of the] country"
            bearers = gazetteer.named(key) if len(key) >= SHORTEST_ARABIC and not points else ()
            if bearers and not is_led_by_side(letters, last - at, context):
                return Candidate(at, last, words[at].start + skipped, key, bearers)
    return announced_in_arabic(words, at, context)


def is_led_by_side(letters: Sequence[str], end: int, context: PlaceContext) -> bool:
    """ "Darfur, west [of] Sudan": a bare point of the compass before another name is no part of the name before it."""
    follows = end < len(letters) and (letters[end].startswith("ال") or end + 1 < len(letters))
    side = letters[end - 1] in context.compass and letters[end - 1].endswith("ي")
    return end > 1 and follows and side


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
        if verdict.standing in ("weak", "capital") and "strong" in seen:
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
