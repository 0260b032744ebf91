"""Judge one name by its neighbours: does the text use it as a place, as part of another name, or as a word?

Standing is `strong` (the words say place: "in X", "X, Ohio", "town of X"), `fair` (well known, or in the middle of a
sentence with nothing against it), `weak` (only a capital), `capital` (a word's capital within a sentence: nothing,
unless the page shows elsewhere that it is a place), or a reason against: `person`, `other`, `word`.
"""

from collections.abc import Sequence

from dateline.analysis.place_lists import shares_division
from dateline.analysis.place_neighbours import (
    KNOWN_WORLDWIDE,
    WELL_KNOWN,
    announcement,
    company,
    description,
    is_inhabited,
    speaks,
)
from dateline.analysis.place_scene import Found, Scene, Scope, Verdict
from dateline.analysis.place_tokens import AND, OF, Word
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.place_context import PlaceContext, first_names, verb_words

AT = "at"
FAMED = 6.0
"""Prominence of a city whose name is also a word ("Fortaleza"), from which a capital alone tells it."""
KNOWN_VILLAGE = 3.0
BETWEEN = frozenset({"between", "entre"})
DATELINE = ("(", "—", "–", "-", ",", ":")
WRITTEN_ON = ("و", "ب", "ل", "ف")
"""Arabic "and", "in", "to", "so", written onto the next word."""
IN_WRITTEN_ON = "ب"
LONGEST_ACRONYM = 5
FATE = 3
"""Words behind a name in which its fate is told: "a été reprise"."""


def judge(
    found: Found,
    words: Sequence[Word],
    context: PlaceContext,
    scope: Scope,
    text: str,
) -> Verdict:
    scene = Scene(found, words, context, scope, text)
    if found.key in context.others:
        return Verdict("other")
    if found.abbreviation:
        return Verdict("strong")
    if scene.head.arabic:
        return arabic_verdict(scene)
    announced = None if found.key in context.common else announcement(scene) or description(scene)
    return announced or refused_word(scene) or company(scene) or standing(scene)


def refused_word(scene: Scene) -> Verdict | None:
    """A word, a first name or an acronym that no neighbour makes a place."""
    found, head = scene.found, scene.head
    if not found.single:
        return None
    if len(found.key) <= 3 and not head.upper and not is_placed(scene):
        return Verdict("word")
    if head.upper and not head.shouted and len(head.text) <= LONGEST_ACRONYM:
        known = found.prominence[0] >= KNOWN_WORLDWIDE
        if not known and not is_dateline(scene):
            return Verdict("word")
    if (
        head.upper
        and head.shouted
        and len(found.key) <= 3
        and found.key in scene.context.function_words
    ):
        return Verdict("word")
    if found.key in scene.context.common and not (is_contained(scene) or is_famed(scene)):
        return Verdict("word")
    if country_of(head.text) and found.prominence[0] < KNOWN_WORLDWIDE:
        return Verdict("word")
    return None


def is_famed(scene: Scene) -> bool:
    """ "Favelas de Fortaleza": a city of a million, its capital within the sentence, behind "of" or "in"."""
    before = scene.word_before(1) in OF or scene.leading in scene.context.strong_locatives
    known = scene.found.prominence[0] >= FAMED and scene.found.key not in scene.scope.lower
    return before and known and not (scene.head.initial or scene.head.shouted)


def is_placed(scene: Scene) -> bool:
    """A name as short as "Gao" or "Man" needs "in" before it, or another place after its comma."""
    if len(scene.found.key) < 3:
        return False
    part = scene.word_before(1) in OF and scene.word_before(2) in (
        scene.context.within | scene.context.nearby
    )
    part = part or is_in_list(scene) or is_first_of_two(scene)
    located = scene.leading in scene.context.strong_locatives
    at = scene.leading == AT and found_name(scene)
    return is_contained(scene) or part or located or at


def found_name(scene: Scene) -> bool:
    """No word, no first name and no capitals: "at Uri"."""
    key = scene.found.key
    plain = key not in scene.scope.common and key not in scene.scope.lower
    return plain and key not in first_names() and not scene.head.shouted


def is_in_list(scene: Scene) -> bool:
    """ "Kidal, Gao y Tombuctú": between two places of a list."""
    first, last = scene.found.first, scene.found.last
    before = scene.head.joined is None and first - 1 in scene.scope.places
    joined = scene.next is not None and scene.next.folded in AND and last + 1 in scene.scope.places
    return before and joined


def is_first_of_two(scene: Scene) -> bool:
    """ "Between Gao and Ansongo"."""
    joined = scene.next is not None and scene.next.folded in AND and scene.next.joined == " "
    told = joined and scene.found.last + 1 in scene.scope.places
    return told and scene.word_before(1) in BETWEEN


def is_dateline(scene: Scene) -> bool:
    """ "ADEN (Reuters) -" opens a paragraph."""
    return scene.head.initial and scene.gap.strip().startswith(DATELINE)


def is_contained(scene: Scene) -> bool:
    """ "X, Ohio": after the comma stands another place, or an abbreviation."""
    if scene.gap.strip() not in (",", "،", "(", ", ("):
        return False
    return scene.found.last in scene.scope.places


def is_bracketed(scene: Scene) -> bool:
    """ "La Paz (Cesar)": in brackets behind a place stands the province that holds it."""
    first = scene.found.first
    if first - 1 not in scene.scope.places or not scene.gap.startswith(")"):
        return False
    between = scene.text[scene.words[first - 1].end : scene.head.start].strip()
    return between == "(" and scene.found.prominence[0] >= WELL_KNOWN


def standing(scene: Scene) -> Verdict:
    """How well a name with no neighbour against it stands."""
    found, head = scene.found, scene.head
    weight, wide = found.prominence
    if (
        is_bracketed(scene)
        or is_contained(scene)
        or (is_dateline(scene) and found.key not in scene.scope.common)
    ):
        return Verdict("strong")
    is_country = weight >= KNOWN_WORLDWIDE and wide
    if found.single and found.key in scene.scope.lower and not is_country:
        return Verdict("word")
    if scene.leading in scene.context.strong_locatives and not head.shouted:
        return Verdict("strong")
    if is_inhabited(scene):
        return Verdict("fair")
    if found.single and found.key in first_names() and not is_country:
        return Verdict("person")
    if found.single and found.key in scene.scope.common and not is_country:
        if head.initial or head.shouted or weight >= WELL_KNOWN:
            return Verdict("weak" if weight >= WELL_KNOWN and not head.initial else "word")
        return Verdict("capital")
    if found.single and weight < WELL_KNOWN and speaks(scene):
        return Verdict("person")
    if weight >= WELL_KNOWN or is_done_to(scene):
        return Verdict("fair")
    if is_fought_over(scene):
        return Verdict("strong")
    if head.shouted or head.initial:
        return Verdict("weak")
    located = scene.leading in scene.context.locatives
    return Verdict("fair" if located or not found.single else "weak")


def is_done_to(scene: Scene) -> bool:
    """ "La toma de Kidal", "se retiraron de Lyman": what is taken or left, behind a word for it."""
    of = scene.word_before(1) in OF and scene.found.prominence[0] >= KNOWN_VILLAGE
    return of and scene.word_before(2) in scene.context.deeds_before and found_name(scene)


def is_fought_over(scene: Scene) -> bool:
    """ "X a été reprise", "ont bombardé X": what befalls a town, and hardly a person."""
    context, words, last = scene.context, scene.words, scene.found.last
    if not context.fates_after or not found_name(scene):
        return False
    behind = [word.folded for word in words[last : last + FATE]]
    led = bool(behind) and behind[0] in context.auxiliaries and scene.next is not None
    told = led and any(word in context.fates_after for word in behind[1:])
    alone = scene.after is None or not scene.after.capital
    return told or (alone and scene.word_before(1) in context.deeds_before)


def arabic_verdict(scene: Scene) -> Verdict:
    """Without capitals: the word before, the size of the bearer, the number of words."""
    found, context = scene.found, scene.context
    before = scene.previous.folded if scene.previous and scene.head.joined is not None else ""
    is_word = found.key in context.common or is_side_adjective(found.key, before, context)
    if found.single and is_word:
        return Verdict("word")
    if before in context.titles or before in first_names():
        return Verdict("person")
    if before in context.named_after | context.streets_before:
        return Verdict("other")
    kinds = {before, before[1:] if before.startswith(WRITTEN_ON) else ""} - {""}
    own = kinds if found.single else kinds | {scene.head.folded}
    located = bool(kinds & context.locatives) or found.written_on.endswith(IN_WRITTEN_ON)
    told = located or own & (context.town_before | context.division_before)
    if found.single and found.key in first_names() and not told and not found.is_wide:
        return Verdict("person")
    listed = found.prominence[0] < KNOWN_WORLDWIDE and shares_division(scene)
    if own & context.division_before or listed:
        return Verdict("strong", "division")
    if own & context.town_before:
        return Verdict("strong", "town")
    if kinds & context.site_before:
        return Verdict("strong")
    is_country = found.is_wide and found.prominence[0] >= KNOWN_WORLDWIDE
    if found.single and found.key in scene.scope.common and not is_country:
        return running_word(scene, located)
    if found.is_wide or found.prominence[0] >= WELL_KNOWN:
        return Verdict("fair")
    if kinds & context.strong_locatives or (located and not found.single):
        return Verdict("fair")
    if kinds & context.deeds_before and found.prominence[0] >= KNOWN_VILLAGE:
        return Verdict("fair")
    if scene.scope.common and located and found.prominence[0] >= KNOWN_VILLAGE:
        return Verdict("fair")
    return Verdict("weak")


def is_side_adjective(key: str, before: str, context: PlaceContext) -> bool:
    """ "[the] side [the] northern": an adjective of a noun with the article, which also names a province."""
    sides = {f"ال{w}ه" for words in context.directions.values() for w in words if w.endswith("ي")}
    return key in sides and before.lstrip("وبلفك").startswith(("ال", "ل"))


def running_word(scene: Scene, located: bool) -> Verdict:
    """A name that is also a form of a common word: a verb's form under a preposition is a name, a noun hardly ever."""
    weight = scene.found.prominence[0]
    if scene.found.key in verb_words("ar") and weight >= KNOWN_VILLAGE:
        opens = scene.head.initial and not located
        return Verdict("word" if opens else "fair" if located else "weak")
    return Verdict("weak" if weight >= WELL_KNOWN and located else "word")
