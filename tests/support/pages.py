"""Pages around reports made for tests of linking: only what a store and linking look at."""

import datetime as dt

from dateline.incidents import Telling
from dateline.records import Article, Reading


def page_of(name: str, *tellings: Telling) -> Reading:
    """One page with these reports, their ids made those of this page; the outlet and day of the first."""
    first = tellings[0] if tellings else None
    article = Article(
        id=name,
        url=None,
        outlet=first.outlet if first else None,
        title=name,
        authors=(),
        language="en",
        published=first.published if first else dt.date(2024, 5, 2),
        tags=(),
        text="".join(telling.report.evidence.text for telling in tellings),
        blocks=(),
    )
    reports = (
        telling.report.model_copy(update={"id": f"{name}-{number}"})
        for number, telling in enumerate(tellings)
    )
    return Reading(article=article, reports=tuple(reports))
