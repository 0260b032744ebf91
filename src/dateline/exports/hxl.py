"""A CSV with the hashtags of the Humanitarian Exchange Language under its headings.

Tags are those of the HXL standard 1.1 (hxlstandard.org, hashtag dictionary); what the dictionary has no word for is an
extension tag (`#x_…`), as the standard provides. People add up its figures, so history and totals of campaigns are left
out, and so is all that did not happen.
"""

from collections.abc import Iterable, Iterator, Mapping

from dateline.exports.columns import flat_row
from dateline.exports.countries import countries
from dateline.exports.csv_text import lines
from dateline.exports.figures import days_of
from dateline.exports.selection import LeftOut, Row, Tally
from dateline.knowledge.ontology import load_ontology
from dateline.storage.incident_records import StoredIncident

TAGS: Mapping[str, str] = {
    "Incident": "#event+id",
    "Event type": "#event+type+code",
    "Event": "#event+type+name",
    "Status": "#event+status",
    "First day": "#date+start",
    "Last day": "#date+end",
    "Known since": "#date+reported",
    "Country": "#country+name",
    "Country code": "#country+code+v_iso3",
    "Province": "#adm1+name",
    "Place": "#loc+name",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Precision": "#geo+precision",
    "Uncertainty (km)": "#x_uncertainty+km",
    "Who": "#x_actor+name+list",
    "Whom": "#x_recipient+name+list",
    "Killed, low": "#affected+killed+min",
    "Killed, best": "#affected+killed",
    "Killed, high": "#affected+killed+max",
    "Injured, low": "#affected+injured+min",
    "Injured, best": "#affected+injured",
    "Injured, high": "#affected+injured+max",
    "Displaced, low": "#affected+displaced+min",
    "Displaced, best": "#affected+displaced",
    "Displaced, high": "#affected+displaced+max",
    "Witnesses": "#meta+source+list",
    "Outlets": "#meta+publisher+list",
    "Disputed": "#meta+disputed+list",
}


def hxl_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    headings = list(TAGS)
    rows = ([row[heading] for heading in headings] for row in tally.rows(found, hxl_row))
    return lines(rows, [headings, list(TAGS.values())])


def hxl_row(stored: StoredIncident) -> Row | LeftOut:
    incident, days = stored.incident, days_of(stored.incident)
    if incident.background:
        return LeftOut(reason="told only as history or as the total of a campaign")
    flat = flat_row(stored)
    country = countries().get(str(flat["country"]))
    return {
        "Incident": incident.id,
        "Event type": flat["event_type"],
        "Event": load_ontology().types[incident.event_type].label,
        "Status": flat["status"],
        "First day": days.first if days else None,
        "Last day": days.last if days else None,
        "Known since": stored.first_known,
        "Country": country.name if country else None,
        "Country code": country.alpha3 if country else None,
        "Province": flat["admin1"],
        "Place": flat["place"],
        "Latitude": flat["latitude"],
        "Longitude": flat["longitude"],
        "Precision": flat["precision"],
        "Uncertainty (km)": flat["uncertainty_km"],
        "Who": flat["actors"],
        "Whom": flat["recipients"],
        **figures(flat),
        "Witnesses": flat["witnesses"],
        "Outlets": flat["outlets"],
        "Disputed": flat["disputed"],
    }


def figures(flat: Row) -> Row:
    return {
        f"{name.capitalize()}, {bound}": flat[f"{name}_{bound}"]
        for name in ("killed", "injured", "displaced")
        for bound in ("low", "best", "high")
    }
