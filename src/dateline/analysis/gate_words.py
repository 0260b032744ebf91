"""Which words of a sentence may tell of an event, judged without syntax: what the gate looks for.

A word counts as *fitting* when the sentence also has whatever the lexicon asks of it: the other words of its wording
("took" with "over"), and for a sense that needs an argument of some class a noun of that class, or a name where a name
may be one. *Strong* words hardly mean anything but a deed or arms. Words of English and nouns of Romance languages are
compared in their regular forms, Romance verbs by their beginnings, so that no morphology is needed; a language that
writes words together is known by lemmas (`gate_construct`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from dateline.analysis.gate_construct import noun_keys, other_keys, verb_keys, written_keys
from dateline.analysis.relevance import irregular_forms, regular_forms
from dateline.document import Form
from dateline.knowledge.lexicon import Lexicon, NounClass, Trigger, load_lexicon
from dateline.records import EventType

WORD = re.compile(r"[^\W\d_]{3,}")
FORCE = frozenset(
    {
        *(EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING),
        *(EventType.ATTACK, EventType.ABDUCTION, EventType.RIOT),
    }
)
OF_WORDS = frozenset(
    {
        *(EventType.DEMAND, EventType.AGREEMENT, EventType.THREAT),
        *(EventType.TALKS, EventType.ACCUSATION),
    }
)
"""What a clause beneath may show as well as a noun."""
DEEDS = frozenset(EventType) - OF_WORDS - {EventType.AID, EventType.DESTRUCTION, EventType.CONTROL}
"""What a fitting word tells of where arms or people in arms stand in the same sentence."""
ARMS = frozenset(
    (
        *(NounClass.ARMED, NounClass.POST, NounClass.EXPLOSIVE),
        *(NounClass.MISSILE, NounClass.WEAPON, NounClass.CAPTIVE),
    )
)
ALLOWED = ARMS | {NounClass.PERSON, NounClass.ORGANIZATION, NounClass.AIRCRAFT, NounClass.VEHICLE}
"""Besides arms a noun may be one of these: "post" and "position" are too much else."""
NAMED = frozenset(
    (
        *(NounClass.STATE, NounClass.ARMED, NounClass.PLACE, NounClass.PERSON),
        *(NounClass.ORGANIZATION, NounClass.CIVILIAN, NounClass.SITE),
    )
)
"""What a name may stand for."""
LEAST_SCORE = 0.6
MOST_REMEMBERED = 100_000
WHOLE = "$"
"""Behind a form that is not just the beginning of a word."""
CONSTRUCT = "ar"
"""The language whose words are written together, and whose compounds begin with their noun."""
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a trigger, apart from the word it is found by."""

    others: tuple[Keys, ...]
    """Of each further word its forms."""
    nouns: Keys | None
    """Nouns one of which shows the sense; None where nothing is asked, or a name will do."""


@dataclass(frozen=True, eq=False)
class GateWord:
    """A word that tells of something, in one of its forms."""

    text: str
    keys: Keys
    wordings: tuple[Wording, ...]
    is_strong: bool
    is_forceful: bool
    is_deed: bool
    """Of force, and of any deed, in one sense at least."""
    weight: int
    """Two where it is of force and of nothing else."""

    @cached_property
    def is_free(self) -> bool:
        """Whether one of its wordings asks for nothing beside it."""
        return any(not one.others and one.nouns is None for one in self.wordings)

    def fits(self, around: Keys) -> bool:
        """Whether one of its wordings has all that it asks for among the forms of the sentence's other words."""
        beside = around - self.keys
        for one in self.wordings:
            if one.nouns is not None and beside.isdisjoint(one.nouns):
                continue
            if not any(beside.isdisjoint(forms) for forms in one.others):
                return True
        return False


def fitting_among(words: Sequence[GateWord]) -> list[GateWord]:
    """The words that have beside them what one of their wordings asks for."""
    around = frozenset[str]().union(*(word.keys for word in words))
    return [word for word in words if word.wordings and (word.is_free or word.fits(around))]


@dataclass(frozen=True, slots=True)
class GateWords:
    """Of one language; every set holds forms, or beginnings of words."""

    language: str
    wordings: Mapping[str, tuple[Wording, ...]]
    strong: Keys
    forceful: Keys
    deeds: Keys
    sure: Keys
    lengths: tuple[int, ...]
    all: Keys
    remembered: dict[str, GateWord | None] = field(default_factory=dict)

    def among(self, words: Iterable[str]) -> list[GateWord]:
        """Those of the words, in small letters, that are known; each once."""
        if len(self.remembered) > MOST_REMEMBERED:
            self.remembered.clear()
        met, remembered = set(words), self.remembered
        for word in met.difference(remembered):
            remembered[word] = self._looked_up(word)
        return [known for known in map(remembered.get, met) if known is not None]

    def _looked_up(self, text: str) -> GateWord | None:
        keys = frozenset(self._keys(text)) & self.all
        return self._known_by(text, keys) if keys else None

    def _known_by(self, text: str, keys: Keys) -> GateWord:
        return GateWord(
            text=text,
            keys=keys,
            wordings=tuple(wording for key in keys for wording in self.wordings.get(key, ())),
            is_strong=not keys.isdisjoint(self.strong),
            is_forceful=not keys.isdisjoint(self.forceful),
            is_deed=not keys.isdisjoint(self.deeds),
            weight=1 if keys.isdisjoint(self.sure) else 2,
        )

    def _keys(self, word: str) -> Iterable[str]:
        """What it may be known by."""
        if self.language == "en":
            return (word,)
        if self.language == CONSTRUCT:
            return written_keys(word, self.language)
        return (word + WHOLE, *(word[:length] for length in self.lengths if len(word) >= length))


@cache
def gate_words(language: str) -> GateWords:
    lexicon = load_lexicon(language)
    wordings: defaultdict[str, list[Wording]] = defaultdict(list)
    for trigger in lexicon.triggers:
        nouns = asked_nouns(trigger, lexicon)
        for phrase in trigger.words:
            words = WORD.findall(phrase.lower())
            if words:
                head = words.pop(head_of(trigger, language))
                others = tuple(known_beside(word, language) for word in words)
                wording = Wording(others, nouns)
                for key in known_by_form([head], language, trigger.form):
                    wordings[key].append(wording)
    triggers = lexicon.triggers
    sure = known_heads((t for t in triggers if is_sure(t) and t.type in FORCE), language)
    strong = known_heads(filter(is_sure, triggers), language)
    doubtful = known_heads((t for t in triggers if t.needs and t.type not in FORCE), language)
    strong = (strong - doubtful) | known_as_nouns(list(arms(lexicon)), language)
    forceful = known_heads((t for t in triggers if t.type in FORCE), language, compounds=True)
    deeds = known_heads((t for t in triggers if t.type in DEEDS), language, compounds=True)
    asked = {
        forms for of_word in wordings.values() for one in of_word for forms in forms_asked(one)
    }
    known = frozenset(wordings).union(strong, forceful, deeds, *asked)
    return GateWords(
        language=language,
        wordings={key: tuple(dict.fromkeys(found)) for key, found in wordings.items()},
        strong=strong,
        forceful=forceful,
        deeds=deeds,
        sure=sure - doubtful,
        lengths=tuple(sorted({len(key) for key in known if not key.endswith(WHOLE)})),
        all=known,
    )


def head_of(trigger: Trigger, language: str) -> int:
    """Which word of a wording it is found by: the verb, the noun that a compound ends with, or begins with."""
    return -1 if trigger.form is Form.NOUN and language != CONSTRUCT else 0


def known_beside(word: str, language: str) -> Keys:
    """A further word of a wording."""
    if language == CONSTRUCT:
        return other_keys([word], language)
    return known_by([word], language) | known_as_nouns([word], language)


def asked_nouns(trigger: Trigger, lexicon: Lexicon) -> Keys | None:
    by_subject = (
        trigger.type in OF_WORDS
    )  # what such words are about may be a clause, and no clause acts
    needs = [n for role, n in trigger.needs.items() if role == "subject" or not by_subject]
    classes = frozenset(c for needed in needs for c in needed)
    if not classes or classes & NAMED:
        return None
    return nouns_of(lexicon, classes)


_NOUNS: dict[tuple[str, frozenset[NounClass]], Keys] = {}


def nouns_of(lexicon: Lexicon, classes: frozenset[NounClass]) -> Keys:
    key = (lexicon.language, classes)
    if key not in _NOUNS:
        found = [word for word, known in lexicon.nouns.items() if known & classes]
        if lexicon.language == CONSTRUCT:
            telling = (word.split()[-1] for word in found if " " in word)
            single = [word for word in found if " " not in word]
            _NOUNS[key] = noun_keys(single, CONSTRUCT) | other_keys(telling, CONSTRUCT)
        else:
            last = [word.split()[-1].lower() for word in found]
            _NOUNS[key] = known_as_nouns(last, lexicon.language)
    return _NOUNS[key]


def is_sure(trigger: Trigger) -> bool:
    return not trigger.needs and trigger.score >= LEAST_SCORE


def forms_asked(wording: Wording) -> Iterator[Keys]:
    yield from wording.others
    if wording.nouns:
        yield wording.nouns


def known_heads(triggers: Iterable[Trigger], language: str, compounds: bool = False) -> Keys:
    """Single words; with `compounds` also the noun of noun compounds ("car bomb"), which alone may mean little."""
    found: set[str] = set()
    for trigger in triggers:
        for phrase in trigger.words:
            words = phrase.lower().split()
            if len(words) == 1 or (compounds and trigger.form is Form.NOUN):
                at = head_of(trigger, language)
                found |= known_by_form([words[at]], language, trigger.form)
    return frozenset(found)


def known_by_form(words: Sequence[str], language: str, form: Form) -> Keys:
    if language == CONSTRUCT:
        return noun_keys(words, language) if form is Form.NOUN else verb_keys(words)
    return known_as_nouns(words, language) if form is Form.NOUN else known_by(words, language)


def known_by(words: Sequence[str], language: str) -> Keys:
    """Verbs, and what may be one."""
    if language == "en":
        return frozenset(
            f for w in words for f in (*regular_forms(w), *irregular_forms().get(w, ()))
        )
    return frozenset(word[: max(4, len(word) - 3)] for word in words)


def known_as_nouns(words: Sequence[str], language: str) -> Keys:
    if language == "en":
        return frozenset(
            f for w in words for f in (w, *irregular_forms().get(w, ()), *plurals_of(w))
        )
    if language == CONSTRUCT:
        return noun_keys(words, language)
    return frozenset(w + ending + WHOLE for w in words for ending in ("", "s", "es", "e", "x")) | (
        frozenset(
            w[:-1] + ending + WHOLE for w in words for ending in ("a", "as", "aux", "ões", "ns")
        )
    )


def plurals_of(word: str) -> tuple[str, ...]:
    return (word + "s", word + "es", word[:-1] + "ies")


def arms(lexicon: Lexicon) -> Iterator[str]:
    """Nouns of one word: of a compound one would have to know which word tells."""
    nouns = lexicon.nouns.items()
    kept = (word.lower() for word, classes in nouns if classes <= ALLOWED and classes & ARMS)
    return (word for word in kept if " " not in word)
