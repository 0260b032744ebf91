"""Keeps the output that the README shows real: runs the command and puts in what it prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

from evaluation.scoring import ROOT

README = ROOT / "README.md"
SAMPLE = "src/dateline/data/samples/en-lyman-withdrawal.html"
OUTPUT = re.compile(r"(<!-- output: begin[^\n]*-->\n).*?(<!-- output: end -->)", re.DOTALL)


def output() -> str:
    """What `dateline read` prints for the sample, a hundred columns wide, as a block of Markdown."""
    command = [str(Path(sys.executable).with_name("dateline")), "read", SAMPLE]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    lines = (line.rstrip() for line in done.stdout.splitlines())
    return "\n".join(("```text", f"$ dateline read {SAMPLE.rpartition('/')[2]}", *lines, "```", ""))


def with_output(text: str) -> str:
    printed = output()
    return OUTPUT.sub(lambda found: found[1] + printed + found[2], text)


if __name__ == "__main__":
    README.write_text(with_output(README.read_text(encoding="utf8")), encoding="utf8")
