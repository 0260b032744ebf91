"""Passives whose vowels are written, the one mark that tells them from the active: "qutila", "ustushhida"."""

import re

from dateline.knowledge.morph_verbs import VerbForm

PASTS = frozenset({"past", "passive_past"})
U_SIGN = "\u064f"
WRITTEN_PASSIVE = re.compile(
    rf"(?:[^\W\dاآ]|ا?[أآ]){U_SIGN}|ا[^\W\d]?{U_SIGN}|ا\w\W?\w{U_SIGN}|است{U_SIGN}"
)


def is_written_passive(text: str) -> bool:
    """Whether a vowel sign says so: "qutila", "ustushhida", where a past in the active has no u at its head."""
    return U_SIGN in text and WRITTEN_PASSIVE.match(text) is not None


def as_passives(readings: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    """The readings as a past, each in the passive; presents stay, for "yuqatil" has the sign as well."""
    past = tuple(r._replace(tense="passive_past") for r in readings if r.tense in PASTS)
    return tuple(dict.fromkeys(past)) or readings
