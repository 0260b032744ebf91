"""The part of a store that keeps what people decided.

Every call here only adds. Linking heeds what holds at its next run; until then incidents stand as they were.
"""

from collections.abc import Collection, Sequence

from dateline.judgements import Correction, Judgement, Verdict
from dateline.storage import judging, reviewing
from dateline.storage.reviewing import Order
from dateline.storage.transactions import Transactions


class JudgementStore(Transactions):
    def judge_same(self, report_ids: Sequence[str], by: str, why: str | None = None) -> Judgement:
        """These reports tell one incident."""
        return self._judge(Verdict.SAME, by, report_ids=tuple(report_ids), why=why)

    def judge_different(
        self, report_id: str, others: Sequence[str], by: str, why: str | None = None
    ) -> Judgement:
        """This report tells another incident than each of the others."""
        return self._judge(Verdict.DIFFERENT, by, report_ids=(report_id, *others), why=why)

    def judge_not_an_event(
        self, report_ids: Sequence[str], by: str, why: str | None = None
    ) -> Judgement:
        """What these reports tell is no event at all."""
        return self._judge(Verdict.NOT_AN_EVENT, by, report_ids=tuple(report_ids), why=why)

    def judge_accepted(
        self, report_ids: Sequence[str], by: str, why: str | None = None
    ) -> Judgement:
        """Somebody has read these reports and finds them right; nothing is linked otherwise for it."""
        return self._judge(Verdict.ACCEPTED, by, report_ids=tuple(report_ids), why=why)

    def correct(
        self, report_id: str, correction: Correction, by: str, why: str | None = None
    ) -> Judgement:
        """A value of this report should be another."""
        said = {"report_ids": (report_id,), "correction": correction, "why": why}
        return self._judge(Verdict.CORRECTED, by, **said)

    def withdraw(self, judgement_id: str, by: str, why: str | None = None) -> Judgement:
        """An earlier judgement holds no longer; both stay on record."""
        return self._judge(Verdict.WITHDRAWN, by, withdraws=judgement_id, why=why)

    def judgements(self) -> tuple[Judgement, ...]:
        """All that were ever made, in order."""
        return self._ask(judging.every)

    def standing_judgements(self) -> tuple[Judgement, ...]:
        """Those that hold."""
        return self._ask(judging.holding)

    def review_queue(
        self, order: Order = Order.UNCERTAIN, limit: int = 12, passed: Collection[str] = ()
    ) -> tuple[str, ...]:
        """Ids of incidents worth a look, the first of the queue; reports in `passed` count as judged."""
        return self._ask(lambda c: reviewing.queue(c, Order(order), limit, passed))

    def waiting_for_review(self) -> int:
        """How many incidents have a report that nobody has judged."""
        return self._ask(reviewing.waiting)

    def _judge(self, verdict: Verdict, by: str, **said: object) -> Judgement:
        return self._write(lambda connection: judging.judge(connection, verdict, by, **said))
