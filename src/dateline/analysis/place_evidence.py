"""Judge one name by its neighbours: does the text use it as a place, as part of another name, or as a word?

Standing is `strong` (the words say place: "in X", "X, Ohio", "town of X"), `fair` (well known, or in the middle of a
sentence with nothing against it), `weak` (only a capital), or a reason against: `person`, `other`, `word`.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from dateline.analysis.place_tokens import Word
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.place_context import PlaceContext, first_names, verb_words

WELL_KNOWN = 5.3
"""Prominence of a town of 200,000: such a name needs no preposition."""
KNOWN_WORLDWIDE = 8.0
FAMED = 6.0
"""Prominence of a city whose name is also a word ("Fortaleza"), from which a capital alone tells it."""
KNOWN_VILLAGE = 3.0
KNOWN_SITE = 4.7
"""Prominence from which a building is taken to be named after a place and not after a person."""
OF = frozenset("of de del da do di du d la le el l the a al".split())
AND = frozenset("and y e et".split())
DATELINE = ("(", "—", "–", "-", ",", ":")
WRITTEN_ON = ("و", "ب", "ل", "ف")
"""Arabic "and", "in", "to", "so", written onto the next word."""
IN_WRITTEN_ON = "ب"
LONGEST_ACRONYM = 5
NATIONAL = frozenset("state district county division".split())
"""After a country or large division these begin the name of an office: "U.S. District Court"."""
WATER = frozenset("river sea lake gulf ocean creek canal strait bay".split())


@dataclass(frozen=True, slots=True)
class Found:
    """Words [first, last) that some place bears; how prominent the best bearer is, and whether it is a wide one."""

    first: int
    last: int
    key: str
    prominence: tuple[float, bool]
    abbreviation: bool = False
    written_on: str = ""
    """Small words written onto it: "in", "to", "and"."""

    @property
    def single(self) -> bool:
        return self.last - self.first == 1

    @property
    def is_wide(self) -> bool:
        return self.prominence[1]


@dataclass(frozen=True, slots=True)
class Verdict:
    standing: str
    hint: str | None = None
    first: int = 1 << 30
    last: int = 0
    """The words of the mention where it takes in more than the name: "Idlib Province"."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the whole text, and the language, say about words."""

    lower: Set[str]
    """Words that the text has in small letters."""
    common: Set[str]
    """Words of running text in this language."""
    wide: Set[int]
    """Where the name of a country or large division starts."""
    places: Set[int]
    """First and last words of likely place names."""


class Scene:
    """The words around one found name."""

    def __init__(
        self,
        found: Found,
        words: Sequence[Word],
        context: PlaceContext,
        scope: Scope,
        text: str,
    ) -> None:
        self.found, self.words, self.context = found, words, context
        self.scope, self.text = scope, text
        self.head, self.tail = words[found.first], words[found.last - 1]
        self.previous = words[found.first - 1] if found.first else None
        self.next = words[found.last] if found.last < len(words) else None

    @property
    def before(self) -> Word | None:
        """The word before, when nothing but a blank or a hyphen parts it from the name."""
        return self.previous if self.head.joined in (" ", "-", ".") else None

    @property
    def after(self) -> Word | None:
        return self.next if self.next and self.next.joined in (" ", "-") else None

    @property
    def gap(self) -> str:
        """What follows the name up to the next word."""
        return self.text[self.tail.end : self.next.start if self.next else self.tail.end + 2]

    @property
    def leading(self) -> str:
        """The word before, past those that only say which part: "in downtown X", "in northern rural X"."""
        at = self.found.first - 1
        while at > 0 and self.words[at].folded in self.context.qualifiers:
            if self.words[at].initial or self.words[at + 1].joined != " ":
                return ""
            at -= 1
        return "" if at < 0 or self.words[at + 1].initial else self.words[at].folded

    def word_before(self, distance: int) -> str:
        at = self.found.first - distance
        if at < 0 or self.words[at + 1].initial:
            return ""
        return self.words[at].folded


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
    announced = None if found.key in context.common else announcement(scene)
    return announced or refused_word(scene) or company(scene) or standing(scene)


def announcement(scene: Scene) -> Verdict | None:
    """ "the city of X", "provincia de X", "X province", "X District": the words say what it is."""
    context, found = scene.context, scene.found
    steps = 2 if scene.word_before(1) in OF else 1
    kind = scene.word_before(steps)
    if scene.word_before(1) in OF and scene.word_before(2) in OF:
        kind = scene.word_before(3)
    listed = scene.word_before(1) in AND and scene.word_before(3) in OF
    if listed and scene.word_before(4) in context.town_before and not is_english(scene):
        return Verdict("strong", "town")  # "las aldeas de Kidal y Gao"
    if kind in context.features_before and not found.prominence[0]:
        return Verdict("strong")
    if kind in context.town_before and (steps > 1 or not is_english(scene)):
        return Verdict("strong", "town")
    if kind in context.site_before and (steps > 1 or not is_english(scene)):
        return Verdict("strong")
    if kind in context.division_before and (steps > 1 or not is_english(scene)):
        return Verdict("strong", "division")
    after = scene.after
    if after is None or after.folded not in (context.division_after | context.town_after):
        return None
    if found.prominence[0] >= KNOWN_WORLDWIDE or (found.is_wide and after.folded in NATIONAL):
        return None
    hint = "division" if after.folded in context.division_after else "town"
    if hint == "town" and not after.capital and found.prominence[0]:
        return None
    last = found.last + 1 if after.capital and not after.shouted else found.last
    return Verdict("strong", hint, last=last)


def is_english(scene: Scene) -> bool:
    return "the" in scene.context.function_words


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
    if country_of(head.text) and not found.is_wide:
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
    part = scene.word_before(1) in OF and scene.word_before(2) in scene.context.within
    part = part or is_in_list(scene)
    return is_contained(scene) or part or scene.leading in scene.context.strong_locatives


def is_in_list(scene: Scene) -> bool:
    """ "Kidal, Gao y Tombuctú": between two places of a list."""
    first, last = scene.found.first, scene.found.last
    before = scene.head.joined is None and first - 1 in scene.scope.places
    joined = scene.next is not None and scene.next.folded in AND and last + 1 in scene.scope.places
    return before and joined


def is_dateline(scene: Scene) -> bool:
    """ "ADEN (Reuters) -" opens a paragraph."""
    return scene.head.initial and scene.gap.strip().startswith(DATELINE)


def is_contained(scene: Scene) -> bool:
    """ "X, Ohio": after the comma stands another place, or an abbreviation."""
    if scene.gap.strip() not in (",", "،", "(", ", ("):
        return False
    return scene.found.last in scene.scope.places


def company(scene: Scene) -> Verdict | None:
    """What the neighbours make of the name, when they make it something else."""
    return holder_of_office(scene) or from_before(scene) or from_after(scene)


def holder_of_office(scene: Scene) -> Verdict | None:
    """ "Castillo, president of the bank": a name that its office explains, where no "in" makes it a place."""
    follows = scene.next
    if follows is None or follows.capital or scene.gap.strip() != "," or scene.found.is_wide:
        return None
    placed = scene.leading in scene.context.locatives | scene.context.strong_locatives
    known = scene.found.prominence[0] >= WELL_KNOWN
    if placed or known or follows.folded not in scene.context.titles:
        return None
    at = scene.found.last + 1
    of = at < len(scene.words) and scene.words[at].folded in OF
    return Verdict("person") if of else None


def from_before(scene: Scene) -> Verdict | None:
    before, context = scene.before, scene.context
    if is_named_after(scene):
        return Verdict("other")
    if before is None or (scene.head.joined == "-" and not before.capital):
        return None
    if scene.head.joined == "-" and scene.found.first - 1 in scene.scope.places:
        return None
    is_initial = len(before.text) == 1 and before.capital
    if is_initial and before.folded not in context.function_words:
        return Verdict("strong" if scene.head.joined == "-" else "person")
    worldwide = scene.found.prominence[0] >= KNOWN_WORLDWIDE
    if before.folded in context.titles and not worldwide:
        return Verdict("person")
    if not before.capital or before.folded in context.qualifiers or country_of(before.text):
        return None
    opens = before.initial or before.shouted or before.folded in context.locatives
    if before.folded in context.function_words and opens:
        return None  # also "13:00 - In X", where no full stop opens the sentence
    if before.folded in first_names() and scene.found.first - 1 not in scene.scope.wide:
        return Verdict("person")
    if scene.found.is_wide and scene.found.first - 1 in scene.scope.places:
        return None
    if before.shouted or (before.initial and before.folded in scene.scope.lower):
        return None
    if before.folded in context.common or before.folded in scene.scope.common:
        return None if scene.found.is_wide or before.initial else Verdict("other")
    return None if worldwide else Verdict("person")


def is_named_after(scene: Scene) -> bool:
    """ "The embassy of France", "Plaza Italia": the name belongs to something that lies elsewhere."""
    context, word = scene.context, scene.word_before(1)
    if word in context.named_after or word in context.streets_before:
        return scene.before is not None
    return word in OF and scene.word_before(2) in context.named_after


def from_after(scene: Scene) -> Verdict | None:
    after, context, found = scene.after, scene.context, scene.found
    if after is None or not after.capital or after.initial:
        return None
    if len(after.text) == 1 and found.single and found.key in first_names():
        return Verdict("person")
    if after.joined == "-":
        return None if found.is_wide or found.last in scene.scope.places else Verdict("other")
    if found.last in scene.scope.wide:
        return None
    if after.folded in context.geographic_after:
        return nature(scene, after)
    if after.folded in context.road_after and not is_office(scene):
        return Verdict("other")
    well = "fair" if found.prominence[0] >= KNOWN_SITE else "weak"
    site = 0 if after.shouted else site_end(scene)
    if site:
        last = site if site == found.last + 1 else found.last
        return Verdict(well if is_credible(scene) else "word", "site", last=last)
    if after.folded in context.organisation_after and not after.shouted:
        return Verdict(well, "organisation")
    if after.shouted or country_of(after.text):
        return None
    if after.folded in context.political_after or after.folded in context.titles:
        return None
    if after.folded in context.common or after.folded in scene.scope.common:
        return Verdict(well, "organisation") if is_credible(scene) else Verdict("other")
    if found.single and found.key in first_names():
        return Verdict("person")
    return unexplained(found)


def unexplained(found: Found) -> Verdict | None:
    """Before another name: a well-known town is rather part of a club's name, a lesser one a person's."""
    if found.is_wide:
        return None
    if found.prominence[0] >= WELL_KNOWN:
        return Verdict("weak", "organisation")
    return Verdict("person") if found.single else None


def is_office(scene: Scene) -> bool:
    """ "Florida Highway Patrol": the word after the road goes on the name."""
    at = scene.found.last + 1
    return at < len(scene.words) and scene.words[at].capital and scene.words[at].joined == " "


def is_credible(scene: Scene) -> bool:
    """More than a word with a capital."""
    key = scene.found.key
    return key not in scene.scope.common and key not in first_names()


def site_end(scene: Scene) -> int:
    """The word after a building that is named after the place, at most three words on: "Aleppo University"."""
    at = scene.found.last
    for last in range(at, min(at + 3, len(scene.words))):
        word = scene.words[last]
        if not word.capital or word.joined not in (" ", "-") or word.initial:
            return 0
        if word.folded in scene.context.site_after:
            return last + 1
    return 0


def nature(scene: Scene, after: Word) -> Verdict:
    """ "Hudson Valley" lies about the place; "Ohio River" does not."""
    if after.folded in WATER:
        return Verdict("other")
    return Verdict("fair", "site", last=scene.found.last if after.shouted else scene.found.last + 1)


def standing(scene: Scene) -> Verdict:
    """How well a name with no neighbour against it stands."""
    found, head = scene.found, scene.head
    weight, wide = found.prominence
    if is_contained(scene) or (is_dateline(scene) and found.key not in scene.scope.common):
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
        return Verdict("weak" if weight >= WELL_KNOWN and not head.initial else "word")
    if found.single and weight < WELL_KNOWN and speaks(scene):
        return Verdict("person")
    if weight >= WELL_KNOWN:
        return Verdict("fair")
    if head.shouted or head.initial:
        return Verdict("weak")
    located = scene.leading in scene.context.locatives
    return Verdict("fair" if located or not found.single else "weak")


def is_inhabited(scene: Scene) -> bool:
    """ "A Danbury man": a small word that goes with places follows."""
    after = scene.after
    if after is None or after.capital or after.folded not in scene.context.inhabitants_after:
        return False
    return scene.found.key not in scene.scope.common


def speaks(scene: Scene) -> bool:
    """ "X said", "said X"; not "residents of X said"."""
    if scene.word_before(1) in OF:
        return False
    speech = scene.context.speech
    after = scene.next.folded if scene.next and scene.next.joined else ""
    return after in speech or scene.word_before(1) in speech


def arabic_verdict(scene: Scene) -> Verdict:
    """Without capitals: the word before, the size of the bearer, the number of words."""
    found, context = scene.found, scene.context
    if found.single and found.key in context.common:
        return Verdict("word")
    before = scene.previous.folded if scene.previous and scene.head.joined is not None else ""
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
    if own & context.division_before:
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


def running_word(scene: Scene, located: bool) -> Verdict:
    """A name that is also a form of a common word: a verb's form under a preposition is a name, a noun hardly ever."""
    weight = scene.found.prominence[0]
    if scene.found.key in verb_words("ar") and weight >= KNOWN_VILLAGE:
        opens = scene.head.initial and not located
        return Verdict("word" if opens else "fair" if located else "weak")
    return Verdict("weak" if weight >= WELL_KNOWN and located else "word")
