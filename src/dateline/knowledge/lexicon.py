"""The lexicon of one language: which words name events, and what the words around them say about them.

`triggers.yaml` maps a verb or noun to an event type and says which of its phrases is who acted, on whom, and which
place it is about; where a word has several senses, what its arguments are decides (`needs`, `refuses`). `nouns.yaml`
puts common nouns into a few plain classes. `embedding.yaml` lists the words that change what a clause beneath them is
worth: speech, denial, plans, fears, attempts. A trigger carries examples that run as tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from pydantic import Field

from dateline.document import Form
from dateline.knowledge.loading import load_file
from dateline.records import CountName, EventType, Record, Status


class NounClass(StrEnum):
    """What a noun stands for, as far as telling senses apart needs it."""

    PLACE = "place"  # town, district, border, area
    SITE = "site"  # building, base, checkpoint, bridge
    POST = "post"  # where armed people stand or move: checkpoint, barracks, convoy, patrol
    ARMED = "armed"  # people or bodies that carry arms
    STATE = "state"  # governments, officials, countries that act
    PERSON = "person"  # anybody, singly or in groups
    CIVILIAN = "civilian"
    CROWD = "crowd"  # protesters, mobs
    CAPTIVE = "captive"  # hostages, prisoners
    ORGANIZATION = "organization"
    AIRCRAFT = "aircraft"
    EXPLOSIVE = "explosive"  # bombs, mines, what is set or carried
    MISSILE = "missile"  # rockets, shells, mortars: what flies
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    PROPERTY = "property"  # houses, shops, crops, heritage
    AGREEMENT = "agreement"
    EVENT = "event"
    FORCE = "force"  # violence, sanctions: what is threatened
    TEXT = "text"  # statements, films, reports
    TIME = "time"
    MONEY = "money"
    ABSTRACT = "abstract"
    NATURE = "nature"  # storms, fires, animals, disease
    DISASTER = (
        "disaster"  # storms, floods, fires, quakes: people die of them and flee them without a war
    )
    SPORT = "sport"
    ART = "art"  # film, stage, fiction
    BUSINESS = "business"
    AID = "aid"  # food, medicine, relief


Markers = tuple[str, ...]
Classes = tuple[NounClass, ...]


class Trigger(Record):
    """One sense of one or more words."""

    words: tuple[str, ...]
    """Lemmas; particles and fixed objects joined by blanks: "take over", "open fire"; a noun with its compound: "air
    strike"."""
    type: EventType
    actor: Markers | None = None
    """Roles of who acted; null = the usual ones of the form (see `ROLES`)."""
    recipient: Markers | None = None
    place: Markers = ()
    """Roles that hold the place the act is about, before any "in …"."""
    partner: Markers = ()
    needs: Mapping[str, Classes] = Field(default_factory=dict)
    """Role -> classes one of which its phrase must have for this sense; an absent phrase counts against it."""
    refuses: Mapping[str, Classes] = Field(default_factory=dict)
    """Role -> classes that rule this sense out."""
    score: float = 0.6
    """How sure the word alone makes it; 0.5 and above is reported."""
    status: Status | None = None
    """What the word itself says of the event: "rejected the truce" is an agreement denied."""
    effect: CountName | None = None
    """The word tells what came of an act ("kill", "wound", "flee"): its phrase is counted, and another event of the
    sentence that caused it takes the count."""
    by_hand: bool = False
    """The word tells how somebody was killed ("gunned down"): no bomb, shell or air strike did it."""
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    form: Form = Form.VERB


ROLES: dict[Form, dict[str, Markers]] = {
    Form.VERB: {"actor": ("subject", "agent"), "recipient": ("object", "recipient")},
    Form.NOUN: {"actor": ("by", "owner", "modifier"), "recipient": ("on", "against")},
}
"""The usual roles of a language whose folder does not say otherwise in `triggers.yaml`."""


VICTIMS = "victims"
"""Role of the people beside a word of an outcome: "seis personas" of "seis personas muertas"."""


class TriggerFile(Record):
    roles: Mapping[Form, Mapping[str, Markers]] = Field(default_factory=lambda: dict(ROLES))
    idle: tuple[str, ...] = ()
    """Fixed wordings of verbs that name no event, whatever their words do alone: "take place", "hold an election"."""
    verbs: tuple[Trigger, ...]
    nouns: tuple[Trigger, ...]


class LightVerb(Record):
    """A verb that lends its phrases to an event noun: "carried out air strikes", "came under attack"."""

    words: tuple[str, ...]
    event: str = "object"
    """Role in which the event noun stands."""
    actor: str | None = "subject"
    recipient: str | None = None
    unreal: bool = False
    """ "prevented", "foiled": the event did not come about."""


class NounFile(Record):
    classes: Mapping[NounClass, tuple[str, ...]]


class EmbeddingFile(Record):
    """Lemmas by what they do to the clause beneath them."""

    speech: tuple[str, ...]
    """say, report: the subject says it."""
    denial: tuple[str, ...]
    involvement: tuple[str, ...] = ()
    """involvement, responsibility: nouns for a part in a deed, which is what one denies."""
    intention: tuple[str, ...]
    """plan, vow, agree to: planned."""
    unreal: tuple[str, ...]
    """fear, hope, fail, prevent: it did not come about, or nobody says it did."""
    mishaps: tuple[str, ...] = ()
    """collapse, capsize: what comes of it was done by nobody."""
    ending: tuple[str, ...] = ()
    """end, halt: whoever rules out doing so goes on."""
    refusal: tuple[str, ...] = ()
    """refuse, reject: a side says no to what is offered or asked."""
    attempt: tuple[str, ...]
    transparent: tuple[str, ...]
    """begin, manage, help, force: what is beneath took place."""
    continuing: tuple[str, ...]
    doubt: tuple[str, ...]
    """allege, suspect: possible."""
    threat: tuple[str, ...]
    warning: tuple[str, ...] = ()
    """Of the threats those that threaten only with harm, and else tell what may come: "warned that …"."""
    reprisal: tuple[str, ...] = ()
    """respond, retaliate, punish: what a warning that is a threat holds out."""
    forbearance: tuple[str, ...] = ()
    """tolerate, hesitate, stand by: what a side will not do any longer, says a threat."""
    demand: tuple[str, ...]
    accusation: tuple[str, ...]
    factual: tuple[str, ...] = ()
    """after, because, despite: what stands under them took place, whatever is made of the clause above."""
    pending: tuple[str, ...] = ()
    """until, before: what stands under them in the present has not taken place."""
    until: tuple[str, ...] = ()
    """Of those the ones with a subjunctive, whose tense says nothing: behind a deed that is past it took place."""
    doubt_adverbs: tuple[str, ...]
    growing: tuple[str, ...] = ()
    """Verbs by which deeds in general become more: "increased", "multiplied"."""
    habitual_adverbs: tuple[str, ...] = ()
    """usually, traditionally: with the present they tell what is done, no event."""
    blaming: tuple[str, ...] = ()
    """responsible, to blame: whoever says it of somebody accuses them."""
    last_rites: tuple[str, ...] = ()
    """bury, hand over, identify: done with the dead, no death of its own."""
    routine: tuple[str, ...] = ()
    """operation, activity: nouns for what armies, firms and charities do."""
    pausing: tuple[str, ...] = ()
    """pause, resume: done to one's own operations, they are no attack."""
    enacting: tuple[str, ...] = ()
    """vote to: with it a measure is taken, and not only planned."""
    handling: tuple[str, ...] = ()
    """find, defuse: done to a bomb that did not go off."""
    unreal_adverbs: tuple[str, ...]
    """almost, nearly."""
    future_modals: tuple[str, ...]
    unreal_modals: tuple[str, ...]
    backshifted_modals: tuple[str, ...] = ()
    """Modals that under a verb of saying in the past only tell the future: "said they would withdraw"."""
    possible_modals: tuple[str, ...]
    demand_modals: tuple[str, ...]
    scheduling_modals: tuple[str, ...] = ()
    """Of these the ones that with a day only say what is set for it: "doivent reprendre dimanche"."""
    according: tuple[str, ...]
    """ "according to": prepositions that name a speaker."""
    according_first: tuple[str, ...] = ()
    """Those that name one only where they open a sentence: "Para la ONG, los soldados mataron …"."""
    as_told: tuple[str, ...] = ()
    """as: before a verb of saying ("as the army announced") what stands outside is what is said."""
    reckonings: tuple[str, ...] = ()
    """account, count: behind a preposition of means, what somebody tells ("by the army's count")."""
    told_of: tuple[str, ...] = ()
    """speak (of): of the words of things, those that tell what stands behind "of"."""
    finding: tuple[str, ...] = ()
    """find, agree: they say something only with a clause under "that"."""
    stance: tuple[str, ...] = ()
    """support, praise, hope: an attribution of a view; nothing beneath is worth more or less for it."""
    of_things: tuple[str, ...] = ()
    """publish, show, know: of speech with a clause, but their object is a thing, not what is said."""
    counting: tuple[str, ...] = ()
    """raise (a toll), put at: of speech, but the place beside them is where the counted were."""
    addressing: tuple[str, ...] = ()
    """investigate, avenge, commemorate: the deed they deal with took place, whether they themselves do or not."""
    discussing: tuple[str, ...] = ()
    """discuss, raise: a deal under them is only talked about."""
    relaying: tuple[str, ...] = ()
    """quote, cite: the subject passes on what the object said."""
    claiming: tuple[str, ...] = ()
    """claim (an attack): the subject says that it was its own doing."""
    aiming: tuple[str, ...] = ()
    """ "with a view to": what stands under them is only an aim."""
    aiming_behind: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Prepositions that tell an aim behind some words only: "sent [them] for [the] shelling of X"."""
    background_markers: tuple[str, ...]
    """Words that tell history: "since", "earlier", "previously"."""
    light_verbs: tuple[LightVerb, ...]
    sides: tuple[str, ...]
    """ "backed by", "alongside": words that name partners."""


@dataclass(frozen=True)
class Lexicon:
    """All of one language, indexed for lookup by lemma."""

    language: str
    triggers: tuple[Trigger, ...]
    roles: Mapping[Form, Mapping[str, Markers]]
    nouns: Mapping[str, frozenset[NounClass]]
    embedding: EmbeddingFile
    idle: frozenset[str] = frozenset()
    """Wordings of verbs that name no event."""

    @cached_property
    def by_word(self) -> Mapping[tuple[Form, str], tuple[Trigger, ...]]:
        """(form, lemma) -> its senses, in the order of the file."""
        found: dict[tuple[Form, str], list[Trigger]] = {}
        for trigger in self.triggers:
            for word in trigger.words:
                found.setdefault((trigger.form, word), []).append(trigger)
        return {key: tuple(senses) for key, senses in found.items()}

    @cached_property
    def light(self) -> Mapping[str, tuple[LightVerb, ...]]:
        found: dict[str, list[LightVerb]] = {}
        for verb in self.embedding.light_verbs:
            for word in verb.words:
                found.setdefault(word, []).append(verb)
        return {word: tuple(verbs) for word, verbs in found.items()}

    def of_class(self, noun_class: NounClass) -> frozenset[str]:
        """The nouns of a class."""
        return self._by_class.get(noun_class, frozenset())

    @cached_property
    def _by_class(self) -> Mapping[NounClass, frozenset[str]]:
        found: dict[NounClass, set[str]] = {}
        for word, classes in self.nouns.items():
            for noun_class in classes:
                found.setdefault(noun_class, set()).add(word)
        return {noun_class: frozenset(words) for noun_class, words in found.items()}

    @cached_property
    def outcomes(self) -> frozenset[str]:
        """Nouns for people by what came of them ("muerto", "herido"): those whose trigger has VICTIMS as recipient."""
        nouns = (t for t in self.triggers if t.form is Form.NOUN and VICTIMS in (t.recipient or ()))
        return frozenset(word for trigger in nouns for word in trigger.words)

    def senses(self, form: Form, lemma: str) -> tuple[Trigger, ...]:
        return self.by_word.get((form, lemma), ())

    def types(self, form: Form, lemma: str) -> frozenset[EventType]:
        """Of what types the senses of a word are."""
        return self._types.get((form, lemma), frozenset())

    @cached_property
    def _types(self) -> Mapping[tuple[Form, str], frozenset[EventType]]:
        return {word: frozenset(t.type for t in senses) for word, senses in self.by_word.items()}

    def attitude(self, lemma: str) -> frozenset[str]:
        """Names of the embedding lists a lemma stands in."""
        return self._attitudes.get(lemma, frozenset())

    @cached_property
    def _attitudes(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for name, words in self.embedding.model_dump(exclude={"light_verbs"}).items():
            for word in words:
                found.setdefault(word, set()).add(name)
        return {word: frozenset(names) for word, names in found.items()}


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon in `data/languages/<language>/`; raises `KnowledgeError` where a file breaks its schema."""
    folder = f"languages/{language}"
    file = load_file(f"{folder}/triggers.yaml", TriggerFile)
    nouns: dict[str, set[NounClass]] = {}
    for noun_class, words in load_file(f"{folder}/nouns.yaml", NounFile).classes.items():
        for word in words:
            nouns.setdefault(word, set()).add(noun_class)
    return Lexicon(
        language=language,
        triggers=(
            *(t.model_copy(update={"form": Form.VERB}) for t in file.verbs),
            *(t.model_copy(update={"form": Form.NOUN}) for t in file.nouns),
        ),
        roles=file.roles,
        nouns={word: frozenset(classes) for word, classes in nouns.items()},
        embedding=load_file(f"{folder}/embedding.yaml", EmbeddingFile),
        idle=frozenset(file.idle),
    )
