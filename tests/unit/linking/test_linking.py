"""`dateline.link` keeps its contract: records or dictionaries in, every report in exactly one incident."""

import json

import pytest

import dateline
from dateline.errors import LinkingError
from dateline.incidents import Incident
from tests.support.reports import report, telling


def test_every_report_is_in_exactly_one_incident() -> None:
    reports = [report(day="2024-05-01"), report(day="2024-05-01"), report(day="2024-07-09")]

    incidents = dateline.link(reports)

    assert sorted(r for i in incidents for r in i.report_ids) == sorted(r.id for r in reports)
    assert sorted(len(i.report_ids) for i in incidents) == [1, 2]


def test_dictionaries_link_as_their_records_do() -> None:
    tellings = [telling(day="2024-05-01", outlet=o) for o in ("One", "Two", "Three")]

    from_records = dateline.link(tellings)
    from_dictionaries = dateline.link([json.loads(t.model_dump_json()) for t in tellings])

    assert from_dictionaries == from_records


def test_a_report_handed_over_twice_is_one() -> None:
    once = report()

    (incident,) = dateline.link([once, once, once.model_dump(mode="json")])

    assert incident.report_ids == (once.id,)


def test_an_incident_comes_back_from_its_json() -> None:
    (incident,) = dateline.link([telling(killed=3), telling(killed=5, outlet="Other")])

    assert Incident.model_validate(json.loads(json.dumps(incident.to_dict()))) == incident


def test_what_is_no_report_is_refused_with_its_number() -> None:
    with pytest.raises(LinkingError, match="report 1 cannot be linked"):
        dateline.link([report(), {"id": "x"}])


def test_nothing_gives_nothing() -> None:
    assert dateline.link([]) == []
