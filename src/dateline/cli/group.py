"""Errors as a person wants them: what is wrong and what to do next, not where in the program it was noticed.

Exit codes: 0 done, 1 something could not be read or opened, 2 wrong usage, 130 stopped by Ctrl-C.
"""

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from dateline.errors import ConfigError, DatelineError

ANYWHERE = ("--debug", "--log-json")
FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130


class Group(TyperGroup):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What holds for every command may stand anywhere: it is often added at the end."""
        mine = args[: args.index("--")] if "--" in args else args
        for option in ANYWHERE:
            if option in mine:
                args.remove(option)
                args.insert(0, option)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (DatelineError, KeyboardInterrupt, BrokenPipeError) as problem:
            if ctx.params.get("debug"):
                raise
            raise typer.Exit(report(problem)) from problem


def report(problem: BaseException) -> int:
    """Say it on the error output; gives the exit code."""
    if isinstance(problem, BrokenPipeError):
        # The reader of our output has seen enough (`| head`): nothing more may be written, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    if isinstance(problem, KeyboardInterrupt):
        typer.echo("dateline: stopped; what was stored stays, the same command goes on", err=True)
        return INTERRUPTED
    typer.echo(f"dateline: {problem}", err=True)
    return WRONG_USAGE if isinstance(problem, ConfigError) else FAILED
