"""The gate: whether a page may report an event at all, told in about a millisecond and before anything is parsed.

The gate looks at the raw page: only longer stretches between tags count, the language is guessed from them, and where
a stretch also holds what may be a name (a capital inside it; in a script without capitals every stretch counts),
words are looked for that hardly mean anything but a deed or arms: triggers without a condition on their sense, and
nouns of armed people and weapons. Two different ones, or one of force, are enough. Other languages than English are
compared by the beginnings of words, so that no morphology is needed. It is built to let through too much, for what it
declines nobody sees again: it saves the pages in languages without a lexicon and those without any such word.
`benchmarks/gate.py` measures what it lets through, what it loses, and how fast it is.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dateline.analysis.relevance import forms_of
from dateline.cleaning.languages import detect
from dateline.document import Form
from dateline.knowledge.base import readable_languages
from dateline.knowledge.lexicon import Lexicon, NounClass, Trigger, load_lexicon
from dateline.records import EventType, Page

PARAGRAPH = re.compile(r"\n\s*\n")
STRETCH = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)[^>]*>([^<]{40,})")
UNSHOWN = frozenset({"script", "style", "noscript", "svg", "template", "path"})
WORD = re.compile(r"[^\W\d_]{3,}")
NAME_INSIDE = re.compile(r"[^\W\d_][\s,;:(«“\"'’-]+[^\W\d_a-zà-öø-ÿ]")
UNCASED = re.compile(r"[\u0600-\u06ff]")
SHORTEST = 40
"""Characters of a stretch; what is shorter is menus and tags."""
LONGEST_READ = 400_000
"""Characters or bytes of markup looked at; articles stand in the first part of a page."""
SAMPLE = 600
SURE = 0.5
FEWEST_LETTERS = 200
"""Less text than that is no ground to say no."""
ENOUGH = 2
"""Different telling words that a page must have; a word of force counts for two."""
FORCE = frozenset(
    {
        *(EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING),
        *(EventType.ATTACK, EventType.ABDUCTION, EventType.RIOT),
    }
)
ARMS = frozenset(
    (
        NounClass.ARMED,
        NounClass.POST,
        NounClass.EXPLOSIVE,
        NounClass.MISSILE,
        NounClass.WEAPON,
        NounClass.CAPTIVE,
    )
)
ALLOWED = ARMS | {NounClass.PERSON, NounClass.ORGANIZATION, NounClass.AIRCRAFT, NounClass.VEHICLE}
"""Besides arms a noun may be one of these: "post" and "position" are too much else."""
LEAST_SCORE = 0.6
ARABIC_PREFIXES = re.compile(r"^(?:[وفبلك]{0,2}ال|[وف]?[يتنسأ]{0,2})")


@dataclass(frozen=True, slots=True)
class Verdict:
    passes: bool
    language: str | None
    reason: str = ""
    """Why not."""


def gate(page: Page) -> Verdict:
    """Whether the page is worth reading."""
    stretches = list(stretches_of(page.content))
    if sum(map(len, stretches)) < FEWEST_LETTERS:
        return Verdict(True, page.language)
    language, sure = page.language, 1.0
    if language is None:
        language, sure = detect(sample_of(stretches))
    if language is None or language not in readable_languages():
        if language is None or sure < SURE:
            return Verdict(True, language)
        return Verdict(False, language, f"language {language} has no lexicon")
    if has_enough(stretches, language):
        return Verdict(True, language)
    return Verdict(False, language, "hardly a word of deeds or arms")


def sample_of(stretches: list[str]) -> str:
    """The longest stretches that read like sentences: menus, code and notices may be in another language."""
    prose = [s for s in stretches if "{" not in s and s.count(" ") * 4 > len(s) * 0.4]
    return " ".join(sorted(prose or stretches, key=len, reverse=True)[:3])[:SAMPLE]


def stretches_of(content: bytes | str) -> Iterator[str]:
    """The longer stretches of text that a browser might show: what stands between two tags, scripts left out."""
    begun = content[:LONGEST_READ]
    text = begun if isinstance(begun, str) else begun.decode("utf-8", "replace")
    if "<" not in text[:2000]:
        yield from (part for part in PARAGRAPH.split(text) if len(part) >= SHORTEST)
        return
    for tag, stretch in STRETCH.findall(text):
        if tag.lower() not in UNSHOWN and not stretch.isspace():
            yield html.unescape(stretch) if "&" in stretch else stretch


def has_enough(stretches: Iterable[str], language: str) -> bool:
    telling, forceful, lengths = telling_words(language)
    met: set[str] = set()
    for stretch in stretches:
        if NAME_INSIDE.search(stretch) or UNCASED.search(stretch):
            words = set(WORD.findall(stretch.lower()))
            if language == "en":
                met |= words & telling
            else:
                met |= telling.intersection(beginnings(words, language, lengths))
            if len(met) + len(met & forceful) >= ENOUGH:
                return True
    return False


def beginnings(words: Iterable[str], language: str, lengths: tuple[int, ...]) -> Iterator[str]:
    """Of each word, with and without what Arabic writes before it."""
    for word in words:
        for whole in (word, ARABIC_PREFIXES.sub("", word)) if language == "ar" else (word,):
            yield from (whole[:length] for length in lengths if len(whole) >= length)


@cache
def telling_words(language: str) -> tuple[frozenset[str], frozenset[str], tuple[int, ...]]:
    """The forms (in English) or beginnings that count, those of force among them, and how long beginnings are."""
    lexicon = load_lexicon(language)
    doubtful = known_by(doubtful_triggers(lexicon), language) if language == "en" else set()
    force = known_by(sure_triggers(lexicon, FORCE), language) - doubtful
    found = known_by(sure_triggers(lexicon, frozenset(EventType)), language) - doubtful
    found |= known_by(arms(lexicon), language) | known_by(all_of_force(lexicon), language)
    return frozenset(found), frozenset(force), tuple(sorted({len(word) for word in found}))


def known_by(words: Iterable[str], language: str) -> set[str]:
    if language == "en":
        return forms_of(words)
    return {beginning(word, language) for word in words}


def beginning(word: str, language: str) -> str:
    """Enough of a word to know it in any form."""
    return word[: max(3 if language == "ar" else 4, len(word) - 3)]


def sure_triggers(lexicon: Lexicon, types: frozenset[EventType]) -> set[str]:
    kept = (t for t in lexicon.triggers if t.type in types)
    return {word for t in kept if not t.needs and t.score >= LEAST_SCORE for word in words_of(t)}


def doubtful_triggers(lexicon: Lexicon) -> set[str]:
    """Words that name an event only beside certain others: "take", "leave", "hit"."""
    return {word for trigger in lexicon.triggers if trigger.needs for word in words_of(trigger)}


def all_of_force(lexicon: Lexicon) -> set[str]:
    """ "shot", "attack": of force in one sense at least."""
    return {word for t in lexicon.triggers if t.type in FORCE for word in words_of(t)}


def words_of(trigger: Trigger) -> Iterator[str]:
    """Single words, and of noun compounds the noun ("car bomb"); a verb of several words says little by one of them."""
    for phrase in trigger.words:
        words = phrase.lower().split()
        if len(words) == 1 or trigger.form is Form.NOUN:
            yield words[-1]


def arms(lexicon: Lexicon) -> set[str]:
    """Nouns of one word: of a compound one would have to know which word tells."""
    nouns = lexicon.nouns.items()
    kept = (word.lower() for word, classes in nouns if classes <= ALLOWED and classes & ARMS)
    return {word for word in kept if " " not in word}
