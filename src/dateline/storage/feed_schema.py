"""The tables of acquisition: feeds as last seen, every address they announced, fingerprints of what was read."""

import sqlalchemy as sa

from dateline.storage.schema import metadata

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("url", sa.String, primary_key=True),
    sa.Column("outlet", sa.String),
    sa.Column("language", sa.String),
    sa.Column("region", sa.String),
    sa.Column("pages_a_day", sa.Integer),
    sa.Column("etag", sa.String),
    sa.Column("last_modified", sa.String),
    sa.Column("interval_s", sa.Float, nullable=False),
    sa.Column("checked_at", sa.String),  # last asked
    sa.Column("changed_at", sa.String),  # last time that it announced something new
    sa.Column("next_at", sa.String, nullable=False, index=True),
    sa.Column("failures", sa.Integer, nullable=False),  # in a row
    sa.Column("problem", sa.Text),
    sa.Column("announced", sa.Integer, nullable=False),  # addresses in all
)

addresses = sa.Table(
    "addresses",
    metadata,
    sa.Column("url", sa.String, primary_key=True),
    sa.Column("feed_url", sa.ForeignKey("feeds.url"), nullable=False, index=True),
    sa.Column("outlet", sa.String),
    sa.Column("published", sa.Date),
    sa.Column("found_at", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),  # waiting, done, given up
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_at", sa.String, nullable=False),
    sa.Column("problem", sa.Text),
    sa.Index("ix_addresses_state_next_at", "state", "next_at"),
)

fingerprints = sa.Table(
    "fingerprints",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("minima", sa.Text, nullable=False),  # of `cleaning.fingerprints`, in hexadecimal
)

fingerprint_bands = sa.Table(
    "fingerprint_bands",
    metadata,
    sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
)
