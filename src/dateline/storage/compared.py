"""What linking compares, kept with the store: of every linked report its blocks, as numbers, and its features.

Both are written where a report was linked and are as good as that: features go with the row of their report, and of a
report that waits to be linked again they are out of date.
"""

import hashlib
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

import sqlalchemy as sa

from dateline.linking import Linker
from dateline.linking.blocks import Key, homes
from dateline.linking.features import Features
from dateline.linking.packing import packed, unpacked
from dateline.storage.bulk import insert_rows
from dateline.storage.incident_schema import link_marks, report_blocks, report_features
from dateline.storage.incident_writing import in_batches
from dateline.storage.schema import reports

RULES = "rules"
"""The mark of the rules by which everything in the store was linked last."""


@cache
def rules() -> str:
    """A digest of all that decides which reports are one."""
    folder = files("dateline") / "linking"
    neighbours = files("dateline") / "data" / "ontology" / "neighbours.yaml"
    digest = hashlib.sha256(neighbours.read_bytes())
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".py"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def is_of_these_rules(connection: sa.Connection) -> bool:
    """Whether what is kept was made by the rules of today; other versions may have compared by other features."""
    mark = sa.select(link_marks.c.value).where(link_marks.c.name == RULES)
    return connection.execute(mark).scalar() == rules()


def keep(
    connection: sa.Connection, of: Collection[str], linker: Linker, gone: Collection[str]
) -> None:
    """Note blocks and features of these reports anew, and forget those of `gone`."""
    for batch in in_batches({*of, *gone}):
        forget(connection, batch)
    for batch in in_batches([i for i in of if i in linker]):
        compared = {i: linker.features(i) for i in batch}
        blocks = [row for one in compared.values() for row in block_rows(one)]
        insert_rows(connection, report_blocks, blocks)
        insert_rows(connection, report_features, feature_rows(connection, compared))


def forget(connection: sa.Connection, batch: Collection[str]) -> None:
    connection.execute(sa.delete(report_blocks).where(report_blocks.c.report_id.in_(batch)))
    keys = sa.select(reports.c.key).where(reports.c.id.in_(batch))
    connection.execute(sa.delete(report_features).where(report_features.c.report_key.in_(keys)))


def feature_rows(
    connection: sa.Connection, compared: dict[str, Features]
) -> list[dict[str, int | str]]:
    """Of a report that two pages tell, by the row of the page that it was compared as told by."""
    keys = sa.select(reports.c.key, reports.c.id, reports.c.article_id)
    rows = connection.execute(keys.where(reports.c.id.in_(compared)))
    return [
        {"report_key": row.key, "features": packed(compared[row.id])}
        for row in rows
        if compared[row.id].page == row.article_id
    ]


def features_kept(connection: sa.Connection, report_ids: Collection[str]) -> dict[str, Features]:
    """As they were when the report was linked last; none for what never was."""
    question = sa.select(reports.c.id, report_features.c.features).join_from(
        reports, report_features
    )
    found: dict[str, Features] = {}
    for batch in in_batches(report_ids):
        rows = connection.execute(question.where(reports.c.id.in_(batch)))
        found.update((report_id, unpacked(line)) for report_id, line in rows)
    return found


def block_rows(one: Features) -> Iterator[dict[str, int | str]]:
    numbers = {number_of(key) for key in homes(one)}
    return ({"block": number, "report_id": one.id} for number in sorted(numbers))


def number_of(key: Key) -> int:
    """The same on every machine, which `hash` is not; two blocks that share a number only cost a look."""
    digest = hashlib.blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
