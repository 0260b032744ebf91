"""When two spellings are one name: the same letters (`fold_name`), or the same sound (`spelling_key`).

`fold_name` forgets what typists and typesetters vary: case, accents, apostrophes, hyphens, dots, and in Arabic the
seats of hamza, alef, final ya and ta marbuta. `spelling_key` forgets what transliterators vary: it keeps the consonants
that an Arabic name has in every romanisation and in its own script. The article is dropped however it is assimilated
(al-, an-, ash-), q, k and hard g fall together, emphatics join their plain neighbours, long and short vowels go. A key
says that two names may be one, never that they are: whoever uses it must bring a second reason.
"""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘‛`´ʹʻʼʽʾʿˈ′＇"
FOLDED = str.maketrans(
    dict.fromkeys(
        [*APOSTROPHES, ".", "ـ", "ء", "\u200c", "\u200d", "\u200e", "\u200f", "\u00ad"], ""
    )
    | dict.fromkeys("-‐‑‒–\u00a0_", " ")
    | {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"ð": "d", "ə": "a", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك"}
    | {"ٱ": "ا", "گ": "ك", "ۆ": "و"}
)
ARABIC = re.compile(r"[\u0600-\u06ff]")

ARTICLES = frozenset("al el an en ar er as es ash ech ach esh at et az ez ad ed adh ul il".split())
ARABIC_SOUNDS = str.maketrans(
    dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهوياپڤ", "bttjhxddrzsCsdtdAGfkklmnhWYAbf", strict=True))
)
LATIN_SOUNDS = (
    (re.compile("tch|ch|sh|sch|ş"), "C"),
    (re.compile("kh"), "x"),
    (re.compile("gh"), "G"),
    (re.compile("th"), "t"),
    (re.compile("dh"), "d"),
    (re.compile("ph"), "f"),
    (re.compile("dj"), "j"),
    (re.compile("[qcg]"), "k"),
    (re.compile("p"), "b"),
    (re.compile("v"), "f"),
    (re.compile("^w(?=[aeiouy])"), "W"),
    (re.compile("^ou(?=[aei])"), "W"),
    (re.compile("^y(?=[aeou])"), "Y"),
    (re.compile("^[aeiou]+"), "A"),
    (re.compile("(?<=.)[ae][ht]?$"), ""),
)
VOWELS = re.compile("(?<=.)[aeiouywAWY]")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=10_000)
def fold_name(name: str) -> str:
    """The letters of a name that every careful writer would keep; equal folds are the same spelling."""
    folded = name.casefold()
    if folded.isascii() and folded.isalnum():
        return folded
    if not folded.isascii():
        folded = folded.translate(FOLDED)
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(folded.translate(FOLDED).split())


@lru_cache(maxsize=20_000)
def spelling_key(name: str) -> str:
    """The consonants of a name, word by word, as every transliteration of it has them."""
    words = re.split(r"[\s\-‐‑–]+", name.strip())
    folded = [fold_name(word) for word in words]
    kept = [word for word in folded[:-1] if word not in ARTICLES] + folded[-1:]
    return " ".join(filter(None, (sound(word) for word in kept)))


def sound(word: str) -> str:
    if ARABIC.search(word):
        word = arabic_sound(word)
    else:
        for pattern, letter in LATIN_SOUNDS:
            word = pattern.sub(letter, word)
    return VOWELS.sub("", DOUBLED.sub(r"\1", word))


def arabic_sound(word: str) -> str:
    """An Arabic word in the letters of the key: no article, no ta marbuta (folded to ه), vowels as A, W, Y."""
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    if word.endswith("ه") and len(word) > 2:
        word = word[:-1]
    return word.translate(ARABIC_SOUNDS)


NEWS_WORDS = {
    "dayr": "deir",
    "bayt": "beit",
    "ayn": "ain",
    "shaykh": "sheikh",
    "tall": "tal",
    "jabal": "jebel",
    "khirbat": "khirbet",
    "kafr": "kfar",
    "qalat": "qalaat",
    "abu": "abou",
    "sur": "sour",
}
"""How news writes what lists of names romanise by the letter."""
SHORTEST_BARE = 5
"""Letters below which a name without its article is rather another word."""


def news_spellings(name: str) -> tuple[str, ...]:
    """How news writes a romanised Arabic name, folded: "Al Ḩirāk" as "hirak", "Dayr ‘Aţīyah" as "deir atiya"."""
    words = fold_name(name).split()
    bare = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
    usual = [NEWS_WORDS.get(word, word) for word in bare]
    forms = [" ".join(found) for found in (bare, usual)]
    forms += [form[:-1] for form in forms if form.endswith("ah")]
    forms += [f"{form[:-1]}eh" for form in forms if form.endswith("iya")]
    whole = " ".join(words)
    return tuple(f for f in dict.fromkeys(forms) if f != whole and len(f) >= SHORTEST_BARE)
