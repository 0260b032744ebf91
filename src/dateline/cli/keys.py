"""Single keys and answers of a person at the terminal, or of a pipe in their place."""

import os
import sys

import typer

END = ""
"""What is read where nothing more comes."""
END_OF_INPUT = "\x04"
"""Ctrl-D."""


def read_key() -> str:
    """One key, without the return key; what was typed ahead is not lost. Line ends are passed over."""
    while True:
        key = from_terminal() if sys.stdin.isatty() else sys.stdin.read(1)
        if key not in {"\r", "\n"}:
            return END if key == END_OF_INPUT else key


def from_terminal() -> str:
    try:
        import termios  # noqa: PLC0415 - not on Windows
        import tty  # noqa: PLC0415
    except ImportError:
        return typer.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal, termios.TCSADRAIN)
    try:
        return os.read(terminal, 1).decode(errors="replace")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def read_answer() -> str:
    """A line; nothing where nothing more comes."""
    try:
        return input().strip()
    except EOFError:
        return END
