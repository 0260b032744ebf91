"""What the walks go through: one capture told by three pages in two languages, shells, and a hostile page."""

import datetime as dt
from collections.abc import Iterator

from dateline.records import EventType, Reading, Status
from tests.support.readings import told

HOSTILE = '<script>document.title="taken"</script><img src=x onerror="document.title=1">'


def readings() -> Iterator[Reading]:
    yield told()
    yield told(
        "Rebels captured Saraqib after a night of fighting, the army said.",
        title="Army leaves town",
        source="the army",
        outlet="Evening Mail",
    )
    yield published(
        told(
            "قال المرصد: Rebels captured Saraqib",
            title="سقوط المدينة",
            source="المرصد",
            trigger="captured",
            outlet="صحيفة الصباح",
            language="ar",
        ),
        dt.date(2020, 3, 20),
    )
    yield told(
        "Soldiers shelled Aleppo and 9 people died, residents said.",
        title="Shells fall",
        place="Aleppo",
        day=dt.date(2020, 3, 10),
        actor="Soldiers",
        source="residents",
        event_type=EventType.SHELLING,
        killed="9 people",
    )
    yield told(
        f"Rebels captured {HOSTILE} Suva, the monitor said.",
        title=HOSTILE,
        place="Suva",
        status=Status.DENIED,
        day=dt.date(2019, 12, 1),
    )


def published(reading: Reading, day: dt.date) -> Reading:
    article = reading.article.model_copy(update={"published": day})
    return reading.model_copy(update={"article": article})
