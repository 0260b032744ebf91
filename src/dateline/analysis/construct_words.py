"""Words of a language that writes small words together with the next, cut with exact offsets.

"And", "in", "to" and the article are cut off in front, pronouns behind, where what remains is a known word; in front of
a name that the gazetteer or the actor lists know, always. A word that nobody knows keeps its article apart and
otherwise stays whole. Signs of vowels and the stretching dash are ignored for lookup and stay in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.analysis.shallow_words import PIECE, Word
from dateline.knowledge.lexicon import load_lexicon
from dateline.knowledge.morph_construct import ConstructTables
from dateline.knowledge.morph_verbs import VerbForm
from dateline.knowledge.morphology import Morphology, load_morphology
from dateline.knowledge.place_context import first_names
from dateline.values import value

CUT, CUT_PRONOUN, UNKNOWN, VERB, NOUN = 0.5, 0.7, 3.0, 0.2, 0.1
TWO_DOERS = 0.6
"""What a form that only two can have done costs more: "walaja-a", where "wa-lajaa" may be meant."""
DUAL = frozenset({"3md", "3fd"})
MISSPELLED = 0.72
"""More than "and" before a verb: "wa-adda" led to, where "wadi" is a valley."""
UNKNOWN_AFTER_AND = 1.5
SHORTEST_UNKNOWN = 3
DIGITS = re.compile(r"\d")
REMEMBERED = 60_000


@value(frozen=True, slots=True)
class Part:
    """A stretch of a written word: so many letters, what they are, and how the tables have them."""

    size: int
    kind: str
    """and, prep, future, article, word, pronoun."""
    lower: str
    noun: str | None = None
    readings: tuple[VerbForm, ...] = ()
    may: frozenset[str] = frozenset()


@dataclass
class Cutter:
    """Cuts folded words into their parts; every answer is remembered."""

    morphology: Morphology
    tables: ConstructTables
    known: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        fold = self.morphology.fold
        listed = self.morphology.closed.items()
        self.closed = {fold(word): (word, tags) for word, tags in listed}
        self.participles = {fold(w): verb for w, verb in self.tables.participles.items()}
        self.given = frozenset(map(fold, self.tables.given_names))
        self.adjectives = frozenset(map(fold, self.tables.adjectives))
        light = load_lexicon(self.morphology.language).light
        self.acting = self.morphology.event_verbs | frozenset(light)
        self.made = re.compile("|".join(self.tables.noun_patterns) or "(?!)")
        self.bound = {fold(w): plain for w, plain in self.tables.bound.items()}

    def cut(self, folded: str) -> tuple[Part, ...]:
        found = self.known.get(folded)
        if found is None:
            if len(self.known) > REMEMBERED:
                self.known.clear()
            found = self.known[folded] = self.best(folded)
        return found

    def best(self, folded: str) -> tuple[Part, ...]:
        """The cheapest way to read the word; whole and unknown where there is none."""
        ranked = sorted(self.ways(folded), key=lambda way: way[0])
        return ranked[0][1] if ranked else (Part(len(folded), "word", folded),)

    def ways(self, folded: str) -> Iterator[tuple[float, tuple[Part, ...]]]:
        for before, rest in self.prefixed(folded):
            for cost, parts in self.stems(rest, before):
                yield cost + CUT * len(before), (*before, *parts)

    def prefixed(self, folded: str) -> Iterator[tuple[tuple[Part, ...], str]]:
        """Every way to take small words off the front."""
        for first, rest in self.taken(folded, self.tables.conjunctions, "and"):
            for second, inner in self.taken(rest, self.tables.prepositions, "prep"):
                before = (*first, *second)
                yield before, inner
                article = self.article(inner, before)
                if article is not None:
                    yield (*before, article), inner[article.size :]
            for ahead, inner in self.taken(rest, self.tables.future, "future"):
                if ahead:
                    yield (*first, *ahead), inner

    def taken(
        self, folded: str, particles: Sequence[str], kind: str
    ) -> Iterator[tuple[tuple[Part, ...], str]]:
        yield (), folded
        for particle in particles:
            if folded.startswith(particle) and len(folded) > len(particle):
                tags = self.morphology.closed.get(particle, frozenset())
                part = Part(len(particle), kind, particle, may=tags)
                yield (part,), folded[len(particle) :]

    def article(self, folded: str, before: Sequence[Part]) -> Part | None:
        """The article, which loses its first letter after "to"."""
        article, after = self.tables.article, self.tables.article_after
        if before and before[-1].kind == "prep" and before[-1].lower == after:
            short = article[1:]
            return Part(len(short), "article", article) if folded.startswith(short) else None
        plain = folded.startswith(article) and len(folded) > len(article) + 1
        return Part(len(article), "article", article) if plain else None

    def stems(
        self, folded: str, before: Sequence[Part]
    ) -> Iterator[tuple[float, tuple[Part, ...]]]:
        kind = before[-1].kind if before else ""
        cost, whole = self.word(folded, kind)
        if whole is not None:
            yield cost, (whole,)
        elif kind == "and" and self.article(folded, before) is not None:
            pass  # "wa-l-bakistaniya": the article is cut as well
        elif kind in {"article", "and"} and len(folded) >= SHORTEST_UNKNOWN:
            sure = kind == "article" or before[-1].lower == self.tables.conjunctions[0]
            yield UNKNOWN_AFTER_AND if sure else UNKNOWN, (Part(len(folded), "word", folded),)
        elif kind == "prep" and self.is_made_noun(folded):
            yield UNKNOWN_AFTER_AND, (Part(len(folded), "word", folded),)
        elif not kind:
            yield UNKNOWN, (Part(len(folded), "word", folded),)
        if kind not in {"article"}:
            yield from self.with_pronoun(folded, kind)

    def is_small(self, written: str) -> bool:
        """Whether letters before digits are small words only: "and 15", "to 25", "the 7"."""
        rest = self.morphology.fold(written)
        for particles in (self.tables.conjunctions, self.tables.prepositions):
            rest = rest[1:] if rest[:1] in particles else rest
        return rest in {"", self.tables.article}

    def is_made_noun(self, folded: str) -> bool:
        """Whether an unlisted word has the make of a noun of doing."""
        return self.made.fullmatch(folded) is not None

    def word(self, folded: str, kind: str) -> tuple[float, Part | None]:
        """What a bare word may be after a small word of that kind."""
        for form in self.spellings(folded):
            cost, part = self.listed(form, len(folded), kind)
            if part is not None:
                return cost + MISSPELLED * (form != folded), part
        return UNKNOWN, None

    def spellings(self, folded: str) -> Iterator[str]:
        yield folded
        for written, meant in self.tables.misspelled_endings:
            if folded.endswith(written) and len(folded) > len(written) + 1:
                yield folded.removesuffix(written) + meant

    def listed(self, form: str, size: int, kind: str) -> tuple[float, Part | None]:
        closed = self.closed.get(form)
        noun = self.morphology.nouns.get(form)
        readings = self.verb(form, kind)
        if closed is not None and kind not in {"article", "future"}:
            word, tags = closed
            return 0.0, Part(size, "word", word, noun, readings, tags)
        if noun is not None and kind != "future":
            return NOUN, Part(size, "word", form, noun, readings)
        if readings:
            cost = VERB + TWO_DOERS * all(r.person in DUAL for r in readings)
            return cost, Part(size, "word", form, None, readings)
        listed = form in self.adjectives or form in self.participles or form in self.given
        if kind != "future" and listed:
            return NOUN, Part(size, "word", form)
        return UNKNOWN, None

    def verb(self, form: str, kind: str) -> tuple[VerbForm, ...]:
        """Readings as a verb that a small word before it allows."""
        if kind == "article":
            return ()
        readings = tuple(
            sorted(self.morphology.verb_readings(form), key=lambda r: self.rarity(r, form))
        )
        if kind in {"future", "prep"}:
            return tuple(r for r in readings if r.tense in {"present", "passive_present"})
        if form.startswith("وو"):  # "and arrived", hardly ever "was gone on with"
            readings = tuple(r for r in readings if not r.tense.startswith("passive"))
        participle = self.participles.get(form)
        person = "3fs" if form.endswith(self.tables.feminine_endings) else ""
        return (VerbForm(participle, "gerund", person), *readings) if participle else readings

    def rarity(
        self, reading: VerbForm, form: str
    ) -> tuple[bool, bool, bool, bool, bool, bool, int]:
        """News tells of others and of deeds; a form that is a lemma is that verb; a plainer verb is likelier."""
        lemma = reading.lemma
        return (
            reading.person == "1p",
            reading.tense == "jussive",
            self.morphology.fold(lemma) != form,
            self.tables.likelier.get(form, lemma) != lemma,
            reading.tense.startswith("passive"),
            lemma not in self.acting,
            len(lemma),
        )

    def with_pronoun(self, folded: str, kind: str) -> Iterator[tuple[float, tuple[Part, ...]]]:
        for pronoun in dict.fromkeys((*self.tables.noun_pronouns, *self.tables.verb_pronouns)):
            stem = folded.removesuffix(pronoun)
            if stem == folded or not stem:
                continue
            cost, part = self.owned(stem, pronoun, kind)
            if part is not None:
                yield cost + CUT_PRONOUN, (part, Part(len(pronoun), "pronoun", pronoun))

    def owned(self, stem: str, pronoun: str, kind: str) -> tuple[float, Part | None]:
        """A word before its pronoun: its ending may differ there."""
        plain = self.bound.get(stem) or (stem if stem in self.closed else None)
        if plain is not None and kind != "future":
            word, tags = self.closed.get(self.morphology.fold(plain), (plain, frozenset()))
            if tags & {"PREP", "QUE", "SUB", "PREADJ", "BUT"}:
                return 0.0, Part(len(stem), "word", word, may=tags)
        if len(stem) < 2:
            return UNKNOWN, None
        if kind != "future" and pronoun in self.tables.noun_pronouns:
            for form in self.unbound(stem):
                noun = self.morphology.nouns.get(form)
                if noun is not None:
                    verbal = pronoun in self.tables.verb_pronouns
                    readings = self.verb(form, kind) if verbal else ()
                    return NOUN, Part(len(stem), "word", form, noun, readings)
        if pronoun in self.tables.verb_pronouns:
            for form in self.unbound(stem):
                readings = self.verb(form, kind)
                if readings:
                    return VERB, Part(len(stem), "word", form, None, readings)
        return UNKNOWN, None

    def unbound(self, stem: str) -> Iterator[str]:
        for written, plain in self.tables.endings_before_pronouns:
            if stem.endswith(written):
                yield stem.removesuffix(written) + plain
        yield stem


@cache
def cutter_of(language: str) -> Cutter:
    """The cutter of a language whose grammar has a `annexing` part."""
    morphology = load_morphology(language)
    assert morphology.grammar.annexing is not None
    return Cutter(morphology, morphology.grammar.annexing)


@value(frozen=True, slots=True)
class Piece:
    """One word of the text after cutting."""

    word: Word
    part: Part
    tied: bool
    """Written together with the word before it."""


def pieces_of(text: str, start: int, end: int, cutter: Cutter, names: Sequence[int]) -> list[Piece]:
    """The words of `text[start:end]`, in order; `names` are the offsets where known names begin, sorted."""
    found: list[Piece] = []
    borders = frozenset(names)
    for match in PIECE.finditer(text, start, end):
        if (
            match[0][0].isalpha()
            and (digits := DIGITS.search(match[0]))
            and cutter.is_small(match[0][: digits.start()])
        ):
            at = match.start() + digits.start()
            found.extend(cut_word(text, match.start(), at, False, True, cutter, False))
            whole = Word(at, match.end(), text[at : match.end()], text[at : match.end()])
            found.append(Piece(whole, Part(match.end() - at, "sign", whole.text), True))
        elif match[0][0].isalpha():
            for written in split_at(match.start(), match.end(), borders):
                named = written[0] in borders
                led = opens_name(found, cutter)
                found.extend(cut_word(text, *written, cutter, named, led))
        else:
            whole = Word(match.start(), match.end(), match[0], match[0])
            found.append(Piece(whole, Part(len(match[0]), "sign", match[0]), False))
    return found


def opens_name(found: Sequence[Piece], cutter: Cutter) -> bool:
    """Behind a long preposition or "city [of]" stands no second one: "near Baquba", not "near in [a] penalty"."""
    part = found[-1].part if found else None
    if part is None or len(part.lower) < 2:
        return False
    bare = len(found) < 2 or found[-2].part.kind != "article"
    return part.may == {"PREP"} or (bare and part.noun in cutter.tables.named_places)


def split_at(
    start: int, end: int, borders: frozenset[int]
) -> Iterator[tuple[int, int, bool, bool]]:
    """A written word, in two where a known name begins inside it: (start, end, tied, is a prefix)."""
    inside = [at for at in range(start + 1, min(end, start + 4)) if at in borders]
    if inside:
        yield start, inside[0], False, True
        yield inside[0], end, True, False
    else:
        yield start, end, False, False


def cut_word(
    text: str,
    start: int,
    end: int,
    tied: bool,
    is_prefix: bool,
    cutter: Cutter,
    named: bool,
    led: bool = False,
) -> Iterator[Piece]:
    folded, places = folded_with_places(text, start, end, cutter.morphology)
    parts = prefix_parts(folded, cutter) if is_prefix else cutter.cut(folded)
    article = parts[0].kind == "article" and parts[-1].lower.endswith(
        cutter.tables.adjective_endings
    )
    unlisted = parts[-1].noun is None and parts[-1].kind == "word" and not parts[-1].readings
    prefixed = led and parts[0].kind == "prep" and (named or unlisted) and len(parts) == 2
    prefixed |= led and named and parts[0].kind == "and"  # "[the] town [of] Falam": no "and" in it
    if prefixed:
        parts = (Part(len(folded), "word", folded),)
    elif named and len(parts) > 1 and parts[-1].noun is None and not article:
        parts = name_parts(folded, parts, cutter)
    at, first = start, 0
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        first += part.size
        stop = end if last or first >= len(places) else places[first]
        written = text[at:stop]
        yield Piece(Word(at, stop, written, part.lower), part, tied or number > 0)
        at = stop


def name_parts(folded: str, parts: tuple[Part, ...], cutter: Cutter) -> tuple[Part, ...]:
    """A known name stays whole, but for the small words before its article: "lil-umam", "wa-s-suriya"."""
    name = folded[parts[0].size :]
    if parts[0].kind == "and" and name in first_names():
        return parts[0], Part(len(name), "word", name)
    if len(parts) < 2 or parts[0].kind not in {"and", "prep"} or parts[1].kind != "article":
        return (Part(len(folded), "word", folded),)
    if parts[-1].lower.endswith(cutter.tables.adjective_endings):
        return parts
    rest = len(folded) - parts[0].size
    return (parts[0], Part(rest, "word", folded[-rest:]))


def prefix_parts(folded: str, cutter: Cutter) -> tuple[Part, ...]:
    """The letters before a known name: conjunction, preposition, article, one by one."""
    parts: list[Part] = []
    tables = cutter.tables
    rest = folded
    while rest:
        if rest == tables.article:
            parts.append(Part(len(rest), "article", rest))
            break
        kind = "and" if rest[0] in tables.conjunctions and not parts else "prep"
        if kind == "prep" and parts and parts[-1].lower == tables.article_after:
            parts.append(Part(1, "article", tables.article))
        else:
            tags = cutter.morphology.closed.get(rest[0], frozenset())
            parts.append(Part(1, kind, rest[0], may=tags))
        rest = rest[1:]
    return tuple(parts)


def folded_with_places(
    text: str, start: int, end: int, morphology: Morphology
) -> tuple[str, Sequence[int]]:
    """The folded word, and where in the text each of its letters stands."""
    folded = morphology.fold(text[start:end])
    if len(folded) == end - start:
        return folded, range(start, end)
    return folded, [at for at in range(start, end) for _ in morphology.fold(text[at])]
