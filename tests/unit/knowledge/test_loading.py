"""A mistake in a data file is told with file, line, what is allowed and what to do next."""

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.loading import list_folder, load_file, parse
from dateline.records import Record


class Shelf(Record):
    name: str
    books: tuple[int, ...]


class Library(Record):
    shelves: tuple[Shelf, ...]


GOOD = """\
shelves:
  - name: maps
    books: [1, 2]
  - name: wars
    books: [3]
"""


def test_a_good_file_becomes_its_record() -> None:
    assert parse(GOOD, "library.yaml", Library).shelves[1].books == (3,)


@pytest.mark.parametrize(
    ("found", "written", "line", "where"),
    [
        ("books: [3]", "books: [three]", 5, "shelves.1.books.0"),
        ("name: wars", "title: wars", 4, "shelves.1"),
        ("name: maps", "name: [maps]", 2, "shelves.0.name"),
    ],
)
def test_a_mistake_names_its_line_and_its_field(
    found: str, written: str, line: int, where: str
) -> None:
    with pytest.raises(KnowledgeError) as error:
        parse(GOOD.replace(found, written), "library.yaml", Library)

    message = str(error.value)
    assert f"library.yaml:{line}: {where}" in message
    assert "  allowed: " in message
    assert "  next: " in message


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    broken = GOOD.replace("[1, 2]", "[one]").replace("[3]", "[three]")

    with pytest.raises(KnowledgeError) as error:
        parse(broken, "library.yaml", Library)

    assert str(error.value).count("next: ") == 2


def test_what_is_not_yaml_names_the_line() -> None:
    with pytest.raises(KnowledgeError, match=r"library\.yaml:3: not YAML"):
        parse("shelves:\n  - name: maps\n   books: [1]\n", "library.yaml", Library)


def test_an_empty_file_is_told_and_not_taken_for_knowledge() -> None:
    with pytest.raises(KnowledgeError, match=r"library\.yaml:1"):
        parse("", "library.yaml", Library)


def test_a_missing_file_says_so() -> None:
    with pytest.raises(KnowledgeError, match="the file is missing"):
        load_file("languages/xx/nowhere.yaml", Library)


def test_a_folder_is_listed_in_order_and_a_missing_one_is_empty() -> None:
    files = list_folder("ontology")
    assert files == sorted(files)
    assert "ontology/event_types.yaml" in files
    assert list_folder("no_such_folder") == []
