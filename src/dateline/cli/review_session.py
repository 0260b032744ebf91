"""A sitting of review: shows the first of the queue, takes a key, records what it means, and asks the queue anew.

Nothing is held back until the end: each judgement is in the store, and linked, before the next incident is shown, so a
sitting can stop at any moment. Undo withdraws; it never erases.
"""

from collections.abc import Callable, Mapping

from rich.text import Text

from dateline.cli import review_tables
from dateline.cli.judgement_tables import judged
from dateline.cli.keys import END, read_answer, read_key
from dateline.cli.terminal import screen
from dateline.cli.why_tables import show_why
from dateline.errors import DatelineError
from dateline.judgements import Judgement, Verdict
from dateline.storage.deciding import correct, decide
from dateline.storage.incident_records import IncidentDetail
from dateline.storage.reviewing import Order
from dateline.storage.store import Store

QUIT = "q"


class Session:
    def __init__(self, store: Store, by: str, order: Order) -> None:
        self.store = store
        self.by = by
        self.order = order
        self.passed: set[str] = set()
        """Reports that were skipped."""
        self.made: list[tuple[Judgement, ...]] = []
        self.at: IncidentDetail | None = None
        self.chosen: str | None = None
        """One report of the incident at hand; none: all of them."""
        self.keys: Mapping[str, Callable[[], None]] = {
            "a": self.accept,
            "n": self.no_event,
            "s": self.same,
            "d": self.different,
            "c": self.correct,
            "w": self.why,
            "u": self.undo,
            " ": self.skip,
        }

    def run(self) -> None:
        while self.show_next():
            key = read_key()
            if key in {QUIT, END}:
                break
            self.take(key)
        review_tables.show_end(sum(map(len, self.made)), self.store.waiting_for_review())

    def show_next(self) -> bool:
        """The incident at hand again while it waits for a judgement, else the next; false when none is left."""
        found = self.store.review_queue(self.order, 1, self.passed)
        if not found:
            return False
        if self.at is None or self.at.stored.incident.id != found[0] or self.is_stale(found[0]):
            self.at, self.chosen = self.store.incident(found[0]), None
            review_tables.show_incident(self.at, self.store, self.order)
        review_tables.show_keys(self.at, self.chosen)
        return True

    def is_stale(self, incident_id: str) -> bool:
        return self.at is not None and self.store.incident(incident_id) != self.at

    def take(self, key: str) -> None:
        try:
            if key.isdigit():
                self.choose(int(key))
            elif key in self.keys:
                self.keys[key]()
        except DatelineError as problem:
            screen().print(Text(str(problem), style="red"))

    @property
    def detail(self) -> IncidentDetail:
        assert self.at is not None
        return self.at

    @property
    def about(self) -> str:
        """The id of what a judgement is about: the report that was chosen, or the whole incident."""
        return self.chosen or self.detail.stored.incident.id

    def choose(self, number: int) -> None:
        """A report by its number; 0 for all of them."""
        told = self.detail.reports
        self.chosen = told[number - 1].report.id if 1 <= number <= len(told) else None

    def accept(self) -> None:
        self.record(*decide(self.store, Verdict.ACCEPTED, (self.about,), self.by))

    def no_event(self) -> None:
        self.record(*decide(self.store, Verdict.NOT_AN_EVENT, (self.about,), self.by))

    def same(self) -> None:
        review_tables.show_others(self.detail, self.store)
        if other := ask("the same as (id)"):
            self.record(*decide(self.store, Verdict.SAME, (self.about, other), self.by))

    def different(self) -> None:
        """A chosen report from the rest of its incident; else from what is named."""
        whole = self.detail.stored.incident.id
        if self.chosen and len(self.detail.reports) > 1:
            self.record(*decide(self.store, Verdict.DIFFERENT, (self.chosen, whole), self.by))
        elif other := ask("different from (id); or first choose a report by its number"):
            self.record(*decide(self.store, Verdict.DIFFERENT, (self.about, other), self.by))

    def correct(self) -> None:
        given = ask("field = value, such as place = Saraqib, time = 2020-02-24, actors = none")
        field, equals, words = given.partition("=")
        if equals:
            self.record(correct(self.store, self.about, field, words, self.by))
        elif given:
            screen().print(Text("say it as: field = value", style="red"))

    def why(self) -> None:
        show_why(self.store.why(self.about))

    def undo(self) -> None:
        if not self.made:
            screen().print(Text("nothing was judged in this sitting", style="red"))
            return
        last = self.made.pop()
        for judgement in last:
            self.store.withdraw(judgement.id, self.by)
        self.linked(f"undone: {judged(last[0])}")

    def skip(self) -> None:
        self.passed.update(one.report.id for one in self.detail.reports)

    def record(self, *judgements: Judgement) -> None:
        self.made.append(judgements)
        self.linked(judged(judgements[0]))

    def linked(self, words: str) -> None:
        self.store.link()
        screen().print(Text(words, style="green"))


def ask(question: str) -> str:
    screen().print(Text(f"{question}: ", style="bold"), end="")
    return read_answer()
