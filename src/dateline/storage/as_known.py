"""An incident as its pages up to a day tell it: the same reports judged to be one, without those published later."""

import datetime as dt

import sqlalchemy as sa

from dateline.incidents import Incident
from dateline.linking.assembly import incident
from dateline.storage import judging
from dateline.storage.corrections import corrected, corrections, with_judges
from dateline.storage.incident_writing import days_known
from dateline.storage.neighbourhood import tellings


def as_it_was_known(connection: sa.Connection, now: Incident, day: dt.date) -> Incident:
    """At least one of its reports has to be known by then."""
    known = days_known(connection, now.report_ids)
    told = {report_id for report_id in now.report_ids if known[report_id] <= day}
    holding = judging.holding(connection)
    found = corrected(tellings(connection, told), holding)
    then = incident(now.id, [found[report_id] for report_id in sorted(found)])
    return then.model_copy(
        update={"statements": with_judges(then.statements, corrections(holding))}
    )
