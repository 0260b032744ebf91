"""What the words beside a name make of it: before it, after it, around it."""

import re
from collections.abc import Sequence

from dateline.analysis.place_lists import shares_division
from dateline.analysis.place_scene import Found, Scene, Verdict
from dateline.analysis.place_tokens import AND, OF, Word
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.place_context import PlaceContext, first_names

WELL_KNOWN = 5.3
"""Prominence of a town of 200,000: such a name needs no preposition."""
KNOWN_WORLDWIDE = 8.0
KNOWN_SITE = 4.7
"""Prominence from which a building is taken to be named after a place and not after a person."""
NATIONAL = frozenset("state district county division".split())
"""After a country or large division these begin the name of an office: "U.S. District Court"."""
NICKNAME = re.compile(r" [«“\"‘'][A-ZÀ-Þ][^\W\d_]*(?: [^\W\d_]+){0,2}[»”\"’'] [A-ZÀ-Þ]")
LONGEST_NICKNAME = 50
SHORTEST_TIED = 3
"""Letters of what a hyphen ties to a name, from which it is more than an article."""
LONGEST_KIND = 3
"""Words of the longest phrase for a division: "local government area"."""
CLOCK = re.compile(
    r"\((?:(?:menos|mais|más|plus|moins) \w+|\d{1,2}[:.h]\d{2}) ?(?:horas?|heures?|hours?|hrs?|h)? ?"
    r"(?:em|en|à|in|na|no) $",
    re.IGNORECASE,
)
WATER = frozenset("river sea lake gulf ocean creek canal strait bay".split())


def goes_on_tied(scene: Scene) -> bool:
    """ "Département du Mayo-Sava": a hyphen and more of the name, which is then another one."""
    after, found = scene.after, scene.found
    tied = after is not None and after.joined == "-" and after.capital
    return tied and found.last not in scene.scope.places and not found.is_wide


MOST_BEFORE_KIND = 2
ARTICLES_OF_KINDS = frozenset("a an the un une le la l el una um uma o".split())
"""What a kind may follow behind a comma, with an adjective at most: "X, a small village in"."""


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
        seat = kind.startswith(
            "capital"
        )  # "capital de Michoacán", "las principales ciudades de Perú"
        many = kind.endswith("s") and found.prominence[0] >= KNOWN_WORLDWIDE
        land = found.is_wide and (seat or many)
        return Verdict("strong", None if land else "town")
    if kind in context.site_before and (steps > 1 or not is_english(scene)):
        person = steps == 1 and scene.after is not None and scene.after.capital
        return Verdict("other" if person else "strong")  # "aeropuerto Inca Manco Cápac"
    if kind in context.division_before and (steps > 1 or not is_english(scene)):
        tied = scene.head.joined == "-" or goes_on_tied(scene)  # "État-Major" is one word
        return Verdict("other") if tied else Verdict("strong", "division")
    if found.prominence[0] < KNOWN_WORLDWIDE and shares_division(scene):
        return Verdict("strong", "division")
    after = scene.after
    if after is not None and is_kind_told(scene.words, found.last, context):
        return Verdict("strong", "division")
    if after is None or after.folded not in (context.division_after | context.town_after):
        return None
    if found.prominence[0] >= KNOWN_WORLDWIDE or (found.is_wide and after.folded in NATIONAL):
        return None
    hint = "division" if after.folded in context.division_after else "town"
    if hint == "town" and found.single and country_of(scene.head.text):
        return None  # "a Somali village"
    if hint == "town" and not after.capital and found.prominence[0]:
        return Verdict("strong") if ends_phrase(scene, found.last + 1) else None
    last = found.last + 1 if after.capital and not after.shouted else found.last
    return Verdict("strong", hint, last=last)


def description(scene: Scene) -> Verdict | None:
    """ "Commune rurale de X", "X, a small village in": what a name that nobody bears is, told a little farther off."""
    found, context, words = scene.found, scene.context, scene.words
    if found.prominence[0]:
        return None
    behind_kind = scene.word_before(1) in OF and is_kind_described(words, found.first - 2, context)
    if behind_kind or is_explained(scene.text, words, found.last, context):
        return Verdict("strong", "town")
    return None


def is_kind_told(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """Whether several words from here on say that the name before is a division: "local government area"."""
    said = [word.folded for word in words[at : at + LONGEST_KIND]]
    return any(" ".join(said[:n]) in context.division_phrases_after for n in (2, 3))


def is_kind_described(words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """ "Commune rurale de X", "localité minière de X": one adjective behind the kind, none that tells a distance."""
    word = words[at]
    if at < 1 or "the" in context.function_words or word.joined != " " or word.capital:
        return False
    kind = words[at - 1].folded
    small = kind in context.town_before and kind not in context.described_otherwise
    if not small and kind not in context.unlisted_divisions:
        return False
    known = (context.titles, context.common, context.nearby, context.function_words)
    return not any(word.folded in listed for listed in (*known, OF, context.of_birth))


def is_explained(text: str, words: Sequence[Word], at: int, context: PlaceContext) -> bool:
    """Whether behind the comma stands what the name before word `at` is: "X, a small village in"."""
    if not 0 < at < len(words) or text[words[at - 1].end : words[at].start] != ", ":
        return False
    said = [word.folded for word in words[at : at + MOST_BEFORE_KIND + 1]]
    kinds = context.town_before | context.town_after
    told = next((n for n, word in enumerate(said) if word in kinds), None)
    return told == 0 or (told is not None and said[0] in ARTICLES_OF_KINDS)


def ends_phrase(scene: Scene, at: int) -> bool:
    """Whether nothing goes on behind "village": "attacked X village on Monday", not "X city council"."""
    behind = scene.words[at] if at < len(scene.words) else None
    if behind is None or behind.joined is None:
        return True
    return behind.folded in scene.context.behind_town | scene.context.locatives


def is_english(scene: Scene) -> bool:
    return "the" in scene.context.function_words


def company(scene: Scene) -> Verdict | None:
    """What the neighbours make of the name, when they make it something else."""
    return (
        holder_of_office(scene)
        or is_piece_tied(scene)
        or from_before(scene)
        or nicknamed(scene)
        or is_of_clock(scene)
        or from_after(scene)
    )


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
    if before.folded in context.titles and not (worldwide and not is_led_by_title(scene)):
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


def is_led_by_title(scene: Scene) -> bool:
    """ "Officer Liban Mohamed", "Minister Israel Katz": between a title and another name stands a first name."""
    after = scene.after
    if after is None or not after.capital or after.joined != " " or not scene.found.single:
        return False
    explained = scene.context.common | scene.context.political_after | scene.context.titles
    plain = after.folded in explained | scene.scope.common and after.folded not in first_names()
    return not (plain or after.shouted or scene.found.last in scene.scope.places)


def is_named_after(scene: Scene) -> bool:
    """ "The embassy of France", "Plaza Italia": the name belongs to something that lies elsewhere."""
    context, word = scene.context, scene.word_before(1)
    if word in context.named_after or word in context.streets_before:
        return scene.before is not None
    return word in OF and scene.word_before(2) in context.named_after


def is_of_clock(scene: Scene) -> Verdict | None:
    """ "At 09:00 (one hour less in X)": where the clocks show another hour."""
    before = scene.text[max(0, scene.head.start - LONGEST_NICKNAME) : scene.head.start]
    return Verdict("other") if CLOCK.search(before) else None


def nicknamed(scene: Scene) -> Verdict | None:
    """ "Ismael «El Mayo» Zambada": a nickname in marks in the middle of a person's name."""
    rest = scene.text[scene.tail.end : scene.tail.end + LONGEST_NICKNAME]
    person = not scene.found.is_wide and NICKNAME.match(rest) is not None
    return Verdict("person") if person else None


def from_after(scene: Scene) -> Verdict | None:
    after, context, found = scene.after, scene.context, scene.found
    if after is None or not after.capital or after.initial:
        return None
    if len(after.text) == 1 and found.single and found.key in first_names():
        return Verdict("person")
    if after.joined == "-":
        ends = found.last in scene.scope.places or is_end_of_road(scene)
        return None if found.is_wide or ends else Verdict("other")
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


def is_piece_tied(scene: Scene) -> Verdict | None:
    """ "Kaura-dawa": a hyphen and more of the name in small letters, which is no word of the language."""
    after = scene.after
    if after is None or after.joined != "-" or after.capital or len(after.text) < SHORTEST_TIED:
        return None
    known = after.folded in scene.scope.common or after.folded in scene.context.within
    lesser = not scene.found.is_wide and scene.found.prominence[0] < WELL_KNOWN
    piece = lesser and is_english(scene) and not known and not country_of(after.text)
    return Verdict("other") if piece else None


def is_end_of_road(scene: Scene) -> bool:
    """ "The X-Y road", "sur la route X-Y", of whose ends no list need have the other."""
    if scene.word_before(1) in scene.context.roads:
        return True
    behind = scene.words[scene.found.last + 1 : scene.found.last + 3]
    return any(word.folded in scene.context.roads and word.joined == " " for word in behind)


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


def is_inhabited(scene: Scene) -> bool:
    """ "A Danbury man": a small word that goes with places follows."""
    after = scene.after
    if after is None or after.capital or after.folded not in scene.context.inhabitants_after:
        return False
    return scene.found.key not in scene.scope.common


def speaks(scene: Scene) -> bool:
    """ "X said", "said X"; not "residents of X said", nor "said X had fallen"."""
    if scene.word_before(1) in OF:
        return False
    speech = scene.context.speech
    after = scene.next.folded if scene.next and scene.next.joined else ""
    told = after in scene.context.auxiliaries and scene.joined_before(1)
    second = scene.words[scene.found.last + 1 : scene.found.last + 2]
    has_said = told and any(word.folded in speech for word in second)  # "X a déclaré"
    return after in speech or has_said or (scene.word_before(1) in speech and not told)
