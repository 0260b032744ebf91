"""A process that writes to a store and says after each page that it is stored, to be killed by the tests.

python -m tests.contracts.writer ADDRESS NAME PAGES
"""

import sys

from dateline.records import Reading
from dateline.storage import open_store
from tests.support.readings import told

REPORTS_A_PAGE = 20


def page(name: str, number: int) -> Reading:
    """A page with many reports, so that there is a middle to be killed in."""
    reading = told(title=f"{name} {number}")
    report = reading.reports[0]
    reports = [report.model_copy(update={"id": f"{report.id}-{n}"}) for n in range(REPORTS_A_PAGE)]
    return reading.model_copy(update={"reports": tuple(reports)})


def write(address: str, name: str, pages: int) -> None:
    with open_store(address) as store:
        run = store.begin_run("test")
        for number in range(pages):
            reading = page(name, number)
            store.add(reading, run, source=f"{name}/{number}")
            print(reading.article.id, flush=True)


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
