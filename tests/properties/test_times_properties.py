"""What must hold for any text in any language: spans quote back, intervals stand the right way round, dates return."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.analysis.number_parsing import read_number
from dateline.analysis.quantities import find_quantities
from dateline.analysis.time_folding import fold_word
from dateline.analysis.times import find_times, resolve_event_anchor
from dateline.knowledge.calendar_words import load_calendar_words
from dateline.knowledge.number_words import load_number_words

LANGUAGES = ("en", "es", "pt", "fr", "ar")

days = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2049, 12, 31))
languages = st.sampled_from(LANGUAGES)


def fragments(language: str) -> list[str]:
    """Words of the calendar and of numbers, from which texts like times are made."""
    calendar, numbers = load_calendar_words(language), load_number_words(language)
    words = [
        f
        for vocabulary in calendar.vocabulary.values()
        for forms in vocabulary.values()
        for f in forms
    ]
    return [
        *words,
        *(f for forms in numbers.words.values() for f in forms),
        *calendar.relations.since,
    ]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Arbitrary characters, and words of the language in arbitrary order."""
    language = draw(languages)
    piece = st.one_of(
        st.sampled_from(fragments(language)), st.text(max_size=6), st.integers(0, 99_999).map(str)
    )
    return language, draw(st.sampled_from((" ", "-", ", "))).join(
        draw(st.lists(piece, max_size=14))
    )


@settings(max_examples=150, deadline=None)
@given(texts(), st.one_of(st.none(), st.dates()))
@example(("en", "999999999999 years ago and 12 December 9999 last decade"), dt.date(1, 1, 1))
@example(
    ("en", "next year, next decade, 99999999 days later, December 9999"), dt.date(9999, 12, 31)
)
@example(("ar", "يومًا\u200f قبل عام"), dt.date(2020, 1, 28))
def test_times_of_any_text_are_consistent(
    drawn: tuple[str, str], published: dt.date | None
) -> None:
    language, text = drawn

    found = find_times(text, 0, len(text), language, published)

    for expression in found:
        assert 0 <= expression.start < expression.end <= len(text)
        assert expression.type in ("DATE", "TIME", "DURATION", "SET")
        if expression.earliest and expression.latest:
            assert expression.earliest <= expression.latest
        if expression.offset_days:
            assert expression.offset_days[0] <= expression.offset_days[1]
        if published is None and expression.anchor == "publication":
            assert expression.earliest is None
            assert expression.latest is None
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(texts())
def test_quantities_of_any_text_are_consistent(drawn: tuple[str, str]) -> None:
    language, text = drawn

    found = find_quantities(text, 0, len(text), language)

    for quantity in found:
        assert 0 <= quantity.start < quantity.end <= len(text)
        known = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
        assert known == sorted(known)
        if quantity.unit_start is not None:
            assert quantity.start <= quantity.unit_start < quantity.end
    assert all(one.end <= other.start for one, other in pairwise(found))


def written_dates(language: str, day: dt.date) -> list[str]:
    """The forms in which a newsroom of the language writes a full date."""
    months = load_calendar_words(language).vocabulary["month"]
    forms = [day.isoformat()]
    for month in months[day.month]:
        if language == "en":
            forms += [
                f"{day.day} {month.title()} {day.year}",
                f"{month.upper()} {day.day}, {day.year}",
            ]
            forms += [f"{month.title()} {day.day}th {day.year}"]
        elif language in ("es", "pt"):
            forms += [f"{day.day} de {month} de {day.year}"]
        elif language == "fr":
            forms += [f"{day.day} {month} {day.year}"]
        else:
            forms += [f"{day.day} {month} {day.year}", f"{day.day} من {month} عام {day.year}"]
    if language != "en":
        forms += [f"{day.day:02}/{day.month:02}/{day.year}", f"{day.day}.{day.month}.{day.year}"]
    return forms


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(day=days)
def test_every_written_date_is_read_back(language: str, day: dt.date) -> None:
    for form in written_dates(language, day):
        text = f"— {form} ."
        (found,) = find_times(text, 0, len(text), language, dt.date(2050, 6, 1))

        assert (found.earliest, found.latest, found.anchor) == (day, day, "none")
        assert text[found.start : found.end].rstrip(".").endswith(form.rstrip("."))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), days)
def test_days_ago_and_days_later_count_alike(number: int, day: dt.date) -> None:
    ago = find_times(f"{number} days ago", 0, 20, "en", day)[0]
    later = find_times(f"{number} days later", 0, 20, "en", None)[0]

    there = resolve_event_anchor(later, ago.earliest, ago.latest)

    assert (there.earliest, there.latest) == (day, day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_word_has_its_value(language: str) -> None:
    numbers = load_number_words(language)
    for value, forms in numbers.words.items():
        for form in forms:
            assert read_number(fold_word(form), language) == value, form


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999_999))
def test_grouped_digits_are_one_number(number: int) -> None:
    for language, separator, noun in (
        ("en", ",", "soldiers"),
        ("es", ".", "soldados"),
        ("fr", "\u202f", "soldats"),
    ):
        text = f"{number:,}".replace(",", separator) + f" {noun}"
        (quantity,) = find_quantities(text, 0, len(text), language)

        assert (quantity.low, quantity.best, quantity.high) == (number, number, number)
