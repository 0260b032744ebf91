"""The ontology is whole, its examples are of both kinds, and the codebook is what it gives."""

from collections import Counter
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.codebook import CODEBOOK, codebook, main
from dateline.knowledge.loading import data_folder, parse
from dateline.knowledge.number_words import load_number_words
from dateline.knowledge.ontology import EventTypeFile, Ontology, load_ontology
from dateline.records import EventType, Status

FILE = "ontology/event_types.yaml"
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def text() -> str:
    return data_folder().joinpath(FILE).read_text(encoding="utf8")


def line_with(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


def test_every_type_and_status_is_defined_in_the_order_of_the_records(ontology: Ontology) -> None:
    assert list(ontology.types) == list(EventType)
    assert list(ontology.terms.statuses) == list(Status)


def test_no_sentence_is_an_example_twice(ontology: Ontology) -> None:
    sentences = Counter(
        sentence
        for entry in ontology.types.values()
        for sentence in (*entry.positive, *(near.sentence for near in entry.negative))
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_every_type_has_a_near_miss_where_nothing_is_coded_or_another_type(
    ontology: Ontology,
) -> None:
    for name, entry in ontology.types.items():
        assert any(near.instead is not None for near in entry.negative), name


@pytest.mark.parametrize(
    ("found", "written", "allowed"),
    [
        ("sub_event: Armed clash", "sub_event: Armed quarrel", "Armed clash"),
        ("modes: [firearms], contexts: [military]", "modes: [lasers]", "heavy-weapons"),
        ("types: [state-based, non-state], note", "types: [private], note", "one-sided"),
        ('cameo: ["190", "193"]', 'cameo: ["99"]', "pattern"),
        ("instead: riot", "instead: brawl", "crackdown"),
    ],
)
def test_a_word_that_a_scheme_does_not_have_is_refused_with_file_line_and_remedy(
    text: str, found: str, written: str, allowed: str
) -> None:
    line = line_with(text, found)

    with pytest.raises(KnowledgeError) as error:
        parse(text.replace(found, written, 1), FILE, EventTypeFile)

    message = str(error.value)
    assert f"{FILE}:{line}: types.clash" in message
    assert allowed in message
    assert "next: " in message


def test_a_type_that_is_left_out_is_named(text: str) -> None:
    start, end = text.index("  control:\n"), len(text)

    with pytest.raises(KnowledgeError, match="missing: control"):
        parse(text[:start] + text[end:], FILE, EventTypeFile)


def test_a_near_miss_may_not_belong_to_its_own_type(text: str) -> None:
    with pytest.raises(KnowledgeError, match="belongs to another type"):
        parse(text.replace("instead: attack", "instead: clash", 1), FILE, EventTypeFile)


def test_a_view_after_the_usual_one_could_never_be_taken_and_is_refused(text: str) -> None:
    usual = "        - {event: Battles, sub_event: Armed clash}\n"

    with pytest.raises(KnowledgeError, match="one view without `when`"):
        parse(text.replace(usual, usual * 2, 1), FILE, EventTypeFile)


def test_only_violence_has_a_type_of_violence(ontology: Ontology) -> None:
    for name in (EventType.TALKS, EventType.CONTROL, EventType.ARREST, EventType.THREAT):
        assert ontology.types[name].crosswalk.ucdp.types == ()
    assert ontology.types[EventType.ATTACK].crosswalk.ucdp.types == ("one-sided",)


def test_the_vague_numbers_are_those_that_english_is_read_with(ontology: Ontology) -> None:
    read = {form: (v.low, v.high) for v in load_number_words("en").vague for form in v.forms}
    printed = {
        word: (v.low, v.high)
        for v in ontology.terms.vague_counts
        for word in v.words
        if word in read
    }
    assert {"dozens", "hundreds"} <= set(printed)
    assert {word: read[word] for word in printed} == printed


def test_the_codebook_is_what_the_ontology_gives(ontology: Ontology) -> None:
    printed = (ROOT / CODEBOOK).read_text(encoding="utf8")
    assert printed == codebook(ontology), "run: make codebook"


def test_the_check_fails_when_the_codebook_lags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 1
    CODEBOOK.parent.mkdir()
    assert main([]) == 0
    assert main(["--check"]) == 0
    CODEBOOK.write_text("something older", encoding="utf8")
    assert main(["--check"]) == 1
