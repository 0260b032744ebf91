"""All tables together: of readings, of incidents, of judgements, of acquisition, of shards."""

from dateline.storage import feed_schema, incident_schema, judgement_schema, shard_schema
from dateline.storage.schema import HEAD, metadata

__all__ = ["HEAD", "feed_schema", "incident_schema", "judgement_schema", "metadata", "shard_schema"]
