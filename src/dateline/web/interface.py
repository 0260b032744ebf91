"""The interface in five languages: its sentences, and days, numbers, countries and languages as each writes them.

Sentences are YAML under `data/interface/`, one file a language, all with the same keys. A sentence that depends on a
number has a form for each plural of its language, as Unicode CLDR names them (Arabic has six). Digits are Latin in
every language, since the figures of the news pages beside them are. Source text is never translated.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from babel import Locale, dates, lists, numbers
from pydantic import BaseModel, ConfigDict

from dateline.knowledge.loading import load_file

LANGUAGES = ("en", "es", "pt", "fr", "ar")
DASH = "–"
RLM, FSI, PDI = "\u200f", "\u2068", "\u2069"
"""A mark of right-to-left text; the beginning and end of words that have a direction of their own."""
LOCALES = {"en": "en_GB"}
"""Where the usual days of a language are not those we want: "24 Feb 2020" rather than "Feb 24, 2020"."""

Forms = dict[str, str]
Section = dict[str, str | Forms]


class Catalogue(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    direction: Literal["ltr", "rtl"]
    sections: dict[str, Section]

    def entries(self) -> Iterator[tuple[str, str | Forms]]:
        for section, entries in self.sections.items():
            for key, text in entries.items():
                yield f"{section}.{key}", text


@cache
def interface(language: str) -> "Interface":
    catalogue = load_file(f"interface/{language}.yaml", Catalogue)
    return Interface(language, catalogue, dict(catalogue.entries()))


class Interface:
    """What a page says, in one language."""

    def __init__(
        self, language: str, catalogue: Catalogue, texts: Mapping[str, str | Forms]
    ) -> None:
        self.language = language
        self.name = catalogue.name
        self.direction = catalogue.direction
        self.locale = Locale.parse(LOCALES.get(language, language))
        self._texts = texts
        self.comma = "، " if catalogue.direction == "rtl" else ", "

    def say(self, key: str, **values: object) -> str:
        """A sentence; `n` chooses its plural and is written as a number."""
        text = self._texts[key]
        if isinstance(text, dict):
            n = values["n"]
            assert isinstance(n, int)
            text = text.get(self.locale.plural_form(n), text["other"])
        shown = {k: self.number(v) if isinstance(v, int) else v for k, v in values.items()}
        return text.format(**shown) if shown else text

    def term(self, section: str, word: str) -> str:
        """A word of the record that may be newer than the catalogue."""
        known = self._texts.get(f"{section}.{word}")
        return known if isinstance(known, str) else str(word).replace("_", " ")

    def section(self, name: str) -> dict[str, str]:
        """The plain sentences of one section, for scripts and lists of choices."""
        start = f"{name}."
        return {
            key.removeprefix(start): text
            for key, text in self._texts.items()
            if key.startswith(start) and isinstance(text, str)
        }

    def number(self, value: float) -> str:
        return numbers.format_decimal(value, locale=self.locale)

    def percent(self, value: float) -> str:
        return numbers.format_percent(value, locale=self.locale)

    def day(self, value: dt.date) -> str:
        return dates.format_skeleton("yMMMd", value, locale=self.locale)

    def moment(self, value: dt.datetime) -> str:
        return dates.format_datetime(value, "medium", locale=self.locale)

    def days(self, first: dt.date | None, last: dt.date | None) -> str:
        """ "24 Feb 2020", "1–5 Feb 2020", "until 3 Mar 2020"; nothing when both ends are open."""
        if first and last:
            if first == last:
                return self.day(first)
            return dates.format_interval(first, last, "yMMMd", locale=self.locale)
        if first:
            return self.say("time.since", day=self.day(first))
        return self.say("time.until", day=self.day(last)) if last else ""

    def listed(self, items: list[str]) -> str:
        return lists.format_list(items, locale=self.locale)

    def country(self, code: str | None) -> str:
        return str(self.locale.territories.get(code, code)) if code else ""

    def tongue(self, code: str | None) -> str:
        return str(self.locale.languages.get(code, code)) if code else ""

    def listed_place(self, name: str, admin1: str | None, country: str | None) -> str:
        """ "Saraqib, Idlib Governorate, Syria"; nothing twice."""
        parts = (name, admin1, self.country(country))
        return self.row(*parts)

    def row(self, *parts: str | None) -> str:
        """What is there of the parts, with the comma of the language.

        Right to left, each part keeps its own direction and the row that of the page, whatever script a part is in.
        """
        known = list(dict.fromkeys(part for part in parts if part))
        if self.direction == "rtl" and len(known) > 1:
            return RLM + self.comma.join(f"{FSI}{part}{PDI}" for part in known)
        return self.comma.join(known)

    def quantity(self, low: int | None, best: int | None, high: int | None) -> str:
        """ "14", "at least 14", "24–99"; nothing when no figure is known."""
        if low is not None and high is not None:
            both = (self.number(low), self.number(high))
            return both[0] if low == high else f"{both[0]}{DASH}{both[1]}"
        if low is not None:
            return self.say("count.at_least", number=self.number(low))
        if high is not None:
            return self.say("count.up_to", number=self.number(high))
        return self.number(best) if best is not None else ""


ACCEPTED = re.compile(r"([a-z]{2})(?:-\w+)?\s*(?:;\s*q=([0-9.]+))?", re.IGNORECASE)


def preferred(accept_language: str) -> str:
    """The best language we have for an `Accept-Language` header."""
    asked = [
        (-float(weight or 1), order, code.lower())
        for order, (code, weight) in enumerate(ACCEPTED.findall(accept_language[:200]))
        if re.fullmatch(r"(\d(\.\d*)?)?", weight)
    ]
    return next((code for _, _, code in sorted(asked) if code in LANGUAGES), "en")


RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ps", "ckb", "yi"})


def direction_of(language: str | None) -> str:
    """Of source text: its own language decides, and where that is unknown its letters."""
    if language is None:
        return "auto"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
