"""Names of parties, places and outlets by their words: see `storage/whole_words.py`."""

from alembic import op

revision = "0008"
down_revision = "0007"

NAMES = {
    "parties_search": ("parties", "words", ("role", "actor_id", "report_key")),
    "incident_parties_search": ("incident_parties", "words", ("role", "actor_id", "incident_key")),
    "reports_places_search": ("reports", "place_words", ()),
    "incidents_places_search": ("incidents", "place_words", ()),
    "articles_outlets_search": ("articles", "outlet_words", ()),
}
"""Index -> the table, the column of names, and what else of the row a question for parties needs."""


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for index, (table, column, beside) in NAMES.items():
        if not is_sqlite:
            op.execute(
                f"CREATE INDEX {index} ON {table} USING gin (string_to_array({column}, ' '))"
            )
        elif beside:
            op.create_index(index, table, [column, *beside])
