"""All tables together: of readings, of incidents, of judgements."""

from dateline.storage import incident_schema, judgement_schema
from dateline.storage.schema import HEAD, metadata

__all__ = ["HEAD", "incident_schema", "judgement_schema", "metadata"]
