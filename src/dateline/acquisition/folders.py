"""The pages among files and folders: what was named itself, and in folders what looks like a page by its ending."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.errors import ConfigError

ENDINGS = frozenset({".html", ".htm", ".xhtml", ".txt"})


def pages_under(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Every page once, in the order of the paths and by name within a folder."""
    found = tuple(dict.fromkeys(page for path in paths for page in pages_of(path)))
    if not found:
        raise ConfigError(
            f"there is no page in what was given\n  allowed: files, or folders with {', '.join(sorted(ENDINGS))}\n"
            "  next: look at the path"
        )
    return found


def pages_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = (p for p in path.rglob("*") if p.suffix.lower() in ENDINGS and p.is_file())
        yield from sorted(inside)
    elif path.exists():
        yield path
    else:
        raise ConfigError(f'"{path}": there is no such file or folder\n  next: look at the path')
