"""Words as the store compares them: folded, and split the same way on every database.

Full-text engines disagree on hyphens, apostrophes and scripts, so the splitting is done here and the databases are
handed plain words with blanks between them. "Maʿarrat an-Nuʿmān" and "maarrat an numan" are the same words, so are
"l'armée" and "Armee", "U.S." and "US".
"""

import re
import unicodedata

from dateline.knowledge.romanisation import APOSTROPHES, fold_name

LETTER = r"[^\W_]"
WORD = re.compile(rf"(?:{LETTER}\.){{2,}}|{LETTER}(?:[{APOSTROPHES}]?{LETTER})*")
ELIDED = re.compile(rf"^(?:[cdjlmnst]|jusqu|lorsqu|puisqu|qu)[{APOSTROPHES}](?=\w)", re.IGNORECASE)
"""French articles and pronouns that lean on the next word."""


def words(*texts: str | None) -> str:
    """The folded words of the texts, a blank between any two."""
    found = (fold_word(word) for text in texts if text for word in WORD.findall(bare(text)))
    return " ".join(word for word in found if word)


def bare(text: str) -> str:
    """Without accents and vowel marks, which would break words apart."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold_word(word: str) -> str:
    return fold_name(ELIDED.sub("", word))


def padded(*texts: str | None) -> str:
    """Each text's words between blanks, so that whole words are found by looking for " word "."""
    return "".join(f" {found} " for text in texts if (found := words(text)))
