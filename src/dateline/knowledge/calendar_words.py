"""How a language speaks of time: names of the calendar, and rules from word patterns to readings.

`data/languages/<xx>/times.yaml` holds one `CalendarWords`. `rules` maps a **reading** to the patterns it is read from:

    ago:
      - "{number} {unit} ago"

A **pattern** is words and slots. `[x]` may be missing, `(x|y)` are alternatives (also inside `[ ]`), a blank is one
or more blanks, `_` none or some, things written together have nothing between them, `%name%` comes from `fragments`.
`<x>` must be there but is not part of the expression: "<in|since> {year}", "{number} {unit} <of war>"; at the end
`<!x>` must not be there. `\\(` and `\\)` are brackets of the text. `{stop}` at the end asks for punctuation or the
end of the text.

A **slot** `{month}` is filled from `vocabulary.month` and gives the key of the form found; `{first_month=month}` gives
it another name, which tells the two ends of a range apart. Slots that need no vocabulary: `{day}` 1-31 with its
ordinal ending, `{number}` (vague ones too), `{count}` (exact ones), `{year}`, `{short_year}`, `{short_span}`,
`{hijri_year}`, `{decade_digits}`, `{numeric_day}`, `{numeric_month}`, and `{counted}`, a noun of people, for `<!…>`.
Vocabularies with a meaning: `month` 1-12, `hijri_month` 1-12, `weekday` 1 (Monday) - 7, `season` SP SU FA WI, `part`
TMO TAF TEV TNI, `unit` and `dual` (two of a unit) MIN H D W WE M Q Y DE CE, `direction` and `year_shift`, `week_shift`,
`day_shift` whole numbers, `slice` START MID END H1 H2 W1-W4 WL EARLIER LATER, `decade` and `century` first years.

A **reading** is a name with arguments, `day(-1)`, `event(1)`; the slots give the rest:

    date            a day, month, year or season from the slots; parts left out are looked for before publication
    day(n)          the day n days from publication;  overnight: the night before it
    weekday(d)      d = -1 last, 0 this, 1 next; none: the latest on or before publication
    period(unit,n)  the whole unit n units from publication ("last week")
    ago, ahead      number of units before, after publication
    past, coming    the stretch of units that ends, begins at publication ("the past 48 hours"); `recent` without number
    duration        a length of time, no days;  every: a set
    event(sign,unit,number)  counted from the event told before ("two days later")
    range           both ends, the first in slots `first_…`
    decade, century, hijri, quarter
    nothing         words that look like a time but are none ("25-year-old"): they block other readings
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dateline.knowledge.loading import load_file

READINGS = frozenset(
    "date day overnight weekday period ago ahead past coming recent duration every event range decade century hijri "
    "quarter nothing".split()
)

READING = re.compile(r"(\w+)(?:\(([-\w., ]*)\))?$")


def known_reading(text: str) -> str:
    shape = READING.match(text)
    if not shape or shape[1] not in READINGS:
        raise ValueError(f"a reading is one of {', '.join(sorted(READINGS))}, with arguments in ()")
    return text


Reading = Annotated[str, AfterValidator(known_reading)]
Words = tuple[str, ...]
Vocabulary = dict[int | str, Words]


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Relations(Entry):
    """Words right before an expression that make it a bound."""

    since: Words = ()
    until: Words = ()
    before: Words = ()
    after: Words = ()
    by: Words = ()
    within: Words = ()
    """Before a duration: "in less than 48 hours"."""


class FutureWords(Entry):
    """Words of the clause that send a day without a year forward."""

    before: Words = ()
    after: Words = ()
    broken_by: Words = ()
    """Words between that break the tie ("on Tuesday the army said it will …")."""


class CalendarWords(Entry):
    """One language's times."""

    numeric_order: str
    """Order of day and month in 12/01/2020: "day" or "month" first."""
    vocabulary: dict[str, Vocabulary]
    rules: dict[Reading, Words]
    fragments: dict[str, str] = Field(default_factory=dict)
    ordinals: Words = ()
    """Endings of the day's digits: "th", "º", "er"."""
    capitalised: Words = ()
    """Vocabularies whose words need a capital ("may", "march", "sat")."""
    prefixes: Words = ()
    """Particles written onto the next word (Arabic و ب ل)."""
    relations: Relations = Relations()
    possessive: str = ""
    """Ending after which "before" and "after" speak of something else: "after Tuesday's attack"."""
    future: FutureWords = FutureWords()
    filling: Words = ()
    """How what fills a time is told behind it, with the blank that follows: "of " in "a weekend of clashes"."""


def load_calendar_words(language: str) -> CalendarWords:
    return load_file(f"languages/{language}/times.yaml", CalendarWords)
