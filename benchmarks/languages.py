"""Language identification: the share of web pages whose language is found, and those where it is not.

`python -m benchmarks.languages RECORDS` takes records of pages as JSON lines (plain or gzipped), each with `url`, the
path of its gzipped `html` beside the file and its `lang`, or the `country` of its outlet: then `press_languages.yaml`
says what the outlet writes in. A page in a language without a lexicon must be set aside, and is right so under any
name that is none of ours. Pages whose language nobody states, and those without a text, are counted apart.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel

from dateline.acquisition.files import page_from
from dateline.cleaning import clean
from dateline.errors import DatelineError
from dateline.knowledge.base import readable_languages

AIM = 0.99


class Press(BaseModel):
    """What countries and outlets write in."""

    countries: dict[str, list[str]]
    hosts: dict[str, str]

    def of(self, record: dict[str, Any]) -> list[str]:
        """Every language that a page may be in; none where nothing says."""
        stated = record.get("lang") or record.get("language")
        if stated:
            return [stated]
        parts = urlsplit(record["url"])
        address = f"{parts.hostname or ''}{parts.path}".removeprefix("www.")
        own = (code for host, code in self.hosts.items() if address.startswith(host))
        found = next(own, None)
        return [found] if found else self.countries.get(record.get("country") or "", [])


class Identified(BaseModel):
    """One page: what it may be in, and what it was taken for (None: of no known language)."""

    name: str
    expected: list[str]
    found: str | None

    @property
    def is_right(self) -> bool:
        """A page that we cannot read is right when it is taken for nothing that we read."""
        ours = readable_languages()
        return self.found in self.expected or (
            self.found not in ours and not set(self.expected) & set(ours)
        )


def records_in(path: Path) -> Iterator[dict[str, Any]]:
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    yield from (json.loads(line) for line in text.splitlines())


def identified(path: Path, press: Press) -> Iterator[Identified | str]:
    """Each page judged, or the name of one that says nothing of its language or has no text."""
    for record in records_in(path):
        expected = press.of(record)
        html = gzip.decompress((path.parent / record["html"]).read_bytes())
        try:
            article = clean(page_from(html, url=record["url"]))
        except DatelineError:
            expected = []
        if expected:
            yield Identified(name=record["id"], expected=expected, found=article.language)
        else:
            yield str(record["id"])


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.languages")
    cli.add_argument("records", type=Path)
    chosen = cli.parse_args(arguments)
    table = Path(__file__).with_name("press_languages.yaml").read_text(encoding="utf8")
    judged = list(identified(chosen.records, Press.model_validate(yaml.safe_load(table))))
    pages = [page for page in judged if isinstance(page, Identified)]
    right = sum(page.is_right for page in pages)
    share = right / len(pages) if pages else 0.0
    print(
        f"{right} of {len(pages)} pages: {share:.3f} (aim {AIM}); {len(judged) - len(pages)} apart"
    )
    for page in pages:
        if not page.is_right:
            print(f"wrong: {page.name}: {page.found or 'none'}, not {' or '.join(page.expected)}")
    return 0 if share >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
