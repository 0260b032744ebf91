"""Words as the store compares them: folded, and split the same way on every database.

Full-text engines disagree on hyphens, apostrophes and scripts, so the splitting is done here and the databases are
handed plain words with blanks between them. "Maʿarrat an-Nuʿmān" and "maarrat an numan" are the same words.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(*texts: str | None) -> str:
    """The folded words of the texts, a blank between any two."""
    return " ".join(word for text in texts if text for word in WORD.findall(fold(text)))


def padded(*texts: str | None) -> str:
    """Each text's words between blanks, so that whole words are found by looking for " word "."""
    return "".join(f" {found} " for text in texts if (found := words(text)))
