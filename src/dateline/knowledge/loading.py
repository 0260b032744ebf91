"""Reading a file of `data/`: YAML, checked against a record, with errors that a linguist can act on.

A mistake is reported as `file:line: what is wrong`, then what is allowed and what to do next. Files are read through
`importlib.resources`, so an installed package and a checkout behave alike.
"""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from dateline.errors import KnowledgeError

T = TypeVar("T", bound=BaseModel)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with the booleans of version 1.2: "no", "on" and "off" are words of a language here."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def data_folder() -> Traversable:
    return files("dateline") / "data"


def load_file(relative: str, model: type[T]) -> T:
    """Read `data/<relative>` into `model`, once a process; raises `KnowledgeError` naming file, line and remedy."""
    loaded: T = _load(relative, model)
    return loaded


@cache
def _load(relative: str, model: type[T]) -> T:
    path = data_folder().joinpath(relative)
    if not path.is_file():
        raise KnowledgeError(f"{relative}: the file is missing\n  next: restore it under data/")
    return parse(path.read_text(encoding="utf8"), relative, model)


def list_folder(relative: str, suffix: str = ".yaml") -> list[str]:
    """Names of the data files in a folder, relative to `data/`, sorted."""
    folder = data_folder().joinpath(relative)
    if not folder.is_dir():
        return []
    return sorted(f"{relative}/{f.name}" for f in folder.iterdir() if f.name.endswith(suffix))


def parse(text: str, name: str, model: type[T]) -> T:
    """Check one YAML text against `model`; `name` stands in the messages."""
    try:
        content = yaml.load(text, Loader=Loader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(problem, "problem", None) or problem
        raise KnowledgeError(
            f"{name}:{line}: not YAML: {reason}\n"
            "  allowed: YAML 1.2 mappings and lists\n  next: look at the indentation and quotes of this line"
        ) from problem
    try:
        return model.model_validate(content)
    except ValidationError as problem:
        raise KnowledgeError(explain(problem, text, name)) from problem


def explain(problem: ValidationError, text: str, name: str) -> str:
    """One entry a mistake: line, field, what was found, what is allowed."""
    root = yaml.compose(text, Loader=Loader)
    lines = []
    for error in problem.errors(include_url=False):
        where = ".".join(str(part) for part in error["loc"])
        found = repr(error["input"])
        shown = found if len(found) <= 80 else found[:77] + "..."
        lines.append(
            f"{name}:{line_of(root, error['loc'])}: {where}: found {shown}\n"
            f"  allowed: {error['msg']}\n  next: correct this entry; docs/extending/ describes the fields"
        )
    return "\n".join(lines)


def line_of(node: Any, path: tuple[int | str, ...]) -> int:
    """Line of the deepest node on the path that the YAML text has."""
    line: int = node.start_mark.line + 1 if node else 1
    for step in path:
        child = child_of(node, step)
        if child is None:
            return line
        node, line = child, child.start_mark.line + 1
    return line


def child_of(node: Any, step: int | str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None
