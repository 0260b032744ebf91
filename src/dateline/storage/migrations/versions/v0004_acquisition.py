"""Feeds that are watched, the addresses they announced, and fingerprints by which reprints are known."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    create_feeds()
    create_addresses()
    create_fingerprints()


def create_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("url", sa.String, nullable=False),
        sa.Column("outlet", sa.String),
        sa.Column("language", sa.String),
        sa.Column("region", sa.String),
        sa.Column("pages_a_day", sa.Integer),
        sa.Column("etag", sa.String),
        sa.Column("last_modified", sa.String),
        sa.Column("interval_s", sa.Float, nullable=False),
        sa.Column("checked_at", sa.String),
        sa.Column("changed_at", sa.String),
        sa.Column("next_at", sa.String, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text),
        sa.Column("announced", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_feeds"),
    )
    op.create_index("ix_feeds_next_at", "feeds", ["next_at"])


def create_addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("url", sa.String, nullable=False),
        sa.Column("feed_url", sa.String, nullable=False),
        sa.Column("outlet", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("found_at", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", sa.String, nullable=False),
        sa.Column("problem", sa.Text),
        sa.ForeignKeyConstraint(["feed_url"], ["feeds.url"], name="fk_addresses_feed_url"),
        sa.PrimaryKeyConstraint("url", name="pk_addresses"),
    )
    op.create_index("ix_addresses_feed_url", "addresses", ["feed_url"])
    op.create_index("ix_addresses_state_next_at", "addresses", ["state", "next_at"])


def create_fingerprints() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("article_id", sa.String, nullable=False),
        sa.Column("minima", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_fingerprints_article_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_fingerprints"),
    )
    op.create_table(
        "fingerprint_bands",
        sa.Column("band", sa.BigInteger, nullable=False),
        sa.Column("article_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_fingerprint_bands_article_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("band", "article_id", name="pk_fingerprint_bands"),
    )
