"""What happens, one event a line of JSON, for whoever collects logs: `dateline --log-json COMMAND`.

An event has a name of plain words and fields; nothing is written unless somebody asked for it. Texts of pages are never
fields.
"""

import datetime as dt
import json
import logging
import sys
from typing import Any

LOGGER = logging.getLogger("dateline")
LOGGER.addHandler(logging.NullHandler())
LOGGER.propagate = False


def event(name: str, **fields: Any) -> None:
    """Such as `event("shard done", shard="a.warc.gz", added=12)`."""
    LOGGER.info(name, extra={"fields": fields})


def warning(name: str, **fields: Any) -> None:
    """As `event`, for what somebody should look at."""
    LOGGER.warning(name, extra={"fields": fields})


class AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC)
        fixed = {
            "at": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "process": record.process,
        }
        fields: dict[str, Any] = getattr(record, "fields", {})
        return json.dumps({**fixed, **fields}, ensure_ascii=False, default=str)


def log_as_json() -> None:
    """Write events to the error output from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson())
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
