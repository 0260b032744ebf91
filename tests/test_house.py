"""The house stands: locks agree with the project, the wheel carries the data, nothing names a machine."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
RUNTIME = ("requirements.lock", PROJECT["project"]["dependencies"])
DEVELOPMENT = ("requirements-dev.lock", PROJECT["dependency-groups"]["dev"])
EXTRAS = (
    "requirements-dev.lock",
    [wanted for extra in PROJECT["project"]["optional-dependencies"].values() for wanted in extra],
)
FIELD = ("requirements-field.lock", PROJECT["dependency-groups"]["field"])
BUILD = ("requirements.lock", PROJECT["dependency-groups"]["build"])
INSTALLER = ("requirements-pip.lock", PROJECT["dependency-groups"]["pip"])
PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, set[str]]:
    """Name -> the versions it is locked to, several where Pythons differ."""
    found: dict[str, set[str]] = {}
    for name, version in PIN.findall((ROOT / lock).read_text(encoding="utf8")):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def tracked_files() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("lock", "wanted"), [RUNTIME, BUILD, DEVELOPMENT, EXTRAS, FIELD, INSTALLER]
)
def test_every_dependency_is_locked_to_a_version_it_allows(lock: str, wanted: list[str]) -> None:
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), set())
        allowed = versions and all(requirement.specifier.contains(v) for v in versions)
        assert allowed, f"{requirement}: {versions or 'not locked'}; run: make lock"


def test_the_lock_for_development_adds_to_the_one_for_running_and_changes_nothing() -> None:
    development = pins("requirements-dev.lock")
    changed = {
        name: versions
        for name, versions in pins("requirements.lock").items()
        if development.get(name) != versions
    }
    assert changed == {}


def test_the_tools_that_are_added_for_tests_change_nothing_that_is_there() -> None:
    development = pins("requirements-dev.lock")
    changed = {
        name: versions
        for name, versions in pins("requirements-field.lock").items()
        if name in development and development[name] != versions
    }
    assert changed == {}


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "requirements-field.lock"]
)
def test_a_lock_has_hashes_and_no_address_of_an_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf8")
    assert not re.search(r"https?:|file:|index-url|find-links", text)
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_wheel_carries_every_data_file_and_the_type_marker(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    carried = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        name.removeprefix("src/")
        for name in tracked_files()
        if name.startswith("src/dateline/") and (ROOT / name).is_file()
    }
    assert wanted - carried == set()
    assert "dateline/py.typed" in carried


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = "{'spacy', 'trafilatura', 'sqlalchemy', 'numpy', 'pydantic'}"
    code = f"import sys, dateline; print(*({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_no_tracked_file_names_a_machine_or_is_too_large() -> None:
    folders = ("/" + "work/", "/" + "root/", "/home" + "/runner")
    for name in tracked_files():
        path = ROOT / name
        if not path.is_file():
            continue
        assert path.stat().st_size < 5_000_000, name
        content = path.read_bytes()
        assert not any(folder.encode() in content for folder in folders), name
