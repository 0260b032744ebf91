"""The readings that rules of `times.yaml` name: what the slots of an expression mean on a publication day.

Each reading gives a `Period`, or None when the words mean no possible time (30 February), in which case the next
candidate is tried. Nothing here knows a language.
"""

from dateline.analysis import time_dates, time_distances
from dateline.analysis.time_context import Context, Reader
from dateline.analysis.time_periods import Period


def read_nothing(context: Context) -> Period | None:
    return Period("NOTHING", None)


READERS: dict[str, Reader] = {
    "date": time_dates.read_date,
    "range": time_dates.read_range,
    "decade": time_dates.read_decade,
    "century": time_dates.read_century,
    "quarter": time_dates.read_quarter,
    "hijri": time_dates.read_hijri,
    "day": time_distances.read_day,
    "overnight": time_distances.read_overnight,
    "weekday": time_distances.read_weekday,
    "period": time_distances.read_period,
    "ago": time_distances.read_ago,
    "ahead": time_distances.read_ahead,
    "past": time_distances.read_past,
    "coming": time_distances.read_coming,
    "recent": time_distances.read_recent,
    "duration": time_distances.read_duration,
    "every": time_distances.read_every,
    "event": time_distances.read_event,
    "nothing": read_nothing,
}
