"""What the coder gets wrong on the half of a corpus that may be read, grouped by cause: the list of what to mend.

`python -m evaluation.errors labelled --language en` reads the corpus and prints causes, the most frequent first, each
with its sentences. The other half is never opened here: an error that somebody has read is no measure any more.
"""

import argparse
import importlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from evaluation.causes import Mistake
from evaluation.scoring import ROOT, SHARED, gold_is_here

CORPORA = ("labelled", "muc4", "plover", "case2021")
KINDS = ("missed: no trigger", "missed: declined", "missed: wrong type", "false")


def printed(mistakes: Iterable[Mistake], show: int) -> Iterator[str]:
    """Causes by how often they occur, each with some of its sentences."""
    groups: dict[str, list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        groups[mistake.cause].append(mistake)
    for cause, members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"\n{len(members):4}  {cause}"
        for mistake in members[:show]:
            remark = f" ({mistake.remark})" if mistake.remark else ""
            yield f"      {mistake.document}: {mistake.sentence[:400]}{remark}"
    totals = (
        f"{kind} {sum(len(m) for cause, m in groups.items() if cause.startswith(kind))}"
        for kind in KINDS
    )
    yield "\n" + ", ".join(totals)


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m evaluation.errors", description=__doc__)
    cli.add_argument("corpus", choices=CORPORA)
    cli.add_argument(
        "--part", choices=["read"], default="read", help="the other half is not for reading"
    )
    cli.add_argument("--language", help="labelled pages of this language only")
    cli.add_argument("--limit", type=int, help="at most so many documents")
    cli.add_argument("--show", type=int, default=5, help="sentences a cause (default 5)")
    chosen = cli.parse_args(arguments)
    if not gold_is_here(chosen.corpus):
        print("no gold data beside the checkout (../shared)", file=sys.stderr)
        return 2
    sys.path[:0] = [str(SHARED), str(ROOT / "src")]
    importlib.import_module("score.data").part = chosen.part  # type: ignore[attr-defined]
    mistakes = importlib.import_module("evaluation.mistakes").CORPORA[chosen.corpus]
    for line in printed(mistakes(chosen.language, chosen.limit), chosen.show):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
