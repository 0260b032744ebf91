"""Which actors and states an article speaks of, so that "the army", "RSF" and "Shoigu" are those it means.

A state is in focus when it is named clearly more often than any other; two armies at war leave no focus, and then
"the troops" stay nobody's. An alias that several actors bear, or that is also a plain word, counts only with a second
reason: the page names the actor in another way or speaks of its country.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dateline.analysis.actor_names import is_piece_of_name
from dateline.document import ActorName, Phrase
from dateline.knowledge.actor_compile import ADJECTIVE, CAPITAL_CITY, NAME, PERSON
from dateline.knowledge.actor_nouns import ActorNoun, ActorNouns, load_actor_nouns
from dateline.knowledge.actor_words import fold_word, words, words_used
from dateline.knowledge.actors import STATE, ActorIndex, ActorMention
from dateline.records import ActorKind, Party, PlaceMention
from dateline.resolution.actor_introductions import Introduced, introductions

CLEARLY_MORE = 2.0
"""How many times more often the state in focus is named than the next."""
SEAT = 2.0
"""What "Syrian regime", "Iraqi army" counts beyond a plain mention."""
GROUP = 0.5
"""What naming a group counts for its country."""
PLACE = 1.0
"""What a town or province counts for its country, when it is surely the one meant."""
COUNTRIES = frozenset({"PCLI", "PCLD", "CONT"})
HOME = 1.0
"""What the country of the outlet counts, where it is the only one or one of those named."""


@dataclass(frozen=True)
class ActorContext:
    """Built once an article by `actor_context`."""

    language: str
    index: ActorIndex
    nouns: ActorNouns
    mentions: tuple[ActorMention, ...] = ()
    states: Mapping[str, float] = field(default_factory=dict)
    """How much the page speaks of each country."""
    named: frozenset[str] = frozenset()
    """Actors named beyond doubt."""
    introduced: Mapping[str, Introduced] = field(default_factory=dict)
    armed_opposition: bool = False
    ground: str | None = None
    """The country in which most of the page's towns and provinces lie."""
    regions: frozenset[int] = frozenset()
    """Where the names of towns and provinces begin."""

    @cached_property
    def named_by(self) -> dict[tuple[Phrase, bool], Party]:
        """The parties of the page's phrases, by phrase and whether it was followed to whose it is."""
        return {}

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO codes of the countries the page speaks of, most first."""
        return tuple(sorted(self.states, key=lambda code: (-self.states[code], code)))

    @property
    def lands(self) -> tuple[str, ...]:
        """Those spoken of by more than the name of a capital, which a town elsewhere may bear too ("La Paz")."""
        told = (m.actor_ids[0] for m in self.mentions if m.role != CAPITAL_CITY)
        found = {actor.country for a in told if (actor := self.index.get(a)) is not None}
        return tuple(code for code in self.countries if code in found)

    @property
    def focus(self) -> str | None:
        """The country that "the army" and "the regime" belong to, when the page leaves no doubt.

        Where the towns of the page lie in another country, "the army" may be that one's.
        """
        ranked = self.countries
        if not ranked or (self.ground is not None and self.ground != ranked[0]):
            return None
        runner_up = self.states[ranked[1]] if len(ranked) > 1 else 0.0
        return ranked[0] if self.states[ranked[0]] >= CLEARLY_MORE * max(runner_up, 0.5) else None

    def among(self, places: Iterable[PlaceMention]) -> "ActorContext":
        """The same, once it is known in which countries the page's places lie."""
        states, lying = defaultdict(float, self.states), defaultdict[str, float](float)
        regions = [p for p in places if p.country and p.feature_code not in COUNTRIES]
        for place in regions:
            lying[place.country or ""] += PLACE * (place.score or 0.0)
        for country, weight in lying.items():
            states[country] += weight
        ground = max(sorted(lying), key=lambda code: lying[code], default=None)
        starts = frozenset(place.start for place in regions)
        return replace(self, states=states, ground=ground, regions=starts)

    def told_of(self, country: str) -> "ActorContext":
        """The same in a section of a roundup, where "the army" is that of the country which heads it."""
        states = defaultdict(float, self.states)
        states[country] += CLEARLY_MORE * max(states.values(), default=1.0)
        return replace(self, states=states, ground=country)

    def choose(self, mention: ActorMention) -> str | None:
        """The one actor that the words mean here; none when the page does not settle it."""
        if len(mention.actor_ids) == 1 and not mention.weak:
            return mention.actor_ids[0]
        ranked = sorted((-self.evidence(actor_id), actor_id) for actor_id in mention.actor_ids)
        (most, best), *others = ranked
        settled = most < 0 and (not others or most < others[0][0])
        return best if settled else None

    def evidence(self, actor_id: str) -> float:
        actor = self.index.get(actor_id)
        spoken_of = self.states.get(actor.country, 0.0) if actor and actor.country else 0.0
        return spoken_of + (10.0 if actor_id in self.named else 0.0)


def actor_context(
    text: str,
    language: str,
    names: Sequence[ActorName],
    index: ActorIndex,
    home_country: str | None,
) -> ActorContext:
    """What the whole page says about who is who. `home_country`: where the outlet writes for, a last hint."""
    nouns = load_actor_nouns(language)
    mentions = believed(text, language, index.find(text, 0, len(text), language), names)
    states = weigh_states(text, mentions, index, nouns)
    for country, weight in settled_states(mentions, states, index).items():
        states[country] += weight
    if home_country and (not states or home_country in states):
        states[home_country] += HOME
    named = frozenset(m.actor_ids[0] for m in mentions if len(m.actor_ids) == 1 and not m.weak)
    first = ActorContext(language, index, nouns, mentions, states, named)
    introduced = introductions(text, mentions, nouns, index, first.choose, first.focus)
    return ActorContext(
        language,
        index,
        nouns,
        mentions,
        states,
        named,
        introduced,
        is_opposition_armed(text, nouns),
    )


def believed(
    text: str, language: str, mentions: Iterable[ActorMention], names: Sequence[ActorName]
) -> tuple[ActorMention, ...]:
    """Names as the analysis left them; adjectives all, and capitals that are no piece of somebody's name."""
    kept = {(name.start, name.end) for name in names}

    def holds(mention: ActorMention) -> bool:
        if mention.role in (NAME, PERSON):
            return (mention.start, mention.end) in kept
        return mention.role != CAPITAL_CITY or not is_piece_of_name(text, mention, language)

    return tuple(m for m in mentions if holds(m))


def weigh_states(
    text: str, mentions: Iterable[ActorMention], index: ActorIndex, nouns: ActorNouns
) -> defaultdict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        if len(mention.actor_ids) > 1 or mention.weak:
            continue
        actor = index.get(mention.actor_ids[0])
        if actor is None or actor.country is None or actor.kind is ActorKind.MEDIA:
            continue
        if not actor.id.startswith(STATE):
            weights[actor.country] += GROUP
        elif mention.role in (NAME, ADJECTIVE, CAPITAL_CITY):
            weights[actor.country] += 1 + (SEAT if is_seat(text, mention, nouns) else 0)
    return weights


def settled_states(
    mentions: Iterable[ActorMention], states: Mapping[str, float], index: ActorIndex
) -> Mapping[str, float]:
    """ "Congolese" on a page that speaks of Kinshasa: shared names count for the state already most spoken of."""
    found: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        actors = [
            actor for a in mention.actor_ids if (actor := index.get(a)) and a.startswith(STATE)
        ]
        if len(actors) < 2:
            continue
        ranked = sorted((a.country or "" for a in actors), key=lambda c: -states.get(c, 0.0))
        if states.get(ranked[0], 0.0) > states.get(ranked[1], 0.0):
            found[ranked[0]] += 1
    return found


def is_seat(text: str, mention: ActorMention, nouns: ActorNouns) -> bool:
    """Whether a word for a government or its arms stands beside the name of the state."""
    before = words(text, max(0, mention.start - 30), mention.start)[-2:]
    after = words(text, mention.end, min(len(text), mention.end + 30))[:2]
    found = (nouns.by_key.get(nouns_key(word)) for _, _, word in (*before[-1:], *after[:1]))
    return any(noun is not None and is_seat_noun(noun) for noun in found)


def is_seat_noun(noun: ActorNoun) -> bool:
    """Government, regime, army, forces; not the warplanes that a state may have anywhere."""
    return (noun.part == "government" and not noun.title) or (
        noun.part == "military" and noun.named is not None
    )


def nouns_key(word: str) -> str:
    return word[2:] if word.startswith("ال") else word


def is_opposition_armed(text: str, nouns: ActorNouns) -> bool:
    """Whether "the opposition" of this page fights: it has rebels, or fighters of the opposition."""
    return any(nouns_key(fold_word(word)) in nouns.rebels for word in words_used(text))
