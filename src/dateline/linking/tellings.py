"""What linking takes: reports alone, as records or dictionaries, or with what is known of their page.

A dictionary is a report of `Reading.to_dict()`, or one with an `article` beside it as a store gives it, or a `Telling`
written out. Of reports alone no outlet and no publication day is known, so less is asked of them later, never guessed.
One report handed over twice is one; the telling that knows more of its page is kept.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from dateline.errors import LinkingError
from dateline.incidents import Telling
from dateline.records import Reading, Report

Told = Telling | Report | Mapping[str, Any]
KNOWN_OF_PAGE = ("outlet", "published", "language", "copies_of")


def tellings_of(reports: Iterable[Told]) -> tuple[Telling, ...]:
    """Each report once, ordered by id: whatever order they came in, everything after this is the same."""
    known: dict[str, Telling] = {}
    for number, given in enumerate(reports):
        telling = telling_of(given, number)
        rival = known.get(telling.report.id)
        known[telling.report.id] = telling if rival is None else fuller(rival, telling)
    return tuple(known[key] for key in sorted(known))


def telling_of(given: Told, number: int = 0) -> Telling:
    if isinstance(given, Telling):
        return given
    if isinstance(given, Report):
        return Telling(report=given)
    try:
        return parsed(given)
    except (ValidationError, TypeError) as problem:
        raise LinkingError(
            f"report {number} cannot be linked: {problem}\n"
            "  allowed: a Report, a Telling, or their dictionaries\n"
            '  next: pass reading.reports, or reading.to_dict()["reports"]'
        ) from problem


def parsed(given: Mapping[str, Any]) -> Telling:
    if "report" in given:
        return Telling.model_validate(given)
    page = given.get("article") or {}
    report = {key: value for key, value in given.items() if key != "article"}
    of_page = {key: page[key] for key in KNOWN_OF_PAGE if key in page}
    return Telling.model_validate({"report": report, "article_id": page.get("id"), **of_page})


def fuller(one: Telling, two: Telling) -> Telling:
    """The one that knows more of its page; between equals the choice must not hang on their order."""

    def knowledge(telling: Telling) -> tuple[int, str]:
        return len(telling.model_dump(exclude_none=True)), telling.model_dump_json()

    return max(one, two, key=knowledge)


def tellings_of_reading(reading: Reading, copies_of: str | None = None) -> tuple[Telling, ...]:
    """The reports of one page with what the page says of itself."""
    article = reading.article
    return tuple(
        Telling(
            report=report,
            article_id=article.id,
            outlet=article.outlet,
            published=article.published,
            language=article.language,
            copies_of=copies_of,
        )
        for report in reading.reports
    )
