"""Lists to browse: reports and articles page by page, the places and actors of incidents, a search over all of them."""

import sqlalchemy as sa

from dateline.storage import asking, cursors, incident_asking
from dateline.storage.asking import stored_report
from dateline.storage.cursors import LAST_DAY, Key
from dateline.storage.dialects import Dialect
from dateline.storage.filters import Condition, conditions, has_words, holds_text
from dateline.storage.incident_records import (
    ArticleFilter,
    ArticleLine,
    ArticlePage,
    Found,
    IncidentFilter,
    NamedActor,
    NamedPlace,
    ReportPage,
    StoredArticle,
)
from dateline.storage.incident_schema import incident_parties, incidents
from dateline.storage.records import EventFilter
from dateline.storage.schema import articles, reports

PAGE = 50
FOUND = 10
"""How many of each kind a search brings."""
NO_DAY = sa.literal(LAST_DAY, sa.Date)
REPORT_ORDER = (
    Key("undated", sa.case((reports.c.earliest.is_(None), 1), else_=0)),
    Key("day_order", sa.func.coalesce(reports.c.earliest, NO_DAY)),
    Key("page", reports.c.article_id),
    Key("position", reports.c.position),
)
ARTICLE_ORDER = (
    Key("undated", sa.case((articles.c.published.is_(None), 1), else_=0)),
    Key("day_order", sa.func.coalesce(articles.c.published, NO_DAY), descends=True),
    Key("id", articles.c.id),
)


def report_page(
    connection: sa.Connection, wanted: EventFilter, cursor: str | None, dialect: Dialect
) -> ReportPage:
    question = asking.STORED_REPORT.where(*conditions(wanted, dialect))
    found, more = stretch(connection, question, REPORT_ORDER, cursor, wanted.limit)
    return ReportPage(items=tuple(map(stored_report, found)), next=more)


def stretch(
    connection: sa.Connection,
    question: sa.Select[*tuple[object, ...]],
    order: tuple[Key, ...],
    cursor: str | None,
    limit: int | None,
) -> tuple[list[sa.RowMapping], str | None]:
    """The rows after the cursor, and the cursor to go on with."""
    size = PAGE if limit is None else limit
    keyed = question.add_columns(*(key.column.label(key.name) for key in order))
    if cursor:
        keyed = keyed.where(cursors.after(order, cursor))
    ordered = keyed.order_by(*(key.ordered() for key in order)).limit(size + 1)
    rows = list(connection.execute(ordered).mappings())
    more = cursors.encoded(order, rows[size - 1]) if len(rows) > size > 0 else None
    return rows[:size], more


LINE = ("title", "outlet", "url", "source", "language", "published", "known_on", "copies_of")
TOLD = sa.select(sa.func.count()).where(reports.c.article_id == articles.c.id).scalar_subquery()
ARTICLE_LINE = sa.select(*(articles.c[name] for name in LINE), TOLD.label("reports"))


def article_page(
    connection: sa.Connection,
    wanted: ArticleFilter,
    cursor: str | None,
    limit: int | None,
    dialect: Dialect,
) -> ArticlePage:
    question = ARTICLE_LINE.where(*article_conditions(wanted, dialect))
    found, more = stretch(connection, question, ARTICLE_ORDER, cursor, limit)
    return ArticlePage(items=tuple(map(article_line, found)), next=more)


def article_line(row: sa.RowMapping) -> ArticleLine:
    return ArticleLine(id=row["id"], reports=row["reports"], **{name: row[name] for name in LINE})


def article_conditions(wanted: ArticleFilter, dialect: Dialect) -> list[Condition]:
    found: list[Condition] = []
    if wanted.outlet is not None:
        found.append(has_words(articles.c.outlet_words, wanted.outlet))
    if wanted.language:
        found.append(articles.c.language == wanted.language)
    if wanted.first_day:
        found.append(articles.c.published >= wanted.first_day)
    if wanted.last_day:
        found.append(articles.c.published <= wanted.last_day)
    if wanted.text is not None:
        telling = sa.select(reports.c.article_id).where(holds_text(wanted.text, dialect))
        found.append(articles.c.id.in_(telling))
    return found


def stored_article(connection: sa.Connection, article_id: str) -> StoredArticle:
    article = asking.article(connection, article_id)
    told = asking.STORED_REPORT.where(reports.c.article_id == article_id)
    found = connection.execute(told.order_by(reports.c.position)).mappings()
    return StoredArticle(article=article, reports=tuple(map(stored_report, found)))


NUMBER = sa.func.count(incidents.c.key.distinct()).label("incidents")


def named_places(connection: sa.Connection, name: str | None, limit: int) -> tuple[NamedPlace, ...]:
    """The places of incidents, those of most incidents first."""
    met = sa.true() if name is None else has_words(incidents.c.place_words, name)
    return places_where(connection, met, limit)


def places_where(
    connection: sa.Connection, condition: Condition, limit: int
) -> tuple[NamedPlace, ...]:
    """The places of the incidents of which the condition holds, those of most incidents first."""
    columns = ("geonames_id", "country", "admin1", "precision")
    same = (incidents.c.place_name.label("name"), *(incidents.c[column] for column in columns))
    point = (
        sa.func.min(incidents.c.latitude).label("latitude"),
        sa.func.min(incidents.c.longitude).label("longitude"),
    )
    question = (
        sa.select(*same, *point, NUMBER)
        .where(incidents.c.place_name.is_not(None), condition)
        .group_by(incidents.c.place_name, *(incidents.c[column] for column in columns))
        .order_by(NUMBER.desc(), incidents.c.place_name, *same[1:])
    )
    found = connection.execute(question.limit(limit)).mappings()
    return tuple(map(NamedPlace.model_validate, found))


def named_actors(connection: sa.Connection, name: str | None, limit: int) -> tuple[NamedActor, ...]:
    """Those who take part in most incidents first; of one id, by the name it is most simply given."""
    part = incident_parties
    identity = sa.func.coalesce(part.c.actor_id, part.c.name)
    number = sa.func.count(part.c.incident_key.distinct()).label("incidents")
    question = (
        sa.select(
            sa.func.min(part.c.name).label("name"),
            part.c.actor_id,
            sa.func.min(part.c.kind).label("kind"),
            sa.func.min(part.c.country).label("country"),
            number,
        )
        .group_by(identity, part.c.actor_id)
        .order_by(number.desc(), sa.text("1"))
    )
    if name is not None:
        question = question.where(sa.or_(part.c.actor_id == name, has_words(part.c.words, name)))
    found = connection.execute(question.limit(limit)).mappings()
    return tuple(map(NamedActor.model_validate, found))


def search(connection: sa.Connection, text: str, dialect: Dialect) -> Found:
    """Incidents and articles that hold all the words; places and actors that bear them."""
    wanted = IncidentFilter(text=text, limit=FOUND, newest_first=True)
    told = ArticleFilter(text=text)
    return Found(
        incidents=incident_asking.page(connection, wanted, None, dialect).items,
        places=named_places(connection, text, FOUND),
        actors=named_actors(connection, text, FOUND),
        articles=article_page(connection, told, None, FOUND, dialect).items,
    )
