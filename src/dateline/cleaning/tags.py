"""Tags that lost the blanks between them: "Europe & RussiaMiddle EastNewsSyria" is four tags.

Where letters have case, a tag ends where a small letter meets a capital. Arabic has none, but two letters that
only end words and an article that mostly begins them.
"""

import re

GLUE = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=\w\))(?=\w)")
ARABIC_GLUE = re.compile(r"(?<=[ةى])(?=[ء-ي])|(?<=[ء-ي]{3})(?=ال[ء-ي]{2})")
NOT_GLUE = re.compile(r"\b(?:Mc|Mac|De|Di|La|Le|Du|[a-z]{1,2})(?=[A-Z])")
"""McCain, MacBride, DeSantis, iPhone, eBay."""
JOINER = "\u2060"
ARABIC = re.compile(r"[ء-ي]")
SEPARATORS = re.compile(r"\s*[|•·,;/،؛#]\s*|\s{2,}|\t")


def split_glued(text: str) -> list[str]:
    """The tags of a glued line, in order and once each; one entry where nothing is glued."""
    pattern = ARABIC_GLUE if ARABIC.search(text) else GLUE
    guarded = NOT_GLUE.sub(lambda found: found.group() + JOINER, text)
    pieces = (piece.replace(JOINER, "").strip() for piece in pattern.split(guarded))
    return list(dict.fromkeys(piece for piece in pieces if piece))


def is_glued(text: str) -> bool:
    """Whether a line can only be tags run together: two seams or more, and nothing of a sentence in it."""
    if re.search(r"[.!?…:;\"“”«»]", text) or len(text) > 400:
        return False
    pieces = split_glued(text)
    if len(pieces) < 3:
        return False
    if ARABIC.search(text):
        return (
            max(len(word) for word in text.split()) >= 12 and len(text.split()) <= len(pieces) + 2
        )
    return all(len(piece.split()) <= 6 for piece in pieces)


def split_listed(text: str) -> list[str]:
    """The tags of a line behind "Tags:", separated by signs, by wide gaps, by seams, or by blanks alone."""
    for pieces in (SEPARATORS.split(text.strip()), split_glued(text)):
        named = [piece.strip(" .") for piece in pieces if piece.strip(" .")]
        if len(named) > 1:
            return list(dict.fromkeys(named))
    return [text.strip(" .")] if text.strip(" .") else []
