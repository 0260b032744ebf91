"""The bundled sample pages and what they should read as: well formed, and every word of an expectation on its page.

An expectation is written by hand. What a machine can check of it is checked here: that the words stand on the visible
page, that days and numbers are in order, and that the set holds what its README promises.
"""

import datetime as dt
import json
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Literal, cast

import pytest
from lxml import html
from pydantic import Field, model_validator

from dateline.knowledge.loading import data_folder, parse
from dateline.records import CountName, EventType, Precision, Record, Status

CASES = Path(__file__).parents[2] / "cases" / "samples"
PAGES = Path(str(data_folder())) / "samples"
HEADER = re.compile(r"(url|published|lang|outlet): (.+)")


class ExpectedPlace(Record):
    name: str
    """As the page writes it."""
    country: str = Field(pattern="^[A-Z]{2}$")
    precision: Precision


class ExpectedTime(Record):
    """First and last day; a bound that the page leaves open is null."""

    earliest: dt.date | None = None
    latest: dt.date | None = None

    @model_validator(mode="after")
    def in_order(self) -> "ExpectedTime":
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        if not (self.earliest or self.latest):
            raise ValueError("a time without a day is written as no time at all")
        return self


class ExpectedCount(Record):
    low: int = Field(ge=0)
    high: int

    @model_validator(mode="after")
    def in_order(self) -> "ExpectedCount":
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        return self


class ExpectedReport(Record):
    event_type: EventType
    status: Status
    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    place: ExpectedPlace | None = None
    time: ExpectedTime | None = None
    counts: dict[CountName, ExpectedCount] = Field(default_factory=dict)
    background: bool = False
    incident: str = Field(pattern="^[a-z0-9-]+$")
    """One happening has one name on all pages."""
    evidence: str

    def words(self) -> tuple[str, ...]:
        """Everything that has to stand on the page."""
        place = (self.place.name,) if self.place else ()
        parties = (*self.sources, *self.actors, *self.recipients, *self.partners)
        return (self.evidence, *parties, *place)


class Trap(Record):
    """Words of the page that look like an event and must not become one."""

    words: str
    why: str


class ExpectedArticle(Record):
    outlet: str
    language: Literal["en", "es", "pt", "fr", "ar"]
    published: dt.date
    title: str


class Expectation(Record):
    page: str
    why: str
    article: ExpectedArticle
    reports: tuple[ExpectedReport, ...]
    traps: tuple[Trap, ...] = ()


@cache
def expectation(stem: str) -> Expectation:
    path = CASES / f"{stem}.yaml"
    return parse(path.read_text(encoding="utf8"), f"cases/samples/{path.name}", Expectation)


@cache
def visible_text(page: str) -> str:
    """What a reader sees, blanks folded: for HTML without scripts and styles, for text without the header lines."""
    if page.endswith(".txt"):
        return folded((PAGES / page).read_text(encoding="utf8").split("\n\n", 1)[1])
    return folded(" ".join(found(page, "//body//text()[not(ancestor::script or ancestor::style)]")))


def found(page: str, query: str) -> list[str]:
    """The strings that an XPath finds in a page."""
    return [
        str(s)
        for s in cast(list[object], html.fromstring((PAGES / page).read_bytes()).xpath(query))
    ]


def folded(text: str) -> str:
    return " ".join(text.split())


def header(page: str) -> dict[str, str]:
    lines = (PAGES / page).read_text(encoding="utf8").split("\n\n", 1)[0].splitlines()
    return {m[1]: m[2] for line in lines if (m := HEADER.fullmatch(line))}


STEMS = sorted(path.stem for path in CASES.glob("*.yaml"))
TEXT_PAGES = sorted(path.name for path in PAGES.glob("*.txt"))
HTML_PAGES = sorted(path.name for path in PAGES.glob("*.html"))
every_case = pytest.mark.parametrize("stem", STEMS)


def test_every_page_has_its_expectation_and_no_expectation_lacks_its_page() -> None:
    pages = {name.rsplit(".", 1)[0]: name for name in (*TEXT_PAGES, *HTML_PAGES)}

    assert pages == {stem: expectation(stem).page for stem in STEMS}


@every_case
def test_the_words_of_every_expected_report_stand_on_the_page(stem: str) -> None:
    case = expectation(stem)
    wanted = [words for report in case.reports for words in report.words()]

    assert [words for words in wanted if words not in visible_text(case.page)] == []


@every_case
def test_the_words_of_every_trap_stand_on_the_page_and_are_nobodys_evidence(stem: str) -> None:
    case = expectation(stem)
    evidence = [report.evidence for report in case.reports]

    assert [trap.words for trap in case.traps if trap.words not in visible_text(case.page)] == []
    assert [
        trap.words for trap in case.traps if any(trap.words in words for words in evidence)
    ] == []


@every_case
def test_evidence_has_eight_words_at_most_and_serves_one_report(stem: str) -> None:
    case = expectation(stem)
    evidence = Counter(report.evidence for report in case.reports)

    assert [words for words in evidence if len(words.split()) > 8] == []
    assert [words for words, times in evidence.items() if times > 1] == []


@every_case
def test_no_event_is_expected_twice_unless_source_status_or_figures_differ(stem: str) -> None:
    seen = Counter(
        report.model_copy(update={"evidence": "", "background": False}).model_dump_json()
        for report in expectation(stem).reports
    )

    assert [report for report, times in seen.items() if times > 1] == []


@every_case
def test_only_what_is_planned_or_wanted_lies_after_publication(stem: str) -> None:
    case = expectation(stem)
    unreal = {Status.PLANNED, Status.THREATENED, Status.DEMANDED}
    days = [r.time.latest for r in case.reports if r.time and r.status not in unreal]

    assert [day for day in days if day and day > case.article.published] == []


@every_case
def test_who_speaks_is_the_actor_and_not_the_source_of_a_speech_act(stem: str) -> None:
    speech = {EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION}
    acts = [report for report in expectation(stem).reports if report.event_type in speech]

    assert [
        act.evidence for act in acts if not act.actors or set(act.actors) & set(act.sources)
    ] == []


@every_case
def test_the_title_stands_on_the_page(stem: str) -> None:
    case = expectation(stem)

    assert case.article.title in visible_text(case.page)


@pytest.mark.parametrize("page", TEXT_PAGES)
def test_a_text_page_states_what_its_expectation_states(page: str) -> None:
    stated, article = header(page), expectation(page.removesuffix(".txt")).article

    assert stated.keys() == {"url", "published", "lang", "outlet"}
    assert stated["url"].startswith("https://")
    assert (stated["outlet"], stated["lang"]) == (article.outlet, article.language)
    assert dt.date.fromisoformat(stated["published"]) == article.published


@pytest.mark.parametrize("page", HTML_PAGES)
def test_an_html_page_carries_its_language_outlet_and_day(page: str) -> None:
    article = expectation(page.removesuffix(".html")).article
    source = " ".join(found(page, "//meta/@content | //script/text()"))

    assert found(page, "/html/@lang")[0].startswith(article.language)
    assert article.outlet in source
    assert article.published.isoformat() in source


@pytest.mark.parametrize("page", HTML_PAGES)
def test_the_structured_data_of_a_page_is_json(page: str) -> None:
    for script in found(page, "//script[@type='application/ld+json']/text()"):
        assert "https://schema.org" in json.dumps(json.loads(script))


def test_hosts_are_reserved_for_examples() -> None:
    text = "\n".join(
        (PAGES / page).read_bytes().decode("latin-1") for page in (*TEXT_PAGES, *HTML_PAGES)
    )
    hosts = set(re.findall(r"https?://([^/\s\"]+)", text))

    assert {h for h in hosts if not h.endswith(".example")} <= {
        "schema.org",
        "ogp.me",
        "www.w3.org",
    }


def test_the_five_languages_are_there() -> None:
    pages = Counter(expectation(stem).article.language for stem in STEMS)

    assert pages["en"] >= 12
    assert min(pages[language] for language in ("es", "pt", "fr", "ar")) >= 2


def test_three_incidents_are_told_by_three_outlets_and_one_of_them_in_two_languages() -> None:
    outlets, languages = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for case in map(expectation, STEMS):
        for report in case.reports:
            outlets[report.incident].add(case.article.outlet)
            languages[report.incident].add(case.article.language)
    widely_told = [incident for incident, told_by in outlets.items() if len(told_by) >= 3]

    assert len(widely_told) >= 3
    assert any(len(languages[incident]) >= 2 for incident in widely_told)


def test_one_incident_has_one_type_on_all_pages() -> None:
    types = defaultdict(set)
    for case in map(expectation, STEMS):
        for report in case.reports:
            types[report.incident].add(report.event_type)

    assert {incident: kinds for incident, kinds in types.items() if len(kinds) > 1} == {}


def test_claims_denials_plans_doubts_and_what_goes_on_all_occur() -> None:
    found = {report.status for stem in STEMS for report in expectation(stem).reports}

    assert found >= {
        Status.HAPPENED,
        Status.ONGOING,
        Status.PLANNED,
        Status.POSSIBLE,
        Status.DENIED,
    }


def test_every_type_of_event_occurs() -> None:
    found_types = {report.event_type for stem in STEMS for report in expectation(stem).reports}

    assert set(EventType) - found_types == set()


def test_a_page_with_battle_words_and_real_places_has_nothing_to_code() -> None:
    barren = [expectation(stem) for stem in STEMS if not expectation(stem).reports]

    assert barren
    assert all(len(case.traps) >= 3 for case in barren)


def test_the_reprint_of_a_wire_story_is_nearly_the_same_text() -> None:
    first, second = (
        visible_text(page) for page in ("en-ramadi-wire.txt", "en-ramadi-reprint.html")
    )

    assert SequenceMatcher(None, first.split(), second.split(), autojunk=False).ratio() > 0.7


def test_one_page_is_latin_1_and_says_so() -> None:
    content = (PAGES / "es-cali-minga.html").read_bytes()

    with pytest.raises(UnicodeDecodeError):
        content.decode("utf8")
    assert b"charset=iso-8859-1" in content


def test_one_page_runs_from_right_to_left_and_one_leaves_tags_open() -> None:
    assert 'dir="rtl"' in (PAGES / "ar-palmyra-retaken.html").read_text(encoding="utf8")
    broken = (PAGES / "en-goma-toll.html").read_text(encoding="utf8")
    assert broken.count("<p") > broken.count("</p>")
