"""Pack the common words of English from WordNet's dictionary files into `data/places/words_en.txt.gz`; for maintainers.

    python -m dateline.knowledge.word_extract WORDNET_DICT_FOLDER

A word counts as common when WordNet prints it without a capital and its makers met it in running text (a tagged
sense); its regular plural and verb forms are added. The capital of a common word proves little about a name.
"""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

PARTS = ("noun", "verb", "adj", "adv")
SHORTEST = 3


def printed_small(folder: Path, part: str) -> set[str]:
    """Words that some entry prints in lower case."""
    found: set[str] = set()
    for line in (folder / f"data.{part}").open(encoding="utf8"):
        if line.startswith("  "):
            continue
        field = line.split(" ")
        words = field[4 : 4 + 2 * int(field[3], 16) : 2]
        found.update(word.split("(")[0] for word in words if word.islower())
    return found


def met(folder: Path, part: str) -> set[str]:
    """Words with a sense tagged in running text."""
    found: set[str] = set()
    for line in (folder / f"index.{part}").open(encoding="utf8"):
        field = line.split()
        if line.startswith("  ") or int(field[5 + int(field[3])]) == 0:
            continue
        found.add(field[0])
    return found


def forms(word: str, part: str) -> Iterator[str]:
    yield word
    stem = word[:-1] if word.endswith("e") else word
    if part in ("noun", "verb"):
        yield f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
        if word.endswith("y"):
            yield f"{word[:-1]}ies"
    if part == "verb":
        yield from (f"{stem}ed", f"{stem}ing")


def main(folder: Path) -> None:
    words = {
        form
        for part in PARTS
        for word in printed_small(folder, part) & met(folder, part)
        for form in forms(word, part)
        if word.isalpha() and len(word) >= SHORTEST
    }
    target = Path(__file__).parent.parent / "data" / "places" / "words_en.txt.gz"
    target.write_bytes(gzip.compress("\n".join(sorted(words)).encode(), 9, mtime=0))
    print(len(words), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
