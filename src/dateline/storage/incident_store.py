"""The part of a store that is asked about incidents, and is given what linking makes.

Lists come page by page: `incidents(wanted, cursor=page.next)` goes on where a page ended.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from dateline.incidents import Incident, IncidentChange
from dateline.state.asking import state_of
from dateline.state.control import control_over_time
from dateline.state.places import is_about
from dateline.state.records import ControlSpell, State
from dateline.state.turnings import ACTS
from dateline.storage import (
    browsing,
    column_filters,
    explaining,
    incident_asking,
    incident_writing,
    judging,
    profiles,
    relinking,
    stating,
    things,
)
from dateline.storage.collecting import collector_at_rest
from dateline.storage.columns import LatestColumns
from dateline.storage.dialects import Dialect
from dateline.storage.explaining import Why
from dateline.storage.gathering import Gathered
from dateline.storage.incident_records import (
    ActorProfile,
    ArticleFilter,
    ArticlePage,
    DailyCount,
    Found,
    IncidentDetail,
    IncidentFilter,
    IncidentPage,
    Marker,
    NamedActor,
    NamedPlace,
    PlaceProfile,
    ReportPage,
    StoredArticle,
    StoredIncident,
)
from dateline.storage.neighbourhood import Compare
from dateline.storage.records import EventFilter
from dateline.storage.relinking import Relinked
from dateline.storage.things import Thing
from dateline.storage.transactions import Transactions

ALL_INCIDENTS = IncidentFilter()
ALL_REPORTS = EventFilter()
ALL_ARTICLES = ArticleFilter()
AT_A_TIME = 500


class IncidentStore(Transactions):
    def __init__(self, engine: sa.Engine, dialect: Dialect) -> None:
        super().__init__(engine, dialect)
        self._columns = LatestColumns()

    def put_incidents(
        self,
        made: Sequence[Incident],
        gone: Iterable[str] = (),
        changes: Sequence[IncidentChange] = (),
    ) -> int:
        """Store what linking made; how many incidents are new, other than before, or gone."""
        changed = self._write(
            lambda connection: incident_writing.put_incidents(connection, made, gone, changes)
        )
        self._columns.forget()
        return changed

    def link(self, everything: bool = False, compare: Compare | None = None) -> Relinked:
        """Link what waits: new and changed reports, and what was judged since. `everything` starts anew.

        `compare` has many reports compared elsewhere (`block_linking`); what comes of it is the same.
        """

        def work(connection: sa.Connection) -> Relinked:
            self._dialect.lock_linking(connection)
            with collector_at_rest():
                return relinking.relink(connection, everything, compare)

        done = self._write(work, **self._dialect.of_linking)
        self._columns.forget()
        return done

    def incidents(
        self, wanted: IncidentFilter = ALL_INCIDENTS, cursor: str | None = None
    ) -> IncidentPage:
        """A stretch of the incidents asked for, by day, those without a day last."""
        return self._ask(lambda c: incident_asking.page(c, wanted, cursor, self._dialect))

    def every_incident(self, wanted: IncidentFilter = ALL_INCIDENTS) -> Iterator[StoredIncident]:
        """All of them, however many; a limit in the filter is not heeded."""
        cursor, at_a_time = None, wanted.model_copy(update={"limit": AT_A_TIME})
        while True:
            page = self.incidents(at_a_time, cursor)
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def state_on(
        self, on: dt.date, as_known: dt.date | None = None, place: str | None = None
    ) -> State:
        """Who controls which place on a day, agreements, tolls: as known on another day, or today."""
        return self._ask(
            lambda c: state_of(stating.known_reports(c, as_known, place), on, as_known, place)
        )

    def control_over_time(
        self, as_known: dt.date | None = None, place: str | None = None
    ) -> tuple[ControlSpell, ...]:
        """For each place the spells in which its control did not change."""
        return self._ask(
            lambda c: control_over_time(
                known
                for known in stating.known_reports(c, as_known, place, ACTS)
                if is_about(known.report.place, place)
            )
        )

    def count_incidents(self, wanted: IncidentFilter = ALL_INCIDENTS) -> int:
        return self._ask(lambda c: incident_asking.count(c, wanted, self._dialect))

    def incident(self, beginning: str, as_known: dt.date | None = None) -> IncidentDetail:
        """One incident by its id, the beginning of it, or an id that was merged into it."""

        def detail(connection: sa.Connection) -> IncidentDetail:
            stored = incident_asking.incident(connection, beginning, as_known)
            kept = set(stored.incident.report_ids)
            told = incident_asking.reports_of(connection, stored.incident.id)
            return IncidentDetail(
                stored=stored,
                reports=tuple(one for one in told if one.report.id in kept),
                changes=incident_asking.changes_of(connection, stored.incident.id),
                judgements=judging.about(connection, stored.incident.report_ids),
            )

        return self._ask(detail)

    def why(self, one: str, two: str | None = None) -> Why:
        """Why two reports or incidents are one, or two; of a single one how it came about. Ids may be cut short."""
        return self._ask(lambda c: explaining.why(c, one, two))

    def thing(self, beginning: str) -> Thing:
        """The report or incident, also a former one, that has this id or beginning."""
        return self._ask(lambda c: things.thing(c, beginning))

    def incident_id_of(self, report_id: str) -> str | None:
        """The incident a report was judged to tell; none before it is linked."""
        return self._ask(lambda c: incident_asking.incident_id_of(c, report_id))

    def markers(self, wanted: IncidentFilter = ALL_INCIDENTS) -> Sequence[Marker]:
        """As much of each incident with coordinates as a point on a map needs."""
        return self._ask(lambda c: incident_asking.markers(c, wanted, self._dialect))

    def gathered(self, wanted: IncidentFilter = ALL_INCIDENTS) -> Gathered:
        """The incidents of a filter, to be counted by place, by square of a map, by day."""

        def gather(connection: sa.Connection) -> Gathered:
            columns = self._columns.of(connection)
            return column_filters.gathered(connection, columns, wanted, self._dialect)

        return self._ask(gather)

    def daily(
        self,
        first_day: dt.date | None = None,
        last_day: dt.date | None = None,
        country: str | None = None,
        admin1: str | None = None,
    ) -> tuple[DailyCount, ...]:
        """Incidents and dead by day, province, type and status, counted beforehand."""
        return self._ask(lambda c: incident_asking.daily(c, first_day, last_day, country, admin1))

    def report_page(
        self, wanted: EventFilter = ALL_REPORTS, cursor: str | None = None
    ) -> ReportPage:
        """A stretch of the reports asked for, by day."""
        return self._ask(lambda c: browsing.report_page(c, wanted, cursor, self._dialect))

    def articles(
        self,
        wanted: ArticleFilter = ALL_ARTICLES,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> ArticlePage:
        """A stretch of the articles asked for, the newest first."""
        return self._ask(lambda c: browsing.article_page(c, wanted, cursor, limit, self._dialect))

    def stored_article(self, article_id: str) -> StoredArticle:
        """An article with the reports made of it."""
        return self._ask(lambda c: browsing.stored_article(c, article_id))

    def named_places(self, name: str | None = None, limit: int = 100) -> tuple[NamedPlace, ...]:
        """Where incidents happened, where most did first; `name` is any words of the name."""
        return self._ask(lambda c: browsing.named_places(c, name, limit))

    def named_actors(self, name: str | None = None, limit: int = 100) -> tuple[NamedActor, ...]:
        """Who takes part in incidents, in most first; `name` is words of the name, or an id."""
        return self._ask(lambda c: browsing.named_actors(c, name, limit))

    def actor_profile(self, actor_id: str) -> ActorProfile | None:
        """One actor of the list: its names, roles, whom it meets, where. None: it takes part in nothing."""
        return self._ask(lambda c: profiles.actor_profile(c, actor_id))

    def place_profile(self, geonames_id: int) -> PlaceProfile | None:
        """One place of the gazetteer, and who takes part in what happens there. None: nothing does."""
        return self._ask(lambda c: profiles.place_profile(c, geonames_id))

    def search(self, text: str) -> Found:
        """Incidents, places, actors and articles for some words."""
        return self._ask(lambda c: browsing.search(c, text, self._dialect))
