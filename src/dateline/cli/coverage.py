"""`dateline coverage`: what was read and what was not, so that silence is not mistaken for peace."""

from dateline.cli import terminal
from dateline.cli.days import day_of
from dateline.cli.options import (
    DEFAULT_STORE,
    AsJson,
    FirstDay,
    LastDay,
    OutletName,
    PageLanguage,
    PlaceName,
    StoreAddress,
)


def coverage(
    *,
    db: StoreAddress = DEFAULT_STORE,
    outlet: OutletName = None,
    language: PageLanguage = None,
    place: PlaceName = None,
    first_day: FirstDay = None,
    last_day: LastDay = None,
    as_json: AsJson = False,
) -> None:
    """Say what was read, from whom, on which days of publication, and what was declined and why.

    With --place, what they tell of it: days on which nothing was told apart from days on which nobody was read.
    """
    from dateline.storage import ArticleFilter, open_store  # noqa: PLC0415

    wanted = ArticleFilter(
        outlet=outlet,
        language=language,
        first_day=day_of(first_day, "--from"),
        last_day=day_of(last_day, "--to"),
    )
    with open_store(db, create=False) as store:
        found = store.coverage(wanted, place)
    if as_json:
        terminal.print_json(found.model_dump(mode="json"))
        return
    from dateline.cli.coverage_tables import show_coverage  # noqa: PLC0415

    show_coverage(found, db)
