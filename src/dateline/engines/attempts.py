"""Trying one page: an error becomes a `SetAside` that says what happened, so that a batch goes on."""

from collections.abc import Callable
from typing import TypeVar

from dateline.errors import SourceError
from dateline.records import SetAside

Job = TypeVar("Job")
Result = TypeVar("Result")


def attempt(function: Callable[[Job], Result], job: Job) -> Result | SetAside:
    try:
        return function(job)
    except SourceError as problem:
        return SetAside(stage="acquisition", reason=str(problem).splitlines()[0])
    except Exception as problem:  # a mistake of ours on one page is no reason to lose the rest
        return SetAside(stage="pipeline", reason=f"{type(problem).__name__}: {problem}")
