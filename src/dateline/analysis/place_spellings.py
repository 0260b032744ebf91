"""Place names written otherwise than any list has them: with an article, by the letters of a language, abbreviated."""

from collections.abc import Sequence

from dateline.analysis.place_bearers import Candidate, reach, single
from dateline.analysis.place_tokens import OF, Word
from dateline.analysis.unlisted_names import AND
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.gazetteer import Bearer, Gazetteer
from dateline.knowledge.place_context import PlaceContext, common_words, first_names
from dateline.knowledge.romanisation import ARTICLES, fold_name

SHORTEST_SPELLING = 5
PARTED = frozenset({",", "(", "/", "-", "–"})
"""Between a town and the short form of its state: "Serra/ES"."""
RESPELLED = frozenset(
    "AF AM AZ BY CN DZ EG ER ET GE IL IN IQ IR JO KG KZ LB LY MA MD MM PK PS RU SD SO SY TD TN TR UA UZ XK YE".split()
)
"""Countries whose names the languages of Latin letters spell each in its own way."""


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


def abbreviation_at(
    text: str, words: Sequence[Word], at: int, gazetteer: Gazetteer
) -> Candidate | None:
    """ "Ill." and "TX" after the comma that follows a name; "Ga." also in the middle of a sentence."""
    word = words[at]
    dotted = word.text.endswith(".") or text[word.end : word.end + 1] == "."
    if not (dotted or word.upper) or not word.capital:
        return None
    after_comma = at > 0 and text[words[at - 1].end : word.start].strip() in PARTED
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
